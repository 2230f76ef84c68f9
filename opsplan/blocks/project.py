"""A plan's schedule for other programs: calendar, people, tasks and links, before any file format.

Days are inclusive. What a program of another kind needs to know of a date is here as plain values; where it
was written or derived is in ``fixed_start`` and ``fixed_end``.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from opsplan.blocks.gantt import DayOff, LinkKind
from opsplan.diagnostics import Lang
from opsplan.records import dataclass

LagUnit = Literal["wd", "d", "w", "mo"]
"""Working days, calendar days, weeks of 7 days, calendar months."""
EventKind = Literal["activity", "promotion", "reminder", "roster", "follow_up", "material"]


@dataclass(frozen=True, slots=True)
class Workday:
    """A day of the weekend that is worked (调休), with its name."""

    day: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class ProjectCalendar:
    """Working time between two days: the weekdays off (ISO, Monday is 1), and what differs from them."""

    start: date
    end: date
    weekend: tuple[int, ...] = (6, 7)
    days_off: tuple[DayOff, ...] = ()
    workdays: tuple[Workday, ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """A person. ``capacity`` 1.0 is full time. ``days_off`` are the person's own."""

    uid: int
    name: str
    capacity: float = 1.0
    days_off: tuple[DayOff, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person on a task. ``units`` is the share of the day that the task takes, 0 for one who only takes part."""

    resource: int
    units: float = 1.0


@dataclass(frozen=True, slots=True)
class ProjectLink:
    """A dependency on the task ``predecessor`` (a uid). ``days`` is how many calendar days the lag makes up here."""

    predecessor: int
    kind: LinkKind = "FS"
    lag: int = 0
    unit: LagUnit = "wd"
    days: int = 0


@dataclass(frozen=True, slots=True)
class ProjectTask:
    """A phase, a task or a milestone, in the order of the plan; ``level`` is 1 for a phase.

    ``uid`` stays the same as long as the place of the task in the plan (its ids) does. Dates are None where the
    plan gives none. ``working_days`` is 0 for milestones. ``progress`` is 0–1. Slack is in working days.
    ``fixed_start`` and ``fixed_end`` say that the plan itself writes the day. ``code`` is the task's id.
    """

    uid: int
    name: str
    level: int
    start: date | None
    end: date | None
    working_days: int = 0
    kind: Literal["phase", "summary", "task", "milestone"] = "task"
    progress: float = 0.0
    actual_start: date | None = None
    actual_end: date | None = None
    people: tuple[Assignment, ...] = ()
    critical: bool = False
    total_slack: int | None = None
    free_slack: int | None = None
    links: tuple[ProjectLink, ...] = ()
    baseline: tuple[date, date] | None = None
    fixed_start: bool = False
    fixed_end: bool = False
    phase: str = ""
    notes: str = ""
    path: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class ProjectEvent:
    """Dated work around an activity. Minutes count from midnight of the first and the last day; None: all day."""

    name: str
    kind: EventKind
    start: date
    end: date
    start_minute: int | None = None
    end_minute: int | None = None
    owner: str = ""
    activity: str = ""
    place: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A whole schedule. ``start`` and ``finish`` are those of period and tasks; events may lie beyond. ``time_zone`` is an IANA name; ``estimated_years`` have no announced days off yet."""

    title: str
    start: date
    finish: date
    today: date
    lang: Lang
    calendar: ProjectCalendar
    resources: tuple[Resource, ...] = ()
    tasks: tuple[ProjectTask, ...] = ()
    events: tuple[ProjectEvent, ...] = ()
    owner: str = ""
    organization: str = ""
    time_zone: str = "Asia/Shanghai"
    estimated_years: tuple[int, ...] = ()
