"""The sections ``goals`` 目标 and ``metrics`` 指标体系."""

from __future__ import annotations

from typing import Annotated, Any

from opsplan.model import numbers
from opsplan.model.base import (
    Date,
    DateExpr,
    Direction,
    Flag,
    GoalCategory,
    Id,
    Many,
    MetricCategory,
    MetricRefOrText,
    Person,
    Quantity,
    QuantityOrText,
    Section,
    Text,
    WhyRefOrText,
    key,
)  # fmt: skip
from opsplan.model.entries import ReadBy

NEW = "new"
"""The stored word for a baseline that does not exist yet."""


def _baseline(raw: Any) -> numbers.Quantity | str:
    if isinstance(raw, str) and raw.strip().lower() in ("new", "新指标"):
        return NEW
    return numbers.parse_quantity(raw)


Baseline = Annotated[numbers.Quantity | str, ReadBy(_baseline)]


class Checkpoint(Section):
    """A value to be reached on the way."""

    date: DateExpr = key("日期", required=True)
    value: Quantity = key("值", required=True)


class Breakdown(Section):
    """A part of a goal; each dimension ``by`` adds up to the target by itself."""

    name: Text = key("名称", required=True)
    target: Quantity = key("目标值", required=True)
    by: Text | None = key("维度")


class Goal(Section):
    """A SMART goal. What it leaves out is taken from its metric."""

    id: Id | None = key("编号")
    name: Text = key("名称", required=True)
    statement: Text | None = key("描述")
    metric: MetricRefOrText | None = key("指标")
    unit: Text | None = key("单位")
    baseline: Baseline | None = key("基线")
    target: Quantity | None = key("目标值")
    direction: Direction | None = key("方向")
    due: DateExpr | None = key("截止")
    owner: Person | None = key("负责人")
    source: Text | None = key("数据来源", "来源")
    basis: Text | None = key("可达成依据")
    why: Many[WhyRefOrText] = key("相关性", default=())
    category: GoalCategory | None = key("类别")
    checkpoints: Many[Checkpoint] = key("阶段值", default=())
    breakdown: Many[Breakdown] = key("分解", default=())
    actual: Quantity | None = key("实际")
    actual_date: Date | None = key("实际日期")
    note: Text | None = key("备注")


class Reading(Section):
    """An actual value of a metric."""

    date: DateExpr = key("日期", required=True)
    value: Quantity = key("值", required=True)


class Metric(Section):
    """A metric: its definition, formula, source and limits."""

    id: Id | None = key("编号")
    name: Text = key("名称", required=True)
    category: MetricCategory | None = key("类别")
    definition: Text | None = key("定义")
    formula: Text | None = key("公式")
    unit: Text | None = key("单位")
    direction: Direction | None = key("方向")
    guardrail: Flag = key("护栏", default=False)
    source: Text | None = key("数据来源", "来源")
    frequency: Text | None = key("频率")
    owner: Person | None = key("负责人")
    baseline: Baseline | None = key("基线")
    target: Quantity | None = key("目标值")
    warning: QuantityOrText | None = key("预警线")
    alarm: QuantityOrText | None = key("告警线")
    actuals: Many[Reading] = key("实际值", default=())
    note: Text | None = key("备注")
