"""A project as an iCalendar file (RFC 5545): tasks and milestones as whole days, activities at their time of day.

The end of a whole-day event is exclusive, as the standard wants. A UID is made of the plan's title and the
place of the item in the plan, so that importing a newer file moves events instead of doubling them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from opsplan.blocks.project import Project, ProjectEvent, ProjectTask
from opsplan.diagnostics import Lang
from opsplan.writers.project.text import clean, one_line

if TYPE_CHECKING:
    from icalendar import Calendar, Event

UID_SPACE = UUID("4f5a3b0e-6a0e-5d8e-9a57-0f1f3f6f2c11")
"""The name space of UIDs of this program; changing it doubles every event in users' calendars."""
_DAY = timedelta(days=1)


def write_ics(project: Project) -> bytes:
    """The calendar's bytes, the same every time for the same project and day. Summary tasks and phases are left out."""
    calendar = new_calendar(project.title, project.lang)
    calendar.add("x-wr-timezone", project.time_zone)
    for event in _events(project):
        calendar.add_component(event)
    calendar.add_missing_timezones(
        date(project.calendar.start.year, 1, 1), date(project.calendar.end.year + 1, 1, 1)
    )
    return bytes(calendar.to_ical())


def new_calendar(title: str, lang: Lang) -> Calendar:
    """A calendar without events, by its title."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//opsplan//opsplan//" + ("EN" if lang == "en" else "ZH"))
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(title))
    return calendar


def _events(project: Project) -> Iterator[Event]:
    people = {person.uid: person.name for person in project.resources}
    for task in project.tasks:
        if task.kind in ("task", "milestone") and task.start and task.end:
            owners = [people[each.resource] for each in task.people if each.units] or [
                people[each.resource] for each in task.people
            ]
            yield _task(project, task, owners)
    for event in project.events:
        yield _work(project, event)


def _event(project: Project, path: str, name: str, category: str, description: str) -> Event:
    from icalendar import Event

    made = Event()
    made.add("uid", f"{uuid5(UID_SPACE, one_line(project.title) + chr(10) + path)}@opsplan")
    made.add("dtstamp", datetime.combine(project.today, time(), UTC))
    made.add("summary", one_line(name))
    if category:
        made.add("categories", [one_line(category)])
    if description:
        made.add("description", clean(description))
    return made


def _task(project: Project, task: ProjectTask, owners: list[str]) -> Event:
    assert task.start is not None
    assert task.end is not None
    lines = [
        _labelled(
            project, "负责人", "Owner", "、".join(owners) if project.lang != "en" else ", ".join(owners)
        ),
        task.notes,
    ]
    mark = "◆ " if task.kind == "milestone" else ""
    made = _event(project, task.path, mark + task.name, task.phase, "\n".join(line for line in lines if line))
    whole_days(made, task.start, task.end)
    return made


def _work(project: Project, event: ProjectEvent) -> Event:
    made = _event(
        project, event.path, event.name, event.activity, _labelled(project, "负责人", "Owner", event.owner)
    )
    if event.place:
        made.add("location", one_line(event.place))
    if event.start_minute is None:
        whole_days(made, event.start, event.end)
        return made
    zone = ZoneInfo(project.time_zone)
    made.add("dtstart", _moment(event.start, event.start_minute, zone))
    if event.end_minute is not None:
        made.add("dtend", _moment(event.end, event.end_minute, zone))
    return made


def whole_days(event: Event, start: date, end: date) -> None:
    """Make the event last from one day to another, both included, without taking anybody's time."""
    event.add("dtstart", start)
    event.add("dtend", end + _DAY)
    event.add("transp", "TRANSPARENT")


def _moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """A time of day; hours beyond 24 are on the next day."""
    return (datetime.combine(day, time()) + timedelta(minutes=minute)).replace(tzinfo=zone)


def _labelled(project: Project, zh: str, en: str, value: str) -> str:
    return (f"{en}: {value}" if project.lang == "en" else f"{zh}：{value}") if value else ""
