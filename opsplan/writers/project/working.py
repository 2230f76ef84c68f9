"""Counting working days of a project's calendar, and what a program that schedules by itself makes of the links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from opsplan.blocks.project import Project, ProjectCalendar, ProjectLink, ProjectTask

Mode = Literal["manual", "start-fixed", "end-fixed", "not-before", "free"]
"""How a task is given to a program that schedules by itself, so that its dates stay.

``free``: its links alone lead to its dates. ``not-before``: they lead to an earlier day. ``start-fixed`` and
``end-fixed``: the plan writes the day. ``manual``: no arithmetic of working days leads there.
"""


class WorkingDays:
    """The working days of a calendar, as proleptic ordinals in order."""

    def __init__(self, calendar: ProjectCalendar) -> None:
        first, last = calendar.start.toordinal(), calendar.end.toordinal()
        # the ordinal 1 (0001-01-01) is a Monday
        days = {day for day in range(first, last + 1) if (day - 1) % 7 + 1 not in calendar.weekend}
        for span in calendar.days_off:
            days.difference_update(range(span.start.toordinal(), span.end.toordinal() + 1))
        days.update(each.day.toordinal() for each in calendar.workdays)
        self._days = sorted(days)
        self._members = frozenset(days)

    def works(self, day: date) -> bool:
        """True when the day is worked."""
        return day.toordinal() in self._members

    def before(self, day: date) -> int:
        """How many working days lie before the day."""
        return bisect_left(self._days, day.toordinal())

    def through(self, day: date) -> int:
        """How many working days lie before the end of the day."""
        return bisect_right(self._days, day.toordinal())


def modes(project: Project) -> tuple[Mode, ...]:
    """The mode of every task, in order. Summary tasks span their parts, or are ``manual`` when the plan says otherwise."""
    days = WorkingDays(project.calendar)
    by_uid = {task.uid: task for task in project.tasks}
    out: list[Mode] = []
    above: list[ProjectTask] = []
    for place, task in enumerate(project.tasks):
        while above and above[-1].level >= task.level:
            above.pop()
        parts = parts_of(project.tasks, place)
        inherited = (link for each in above for link in each.links if link.kind in ("FS", "SS"))
        out.append(_summary(task, parts) if parts else _leaf(task, (*task.links, *inherited), by_uid, days))
        above.append(task)
    return tuple(out)


def ends_carried_by_parts(project: Project) -> Project:
    """The project with FF and SF links of summary tasks moved to the part that ends last.

    MS Project refuses such links on a summary task; its end is that of its last part.
    """
    tasks = list(project.tasks)
    for place, task in enumerate(tasks):
        ends = tuple(link for link in task.links if link.kind in ("FF", "SF"))
        parts = [
            at
            for at in range(place + 1, place + 1 + len(parts_of(tasks, place)))
            if not parts_of(tasks, at) and tasks[at].end
        ]
        if ends and parts:
            last = max(parts, key=lambda at: tasks[at].end or date.min)
            tasks[place] = replace(task, links=tuple(link for link in task.links if link not in ends))
            tasks[last] = replace(tasks[last], links=(*tasks[last].links, *ends))
    return replace(project, tasks=tuple(tasks))


def parts_of(tasks: Sequence[ProjectTask], place: int) -> Sequence[ProjectTask]:
    """The tasks below the one at that place, at any depth."""
    end = place + 1
    while end < len(tasks) and tasks[end].level > tasks[place].level:
        end += 1
    return tasks[place + 1 : end]


def _summary(task: ProjectTask, parts: Sequence[ProjectTask]) -> Mode:
    starts, ends = [part.start for part in parts if part.start], [part.end for part in parts if part.end]
    around = bool(starts and ends) and (min(starts), max(ends)) == (task.start, task.end)
    return "free" if around else "manual"


def _leaf(
    task: ProjectTask, links: Sequence[ProjectLink], by_uid: Mapping[int, ProjectTask], days: WorkingDays
) -> Mode:
    if task.start is None or task.end is None or not days.works(task.start) or not days.works(task.end):
        return "manual"
    if task.fixed_start:
        return "start-fixed"
    if task.fixed_end and not links:
        return "end-fixed"
    milestone = task.kind == "milestone"
    if milestone and any(link.kind != "FS" or link.lag for link in links):
        return "start-fixed"
    begins = days.through(task.end) if milestone else days.before(task.start)
    length = 0 if milestone else days.through(task.end) - begins
    asked = [_begin(link, by_uid[link.predecessor], length, days) for link in links]
    latest = max((day for day in asked if day is not None), default=-1)
    if None in asked or latest > begins:
        return "manual"
    return "free" if latest == begins else "not-before"


def _begin(link: ProjectLink, before: ProjectTask, length: int, days: WorkingDays) -> int | None:
    """How many working days must be over before the successor begins.

    A milestone lies at the end of its day, also for those that begin with it.
    """
    at_end = link.kind in ("FS", "FF") or before.kind == "milestone"
    day = before.end if at_end else before.start
    if day is None:
        return None
    if link.unit != "wd":
        day += timedelta(days=link.days)
    done = (days.through(day) if at_end else days.before(day)) + (link.lag if link.unit == "wd" else 0)
    return done if link.kind in ("FS", "SS") else done - length
