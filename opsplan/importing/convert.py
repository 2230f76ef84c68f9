"""From a project of another program to the text of a plan whose schedule has the same dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from opsplan.blocks.project import Project, ProjectLink, Resource
from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import UserError
from opsplan.importing.dates import Dating, Fields, differing
from opsplan.importing.days import ImportedCalendar, calendar_section
from opsplan.importing.mspdi import read_mspdi
from opsplan.importing.outline import Node, Outline, outline_of
from opsplan.importing.yaml_text import Value, plan_yaml
from opsplan.model.plan import Plan
from opsplan.model.read import read_plan
from opsplan.model.refs import names_several
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.schedule import schedule_plan
from opsplan.schedule.linking import Span
from opsplan.yamlio.reader import read_yaml

_ID = lazy_pattern(r"[A-Za-z0-9_-]{1,100}")
_ROUNDS = 3
"""How often the schedule is compared with the file before its dates are taken as they are."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The plan's text, what there is in it, and what was not taken over or is worth knowing."""

    text: str
    lang: Lang
    phases: int
    tasks: int
    notes: tuple[Bilingual, ...]


def import_project(
    data: bytes, file: str, *, today: date, lang: Lang | None = None, country: str | None = None
) -> Imported:
    """A plan from Microsoft Project XML. ``country`` None finds the one whose days off are nearest to the file's.

    Raises UserError when the file is not such a project, or holds no task.
    """
    project, losses = read_mspdi(data, file, today=today, lang=lang)
    if not project.tasks:
        raise UserError(
            Bilingual(f"{file}：文件里没有任务", f"{file}: the file has no tasks"),
            Bilingual("在 Project 里确认任务没有被筛选掉或停用，再另存为 XML", "make sure in Project that tasks are not filtered or inactive, then save as XML again"),
        )  # fmt: skip
    told: Counter[Bilingual] = Counter()
    outline = outline_of(project, lambda zh, en: told.update([Bilingual(zh, en)]))
    calendar = calendar_section(project, country)
    text, moved = _Writing(project, outline, calendar).settled()
    notes = [
        *losses,
        *(Bilingual(f"{what.zh}：{count} 处", f"{what.en}: {count}") for what, count in told.items()),
    ]
    notes += _calendar_notes(calendar)
    notes += [Bilingual(f"日期与文件不同：{name}", f"dates differ from the file: {name}") for name in moved]
    return Imported(text, project.lang, len(outline.phases), len(outline.tasks), tuple(notes))


def _calendar_notes(calendar: ImportedCalendar) -> Iterator[Bilingual]:
    if calendar.silent_years:
        years = ", ".join(map(str, calendar.silent_years))
        yield Bilingual(
            f"文件的日历在 {years} 年没有假期，按 {calendar.country} 的官方假期算；任务日期照文件不变",
            f"the file's calendar has no days off in {years}: the official ones of {calendar.country} are used; tasks keep their dates",
        )


class _Writing:
    """Writes the plan, reads it back, and writes out the dates that its schedule does not give."""

    def __init__(self, project: Project, outline: Outline, calendar: ImportedCalendar) -> None:
        self._project = project
        self._outline = outline
        self._calendar = calendar
        self._dating = Dating(outline, calendar.calendar)
        self._pinned: set[int] = set()
        self._people = _references(project.resources)

    def settled(self) -> tuple[str, list[str]]:
        """The text, and the names of tasks whose dates could not be kept."""
        for _ in range(_ROUNDS):
            text = self._text()
            wrong = differing(self._outline.tasks, _scheduled(text))
            if not wrong - self._pinned:
                break
            self._pinned |= wrong
        else:
            text = self._text()
            wrong = differing(self._outline.tasks, _scheduled(text))
        return text, [self._outline.tasks[place].task.name for place in sorted(wrong)]

    def _text(self) -> str:
        project = self._project
        people = {each.uid: each for each in project.resources}
        tree: dict[str, Value] = {"opsplan": 1, "title": project.title, "language": project.lang}
        if project.organization:
            tree["organization"] = project.organization
        if project.owner and (not people or any(each.name == project.owner for each in people.values())):
            tree["owner"] = project.owner
        tree["period"] = {"start": project.start, "end": project.finish}
        if self._calendar.section:
            tree["calendar"] = self._calendar.section
        if people:
            tree["team"] = [_member(each, self._people[each.uid]) for each in people.values()]
        tree["phases"] = [self._phase(phase) for phase in self._outline.phases]
        return plan_yaml(tree, Plan, project.lang)

    def _phase(self, phase: Node) -> Value:
        task = phase.task
        entry: dict[str, Value] = {
            "id": phase.code,
            "name": _named(task.name, self._project.lang),
            **self._dating.around(phase),
        }
        if task.notes:
            entry["objective"] = task.notes
        if phase.parts:
            entry["tasks"] = [self._task(part) for part in phase.parts]
        return entry

    def _task(self, node: Node) -> Value:
        task = node.task
        entry: dict[str, Value] = {
            "id": node.code,
            "name": _named(task.name, self._project.lang),
            **self._owners(node),
        }
        dates: Fields = self._dating.fields(node, node.place in self._pinned)
        entry |= {key: dates[key] for key in ("start", "end") if key in dates}
        if node.links:
            after = [self._after(link) for link in node.links]
            entry["after"] = after[0] if len(after) == 1 else after
        if "duration" in dates:
            entry["duration"] = dates["duration"]
        if task.kind == "milestone" and not node.parts:
            entry["milestone"] = True
        if task.progress and not node.parts:
            entry["progress"] = f"{task.progress:.0%}"
        for key, day in (("actual_start", task.actual_start), ("actual_end", task.actual_end)):
            if day and not node.parts:
                entry[key] = day
        if task.notes:
            entry["note"] = task.notes
        if node.parts:
            entry["tasks"] = [self._task(part) for part in node.parts]
        return entry

    def _owners(self, node: Node) -> dict[str, Value]:
        people = sorted(node.task.people, key=lambda each: each.units <= 0)
        if not people:
            return {}
        owner, *team = (self._people[each.resource] for each in people)
        entry: dict[str, Value] = {"owner": owner}
        if team:
            entry["team"] = team
        if 0 < people[0].units < 1:
            entry["effort"] = f"{people[0].units * 100:g}%"
        return entry

    def _after(self, link: ProjectLink) -> Value:
        """``t1+2wd`` where that cannot be the name of another task."""
        code = self._outline.tasks[link.predecessor].code
        lag = f"{link.lag:+d}{link.unit}" if link.lag else ""
        texts = (
            {node.code for node in self._outline.tasks} | {node.task.name for node in self._outline.tasks}
            if lag
            else set()
        )
        if link.kind == "FS" and f"{code}{lag}" not in texts:
            return f"{code}{lag}"
        entry: dict[str, Value] = {"task": code}
        if link.kind != "FS":
            entry["type"] = link.kind
        if lag:
            entry["lag"] = lag.removeprefix("+")
        return entry


def _scheduled(text: str) -> Mapping[str, Span]:
    """The dates the plan gives, by id."""
    root = read_yaml(text.encode(), "plan.yaml").root
    if root is None:
        return {}
    schedule, _ = schedule_plan(read_plan(root, "plan.yaml").plan)
    return {task.task.id: (task.start, task.end) for task in schedule.tasks if task.task.id}


def _named(name: str, lang: Lang) -> str:
    return name or ("(unnamed)" if lang == "en" else "（未命名）")


def _references(people: Sequence[Resource]) -> Mapping[int, str]:
    """How tasks name each person: the id of the file, the name where it is unique and of one person, else a new id."""
    names = Counter(each.name for each in people)
    codes = Counter(each.code for each in people)
    taken = set(names) | set(codes)
    found: dict[int, str] = {}
    number = 0
    for each in people:
        if _ID.fullmatch(each.code) and codes[each.code] == 1 and each.code not in names:
            found[each.uid] = each.code
        elif names[each.name] == 1 and each.name not in codes and not names_several(each.name):
            found[each.uid] = each.name
        else:
            number += 1
            while f"r{number}" in taken:
                number += 1
            found[each.uid] = f"r{number}"
    return found


def _member(person: Resource, reference: str) -> Value:
    entry: dict[str, Value] = {"id": reference} if reference != person.name else {}
    entry["name"] = person.name
    if 0 < person.capacity < 1:
        entry["capacity"] = f"{person.capacity * 100:g}%"
    if person.days_off:
        entry["days_off"] = [
            off.start if off.start == off.end and not off.name else {"start": off.start, "end": off.end, **({"name": off.name} if off.name else {})}
            for off in person.days_off
        ]  # fmt: skip
    return entry
