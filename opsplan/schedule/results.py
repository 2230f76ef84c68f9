"""What a schedule is: the dates of all phases, tasks and activities of a plan. Days are inclusive."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from opsplan.diagnostics import Bilingual
from opsplan.model.activities import Activity, FollowUp, Material, Promotion, Reminder, RosterRound
from opsplan.model.phases import Phase, Task
from opsplan.model.times import DateExpr
from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.lengths import NO_OFFSET, Offset
from opsplan.schedule.people import Worker

if TYPE_CHECKING:
    from opsplan.content.dates import OwnDate

LinkKind = Literal["FS", "SS", "FF", "SF"]
WorkKind = Literal["activity", "promotion", "reminder", "roster", "follow_up", "material"]
WorkItem = Activity | Promotion | Reminder | RosterRound | FollowUp | Material


@dataclass(frozen=True, slots=True)
class Link:
    """A dependency on a task or on a day.

    ``source`` is the predecessor's place in :attr:`Schedule.tasks`, None for a named date or a date, whose
    day is ``day``. ``ref`` is the predecessor as written, without the lag. ``position`` is its place in the
    task's ``after``.
    """

    ref: str
    kind: LinkKind
    lag: Offset = NO_OFFSET
    source: int | None = None
    day: date | None = None
    path: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """A task with its dates; None where they cannot be determined.

    ``index`` is its place in :attr:`Schedule.tasks`, ``parent`` that of the task it is a part of. A
    ``summary`` has subtasks. Slack is in working days: how far the task can slip before it delays the end
    of the plan or a fixed date (total), or any successor (free); None without dates.
    """

    index: int
    task: Task
    phase_index: int
    depth: int
    parent: int | None
    start: date | None
    end: date | None
    working_days: int
    milestone: bool
    summary: bool
    predecessors: tuple[Link, ...]
    total_slack: int | None = None
    free_slack: int | None = None
    critical: bool = False
    path: str = ""


@dataclass(frozen=True, slots=True)
class ScheduledPhase:
    """A phase with its dates and all its tasks, subtasks after their parent. ``color`` is ``c1``–``c6`` or ``#RRGGBB``."""

    phase: Phase
    index: int
    start: date | None
    end: date | None
    color: str
    tasks: tuple[ScheduledTask, ...]


@dataclass(frozen=True, slots=True)
class ActivityWork:
    """Dated work of an activity: the activity itself, or an item of one of its lists.

    ``time`` is minutes from midnight of ``start``; ``name`` says what it is in both languages.
    """

    kind: WorkKind
    activity: Activity
    activity_index: int
    item: WorkItem
    start: date
    end: date
    time: int | None
    name: Bilingual
    owner: str
    path: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """All dates of a plan. ``tasks`` are in the order of the file, subtasks after their parent; ``people`` is the team.

    ``company_dates`` are the marketing dates of files beside the plan.
    """

    calendar: WorkCalendar
    named: Mapping[str, date]
    phases: tuple[ScheduledPhase, ...]
    tasks: tuple[ScheduledTask, ...]
    activity_work: tuple[ActivityWork, ...]
    activities: tuple[tuple[date, date] | None, ...]
    estimated_years: tuple[int, ...]
    people: tuple[Worker, ...]
    _when: Callable[[DateExpr | None], date | None]
    _by_ref: Mapping[str, int]
    company_dates: tuple[OwnDate, ...] = ()

    def when(self, expr: DateExpr | None) -> date | None:
        """The day a date expression of the plan means; None when it means none."""
        return self._when(expr)

    def task(self, ref: str) -> ScheduledTask | None:
        """The task of that id, or of that name when no other has it."""
        index = self._by_ref.get(ref.strip())
        return None if index is None else self.tasks[index]

    def activity_span(self, index: int) -> tuple[date, date] | None:
        """First and last day of the activity at that place in the plan; None without dates."""
        return self.activities[index]
