"""The section ``budget`` 预算, and the cost items that activities share with it."""

from __future__ import annotations

from opsplan.model.base import (
    ActivityRef,
    ChannelRefOrText,
    Many,
    Money,
    MoneyOrShare,
    Month,
    Person,
    PhaseRef,
    PillarRef,
    Quantity,
    Section,
    Text,
    key,
)  # fmt: skip


class BudgetItem(Section):
    """A cost. ``amount`` is ``unit_price`` × ``quantity`` when left out."""

    category: Text | None = key("类别")
    name: Text = key("项目", "名称", required=True)
    unit_price: Money | None = key("单价")
    quantity: Quantity | None = key("数量")
    unit: Text | None = key("单位")
    amount: Money | None = key("金额")
    phase: PhaseRef | None = key("阶段")
    pillar: PillarRef | None = key("支柱")
    activity: ActivityRef | None = key("活动")
    channel: ChannelRefOrText | None = key("渠道")
    month: Month | None = key("月份")
    owner: Person | None = key("负责人")
    note: Text | None = key("备注")
    actual: Money | None = key("实际")


class Benefit(Section):
    """What the money brings, and how that was worked out."""

    name: Text = key("名称", required=True)
    amount: Money | None = key("金额")
    basis: Text | None = key("测算依据")
    note: Text | None = key("备注")


class Budget(Section):
    """Costs, contingency, limit and benefits. Total = items + all activities' costs, then contingency."""

    currency: Text = key("币种", default="CNY")
    limit: Money | None = key("预算上限", "总额")
    contingency: MoneyOrShare | None = key("预备金")
    items: Many[BudgetItem] = key("明细", default=())
    benefits: Many[Benefit] = key("收益", default=())
