"""Work that nobody answers for is not done."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.index import all_tasks


def check(subject: Subject) -> Iterator[Hit]:
    """Tasks without an owner. A milestone is a day, not work, and needs none."""
    for task in all_tasks(subject.plan.phases):
        if task.owner is None and not task.milestone:
            yield Hit(
                (*task.loc, "owner"),
                Bilingual(f"任务“{task.name}”没有负责人", f"task '{task.name}' has no owner"),
                Bilingual("写一位负责人；别人写进 team（参与人）", "name one owner; others go into team"),
            )


RULE = Rule(
    "tsk-no-owner", "OPS620", Severity.ERROR,
    Bilingual("任务没有负责人", "a task without an owner"),
    Bilingual("没有负责人的任务没有人会做。", "A task nobody answers for is not done."),
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-01, duration: 3}]\n",
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-01, duration: 3, owner: 周敏}]\n",
    check,
)  # fmt: skip
