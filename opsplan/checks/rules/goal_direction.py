"""A target must lie on the side of the baseline that the goal's direction names."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.aims_words import falls_when_good
from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.goals import Goal
from opsplan.model.numbers import Quantity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Goals that go the other way than they say; goals without a direction go up, and costs that go up are asked about."""
    for goal in subject.plan.goals:
        baseline, target = (goal_value(subject.index, goal, name) for name in ("baseline", "target"))
        direction = goal_value(subject.index, goal, "direction")
        if not isinstance(baseline, Quantity) or not isinstance(target, Quantity):
            continue
        falls = target.value < baseline.value
        if target.value == baseline.value or baseline.percent != target.percent:
            continue
        if falls is not (direction == "down"):
            yield _wrong(goal, direction, baseline, target)
        elif direction is None and falls_when_good(goal.name):
            yield Hit(
                (*goal.loc, "target"),
                Bilingual(f"“{shorten(goal.name)}”通常越低越好，目标却从 {baseline.text} 升到 {target.text}", f"less of '{shorten(goal.name)}' is better, yet it is to rise from {baseline.text} to {target.text}"),
                Bilingual("检查基线和目标值是否写反；确实要升就写 direction: up", "check that baseline and target are not swapped; write direction: up if it is meant to rise"),
                Severity.WARNING,
            )  # fmt: skip


def _wrong(goal: Goal, direction: str | None, baseline: Quantity, target: Quantity) -> Hit:
    name = shorten(goal.name)
    if direction == "down":
        zh, en = "方向是降低，目标值却高于基线", "is to go down, but its target is above its baseline"
        help = Bilingual(
            "检查基线和目标值是否写反，或改 direction: up",
            "check that baseline and target are not swapped, or write direction: up",
        )
    else:
        said = direction == "up"
        zh = "方向是提升，目标值却低于基线" if said else "没有写方向，按提升算，目标值却低于基线"
        en = f"{'is to go up' if said else 'has no direction, which means up'}, but its target is below its baseline"
        help = Bilingual(
            "要降低就写 direction: down；否则检查基线和目标值是否写反",
            "write direction: down if it is to fall; else check that baseline and target are not swapped",
        )
    return Hit(
        (*goal.loc, "direction"),
        Bilingual(f"目标“{name}”{zh}（{baseline.text} → {target.text}）", f"goal '{name}' {en} ({baseline.text} → {target.text})"),
        help,
    )  # fmt: skip


RULE = Rule(
    "goal-direction", "OPS711", Severity.ERROR,
    Bilingual("目标值与方向不符", "a target on the wrong side of the baseline"),
    Bilingual("成本该降却写成升，达成率会算反。没写方向的目标按提升算。", "A cost that is to rise makes every comparison wrong. A goal without a direction goes up."),
    "goals:\n  - {name: 单个新客成本, baseline: 86, target: 69}\n",
    "goals:\n  - {name: 单个新客成本, baseline: 86, target: 69, direction: down}\n",
    check,
)  # fmt: skip
