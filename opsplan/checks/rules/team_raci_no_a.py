"""In a line of the RACI matrix one person answers."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.raci_lines import has_raci_line
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.index import all_tasks
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Milestones with consulted or informed persons and no owner; tasks without one are tsk-no-owner."""
    for task in all_tasks(subject.plan.phases):
        if task.milestone and task.owner is None and has_raci_line(task):
            name = shorten(task.name)
            yield Hit(
                (*task.loc, "owner"),
                Bilingual(
                    f"RACI 矩阵里“{name}”一行没有 A：写了咨询或知会谁，没有写谁负责",
                    f"the line '{name}' of the RACI matrix has no A: it says who is consulted or informed, not who answers",
                ),
                Bilingual("写一位负责人：owner", "name the one who answers for it: owner"),
            )


RULE = Rule(
    "team-raci-no-a", "OPS784", Severity.ERROR,
    Bilingual("RACI 的一行没有 A", "a line of the RACI matrix without an A"),
    Bilingual("每个任务和决策都要恰好一个 A；没有 A，问到谁都说“我只是知会”。任务没有负责人由 tsk-no-owner 报告，这里管里程碑和决策。", "Each task and each decision has exactly one A; without it everybody was only informed. Tasks are asked by tsk-no-owner, milestones and decisions here."),
    "phases:\n  - name: 筹备\n    tasks: [{name: 是否上线, date: 2027-03-15, milestone: true, consulted: [许朗], informed: [周敏]}]\n",
    "phases:\n  - name: 筹备\n    tasks: [{name: 是否上线, date: 2027-03-15, milestone: true, owner: 赵一鸣, consulted: [许朗], informed: [周敏]}]\n",
    check,
)  # fmt: skip
