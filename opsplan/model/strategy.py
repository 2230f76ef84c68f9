"""The sections ``strategy`` 策略, ``products`` 货盘 and ``membership`` 会员体系."""

from __future__ import annotations

from typing import ClassVar

from opsplan.model.base import (
    ChannelKind,
    ChannelRefOrText,
    DateExpr,
    GoalRef,
    Id,
    Many,
    MetricRefOrText,
    Money,
    Person,
    PillarRef,
    ProblemRefOrText,
    Prose,
    Quantity,
    QuantityOrText,
    Section,
    SegmentRefOrText,
    Text,
    Words,
    key,
)  # fmt: skip


class Tactic(Section):
    """What a pillar does; a bare text is its name."""

    shorthand: ClassVar[str] = "name"
    id: Id | None = key("编号")
    name: Text = key("名称", required=True)
    detail: Text | None = key("说明")
    channel: ChannelRefOrText | None = key("渠道")
    metric: MetricRefOrText | None = key("指标")


class Pillar(Section):
    """A pillar of the strategy. ``budget`` is an allocation, compared with the items that point at it."""

    id: Id | None = key("编号")
    name: Text = key("名称", required=True)
    kind: Text | None = key("类型")
    goals: Many[GoalRef] = key("关联目标", default=())
    problem: Many[ProblemRefOrText] = key("针对问题", default=())
    tactics: Many[Tactic] = key("举措", default=())
    budget: Money | None = key("预算")


class FunnelStep(Section):
    """A stage of the users' way."""

    stage: Text = key("环节", required=True)
    objective: Text | None = key("目的")
    actions: Words = key("动作", default=())
    metric: MetricRefOrText | None = key("指标")
    baseline: Quantity | None = key("基线")
    target: Quantity | None = key("目标值")
    actual: Quantity | None = key("实际")


class Channel(Section):
    """A channel and what it is for."""

    id: Id | None = key("编号")
    name: Text = key("名称", required=True)
    kind: ChannelKind | None = key("类型")
    audience: Many[SegmentRefOrText] = key("人群", default=())
    role: Text | None = key("作用")
    cadence: Text | None = key("频次")
    cap: Text | None = key("频控")
    budget: Money | None = key("预算")
    metric: MetricRefOrText | None = key("指标")
    target: QuantityOrText | None = key("目标值")
    owner: Person | None = key("负责人")


class Mechanism(Section):
    """Something that happens by itself: tagging, points, churn warning, sharing."""

    name: Text = key("名称", required=True)
    pillar: PillarRef | None = key("支柱")
    trigger: Text | None = key("触发")
    action: Text | None = key("动作")
    owner: Person | None = key("负责人")
    metric: MetricRefOrText | None = key("指标")


class Experiment(Section):
    """A test with a hypothesis and a condition to stop."""

    name: Text = key("名称", required=True)
    hypothesis: Text | None = key("假设")
    metric: MetricRefOrText | None = key("指标")
    guardrail: MetricRefOrText | None = key("护栏指标")
    sample: Text | None = key("样本量")
    start: DateExpr | None = key("开始")
    end: DateExpr | None = key("结束")
    stop: Text | None = key("停止条件")
    owner: Person | None = key("负责人")


class Strategy(Section):
    """How the goals are to be reached."""

    target_market: Prose | None = key("目标市场")
    positioning: Prose | None = key("定位")
    north_star: Prose | None = key("北极星指标")
    differentiation: Words = key("差异化", default=())
    pillars: Many[Pillar] = key("策略支柱", default=())
    funnel: Many[FunnelStep] = key("用户旅程", default=())
    channels: Many[Channel] = key("渠道", default=())
    mechanisms: Many[Mechanism] = key("机制", default=())
    experiments: Many[Experiment] = key("实验", default=())
    kill_criteria: Words = key("终止条件", default=())


class Product(Section):
    """A product of the range on offer, with its price and the price it is compared with."""

    name: Text = key("名称", required=True)
    role: Text | None = key("角色")
    base_price: Money | None = key("近7日最低价")
    price: Money | None = key("活动价")
    stock: Quantity | None = key("备货")
    note: Text | None = key("备注")


class Tier(Section):
    """A level of membership."""

    name: Text = key("名称", required=True)
    upgrade: Text | None = key("升级条件")
    keep: Text | None = key("保级条件")
    rights: Words = key("权益", default=())
    warning: Text | None = key("降级预警")


class Points(Section):
    """How points are earned, spent, lost, and what they cost."""

    earn: Words = key("获取", default=())
    spend: Words = key("消耗", default=())
    expiry: Text | None = key("失效")
    cost: Text | None = key("成本")


class Tag(Section):
    """A tag put on users."""

    name: Text = key("名称", required=True)
    values: Words = key("取值", default=())
    rule: Text | None = key("规则")


class Membership(Section):
    """Levels, points and tags."""

    tiers: Many[Tier] = key("等级", default=())
    points: Points | None = key("积分")
    tags: Many[Tag] = key("标签", default=())
