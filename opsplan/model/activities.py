"""The section ``activities`` 活动: campaigns, live streams, salons, conferences, publications."""

from __future__ import annotations

from typing import ClassVar

from opsplan.model.base import (
    Access,
    ActivityForm,
    ChannelRefOrText,
    DateExpr,
    GoalRef,
    Id,
    Many,
    MetricRefOrText,
    Money,
    Person,
    PhaseRef,
    Prose,
    Quantity,
    QuantityOrText,
    Section,
    SegmentRefOrText,
    StepLength,
    Text,
    TimeOfDay,
    Words,
    key,
)  # fmt: skip
from opsplan.model.budget import BudgetItem


class FunnelTarget(Section):
    """A stage from invitation to attendance."""

    name: Text = key("环节", "名称", required=True)
    baseline: Quantity | None = key("基线")
    target: Quantity | None = key("目标值")
    actual: Quantity | None = key("实际")


class Material(Section):
    """Something to be there by a day."""

    name: Text = key("名称", required=True)
    quantity: QuantityOrText | None = key("数量")
    due: DateExpr | None = key("截止")
    owner: Person | None = key("负责人")
    note: Text | None = key("备注")


class Registration(Section):
    """The form people sign up with, and what happens to their data."""

    form: Text | None = key("表单")
    fields: Words = key("字段", default=())
    consent: Text | None = key("同意方式")
    retention: Text | None = key("保存期限")


class ActivityPlan(Section):
    """Step 1 of the seven: the idea."""

    objective: Text | None = key("目的")
    audience: Many[SegmentRefOrText] = key("目标群体", default=())
    theme: Text | None = key("主题")
    metrics: Many[MetricRefOrText] = key("提升指标", default=())


class Step(Section):
    """A step of the process; with times of day the process is a run-of-show."""

    time: TimeOfDay | None = key("时间")
    duration: StepLength | None = key("时长")
    step: Text = key("步骤", required=True)
    people: Text | None = key("人员")
    tools: Text | None = key("工具")
    place: Text | None = key("地点")
    note: Text | None = key("注意事项")


class Prize(Section):
    """A prize, its value each and how many there are."""

    name: Text = key("奖品", "名称", required=True)
    value: Money | None = key("单价")
    quantity: Quantity | None = key("数量")


class Rules(Section):
    """The rules of taking part."""

    how: Words = key("参与方式", default=())
    judging: Text | None = key("评奖")
    prizes: Many[Prize] = key("奖品", default=())
    claiming: Text | None = key("领奖")
    notes: Words = key("注意事项", default=())


class ExpectedBenefit(Section):
    """What the activity should bring."""

    metric: MetricRefOrText = key("指标", required=True)
    expected: QuantityOrText | None = key("预期")
    actual: QuantityOrText | None = key("实际")


class Evaluation(Section):
    """How success is measured; a bare text is prose."""

    shorthand: ClassVar[str] = "text"
    text: Prose | None = key("正文")
    metric: MetricRefOrText | None = key("指标")
    method: Text | None = key("方法")
    threshold: QuantityOrText | None = key("合格线")


class Promotion(Section):
    """A round of promotion; offsets count from the activity."""

    round: Text | None = key("轮次")
    start: DateExpr | None = key("开始")
    end: DateExpr | None = key("结束")
    channel: ChannelRefOrText | None = key("渠道")
    content: Text | None = key("内容")
    owner: Person | None = key("负责人")


class Reminder(Section):
    """A reminder before the activity."""

    when: DateExpr | None = key("时机")
    to: Text | None = key("对象")
    channel: ChannelRefOrText | None = key("渠道")
    text: Text | None = key("文案")
    owner: Person | None = key("负责人")


class RosterRound(Section):
    """A round of cleaning the list of participants."""

    round: Text | None = key("轮次")
    rule: Text | None = key("规则")
    action: Text | None = key("动作")
    when: DateExpr | None = key("时机")
    owner: Person | None = key("负责人")


class FollowUp(Section):
    """A call or message after the activity."""

    when: DateExpr | None = key("时机")
    to: Text | None = key("对象")
    channel: ChannelRefOrText | None = key("渠道")
    content: Text | None = key("内容")
    owner: Person | None = key("负责人")


class Activity(Section):
    """An activity with its seven steps and the dated work around it."""

    id: Id | None = key("编号")
    name: Text = key("名称", required=True)
    form: ActivityForm | None = key("形式")
    owner: Person | None = key("负责人")
    goals: Many[GoalRef] = key("关联目标", default=())
    phase: PhaseRef | None = key("阶段")
    status: Text | None = key("状态")
    date: DateExpr | None = key("日期")
    start: DateExpr | None = key("开始")
    end: DateExpr | None = key("结束")
    time: TimeOfDay | None = key("时间")
    venue: Text | None = key("场地")
    capacity: Quantity | None = key("容量")
    access: Access | None = key("范围")
    tier: Text | None = key("级别")
    mode: Text | None = key("主办方式")
    partners: Words = key("合作方", default=())
    funnel: Many[FunnelTarget] = key("到场漏斗", default=())
    materials: Many[Material] = key("物料", default=())
    registration: Registration | None = key("报名")
    plan: ActivityPlan | None = key("策划")
    process: Many[Step] = key("流程", default=())
    rules: Rules | None = key("规则")
    costs: Many[BudgetItem] = key("成本", default=())
    benefits: Many[ExpectedBenefit] = key("收益", default=())
    evaluation: Many[Evaluation] = key("效果评估", default=())
    improvements: Words = key("改进", default=())
    promotion: Many[Promotion] = key("宣传", default=())
    reminders: Many[Reminder] = key("提醒", default=())
    roster: Many[RosterRound] = key("名单处理", default=())
    follow_up: Many[FollowUp] = key("回访", default=())
    note: Text | None = key("备注")
