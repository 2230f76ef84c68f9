"""The way of a goal as the plan has it: from its baseline over its checkpoints to its target."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date

from opsplan.blocks.inline import plain
from opsplan.library import format as fmt
from opsplan.library.chart_values import Point, number_of
from opsplan.library.context import Context
from opsplan.library.goal_values import holder, quantity_of, shown, unit_of
from opsplan.model.goals import Goal


def planned(ctx: Context, goal: Goal) -> tuple[Point, ...]:
    """The baseline on the plan's first day, the checkpoints, and the target when it is due.

    A baseline that lies on the other side of the first checkpoint counts another span, such as the whole year before,
    and is left out.
    """
    unit = unit_of(ctx, goal)
    points = [
        Point(day, number_of(each.value, unit), fmt.quantity(each.value), each.at("value"))
        for each in goal.checkpoints
        if (day := ctx.schedule.when(each.date))
    ]
    due = ctx.schedule.when(goal.due) if goal.due else None
    target = quantity_of(ctx, goal, "target")
    if target is not None and due is not None:
        label = plain(shown(ctx, goal, "target"))
        points = [point for point in points if point.day != due]
        points.append(Point(due, number_of(target, unit), label, holder(ctx, goal, "target").at("target")))
    points.sort(key=lambda point: point.day)
    base, start = quantity_of(ctx, goal, "baseline"), ctx.plan.period.start
    if base is not None and points and start < points[0].day:
        value = number_of(base, unit)
        if (points[0].value - value) * (points[-1].value - points[0].value) >= 0:
            src = holder(ctx, goal, "baseline").at("baseline")
            points.insert(0, Point(start, value, fmt.quantity(base), src))
    return tuple(points)


def pace(ctx: Context, goal: Goal) -> tuple[Point, ...]:
    """The planned way from the plan's first day on: one that has no baseline there counts up from nothing."""
    points = planned(ctx, goal)
    start = ctx.plan.period.start
    if points and start < points[0].day and all(point.value >= 0 for point in points):
        return (Point(start, 0.0, "", goal.path), *points)
    return points


def value_on(points: Sequence[Point], day: date) -> float | None:
    """The height of a line on a day, on the straight way between its points; None outside it."""
    for before, after in itertools.pairwise(points):
        if before.day <= day <= after.day and before.day < after.day:
            share = (day - before.day).days / (after.day - before.day).days
            return before.value + (after.value - before.value) * share
    return next((point.value for point in points if point.day == day), None)
