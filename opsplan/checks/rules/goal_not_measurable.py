"""A goal without a number cannot be accepted or refused at the end."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Goals with neither a target of their own nor one of their metric."""
    for goal in subject.plan.goals:
        if goal_value(subject.index, goal, "target") is None:
            yield Hit(
                (*goal.loc, "target"),
                Bilingual(f"目标“{goal.name}”没有目标值", f"goal '{goal.name}' has no target"),
                Bilingual("写一个数：target: 30万", "write a number: target: 300,000"),
            )


RULE = Rule(
    "goal-not-measurable", "OPS610", Severity.ERROR,
    Bilingual("目标没有数值", "a goal without a number"),
    Bilingual("没有数值的目标到期时无法验收。", "Nobody can say at the end whether a goal without a number was reached."),
    "goals:\n  - {name: 提升满意度, due: 2027-12-31}\n",
    "goals:\n  - {name: 安装满意度, baseline: 4.5, target: 4.7, due: 2027-12-31}\n",
    check,
)  # fmt: skip
