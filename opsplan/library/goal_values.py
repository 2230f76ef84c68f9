"""What a goal says, or what its metric says for it, with the place in the plan that says it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from opsplan.blocks.inline import Inlines
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.shown import inline, show
from opsplan.model.goals import Goal, Metric, Reading
from opsplan.model.numbers import Quantity

SHARED = frozenset({"unit", "baseline", "target", "direction", "source", "owner", "category"})
"""The fields a goal may leave to its metric."""


class Actual(NamedTuple):
    """The latest actual value of a goal, its day, and the places of both in the plan."""

    value: Quantity
    day: date | None
    src: str
    day_src: str


def metric_of(ctx: Context, goal: Goal) -> Metric | None:
    """The metric a goal is measured by, when the plan defines it."""
    found = ctx.index.find("metrics", goal.metric) if goal.metric else None
    return found if isinstance(found, Metric) else None


def holder(ctx: Context, goal: Goal, field: str) -> Goal | Metric:
    """The entry whose ``field`` counts for the goal: the goal, or its metric when the goal leaves it out."""
    if getattr(goal, field) is None and field in SHARED:
        metric = metric_of(ctx, goal)
        if metric is not None and getattr(metric, field, None) is not None:
            return metric
    return goal


def unit_of(ctx: Context, goal: Goal) -> str | None:
    """The goal's unit."""
    return holder(ctx, goal, "unit").unit


def quantity_of(ctx: Context, goal: Goal, field: str) -> Quantity | None:
    """The goal's ``baseline`` or ``target`` as a number; None when it has none."""
    value = getattr(holder(ctx, goal, field), field)
    return value if isinstance(value, Quantity) else None


def shown(ctx: Context, goal: Goal, field: str) -> Inlines:
    """A field of the goal or of its metric, with its unit."""
    unit = unit_of(ctx, goal) if field in ("baseline", "target", "actual") else None
    return show(ctx, holder(ctx, goal, field), field, unit)


def change_of(ctx: Context, goal: Goal) -> Inlines:
    """From baseline to target: ``+61%``; nothing without both."""
    base, target = quantity_of(ctx, goal, "baseline"), quantity_of(ctx, goal, "target")
    if base is None or target is None:
        return ()
    return inline(fmt.change(base, target, ctx.lang, unit_of(ctx, goal)), goal.path)


def last_reading(ctx: Context, metric: Metric) -> Reading | None:
    """The metric's reading of the latest day; None without readings."""
    return max(metric.actuals, key=lambda one: ctx.schedule.when(one.date) or date.min, default=None)


def latest(ctx: Context, goal: Goal) -> Actual | None:
    """The goal's own actual value, else the last reading of its metric."""
    if goal.actual is not None:
        return Actual(goal.actual, goal.actual_date, goal.at("actual"), goal.at("actual_date"))
    metric = metric_of(ctx, goal)
    reading = last_reading(ctx, metric) if metric else None
    if reading is None:
        return None
    return Actual(reading.value, ctx.schedule.when(reading.date), reading.at("value"), reading.at("date"))
