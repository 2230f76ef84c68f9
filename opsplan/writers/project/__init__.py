"""A project as files of other programs: Microsoft Project XML, Mermaid, CSV and iCalendar."""

from opsplan.writers.project.calendar_ics import write_calendar_ics
from opsplan.writers.project.csv_file import write_csv
from opsplan.writers.project.ics import write_ics
from opsplan.writers.project.mermaid import write_mermaid
from opsplan.writers.project.mspdi import write_mspdi

__all__ = ["write_calendar_ics", "write_csv", "write_ics", "write_mermaid", "write_mspdi"]
