"""The parts of a goal must add up to its target, in each dimension."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.numbers import Quantity


def check(subject: Subject) -> Iterator[Hit]:
    """Goals whose breakdown does not add up; shares (%) are not added."""
    for goal in subject.plan.goals:
        target = goal_value(subject.index, goal, "target")
        if not isinstance(target, Quantity) or target.percent:
            continue
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for part in goal.breakdown:
            sums[part.by or ""] += part.target.value
        for dimension, total in sums.items():
            if total == target.value:
                continue
            parts, whole, rest = (n.normalize() for n in (total, target.value, target.value - total))
            zh, en = (f"按{dimension}", f" by {dimension}") if dimension else ("", "")
            yield Hit(
                (*goal.loc, "breakdown"),
                Bilingual(f"目标“{goal.name}”{zh}分解合计 {parts:,f}，目标值是 {whole:,f}", f"the breakdown of goal '{goal.name}'{en} adds up to {parts:,f}, its target is {whole:,f}"),
                Bilingual(f"差 {rest:,f}：改分解或改目标值", f"the difference is {rest:,f}: change the parts or the target"),
            )  # fmt: skip


RULE = Rule(
    "goal-breakdown-sum", "OPS615", Severity.ERROR,
    Bilingual("目标分解合计不等于目标值", "a goal whose parts do not add up"),
    Bilingual("分解对不上总数，各部门完成了目标也完不成。", "When the parts do not add up, everyone can reach theirs and the goal is still missed."),
    "goals:\n  - {name: 成交额, target: 7600万, breakdown: [{name: 上半年, target: 3300万}, {name: 下半年, target: 4200万}]}\n",
    "goals:\n  - {name: 成交额, target: 7600万, breakdown: [{name: 上半年, target: 3300万}, {name: 下半年, target: 4300万}]}\n",
    check,
)  # fmt: skip
