"""What a goal says, or what its metric says for it."""

from __future__ import annotations

from typing import Any

from opsplan.model.goals import Goal
from opsplan.model.index import PlanIndex


def goal_value(index: PlanIndex, goal: Goal, name: str) -> Any:
    """The goal's own value; what a goal leaves out is taken from its metric; None when neither says it."""
    own = getattr(goal, name)
    if own is not None:
        return own
    metric = index.find("metrics", goal.metric) if goal.metric else None
    return getattr(metric, name, None)
