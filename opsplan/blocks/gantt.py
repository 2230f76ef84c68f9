"""What a Gantt chart shows, before it is laid out. Dates are inclusive calendar days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from opsplan.diagnostics import Lang

LinkKind = Literal["FS", "SS", "FF", "SF"]


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A line of the chart. ``color`` is a token or ``#RRGGBB``. ``progress`` is 0–1.

    ``kind``: ``phase`` (a bracket), ``summary`` (a parent task), ``task``, ``milestone``,
    ``activity`` (promotion, reminders, roster and follow-up of an activity).
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
    """A chart over ``start``–``end`` (inclusive). ``today`` draws the status line when inside."""

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
