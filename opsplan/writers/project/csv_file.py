"""A project as a table for spreadsheets: a row for each phase, task and dated piece of work around an activity.

UTF-8 with a byte order mark, which Excel needs to show Chinese. A text that a spreadsheet would take for a
formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from opsplan.blocks.project import LagUnit, Project, ProjectEvent, ProjectLink, ProjectTask
from opsplan.blocks.sheet import inert
from opsplan.diagnostics import Bilingual
from opsplan.writers.project.text import clean

_COLUMNS = (
    Bilingual("序号", "No."), Bilingual("编号", "ID"), Bilingual("级别", "Level"), Bilingual("类型", "Kind"), Bilingual("名称", "Name"),
    Bilingual("阶段", "Phase"), Bilingual("负责人", "Owner"), Bilingual("参与人", "Team"), Bilingual("开始", "Start"),
    Bilingual("结束", "End"), Bilingual("开始时间", "Start time"), Bilingual("结束时间", "End time"), Bilingual("工作日", "Working days"),
    Bilingual("进度", "Progress"), Bilingual("实际开始", "Actual start"), Bilingual("实际结束", "Actual end"),
    Bilingual("关键", "Critical"), Bilingual("总时差", "Total slack"), Bilingual("前置", "Predecessors"),
    Bilingual("基线开始", "Baseline start"), Bilingual("基线结束", "Baseline end"), Bilingual("备注", "Notes"),
)  # fmt: skip
_KINDS = {
    "phase": Bilingual("阶段", "Phase"), "summary": Bilingual("汇总任务", "Summary"), "task": Bilingual("任务", "Task"),
    "milestone": Bilingual("里程碑", "Milestone"), "activity": Bilingual("活动", "Activity"), "promotion": Bilingual("宣传", "Promotion"),
    "reminder": Bilingual("提醒", "Reminder"), "roster": Bilingual("名单处理", "Roster"), "follow_up": Bilingual("回访", "Follow-up"),
    "material": Bilingual("物料", "Material"),
}  # fmt: skip
_UNITS: dict[LagUnit, Bilingual] = {
    "wd": Bilingual("个工作日", "wd"), "d": Bilingual("天", "d"), "w": Bilingual("周", "w"), "mo": Bilingual("个月", "mo"),
}  # fmt: skip


def write_csv(project: Project) -> bytes:
    """The table with its header; lines end as in RFC 4180."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.get(project.lang) for column in _COLUMNS)
    table = _Table(project)
    for number, row in enumerate(table.rows(), start=1):
        writer.writerow((number, *(_safe(cell) for cell in row)))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(cell: object) -> object:
    """A text that no spreadsheet computes; numbers and dates of our own stay as they are."""
    return inert(clean(cell)) if isinstance(cell, str) else cell


class _Table:
    """The rows of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._people = {person.uid: person.name for person in project.resources}
        self._tasks = {task.uid: task for task in project.tasks}
        self._between = "; " if project.lang == "en" else "；"

    def rows(self) -> Iterator[tuple[object, ...]]:
        """All rows without their number."""
        for task in self._project.tasks:
            yield self._task(task)
        for event in self._project.events:
            yield self._event(event)

    def _task(self, task: ProjectTask) -> tuple[object, ...]:
        owners = [self._people[each.resource] for each in task.people if each.units]
        team = [self._people[each.resource] for each in task.people if not each.units]
        before = task.baseline or (None, None)
        return (
            task.code, task.level, _KINDS[task.kind].get(self._project.lang), task.name, task.phase, self._between.join(owners),
            self._between.join(team), task.start, task.end, None, None, task.working_days, _Percent(task.progress),
            task.actual_start, task.actual_end, self._yes(task.critical), task.total_slack,
            self._between.join(self._link(link) for link in task.links), *before, task.notes,
        )  # fmt: skip

    def _event(self, event: ProjectEvent) -> tuple[object, ...]:
        return (
            "", 1 if event.kind == "activity" else 2, _KINDS[event.kind].get(self._project.lang), event.name, event.activity,
            event.owner, "", event.start, event.end, _clock(event.start_minute), _clock(event.end_minute), *[None] * 9, event.place,
        )  # fmt: skip

    def _yes(self, value: bool) -> str:
        return ("yes" if self._project.lang == "en" else "是") if value else ""

    def _link(self, link: ProjectLink) -> str:
        task = self._tasks[link.predecessor]
        text = task.code or task.name
        text += f" {link.kind}" if link.kind != "FS" else ""
        if link.lag:
            text += f" {link.lag:+d}{_UNITS[link.unit].get(self._project.lang)}"
        return text


class _Percent:
    """A share as a spreadsheet reads it."""

    def __init__(self, value: float) -> None:
        self._value = value

    def __str__(self) -> str:
        return f"{self._value:.0%}"


def _clock(minute: int | None) -> str | None:
    return None if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"
