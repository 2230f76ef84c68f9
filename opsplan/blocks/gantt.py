"""What a Gantt chart shows, before it is laid out. Dates are inclusive calendar days."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from opsplan.diagnostics import Lang
from opsplan.records import dataclass

LinkKind = Literal["FS", "SS", "FF", "SF"]
Scale = Literal["auto", "hour", "day", "week", "month", "quarter", "year"]
"""The smaller unit of the time axis; ``auto`` takes what the span and the room allow."""
Status = Literal["", "planned", "on-track", "at-risk", "late", "done"]


Part = Literal["whole", "overview", "page"]
"""What of the schedule a chart is: all of it, its phases with the milestones, or some phases of it in full."""


class Elsewhere(NamedTuple):
    """A row that another page shows, as a link names it."""

    id: str
    name: str
    src: str = ""


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A line of the chart. ``color`` is a token or ``#RRGGBB``. ``progress`` is 0–1.

    ``kind``: ``phase`` (a bracket: a phase, or another head that rows are gathered under), ``summary`` (a parent
    task), ``task``, ``milestone``, ``activity`` (promotion, reminders, roster and follow-up of an activity).

    ``start_minute`` and ``end_minute`` count from midnight of the first and the last day. ``baseline`` is the
    span (inclusive) that an older plan had; ``slack_end`` the last day the row could end on without delaying
    the plan. ``code`` is the task's id, ``details`` are labels and values for whoever asks for more. ``waits_for`` and
    ``leads_to`` are the ends of links that stand on other pages; ``note`` is what stands behind the dates.
    """

    id: str
    name: str
    kind: Literal["phase", "summary", "task", "milestone", "activity"]
    start: date
    end: date
    owner: str = ""
    color: str = "c1"
    progress: float = 0.0
    depth: int = 0
    rolling: bool = False
    critical: bool = False
    src: str = ""
    start_minute: int = 0
    end_minute: int = 1440
    working_days: int = 0
    baseline: tuple[date, date] | None = None
    slack_end: date | None = None
    status: Status = ""
    code: str = ""
    phase: str = ""
    tags: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    waits_for: tuple[Elsewhere, ...] = ()
    leads_to: tuple[Elsewhere, ...] = ()
    note: str = ""

    @property
    def timed(self) -> bool:
        """True when it begins or ends at a time of day."""
        return self.start_minute > 0 or self.end_minute < 1440


@dataclass(frozen=True, slots=True)
class GanttLink:
    """A dependency between two rows, by row id."""

    source: str
    target: str
    kind: LinkKind = "FS"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A named span of days off, inclusive."""

    start: date
    end: date
    name: str = ""
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Gantt:
    """A chart over ``start``–``end`` (inclusive). ``today`` draws the status line when inside.

    An ``overview`` has thick bars; a ``page`` has its milestones among the rows, not in a lane on top.
    """

    start: date
    end: date
    rows: tuple[GanttRow, ...]
    lang: Lang
    title: str = ""
    links: tuple[GanttLink, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    weekend: tuple[int, ...] = (6, 7)
    """ISO weekday numbers."""
    workdays: tuple[date, ...] = ()
    """Weekend days that are worked (调休)."""
    today: date | None = None
    scale: Scale = "auto"
    legend: tuple[tuple[str, str], ...] = ()
    """Colours with what they stand for; empty when phases are named by their brackets."""
    estimated_years: tuple[int, ...] = ()
    """Years of the span whose official days off are not announced yet."""
    part: Part = "whole"
