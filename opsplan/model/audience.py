"""The sections ``audience`` 受众 and ``competitors`` 竞品."""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.model.base import (
    ChannelRefOrText,
    Date,
    DateExpr,
    GoalRef,
    Id,
    Many,
    Person,
    Prose,
    Quantity,
    Score,
    Section,
    SegmentModel,
    Share,
    Table,
    Text,
    Words,
    key,
)  # fmt: skip


class Research(Section):
    """How the audience was studied."""

    method: Text = key("方法", required=True)
    sample: Text | None = key("样本")
    date: DateExpr | None = key("日期")
    findings: Words = key("发现", default=())


class Persona(Section):
    """A typical person of the audience."""

    name: Text = key("名称", required=True)
    share: Share | None = key("占比")
    age: Text | None = key("年龄")
    gender: Text | None = key("性别")
    city: Text | None = key("城市")
    occupation: Text | None = key("职业")
    income: Text | None = key("收入")
    interests: Words = key("兴趣", default=())
    scenario: Text | None = key("场景")
    pains: Words = key("痛点", default=())
    needs: Words = key("需求", default=())
    channels: Many[ChannelRefOrText] = key("触点", default=())
    quote: Text | None = key("原话")


class Segment(Section):
    """A group of users with a rule that can be computed, and what is done for it."""

    id: Id | None = key("编号")
    name: Text = key("名称", required=True)
    model: SegmentModel | None = key("模型")
    criteria: Text | None = key("规则")
    size: Quantity | None = key("规模")
    share: Share | None = key("占比")
    tags: Words = key("标签", default=())
    goals: Many[GoalRef] = key("关联目标", default=())
    strategy: Text | None = key("策略")
    channels: Many[ChannelRefOrText] = key("触点", default=())
    owner: Person | None = key("负责人")


class Audience(Section):
    """Whom the plan is for."""

    research: Many[Research] = key("调研", default=())
    personas: Many[Persona] = key("画像", default=())
    segments: Many[Segment] = key("分层", default=())


class Ours(Section):
    """Our own column of the comparison."""

    name: Text | None = key("名称")
    scores: Mapping[str, Score] = key("评分", default={})
    facts: Table = key("事实", default={})


class Competitor(Section):
    """A competitor, scored by the same criteria."""

    name: Text = key("名称", required=True)
    product: Text | None = key("产品")
    market_share: Text | None = key("市场份额")
    strengths: Words = key("优势", default=())
    weaknesses: Words = key("劣势", default=())
    operations: Text | None = key("运营策略")
    marketing: Text | None = key("营销手段")
    scores: Mapping[str, Score] = key("评分", default={})
    facts: Table = key("事实", default={})
    as_of: Date | None = key("数据日期")
    source: Text | None = key("来源")
    response: Text | None = key("应对")


class Competitors(Section):
    """The comparison with competitors."""

    criteria: Words = key("维度", default=())
    ours: Ours | None = key("我方")
    items: Many[Competitor] = key("竞品列表", default=())
    conclusion: Prose | None = key("结论")
