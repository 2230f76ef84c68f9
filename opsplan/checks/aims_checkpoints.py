"""The checkpoints of a goal in the order of their days, and which way it goes."""

from __future__ import annotations

from datetime import date

from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Subject
from opsplan.model.goals import Checkpoint, Goal
from opsplan.model.numbers import Quantity


def dated_checkpoints(subject: Subject, goal: Goal) -> tuple[tuple[date, Checkpoint], ...]:
    """Checkpoints whose day is known, the earliest first; two of one day in the order of the file."""
    found = ((subject.schedule.when(point.date), point) for point in goal.checkpoints)
    return tuple(sorted(((day, point) for day, point in found if day), key=lambda pair: pair[0]))


def goes_down(subject: Subject, goal: Goal) -> bool:
    """True for a goal that is to fall: as it says, else as its numbers say."""
    direction = goal_value(subject.index, goal, "direction")
    if direction is not None:
        return bool(direction == "down")
    baseline, target = (goal_value(subject.index, goal, name) for name in ("baseline", "target"))
    both = isinstance(baseline, Quantity) and isinstance(target, Quantity)
    return both and target.value < baseline.value
