"""The sections that keep a plan on course: monitoring, resources, compliance, risks, review."""

from __future__ import annotations

from opsplan.model.base import (
    DateExpr,
    Id,
    Level,
    Many,
    Person,
    Prose,
    QuantityOrText,
    Response,
    RiskStatus,
    Section,
    TaskRef,
    Text,
    Words,
    key,
)  # fmt: skip


class Meeting(Section):
    """A regular check: daily, weekly, at a node."""

    name: Text = key("名称", required=True)
    frequency: Text | None = key("频率")
    owner: Person | None = key("负责人")
    content: Text | None = key("内容")


class Escalation(Section):
    """When to call whom."""

    level: Text = key("级别", required=True)
    condition: Text | None = key("条件")
    action: Text | None = key("动作")
    owner: Person | None = key("负责人")


class Monitoring(Section):
    """How the plan is watched."""

    system: Prose | None = key("数据系统")
    cadence: Many[Meeting] = key("节奏", default=())
    escalation: Many[Escalation] = key("预警升级", default=())


class Resource(Section):
    """People, machines, places and systems the plan needs."""

    name: Text = key("名称", required=True)
    kind: Text | None = key("类型")
    quantity: QuantityOrText | None = key("数量")
    source: Text | None = key("来源")
    needed: DateExpr | None = key("到位时间")
    owner: Person | None = key("负责人")
    note: Text | None = key("备注")


class ComplianceItem(Section):
    """Something the law or a platform asks for."""

    name: Text = key("事项", "名称", required=True)
    requirement: Text | None = key("要求")
    evidence: Text | None = key("依据")
    owner: Person | None = key("负责人")
    due: DateExpr | None = key("截止")
    status: Text | None = key("状态")


class Risk(Section):
    """A risk. Exposure is probability × impact, each 1–5."""

    id: Id | None = key("编号")
    name: Text = key("名称", required=True)
    category: Text | None = key("类别")
    description: Text | None = key("描述")
    probability: Level | None = key("可能性")
    impact: Level | None = key("影响")
    trigger: Text | None = key("预警信号")
    response: Response | None = key("应对方式")
    action: Text | None = key("应对措施")
    contingency: Text | None = key("应急预案")
    owner: Person | None = key("负责人")
    due: DateExpr | None = key("完成期限")
    review_date: DateExpr | None = key("复核日期")
    status: RiskStatus | None = key("状态")
    tasks: Many[TaskRef] = key("关联任务", default=())

    @property
    def exposure(self) -> int | None:
        """Probability × impact, 1–25; None when either is missing."""
        return self.probability * self.impact if self.probability and self.impact else None


class ReviewAction(Section):
    """What is done because of the review."""

    name: Text = key("名称", required=True)
    owner: Person | None = key("负责人")
    due: DateExpr | None = key("截止")


class Review(Section):
    """The look back: what went well, what did not, and what follows."""

    date: DateExpr | None = key("日期")
    highlights: Words = key("亮点", default=())
    problems: Words = key("问题", default=())
    causes: Words = key("原因", default=())
    keep: Words = key("继续", default=())
    stop: Words = key("停止", default=())
    start: Words = key("新做", default=())
    routinise: Words = key("固化", default=())
    actions: Many[ReviewAction] = key("行动", default=())
