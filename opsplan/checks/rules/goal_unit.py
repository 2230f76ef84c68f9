"""All numbers of a goal are of one sort: with a percent sign or without."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.goals import Goal
from opsplan.model.numbers import Quantity
from opsplan.model.problems import shorten

_LABELS = {"baseline": Bilingual("基线", "baseline"), "actual": Bilingual("实际值", "actual value")}


def check(subject: Subject) -> Iterator[Hit]:
    """Baselines, actual values, checkpoints and parts that are a percentage where the target is not, or the reverse."""
    for goal in subject.plan.goals:
        target = goal_value(subject.index, goal, "target")
        if not isinstance(target, Quantity):
            continue
        for loc, label, value in _values(subject, goal):
            if value.percent != target.percent and value.value:
                yield _hit(goal, loc, label, value, target)


def _values(subject: Subject, goal: Goal) -> Iterator[tuple[Loc, Bilingual, Quantity]]:
    baseline = goal_value(subject.index, goal, "baseline")
    if isinstance(baseline, Quantity):
        name = "baseline" if goal.baseline is not None or goal.target is None else "target"
        yield (*goal.loc, name), _LABELS["baseline"], baseline
    if goal.actual is not None:
        yield (*goal.loc, "actual"), _LABELS["actual"], goal.actual
    for point in goal.checkpoints:
        yield (*point.loc, "value"), Bilingual("阶段值", "checkpoint"), point.value
    for part in goal.breakdown:
        label = Bilingual(f"分解“{shorten(part.name)}”", f"part '{shorten(part.name)}'")
        yield (*part.loc, "target"), label, part.target


def _hit(goal: Goal, loc: Loc, label: Bilingual, value: Quantity, target: Quantity) -> Hit:
    name, (one, other) = shorten(goal.name), (value.text, target.text)
    plain = other if value.percent else one
    return Hit(
        loc,
        Bilingual(f"目标“{name}”的{label.zh}写 {one}，目标值写 {other}，单位不一致", f"goal '{name}': its {label.en} is {one}, its target {other}: the units differ"),
        Bilingual(f"百分比两处都带 %（如 {plain}%），数量两处都不带", f"write both with a percent sign (such as {plain}%), or neither"),
    )  # fmt: skip


RULE = Rule(
    "goal-unit", "OPS718", Severity.ERROR,
    Bilingual("基线与目标的单位不一致", "a baseline and a target in different units"),
    Bilingual("7.5 和 11% 没法比较，图表和达成率都会算错。", "7.5 and 11% cannot be compared: charts and completion would be wrong."),
    "goals:\n  - {name: 复购率, baseline: 7.5, target: 11%}\n",
    "goals:\n  - {name: 复购率, baseline: 7.5%, target: 11%}\n",
    check,
)  # fmt: skip
