"""Reading Microsoft Project XML into a neutral project. What has no place in a plan is counted and told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date, timedelta

from opsplan.blocks.gantt import LinkKind
from opsplan.blocks.project import (
    Assignment,
    LagUnit,
    Project,
    ProjectCalendar,
    ProjectLink,
    ProjectTask,
    Resource,
)
from opsplan.diagnostics import Bilingual, Lang
from opsplan.importing.mspdi_calendar import read_base_calendar, read_personal_days_off
from opsplan.importing.xml_read import Element, open_project
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

_KINDS: Mapping[int, LinkKind] = {0: "FF", 1: "FS", 2: "SF", 3: "SS"}
_MUST_START, _MUST_FINISH = 2, 3
_MATERIAL_OR_COST = (0, 2)
_DEEPEST = 20
"""Tasks nested deeper are brought up to this level; a plan file has room for 64 levels of YAML."""
_CONTROLS = lazy_pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_CJK = lazy_pattern("[\u3400-\u9fff]")
_SUFFIX = lazy_pattern(r"\.(xml|mpp|mpt|pod)$", re.IGNORECASE)
_FIELD = "188744016"
"""The custom field (Text30) in which our own files keep a task's id."""


@dataclass(slots=True)
class _Reading:
    """What holds for the whole file, and what could not be taken over, with how often."""

    lang: Lang
    minutes: int
    counts: Counter[Bilingual] = field(default_factory=Counter)

    def add(self, zh: str, en: str) -> None:
        """One more of these."""
        self.counts[Bilingual(zh, en)] += 1

    def told(self) -> Iterator[Bilingual]:
        """A line for each kind of loss."""
        for what, count in self.counts.items():
            yield Bilingual(f"{what.zh}：{count} 处", f"{what.en}: {count}")


def read_mspdi(
    data: bytes, file: str, *, today: date, lang: Lang | None = None
) -> tuple[Project, tuple[Bilingual, ...]]:
    """The project in a file, and what of it a plan cannot hold. Raises UserError when it is no such file.

    ``lang`` None takes Chinese when the project's names hold Chinese characters.
    """
    root = Element(open_project(data, file))
    losses = _Reading(lang or _language(root), max(root.whole("MinutesPerDay", 480), 1))
    calendars = {each.whole("UID"): each for part in root.all("Calendars") for each in part.all("Calendar")}
    people = tuple(_people(root, calendars, losses))
    tasks = tuple(_tasks(root, {person.uid for person in people}, losses))
    title, tasks = _title(root, tasks, file)
    days = [day for task in tasks for day in (task.start, task.end) if day]
    days += [day for day in (root.first_day("StartDate"), root.last_day("FinishDate")) if day]
    start, finish = (min(days), max(days)) if days else (today, today)
    base = calendars.get(root.whole("CalendarUID", 1)) or next(iter(calendars.values()), None)
    calendar = read_base_calendar(base, start, finish, losses.add) if base else ProjectCalendar(start, finish)
    project = Project(
        title,
        start,
        finish,
        today,
        losses.lang,
        calendar,
        people,
        tasks,
        owner=_line(root.text("Manager")),
        organization=_line(root.text("Company")),
    )
    return project, tuple(losses.told())


def _line(text: str) -> str:
    return " ".join(_CONTROLS.sub(" ", text).split())


def _language(root: Element) -> Lang:
    texts = [root.text("Title")]
    texts += [each.text("Name") for part in root.all("Tasks") for each in part.all("Task")]
    return "zh-CN" if any(_CJK.search(text) for text in texts) else "en"


def _title(root: Element, tasks: tuple[ProjectTask, ...], file: str) -> tuple[str, tuple[ProjectTask, ...]]:
    """The title, and the tasks without a summary that only stands for the whole project."""
    top = [task for task in tasks if task.level == 1]
    inner = [task for at, task in enumerate(tasks[:-1]) if task.level == 2 and tasks[at + 1].level > 2]
    alone = len(top) == 1 and inner and not top[0].path and not top[0].links
    whole = top[0].name if alone else ""
    if alone:
        tasks = tuple(replace(task, level=task.level - 1) for task in tasks if task is not top[0])
    title = _line(root.text("Title")) or whole or _SUFFIX.sub("", _line(root.text("Name")))
    return title or _SUFFIX.sub("", file.replace("\\", "/").rsplit("/", 1)[-1]) or "-", tasks


def _people(root: Element, calendars: Mapping[int, Element], losses: _Reading) -> Iterator[Resource]:
    for part in root.all("Resources"):
        for each in part.all("Resource"):
            name = _line(each.text("Name"))
            if not name or each.flag("IsNull"):
                continue
            if each.text("Type") and each.whole("Type", 1) in _MATERIAL_OR_COST:
                losses.add("材料和成本类资源没有导入", "material and cost resources were left out")
                continue
            own = calendars.get(each.whole("CalendarUID", -1))
            days_off = (
                read_personal_days_off(own, losses.add) if own and not own.flag("IsBaseCalendar") else ()
            )
            yield Resource(
                each.whole("UID"), name, each.number("MaxUnits", 1.0), days_off, _line(each.text("Code"))
            )


def _tasks(root: Element, people: set[int], losses: _Reading) -> Iterator[ProjectTask]:
    rows = [each for part in root.all("Tasks") for each in part.all("Task")]
    assigned = _assignments(root, people)
    kept: dict[int, Element] = {}
    for each in rows:
        uid = each.whole("UID", -1)
        if each.flag("IsNull") or each.whole("OutlineLevel", 1) < 1 or uid in kept:
            continue
        if each.text("Active") == "0":
            losses.add("已停用的任务没有导入", "inactive tasks were left out")
        elif each.flag("ExternalTask"):
            losses.add("别的项目的任务没有导入", "tasks of other projects were left out")
        else:
            kept[uid] = each
    level = 0
    for uid, each in kept.items():
        level = min(max(each.whole("OutlineLevel", 1), 1), level + 1, _DEEPEST)
        links = tuple(_links(each, uid, kept, losses))
        yield _task(each, uid, level, tuple(assigned.get(uid, ())), links, losses)


def _task(
    each: Element,
    uid: int,
    level: int,
    people: tuple[Assignment, ...],
    links: tuple[ProjectLink, ...],
    losses: _Reading,
) -> ProjectTask:
    start = each.first_day("Start") or each.first_day("ManualStart")
    end = each.last_day("Finish") or each.last_day("ManualFinish")
    milestone = each.flag("Milestone") and not each.flag("Summary")
    if milestone:
        start = end = each.first_day("Finish") or start or end
    if start and end and end < start:
        end = start
    code = next(
        (field.text("Value") for field in each.all("ExtendedAttribute") if field.text("FieldID") == _FIELD),
        "",
    )
    constraint = each.whole("ConstraintType")
    if each.flag("Recurring"):
        losses.add("周期性任务按各次任务导入", "recurring tasks became their single tasks")
    if each.first("Baseline"):
        losses.add(
            "基线没有导入；保留旧方案文件，用 --baseline 对比",
            "baselines were left out; keep the older plan and compare with --baseline",
        )
    return ProjectTask(
        uid, _line(each.text("Name")), level, start or end, end or start,
        kind="milestone" if milestone else "summary" if each.flag("Summary") else "task",
        progress=min(max(each.number("PercentComplete"), 0.0), 100.0) / 100, actual_start=each.first_day("ActualStart"),
        actual_end=each.last_day("ActualFinish"), people=people, links=links,
        fixed_start=constraint == _MUST_START, fixed_end=constraint == _MUST_FINISH, notes=_notes(each, losses.lang),
        path="phase" if code.startswith("phase:") else "", code=code.removeprefix("phase:"),
    )  # fmt: skip


def _notes(each: Element, lang: Lang) -> str:
    lines = [_line(line) for line in each.text("Notes").splitlines()]
    deadline = each.last_day("Deadline")
    if deadline:
        lines.append(f"Deadline: {deadline}" if lang == "en" else f"截止日期：{deadline}")
    return "\n".join(line for line in lines if line)


def _assignments(root: Element, people: set[int]) -> Mapping[int, list[Assignment]]:
    found: dict[int, list[Assignment]] = {}
    for part in root.all("Assignments"):
        for each in part.all("Assignment"):
            task, person = each.whole("TaskUID", -1), each.whole("ResourceUID", -1)
            known = found.setdefault(task, [])
            if person in people and all(other.resource != person for other in known):
                known.append(Assignment(person, each.number("Units", 1.0)))
    return found


def _links(each: Element, uid: int, kept: Mapping[int, Element], losses: _Reading) -> Iterator[ProjectLink]:
    seen: set[int] = set()
    for link in each.all("PredecessorLink"):
        before = link.whole("PredecessorUID", -1)
        if before not in kept or before == uid or before in seen or link.flag("CrossProject"):
            losses.add(
                "前置任务不在文件里或重复，这条关系没有导入",
                "links to tasks that are not here, or doubled, were left out",
            )
            continue
        seen.add(before)
        lag, unit = _lag(link, kept[before], losses)
        yield ProjectLink(before, _KINDS.get(link.whole("Type", 1), "FS"), lag, unit)


def _lag(link: Element, before: Element, losses: _Reading) -> tuple[int, LagUnit]:
    """A lag in tenths of minutes (of a percentage: in percent of the predecessor's length) as working or calendar days."""
    raw, form = link.number("LinkLag"), link.whole("LagFormat", 7) & ~32  # 32 marks an estimate
    if form in (19, 20):
        start, end = before.moment("Start"), before.moment("Finish")
        length = (end - start) / timedelta(days=1) if start and end else 0.0
        days, unit = raw / 100 * length, "d"
    else:
        elapsed = form in (4, 6, 8, 10, 12)
        days, unit = raw / 10 / (1440 if elapsed else losses.minutes), "d" if elapsed else "wd"
    whole = round(days)
    if abs(whole - days) > 1e-6:
        losses.add("不足一天的间隔取整到天", "lags of parts of a day were rounded to days")
    whole = max(min(whole, 99_999), -99_999)
    if unit == "wd":
        return whole, "wd"
    return (whole // 7, "w") if form == 10 and whole % 7 == 0 else (whole, "d")
