"""A project as files of other programs: Microsoft Project XML, Mermaid, CSV and iCalendar."""

from opsplan.writers.project.mspdi import write_mspdi

__all__ = ["write_mspdi"]
