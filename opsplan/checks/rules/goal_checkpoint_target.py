"""The checkpoint of the day a goal is due is its target."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.aims_checkpoints import dated_checkpoints
from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.numbers import Quantity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Checkpoints on the due date that differ from the target, and checkpoints after it."""
    for goal in subject.plan.goals:
        target = goal_value(subject.index, goal, "target")
        due = subject.schedule.when(goal.due) if goal.due else None
        if not isinstance(target, Quantity) or due is None:
            continue
        name = shorten(goal.name)
        for day, point in dated_checkpoints(subject, goal):
            if day > due:
                yield Hit(
                    (*point.loc, "date"),
                    Bilingual(f"目标“{name}”{due} 截止，阶段值却写到 {day}", f"goal '{name}' is due on {due}, but it has a checkpoint on {day}"),
                    Bilingual("阶段值的日期不晚于截止", "checkpoints lie before or on the due date"),
                )  # fmt: skip
            elif day == due and point.value != target and point.value.percent == target.percent:
                yield Hit(
                    (*point.loc, "value"),
                    Bilingual(f"目标“{name}”截止日 {due} 的阶段值是 {point.value.text}，目标值是 {target.text}", f"goal '{name}': the checkpoint of its due date {due} says {point.value.text}, its target {target.text}"),
                    Bilingual(f"写 {target.text}，或改目标值", f"write {target.text}, or change the target"),
                )  # fmt: skip


RULE = Rule(
    "goal-checkpoint-target", "OPS722", Severity.ERROR,
    Bilingual("截止日的阶段值不等于目标值", "a last checkpoint that is not the target"),
    Bilingual("同一天写了两个数，到期不知道按哪个验收。", "With two numbers for one day nobody knows which one counts."),
    "goals:\n  - {name: 月活, target: 36万, due: 2027-12-31, checkpoints: [{date: 2027-12-31, value: 34万}]}\n",
    "goals:\n  - {name: 月活, target: 36万, due: 2027-12-31, checkpoints: [{date: 2027-12-31, value: 36万}]}\n",
    check,
)  # fmt: skip
