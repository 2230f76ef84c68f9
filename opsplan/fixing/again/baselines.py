"""What was reached becomes what the new plan starts from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from opsplan.diagnostics import Loc
from opsplan.model.goals import Goal, Metric
from opsplan.model.index import PlanIndex
from opsplan.model.numbers import Quantity
from opsplan.model.plan import Plan
from opsplan.records import dataclass
from opsplan.schedule.results import Schedule


@dataclass(frozen=True, slots=True)
class Baselines:
    """New baselines as they are to be written, by the place of their goal or metric; ``reached`` are the actual values of
    goals that got past their target, ``kept`` the metrics with actual values that keep their baseline all the same."""

    written: Mapping[Loc, str]
    reached: Mapping[Loc, str]
    kept: frozenset[Loc]


def baselines(plan: Plan, schedule: Schedule, kept: frozenset[Loc]) -> Baselines:
    """A goal's actual value, else the last of its metric, else its target; a metric's is that of its goal, else its last
    actual value. A value past the target counts as the target, which is to be set anew. Where a goal leaves the baseline
    to its metric, only the metric has it. Metrics at the places ``kept`` keep theirs, and so do their goals."""
    index = PlanIndex(plan)
    written: dict[Loc, str] = {}
    reached: dict[Loc, str] = {}
    for metric in plan.metrics:
        last = _last(metric, schedule)
        if last is not None and metric.loc not in kept:
            written[metric.loc] = last.text
    for goal in plan.goals:
        found = index.find("metrics", goal.metric) if goal.metric else None
        metric_of = found if isinstance(found, Metric) else None
        value = goal.actual or (_last(metric_of, schedule) if metric_of else None)
        target = goal.target or (metric_of.target if metric_of else None)
        new = value or target
        if new is None or (metric_of is not None and metric_of.loc in kept):
            continue
        if value is not None and target is not None and _is_past(goal, metric_of, value, target):
            reached[goal.loc] = value.text
            new = target
        if metric_of is None or goal.baseline is not None or metric_of.baseline is None:
            written[goal.loc] = new.text
        if metric_of is not None and metric_of.baseline is not None:
            written[metric_of.loc] = new.text
    dated = frozenset(each.loc for each in plan.metrics if each.actuals)
    return Baselines(written, reached, kept & dated)


def _last(metric: Metric, schedule: Schedule) -> Quantity | None:
    dated = [(schedule.when(each.date) or date.min, place) for place, each in enumerate(metric.actuals)]
    return metric.actuals[max(dated)[1]].value if dated else None


def _is_past(goal: Goal, metric: Metric | None, value: Quantity, target: Quantity) -> bool:
    falls = (goal.direction or (metric.direction if metric else None)) == "down"
    return value.value <= target.value if falls else value.value >= target.value
