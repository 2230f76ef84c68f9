"""Somebody says that a milestone is reached."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.raci_lines import has_raci_line
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.index import all_tasks
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Milestones without an owner; those with a line in the RACI matrix are asked there."""
    for task in all_tasks(subject.plan.phases):
        if task.milestone and task.owner is None and not has_raci_line(task):
            name = shorten(task.name)
            yield Hit(
                (*task.loc, "owner"),
                Bilingual(f"里程碑“{name}”没有责任人", f"milestone '{name}' has no owner"),
                Bilingual(
                    "写一位确认它已达成的人：owner", "name the person who says that it is reached: owner"
                ),
            )


RULE = Rule(
    "ms-no-owner", "OPS783", Severity.WARNING,
    Bilingual("里程碑没有责任人", "a milestone without an owner"),
    Bilingual("没有人确认的里程碑，过了日子也没人知道有没有达成。", "Where nobody confirms a milestone, its day passes and nobody knows whether it was reached."),
    "phases:\n  - name: 筹备\n    tasks: [{name: 商城上线, date: 2027-03-15, milestone: true}]\n",
    "phases:\n  - name: 筹备\n    tasks: [{name: 商城上线, date: 2027-03-15, milestone: true, owner: 许朗}]\n",
    check,
)  # fmt: skip
