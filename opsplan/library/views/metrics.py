"""Views of the metrics: definitions, values and limits, readings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from opsplan.blocks.inline import Inlines, Run, join
from opsplan.blocks.nodes import Block, Cell, Row
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.goal_values import last_reading
from opsplan.library.labels import label
from opsplan.library.shown import show
from opsplan.library.views.tables import (
    Col,
    caption_of,
    col,
    cols,
    finished,
    head,
    known,
    list_option,
    listing,
    made,
    number_option,
)
from opsplan.model.goals import Metric

_DECK_READINGS = 4


def _latest(ctx: Context, metric: Metric) -> Inlines:
    reading = last_reading(ctx, metric)
    if reading is None:
        return ()
    day = ctx.schedule.when(reading.date)
    when = fmt.short_day(day, ctx.lang) if day else reading.date.text
    aside = fmt.aside(when, ctx.lang) if ctx.deck else f"\n{when}"
    return (*show(ctx, reading, "value", metric.unit), Run(aside, color="ink3", src=reading.at("date")))


_VALUES: tuple[Col[Metric], ...] = (
    col(Metric, "name", bold=True), col(Metric, "baseline", unit="unit"), col(Metric, "target", unit="unit"),
    made("latest", "最新实际", "Latest actual", _latest, "right"), col(Metric, "warning", unit="unit"), col(Metric, "alarm", unit="unit"),
    col(Metric, "direction"), col(Metric, "guardrail"), col(Metric, "owner"), col(Metric, "note"),
)  # fmt: skip
_DEFINITIONS: tuple[Col[Metric], ...] = (
    col(Metric, "name", bold=True),
    *cols(Metric, "category", "definition", "formula", "unit", "source", "frequency"),
)


def metrics(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What each metric is, and its baseline, target, latest value and limits; on a slide the values only."""
    found = ctx.plan.metrics
    values = Bilingual("指标目标与预警线", "Metrics: values and limits")
    if ctx.deck or list_option(options, "columns"):
        deck = ("name", "baseline", "target", "latest", "warning", "alarm")
        return listing(ctx, options, "metrics", found, (*_VALUES, *_DEFINITIONS[1:]), values, deck=deck)
    rest = {name: value for name, value in options.items() if name != "caption"}
    first = listing(
        ctx, options, "metrics", found, _DEFINITIONS, Bilingual("指标口径", "Metrics: definitions"), wide=True
    )
    return (*first, *listing(ctx, rest, "metrics", found, _VALUES, values, wide=True))


def _lines(*fields: str) -> Callable[[Context, Metric], Inlines]:
    """Fields of a metric, one below the other, with their labels; what the head of the column names has none."""

    def shown_(ctx: Context, metric: Metric) -> Inlines:
        parts = []
        for place, field in enumerate(fields):
            value = show(ctx, metric, field, metric.unit if field in _VALUED else None)
            if value and (place or field in _VALUED):
                value = (Run(ctx.say(label(Metric, field)) + ctx.t("：", ": "), color="ink3"), *value)
            parts.append(value)
        return join(parts, "\n")

    return shown_


def _name(ctx: Context, metric: Metric) -> Inlines:
    name = tuple(replace(part, bold=True) for part in show(ctx, metric, "name"))
    return join((name, show(ctx, metric, "category")), "\n")


_VALUED = frozenset(("baseline", "target", "warning", "alarm"))
_DICTIONARY: tuple[Col[Metric], ...] = (
    made("name", "指标", "Metric", _name),
    made("definition", "定义与公式", "Definition and formula", _lines("definition", "formula")),
    made("unit", "单位与方向", "Unit and direction", _lines("unit", "direction", "guardrail")),
    made("source", "来源与频率", "Source and frequency", _lines("source", "frequency")), col(Metric, "owner"),
    col(Metric, "baseline", unit="unit"), col(Metric, "target", unit="unit"),
    made("limits", "预警与告警", "Warning and alarm", _lines("warning", "alarm"), "right"), col(Metric, "note"),
)  # fmt: skip
_DEFINING = ("definition", "formula", "source", "frequency", "category")


def metric_dictionary(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Everything that says what a metric is, one metric a row; nothing when no metric says more than its values."""
    known(options, "metric_dictionary")
    found = ctx.plan.metrics
    if not any(getattr(metric, field) for metric in found for field in _DEFINING):
        return ()
    caption = Bilingual("指标字典", "Metric dictionary")
    return listing(ctx, options, "metric_dictionary", found, _DICTIONARY, caption, wide=True)


def metric_actuals(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Actual values by day; a slide shows the latest days. ``metric`` (a place from 0) shows one metric."""
    known(options, "metric_actuals", "metric", common=("caption",))
    wanted = number_option(options, "metric")
    picked = ctx.plan.metrics if wanted is None else ctx.plan.metrics[wanted : wanted + 1]
    found = tuple(metric for metric in picked if metric.actuals)
    every: dict[date, str] = {}
    for reading in (one for metric in found for one in metric.actuals):
        if day := ctx.schedule.when(reading.date):
            every.setdefault(day, reading.at("date"))
    days = sorted(every)[-_DECK_READINGS if ctx.deck else 0 :]
    rows = []
    for metric in found:
        by_day = {ctx.schedule.when(one.date): one for one in metric.actuals}
        cells = (
            Cell(show(ctx, by_day[day], "value", metric.unit) if day in by_day else (), "right")
            for day in days
        )
        rows.append(
            Row(
                (
                    Cell(show(ctx, metric, "name"), bold=True),
                    *cells,
                    Cell(show(ctx, metric, "target", metric.unit), "right"),
                ),
                src=metric.path,
            )
        )
    heads = (
        head("name", "指标", "Metric"), *(head("value", fmt.day(day, ctx.lang), fmt.day(day, ctx.lang), "right", every[day]) for day in days),
        head("target", "目标值", "Target", "right"),
    )  # fmt: skip
    return finished(
        ctx, "metric_actuals", heads, rows, caption_of(ctx, options, Bilingual("指标实际值", "Actual values"))
    )
