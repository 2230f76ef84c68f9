"""How far a goal is to move, in relation to where it stands."""

from __future__ import annotations

from decimal import Decimal

from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Subject
from opsplan.model.goals import Goal
from opsplan.model.numbers import Quantity

_HALF = Decimal("0.5")


def numbers(subject: Subject, goal: Goal) -> tuple[Quantity, Quantity] | None:
    """Baseline and target when both are numbers of one sort (both with a percent sign, or none)."""
    baseline, target = (goal_value(subject.index, goal, name) for name in ("baseline", "target"))
    if not isinstance(baseline, Quantity) or not isinstance(target, Quantity):
        return None
    return (baseline, target) if baseline.percent == target.percent else None


def relative_change(baseline: Quantity, target: Quantity) -> Decimal | None:
    """The change as a share of the baseline, without sign; None from zero."""
    return abs((target.value - baseline.value) / baseline.value) if baseline.value else None


def smallest_change(baseline: Quantity, target: Quantity) -> Decimal | None:
    """As :func:`relative_change`; for a rate above 50 % in relation to what is missing to 100 %, if that is more."""
    change = relative_change(baseline, target)
    if change is None or not baseline.percent or not _HALF < baseline.value < 1:
        return change
    return max(change, abs(target.value - baseline.value) / (1 - baseline.value))
