"""Charts of the goals: all baselines and targets in one, and every goal's way from checkpoint to checkpoint."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from opsplan.blocks.chart import Chart, Series
from opsplan.blocks.inline import Run, plain
from opsplan.blocks.nodes import Block
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.chart_values import SMALL, Point, dated_series, format_of, in_pairs, number_of
from opsplan.library.context import Context, Options
from opsplan.library.goal_values import change_of, holder, latest, metric_of, quantity_of, shown, unit_of
from opsplan.library.pace import planned
from opsplan.library.shown import inline
from opsplan.library.views.tables import caption_of, known
from opsplan.model.goals import Goal
from opsplan.model.numbers import Quantity

_HUNDRED = Decimal(100)
_LEAST_POINTS = 3
"""Points from which a line says more than its ends."""
_PLACES = 2
"""Places of an index: more say nothing."""


def charted(ctx: Context) -> tuple[tuple[Goal, Quantity, Quantity], ...]:
    """The goals that have a baseline above zero and a target, the greatest growth first."""
    found = []
    for goal in ctx.plan.goals:
        base, target = quantity_of(ctx, goal, "baseline"), quantity_of(ctx, goal, "target")
        if base is not None and target is not None and base.value > 0:
            found.append((goal, base, target))
    return tuple(sorted(found, key=lambda item: -item[2].value / item[1].value))


def goals_chart(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Baseline against target, indexed to 100 since units differ; the labels carry the real values."""
    known(options, "goals_chart", common=("caption",))
    found = charted(ctx)
    if len(found) < 2:  # one pair of bars compares nothing
        return ()
    names = tuple(goal.name for goal, _, _ in found)
    befores = tuple(plain(shown(ctx, goal, "baseline")) for goal, _, _ in found)
    afters = tuple(
        "  ".join(filter(None, (plain(shown(ctx, goal, "target")), _change(ctx, goal, target < base))))
        for goal, base, target in ((goal, base.value, target.value) for goal, base, target in found)
    )
    indexes = tuple(float(round(target.value / base.value * _HUNDRED, _PLACES)) for _, base, target in found)
    series = (
        Series(ctx.t("基线", "Baseline"), tuple(100.0 for _ in found), befores, "mute", _paths(ctx, "baseline")),
        Series(ctx.t("目标", "Target"), indexes, afters, "accent", _paths(ctx, "target")),
    )  # fmt: skip
    parts = [
        ctx.t(f"{n} {b} → {a}", f"{n} from {b} to {a}")
        for n, b, a in zip(names, befores, afters, strict=True)
    ]
    note = (
        Run(
            ctx.t(
                "以各目标的基线为 100 画图，标签是实际数值",
                "Bars are indexed to each goal's baseline = 100; labels show the real values",
            )
        ),
    )
    alt = ctx.t("目标与基线对比：", "Targets against baselines: ") + ctx.t("；", "; ").join(parts)
    caption = caption_of(ctx, options, Bilingual("目标与基线对比", "Targets against baselines"))
    return (Chart("bar", names, series, alt, caption, note, height=max(96.0, 36.0 * len(found) + 34)),)


def _change(ctx: Context, goal: Goal, falls: bool) -> str:
    """The change; a fall says that it is meant to be one."""
    change = plain(change_of(ctx, goal))
    return ctx.t(f"{change}，越低越好", f"{change}, lower is better") if falls and change else change


def _paths(ctx: Context, field: str) -> tuple[str, ...]:
    return tuple(holder(ctx, goal, field).at(field) for goal, _, _ in charted(ctx))


def goal_paths(ctx: Context, options: Options) -> tuple[Block, ...]:
    """For every goal with checkpoints a line to its target, and what was reached so far."""
    known(options, "goal_paths", common=())
    charts = (_path(ctx, goal) for goal in ctx.plan.goals)
    return in_pairs([chart for chart in charts if chart is not None])


def _path(ctx: Context, goal: Goal) -> Chart | None:
    plan, actual = planned(ctx, goal), reached(ctx, goal)
    if len({point.day for point in plan}) < _LEAST_POINTS:
        return None
    days = tuple(sorted({point.day for point in (*plan, *actual)}))
    series = [dated_series(ctx.t("计划", "Plan"), plan, days, "mute")]
    if actual:
        series.append(dated_series(ctx.t("实际", "Actual"), actual, days, "accent"))
    values = [value for field in ("baseline", "target") if (value := quantity_of(ctx, goal, field))]
    return Chart(
        "line",
        tuple(fmt.day(day, ctx.lang) for day in days),
        tuple(series),
        _message(ctx, goal, plan, actual),
        inline(goal.name, goal.at("name")),
        unit=unit_of(ctx, goal) or "",
        height=SMALL,
        days=days,
        number_format=format_of(values, unit_of(ctx, goal)),
    )


def _message(ctx: Context, goal: Goal, plan: Sequence[Point], actual: Sequence[Point]) -> str:
    first, last = plan[0], plan[-1]
    end = fmt.day(last.day, ctx.lang)
    zh = f"{goal.name}：从 {first.label} 到 {last.label}（{end}）"
    en = f"{goal.name}: from {first.label} to {last.label} by {end}"
    if actual:
        now, day = actual[-1], fmt.day(actual[-1].day, ctx.lang)
        zh += f"，{day} 实际 {now.label}"
        en += f"; {now.label} on {day}"
    return ctx.t(zh, en)


def reached(ctx: Context, goal: Goal) -> tuple[Point, ...]:
    """What was measured, only the last of it with its number."""
    unit, metric = unit_of(ctx, goal), metric_of(ctx, goal)
    points = [
        Point(day, number_of(each.value, unit), "", each.at("value"))
        for each in (metric.actuals if metric else ())
        if (day := ctx.schedule.when(each.date))
    ]
    last = latest(ctx, goal)
    if last is not None and last.day is not None:
        points = [point for point in points if point.day < last.day]
        points.append(Point(last.day, number_of(last.value, unit), fmt.quantity(last.value), last.src))
    return tuple(sorted(points, key=lambda point: point.day))
