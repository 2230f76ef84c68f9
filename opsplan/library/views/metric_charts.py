"""What the metrics were, as lines beside their targets and limits."""

from __future__ import annotations

from datetime import date

from opsplan.blocks.chart import Chart, Series
from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Block
from opsplan.library import format as fmt
from opsplan.library.chart_values import SMALL, Point, dated_series, format_of, in_pairs, number_of
from opsplan.library.context import Context, Options
from opsplan.library.shown import inline, show
from opsplan.library.views.tables import known, number_option
from opsplan.model.goals import Metric
from opsplan.model.numbers import Quantity

_LEAST_READINGS = 2
_LIMITS = (
    ("target", "目标", "Target", "mute"), ("warning", "预警", "Warning", "high-strong"),
    ("alarm", "告警", "Alarm", "severe-strong"),
)  # fmt: skip


def metric_charts(ctx: Context, options: Options) -> tuple[Block, ...]:
    """For every metric with two actual values or more a line of them, with target, warning and alarm as level lines.

    ``metric`` (a place from 0) shows one metric. Limits in words have no height and are left to the table.
    """
    known(options, "metric_charts", "metric", common=())
    wanted = number_option(options, "metric")
    picked = ctx.plan.metrics if wanted is None else ctx.plan.metrics[wanted : wanted + 1]
    charts = (_chart(ctx, metric) for metric in picked)
    return in_pairs([chart for chart in charts if chart is not None])


def _chart(ctx: Context, metric: Metric) -> Chart | None:
    points = _readings(ctx, metric)
    if len({point.day for point in points}) < _LEAST_READINGS:
        return None
    days = tuple(sorted({point.day for point in points}))
    series = [
        line
        for field, zh, en, color in _LIMITS
        if (line := _limit(ctx, metric, field, ctx.t(zh, en), days, color))
    ]
    series.append(dated_series(ctx.t("实际", "Actual"), points, days, "accent"))
    values = [reading.value for reading in metric.actuals]
    return Chart(
        "line",
        tuple(fmt.day(day, ctx.lang) for day in days),
        tuple(series),
        _message(ctx, metric, points, series),
        inline(metric.name, metric.at("name")),
        unit=metric.unit or "",
        height=SMALL,
        days=days,
        number_format=format_of(values, metric.unit),
    )


def _readings(ctx: Context, metric: Metric) -> tuple[Point, ...]:
    """The actual values in their order, the last of them with its number and unit."""
    found = sorted(
        ((day, each) for each in metric.actuals if (day := ctx.schedule.when(each.date))),
        key=lambda pair: pair[0],
    )
    last = len(found) - 1
    return tuple(
        Point(
            day,
            number_of(each.value, metric.unit),
            plain(show(ctx, each, "value", metric.unit)) if place == last else fmt.quantity(each.value),
            each.at("value"),
        )
        for place, (day, each) in enumerate(found)
    )


def _limit(
    ctx: Context, metric: Metric, field: str, name: str, days: tuple[date, ...], color: str
) -> Series | None:
    value = getattr(metric, field)
    if not isinstance(value, Quantity):
        return None
    src, count = metric.at(field), len(days)
    labels = (*("" for _ in days[1:]), plain(show(ctx, metric, field, metric.unit)))
    return Series(name, (number_of(value, metric.unit),) * count, labels, color, (src,) * count)


def _message(ctx: Context, metric: Metric, points: tuple[Point, ...], series: list[Series]) -> str:
    first, last = points[0], points[-1]
    since, until = fmt.day(first.day, ctx.lang), fmt.day(last.day, ctx.lang)
    limits = ctx.t("、", ", ").join(f"{line.name} {line.labels[-1]}" for line in series[:-1])
    zh = f"{metric.name}：{since} 为 {first.label}，{until} 为 {last.label}"
    en = f"{metric.name}: {first.label} on {since}, {last.label} on {until}"
    return ctx.t(zh, en) + (fmt.aside(limits, ctx.lang) if limits else "")
