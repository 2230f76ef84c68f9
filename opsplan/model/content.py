"""The sections ``content`` 内容 and ``community`` 社群."""

from __future__ import annotations

from opsplan.model.base import (
    ActivityRef,
    ChannelRefOrText,
    ColumnRefOrText,
    DateExpr,
    Duration,
    EntryStatus,
    GoalRef,
    Many,
    MetricRefOrText,
    Nth,
    Person,
    QuantityOrText,
    QuarterName,
    Section,
    SegmentRefOrText,
    TacticRef,
    Text,
    TimeOfDay,
    Weekday,
    Words,
    key,
)  # fmt: skip


class ContentColumn(Section):
    """A column (栏目): what regularly stands in a slot of a channel."""

    slot: Text | None = key("位置")
    name: Text = key("名称", required=True)
    topic: Text | None = key("内容")
    purpose: Text | None = key("目的")
    cadence: Text | None = key("频次")
    channel: ChannelRefOrText | None = key("渠道")
    owner: Person | None = key("负责人")


class MenuItem(Section):
    """A second-level menu of an account."""

    name: Text = key("名称", required=True)
    purpose: Text | None = key("目的")
    description: Text | None = key("描述")


class Menu(Section):
    """A first-level menu of an account."""

    name: Text = key("一级菜单", "名称", required=True)
    items: Many[MenuItem] = key("二级菜单", default=())


class Quarter(Section):
    """The theme of a quarter."""

    quarter: QuarterName = key("季度", required=True)
    theme: Text | None = key("主题")
    form: Words = key("形式", default=())
    objective: Words = key("目的", default=())
    festivals: Words = key("节日", default=())


class Slot(Section):
    """A recurring place that entries fill."""

    channel: ChannelRefOrText | None = key("渠道")
    weekdays: Many[Weekday] = key("星期", default=())
    nth: Nth | None = key("第几个")
    time: TimeOfDay | None = key("时间")
    column: ColumnRefOrText | None = key("栏目")
    from_: DateExpr | None = key("起")
    to: DateExpr | None = key("止")
    except_: Many[DateExpr] = key("除外", default=())


class ContentEntry(Section):
    """A piece of content with its day, place and people."""

    date: DateExpr | None = key("日期")
    time: TimeOfDay | None = key("时间")
    channel: ChannelRefOrText | None = key("渠道")
    column: ColumnRefOrText | None = key("栏目")
    title: Text = key("标题", required=True)
    form: Text | None = key("形式")
    festival: Text | None = key("节点")
    owner: Person | None = key("负责人")
    reviewer: Person | None = key("审核人")
    draft_due: DateExpr | None = key("交稿")
    review_due: DateExpr | None = key("送审")
    status: EntryStatus | None = key("状态")
    goal: GoalRef | None = key("目标", "关联目标")
    tactic: TacticRef | None = key("举措")
    activity: ActivityRef | None = key("活动")
    segment: Many[SegmentRefOrText] = key("分层", default=())
    metric: MetricRefOrText | None = key("指标")
    target: QuantityOrText | None = key("目标值")
    actual: QuantityOrText | None = key("实际")
    cta: Text | None = key("行动号召")
    link: Text | None = key("链接")
    note: Text | None = key("备注")


class ExtraDate(Section):
    """A marketing date of one's own."""

    name: Text = key("名称", required=True)
    date: DateExpr = key("日期", required=True)
    lead: Duration | None = key("提前")


class MarketingDates(Section):
    """Which marketing dates the plan uses."""

    country: Words = key("国家", default=())
    include: Words = key("包含", default=())
    exclude: Words = key("排除", default=())
    extra: Many[ExtraDate] = key("自定义", default=())


class Content(Section):
    """The content calendar and its structure."""

    columns: Many[ContentColumn] = key("栏目", default=())
    menus: Many[Menu] = key("菜单", default=())
    quarters: Many[Quarter] = key("季度规划", default=())
    slots: Many[Slot] = key("固定排期", default=())
    entries: Many[ContentEntry] = key("内容排期", default=())
    marketing_dates: MarketingDates | None = key("营销节点")


class CommunityRole(Section):
    """A role in the community."""

    name: Text = key("名称", required=True)
    count: QuantityOrText | None = key("人数")
    duties: Text | None = key("职责")
    requirements: Text | None = key("要求")


class Ritual(Section):
    """Something that happens regularly in the community."""

    name: Text = key("名称", required=True)
    cadence: Text | None = key("频次")
    content: Text | None = key("内容")
    owner: Person | None = key("负责人")


class SeedUsers(Section):
    """The first members: who, how many, from where."""

    criteria: Words = key("标准", default=())
    target: QuantityOrText | None = key("数量", "目标值")
    sources: Words = key("来源", default=())
    invitation: Text | None = key("邀请")
    rights: Words = key("权益", default=())


class Monetization(Section):
    """A way the community earns."""

    mode: Text = key("方式", required=True)
    offer: Text | None = key("产品")
    target: QuantityOrText | None = key("目标值")


class Community(Section):
    """Why the community exists and how it runs. ``welcome`` is prose."""

    purpose: Text | None = key("动机")
    positioning: Text | None = key("定位")
    kind: Text | None = key("分类")
    roles: Many[CommunityRole] = key("角色", default=())
    rules: Words = key("群规", default=())
    welcome: Text | None = key("欢迎语")
    rituals: Many[Ritual] = key("固定活动", default=())
    seed_users: SeedUsers | None = key("种子用户")
    monetization: Many[Monetization] = key("变现", default=())
