"""The checkpoints of a goal go the way the goal goes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from opsplan.checks.aims_checkpoints import dated_checkpoints, goes_down
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Checkpoints that fall back behind the one before."""
    for goal in subject.plan.goals:
        down = goes_down(subject, goal)
        for (before, one), (day, other) in pairwise(dated_checkpoints(subject, goal)):
            if one.value == other.value or one.value.percent != other.value.percent:
                continue
            if (other.value.value < one.value.value) is down:
                continue
            name, zh, en = shorten(goal.name), "降低" if down else "提升", "fall" if down else "rise"
            yield Hit(
                (*other.loc, "value"),
                Bilingual(f"目标“{name}”要{zh}，阶段值却从 {one.value.text}（{before}）到 {other.value.text}（{day}）", f"goal '{name}' is to {en}, but its checkpoints go from {one.value.text} on {before} to {other.value.text} on {day}"),
                Bilingual("检查数值和日期是否写错；累计值不会走回头路，按季的数写进 breakdown", "check the value and the date; amounts of single quarters belong in breakdown"),
            )  # fmt: skip


RULE = Rule(
    "goal-checkpoint-order", "OPS721", Severity.WARNING,
    Bilingual("阶段值走了回头路", "checkpoints that go the wrong way"),
    Bilingual("阶段值是沿途要到达的值，倒退多半是填错或把季度数当成累计数。", "Checkpoints are values to be reached on the way; one that falls back is a slip, or a quarter's amount taken for a total."),
    "goals:\n  - {name: 月活, baseline: 22万, target: 36万, checkpoints: [{date: 2027-03-31, value: 29万}, {date: 2027-06-30, value: 25万}]}\n",
    "goals:\n  - {name: 月活, baseline: 22万, target: 36万, checkpoints: [{date: 2027-03-31, value: 25万}, {date: 2027-06-30, value: 29万}]}\n",
    check,
)  # fmt: skip
