"""A goal that nobody owns is nobody's goal."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Goals without an owner of their own or of their metric."""
    for goal in subject.plan.goals:
        if goal_value(subject.index, goal, "owner") is None:
            yield Hit(
                (*goal.loc, "owner"),
                Bilingual(f"目标“{goal.name}”没有负责人", f"goal '{goal.name}' has no owner"),
                Bilingual("写一位负责人：owner: 赵一鸣", "name one person: owner: Nina Park"),
            )


RULE = Rule(
    "goal-no-owner", "OPS614", Severity.WARNING,
    Bilingual("目标没有负责人", "a goal without an owner"),
    Bilingual("没有负责人的目标没有人会推动。", "Nobody pushes a goal that nobody owns."),
    "goals:\n  - {name: 涨粉, baseline: 1万, target: 2万, due: period.end}\n",
    "goals:\n  - {name: 涨粉, baseline: 1万, target: 2万, due: period.end, owner: 周敏}\n",
    check,
)  # fmt: skip
