"""Where a goal or metric stands: inside its limits, past the warning or past the alarm, as the plan defines them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from opsplan.blocks.inline import Inlines, Run
from opsplan.diagnostics import Bilingual
from opsplan.library.chart_values import number_of
from opsplan.library.context import Context
from opsplan.library.goal_values import holder, last_reading, latest, metric_of, quantity_of, unit_of
from opsplan.library.pace import pace, value_on
from opsplan.library.shown import show
from opsplan.model.goals import Goal, Metric
from opsplan.model.numbers import Quantity, parse_quantity
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

Level = Literal["normal", "behind", "warning", "alarm"]

WORDS: Mapping[Level, Bilingual] = MappingProxyType({
    "normal": Bilingual("正常", "On track"), "behind": Bilingual("落后", "Behind"),
    "warning": Bilingual("预警", "Warning"), "alarm": Bilingual("告警", "Alarm"),
})  # fmt: skip
TONES: Mapping[Level, str] = MappingProxyType(
    {"normal": "low", "behind": "medium", "warning": "high", "alarm": "severe"}
)
"""The status token of each level."""
_NUMBER = lazy_pattern(r"\d[\d,]*(?:\.\d+)?\s*(?:百万|千万|千|万|亿|[kKmMbB](?![a-zA-Z])|)\s*[%％]?")
_OF_PLAN = lazy_pattern(r"计划|阶段值|进度|检查点|plan\b|checkpoint|schedule\b|pace\b", re.IGNORECASE)
_COMPARED = lazy_pattern(
    r"高于|低于|超过|不足|少于|多于|大于|小于|跌破|above|below|over|under|more than|less than|fewer than", re.IGNORECASE
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that has a height: a value, or a ``share`` of what is planned for the day."""

    value: float = 0.0
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How the last value of a goal or metric compares with its limits. ``paced`` says that the plan for a day between
    two checkpoints was needed for it."""

    level: Level
    paced: bool = False


def limit_of(metric: Metric, field: Literal["warning", "alarm"]) -> Limit | None:
    """The ``warning`` or ``alarm`` of a metric; words count when they give one number and what it is compared with."""
    written: Quantity | str | None = getattr(metric, field)
    if isinstance(written, Quantity):
        return Limit(number_of(written, metric.unit))
    numbers = _NUMBER.findall(written) if written else []
    if written is None or len(numbers) != 1:
        return None
    value = parse_quantity(numbers[0].strip())
    if value.percent and _OF_PLAN.search(written):
        return Limit(share=value.value)
    return Limit(number_of(value, metric.unit)) if _COMPARED.search(written) else None


def falls(metric: Metric | Goal, baseline: Quantity | None, target: Quantity | None) -> bool:
    """True for what is better when it is lower."""
    if metric.direction is not None:
        return metric.direction == "down"
    return baseline is not None and target is not None and target.value < baseline.value


def goal_standing(ctx: Context, goal: Goal) -> Standing | None:
    """Of the goal's latest value: against the limits of its metric, else against the last checkpoint that is past.

    None without a value, or without anything to compare it with.
    """
    found, metric = latest(ctx, goal), metric_of(ctx, goal)
    if found is None:
        return None
    down = falls(
        holder(ctx, goal, "direction"), quantity_of(ctx, goal, "baseline"), quantity_of(ctx, goal, "target")
    )
    value = number_of(found.value, unit_of(ctx, goal))
    points = pace(ctx, goal)
    plan = value_on(points, found.day) if found.day else None
    if metric is not None and (standing := _against(metric, value, down, plan)):
        return standing
    passed = [
        point
        for point in points
        if found.day and point.day <= found.day and point.src.endswith((".value", ".target"))
    ]
    if not passed:
        return None
    behind = value > passed[-1].value if down else value < passed[-1].value
    return Standing("behind" if behind else "normal")


def metric_standing(ctx: Context, metric: Metric) -> Standing | None:
    """Of the metric's last reading against its limits, where these are values."""
    reading = last_reading(ctx, metric)
    if reading is None:
        return None
    base, target = (each if isinstance(each, Quantity) else None for each in (metric.baseline, metric.target))
    return _against(metric, number_of(reading.value, metric.unit), falls(metric, base, target), None)


def _against(metric: Metric, value: float, down: bool, plan: float | None) -> Standing | None:
    judged = paced = False
    for field in ("alarm", "warning"):
        limit = limit_of(metric, field)
        if limit is None or (limit.share is not None and plan is None):
            continue
        judged, paced = True, paced or limit.share is not None
        height = limit.value if limit.share is None else float(limit.share) * (plan or 0.0)
        if value > height if down else value < height:
            return Standing(field, limit.share is not None)
    return Standing("normal", paced) if judged else None


def limit_words(ctx: Context, metric: Metric, field: Literal["warning", "alarm"], down: bool) -> Inlines:
    """A limit as one says it: in the plan's own words, a bare number with the side that is wrong before it."""
    text = show(ctx, metric, field, metric.unit)
    if not text or not isinstance(getattr(metric, field), Quantity):
        return text
    return (Run(ctx.t("高于 " if down else "低于 ", "above " if down else "below ")), *text)


def guardrails(ctx: Context) -> tuple[Metric, ...]:
    """The metrics that no goal may be reached at the cost of."""
    return tuple(metric for metric in ctx.plan.metrics if metric.guardrail)
