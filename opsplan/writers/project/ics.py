"""A project as an iCalendar file: tasks and milestones as whole days, activities at their time of day."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.blocks.project import Project, ProjectEvent, ProjectTask
from opsplan.writers.project.events import Lines, calendar_bytes, describing, moment, naming, whole_days
from opsplan.writers.project.ical_lines import text_line
from opsplan.writers.project.text import one_line


def write_ics(project: Project) -> bytes:
    """The calendar's bytes, the same every time for the same project and day. Summary tasks and phases are left out."""
    span = (project.calendar.start, project.calendar.end)
    return calendar_bytes(project.title, project.lang, _events(project), project.time_zone, span)


def _events(project: Project) -> Iterator[Lines]:
    people = {person.uid: person.name for person in project.resources}
    for task in project.tasks:
        if task.kind in ("task", "milestone") and task.start and task.end:
            owners = [people[each.resource] for each in task.people if each.units] or [
                people[each.resource] for each in task.people
            ]
            yield _task(project, task, owners)
    for event in project.events:
        yield _work(project, event)


def _event(project: Project, path: str, name: str, category: str, description: str) -> Lines:
    return (*naming(project.title, path, name, project.today), *describing([category], description))


def _task(project: Project, task: ProjectTask, owners: list[str]) -> Lines:
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
    return (*made, *whole_days(task.start, task.end))


def _work(project: Project, event: ProjectEvent) -> Lines:
    made = _event(
        project, event.path, event.name, event.activity, _labelled(project, "负责人", "Owner", event.owner)
    )
    if event.place:
        made = (*made, text_line("LOCATION", one_line(event.place)))
    if event.start_minute is None:
        return (*made, *whole_days(event.start, event.end))
    made = (*made, moment("DTSTART", event.start, event.start_minute, project.time_zone))
    if event.end_minute is None:
        return made
    return (*made, moment("DTEND", event.end, event.end_minute, project.time_zone))


def _labelled(project: Project, zh: str, en: str, value: str) -> str:
    return (f"{en}: {value}" if project.lang == "en" else f"{zh}：{value}") if value else ""
