"""The schedule: a plan's dates, worked out from its calendar, named dates, predecessors and durations."""

from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.calendar_files import read_calendar_files
from opsplan.schedule.codes import CODES
from opsplan.schedule.engine import schedule_plan
from opsplan.schedule.problems import ScheduleProblem
from opsplan.schedule.results import ActivityWork, Link, Schedule, ScheduledPhase, ScheduledTask
from opsplan.schedule.spans import NamedSpan

__all__ = [
    "CODES",
    "ActivityWork",
    "Link",
    "NamedSpan",
    "Schedule",
    "ScheduleProblem",
    "ScheduledPhase",
    "ScheduledTask",
    "WorkCalendar",
    "read_calendar_files",
    "schedule_plan",
]
