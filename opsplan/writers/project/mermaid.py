"""A project as the text of a Mermaid Gantt diagram, for Markdown pages that draw it.

Every task has a written first and last day, so that no reader counts working days in another way; the days off
are listed for the shading only. What Mermaid's grammar would read as its own (``:`` ``;`` ``#`` ``%``, a name that
begins with a keyword) is written as entity codes, which it turns back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from opsplan.blocks.project import Project, ProjectCalendar, ProjectEvent, ProjectTask
from opsplan.patterns import lazy_pattern
from opsplan.writers.project.text import one_line
from opsplan.writers.project.working import parts_of

_SPECIAL = lazy_pattern(r'[:;#%"<>&{}`\\]')
_KEYWORD = lazy_pattern(
    r"gantt|title|section|dateformat|axisformat|tickinterval|excludes|includes|todaymarker|weekday|weekend|inclusiveenddates|"
    r"topaxis|click|call|href|acctitle|accdescr|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHADED_DAYS = 5 * 366
"""Mermaid shades no days off in a chart that is longer."""
_STEP = "· "


def write_mermaid(project: Project) -> bytes:
    """The diagram's text in UTF-8, a section for each phase and one for the activities."""
    return ("\n".join(_lines(project)) + "\n").encode()


def _lines(project: Project) -> Iterator[str]:
    yield "gantt"
    yield f"    title {_text(project.title)}"
    yield "    dateFormat YYYY-MM-DD"
    yield "    inclusiveEndDates"
    yield f"    axisFormat {'%d %b' if project.lang == 'en' else '%m-%d'}"
    yield from _days_off(project)
    for place, task in enumerate(project.tasks):
        if task.kind != "phase":
            yield from _task(task)
            continue
        yield f"    section {_text(task.name)}"
        if not parts_of(project.tasks, place):
            yield from _task(task)
    activities = [event for event in project.events if event.kind == "activity"]
    if activities:
        yield f"    section {'Activities' if project.lang == 'en' else '活动'}"
        for number, event in enumerate(activities, start=1):
            yield _event(event, number)


def _days_off(project: Project) -> Iterator[str]:
    """The weekend and the other days off within the chart, and the days of the weekend that are worked."""
    shown = [event for event in project.events if event.kind == "activity"]
    inside = (
        min((project.start, *(event.start for event in shown))),
        max((project.finish, *(event.end for event in shown))),
    )
    if (inside[1] - inside[0]).days > _SHADED_DAYS:
        return
    calendar = project.calendar
    off = [day for day in _holidays(calendar) if inside[0] <= day <= inside[1]]
    names = [_WEEKDAYS[number - 1] for number in calendar.weekend]
    listed = ", ".join((*names, *(day.isoformat() for day in off)))
    if listed:
        yield f"    excludes {listed}"
    worked = ", ".join(
        each.day.isoformat() for each in calendar.workdays if inside[0] <= each.day <= inside[1]
    )
    if worked:
        yield f"    includes {worked}"


def _holidays(calendar: ProjectCalendar) -> Iterable[date]:
    for span in calendar.days_off:
        for number in range((span.end - span.start).days + 1):
            day = span.start + timedelta(number)
            if day.isoweekday() not in calendar.weekend:
                yield day


def _task(task: ProjectTask) -> Iterator[str]:
    if task.start is None or task.end is None:
        return
    state = "done" if task.progress >= 1 else "active" if task.progress > 0 else ""
    marks = [mark for mark in ("crit" if task.critical else "", state) if mark]
    marks += ["milestone"] if task.kind == "milestone" else []
    yield _row(_STEP * (task.level - 2), task.name, (*marks, f"t{task.uid}"), task.start, task.end)


def _event(event: ProjectEvent, number: int) -> str:
    return _row("", event.name, (f"a{number}",), event.start, event.end)


def _row(step: str, name: str, marks: Iterable[str], start: date, end: date) -> str:
    data = ", ".join((*marks, start.isoformat(), end.isoformat()))
    return f"    {step}{_text(name, first=not step) or '—'} :{data}"


def _text(text: str, *, first: bool = True) -> str:
    line = one_line(text)
    coded = _SPECIAL.sub(lambda found: _code(found[0]), line)
    return _code(line[0]) + coded[1:] if first and _KEYWORD.match(line) else coded


def _code(character: str) -> str:
    return f"#{ord(character)};"
