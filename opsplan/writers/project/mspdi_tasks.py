"""Tasks, links, baselines and assignments of Microsoft Project XML.

A task is scheduled by the program where its links and the calendar lead to its dates; a date that the plan
writes is a constraint ("must start on"), and dates that no working time leads to (an event on a Sunday) are
scheduled by hand. So nothing moves when the file is opened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from lxml import etree

from opsplan.blocks.project import Project, ProjectLink, ProjectTask
from opsplan.writers.project.mspdi_xml import (
    DAY_END,
    DAY_START,
    MINUTES_A_DAY,
    flag,
    put,
    put_all,
    sub,
    working_time,
)
from opsplan.writers.project.text import one_line
from opsplan.writers.project.working import Mode, WorkingDays, parts_of

EXTENDED_ATTRIBUTE = (188744016, "Text30", "opsplan")
"""The field (id, name, alias) that keeps a task's id of the plan for the way back."""

_LINK_TYPES: Mapping[str, int] = {"FF": 0, "FS": 1, "SF": 2, "SS": 3}
_CONSTRAINTS: Mapping[Mode, int] = {"free": 0, "start-fixed": 2, "end-fixed": 3, "not-before": 4, "manual": 0}
_DAYS, _ELAPSED_DAYS, _ELAPSED_WEEKS = 7, 8, 10
_FIXED_DURATION = 1
_TENTHS_A_MINUTE = 10
_TENTHS_A_DAY = 24 * 60 * _TENTHS_A_MINUTE


def write_tasks(parent: etree._Element, project: Project, modes: Sequence[Mode], calendar: int) -> None:
    """All tasks under ``parent``. ``calendar`` is the uid of the project's calendar."""
    days = WorkingDays(project.calendar)
    away = {person.uid: person.days_off for person in project.resources if person.days_off}
    counters: list[int] = []
    for place, (task, mode) in enumerate(zip(project.tasks, modes, strict=True)):
        counters = _next_number(counters, task.level)
        kept = any(
            task.start and task.end and off.start <= task.end and off.end >= task.start
            for each in task.people
            for off in away.get(each.resource, ())
        )
        _task(
            sub(parent, "Task"), task, mode, place + 1, ".".join(map(str, counters)), bool(parts_of(project.tasks, place)),
            days, calendar if kept else None,
        )  # fmt: skip


def _next_number(counters: Sequence[int], level: int) -> list[int]:
    kept = [*counters, *[0] * level][:level]
    return [*kept[:-1], kept[-1] + 1]


def _task(
    element: etree._Element, task: ProjectTask, mode: Mode, place: int, number: str, summary: bool, days: WorkingDays,
    calendar: int | None,
) -> None:  # fmt: skip
    milestone = task.kind == "milestone"
    start, finish = moments(task.start, task.end, milestone)
    length = (
        days.through(task.end) - days.before(task.start) if task.start and task.end and not milestone else 0
    )
    manual = mode == "manual"
    duration = working_time(max(length, 0))
    put_all(
        element, UID=task.uid, ID=place, Name=one_line(task.name), Active=1, Manual=flag(manual), Type=_FIXED_DURATION,
        IsNull=0, WBS=number, OutlineNumber=number, OutlineLevel=task.level, Priority=500, Start=start, Finish=finish,
        Duration=duration, ManualStart=start, ManualFinish=finish, ManualDuration=duration, DurationFormat=_DAYS,
        EffortDriven=0, Recurring=0, Estimated=0, Milestone=flag(milestone), Summary=flag(summary), Critical=flag(task.critical),
        FreeSlack=_slack(task.free_slack), TotalSlack=_slack(task.total_slack), PercentComplete=round(task.progress * 100),
    )  # fmt: skip
    if task.actual_start or task.actual_end:
        began, ended = moments(task.actual_start, task.actual_end, milestone)
        put_all(element, ActualStart=began, ActualFinish=ended)
    if not summary:
        done = min(max(task.progress, 0.0), 1.0) * max(length, 0)
        put_all(
            element, ActualDuration=working_time(done), RemainingDuration=working_time(max(length, 0) - done)
        )
    constraint = 0 if summary else _CONSTRAINTS[mode]
    put(element, "ConstraintType", constraint)
    put(element, "CalendarUID", calendar if calendar is not None else -1)
    if constraint:
        put(element, "ConstraintDate", finish if mode == "end-fixed" else start)
    put(element, "IgnoreResourceCalendar", flag(calendar is not None))
    put(element, "Notes", task.notes or None)
    for link in task.links:
        _link(element, link)
    code = sub(element, "ExtendedAttribute")
    put_all(code, FieldID=EXTENDED_ATTRIBUTE[0], Value=_code(task))
    _baseline(element, task, milestone, days)


def _code(task: ProjectTask) -> str:
    return f"phase:{task.code}" if task.kind == "phase" else task.code


def moments(start: date | None, end: date | None, milestone: bool) -> tuple[datetime | None, datetime | None]:
    """When work on these days begins and ends; a milestone is at the end of its day."""
    begins = datetime.combine(start, DAY_END if milestone else DAY_START) if start else None
    return begins, datetime.combine(end, DAY_END) if end else None


def _slack(days: int | None) -> int | None:
    return None if days is None else days * MINUTES_A_DAY * _TENTHS_A_MINUTE


def _link(parent: etree._Element, link: ProjectLink) -> None:
    """A lag in months is written as the days it makes up here: an elapsed month of Project has always 30."""
    if link.unit == "wd":
        lag, form = link.lag * MINUTES_A_DAY * _TENTHS_A_MINUTE, _DAYS
    else:
        lag, form = link.days * _TENTHS_A_DAY, _ELAPSED_WEEKS if link.unit == "w" else _ELAPSED_DAYS
    put_all(
        sub(parent, "PredecessorLink"), PredecessorUID=link.predecessor, Type=_LINK_TYPES[link.kind], CrossProject=0,
        LinkLag=lag, LagFormat=form if lag else _DAYS,
    )  # fmt: skip


def _baseline(parent: etree._Element, task: ProjectTask, milestone: bool, days: WorkingDays) -> None:
    """Baseline 0. Project moves a task that has begun to its actual dates, so what was planned is kept here too."""
    begun = task.actual_start or task.actual_end
    span = task.baseline or ((task.start, task.end) if begun and task.start and task.end else None)
    if span is None:
        return
    start, finish = moments(*span, milestone)
    length = 0 if milestone else max(days.through(span[1]) - days.before(span[0]), 0)
    put_all(
        sub(parent, "Baseline"),
        Number=0,
        Start=start,
        Finish=finish,
        Duration=working_time(length),
        DurationFormat=_DAYS,
    )


def write_assignments(parent: etree._Element, project: Project) -> None:
    """Who works on what with which share of the day; somebody who only takes part has none."""
    days = WorkingDays(project.calendar)
    uid = 0
    for task in project.tasks:
        begins, ends = moments(task.start, task.end, task.kind == "milestone")
        length = 0
        if task.start and task.end and task.kind != "milestone":
            length = max(days.through(task.end) - days.before(task.start), 0)
        for each in task.people:
            uid += 1
            work = working_time(length * each.units)
            put_all(
                sub(parent, "Assignment"), UID=uid, TaskUID=task.uid, ResourceUID=each.resource,
                PercentWorkComplete=round(task.progress * 100), Finish=ends, RemainingWork=working_time(length * each.units * (1 - task.progress)),
                Start=begins, Units=round(each.units, 4), Work=work,
            )  # fmt: skip
