"""The plan: front matter and all sections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from opsplan.diagnostics import Bilingual, Lang
from opsplan.model.activities import Activity
from opsplan.model.audience import Audience, Competitors
from opsplan.model.background import Background
from opsplan.model.base import (
    Date,
    DateExpr,
    Entry,
    Flag,
    Id,
    Kind,
    Language,
    Many,
    Person,
    Persons,
    PlanStatus,
    Prose,
    Section,
    Share,
    Text,
    Weekday,
    Words,
    key,
)  # fmt: skip
from opsplan.model.budget import Budget
from opsplan.model.check_settings import CheckSettings
from opsplan.model.content import Community, Content
from opsplan.model.control import ComplianceItem, Monitoring, Resource, Review, Risk
from opsplan.model.each_settings import EachSettings
from opsplan.model.edition_settings import EditionSettings
from opsplan.model.entries import ReadBy
from opsplan.model.goals import Goal, Metric
from opsplan.model.phases import Phase
from opsplan.model.problems import problem, shorten
from opsplan.model.strategy import Membership, Product, Strategy

KNOWN_VERSIONS = ("1",)


def _version(raw: Any) -> str:
    text = raw.strip() if isinstance(raw, str) else ""
    if text in KNOWN_VERSIONS:
        return text
    known = ", ".join(KNOWN_VERSIONS)
    raise problem(
        "spec-version",
        Bilingual(f"不认识规范版本“{shorten(text)}”", f"spec version '{shorten(text)}' is not known"),
        Bilingual(
            f"这一版 opsplan 认识：{known}；写 opsplan: {KNOWN_VERSIONS[-1]}",
            f"this opsplan knows: {known}; write opsplan: {KNOWN_VERSIONS[-1]}",
        ),
    )


SpecVersion = Annotated[str, ReadBy(_version)]


class Approver(Entry):
    """Who signs; a bare text is the name."""

    shorthand: ClassVar[str] = "name"
    name: Person = key("姓名", "名称", required=True)
    role: Text | None = key("职务")
    date: Date | None = key("日期")
    decision: Text | None = key("意见")


class Revision(Entry):
    """A line of the revision table."""

    version: Text = key("版本", required=True)
    date: Date | None = key("日期")
    author: Person | None = key("作者")
    summary: Text | None = key("说明")


class Period(Entry):
    """The plan's first and last day, inclusive."""

    start: Date = key("开始", required=True)
    end: Date = key("结束", required=True)


class NamedDate(Entry):
    """A date other dates refer to; a bare text is the date expression."""

    shorthand: ClassVar[str] = "date"
    date: DateExpr = key("日期", required=True)
    note: Text | None = key("备注")


class DayOff(Entry):
    """A day or a span of days, with its name; a bare text is the day. Inclusive."""

    shorthand: ClassVar[str] = "date"
    date: Date | None = key("日期")
    start: Date | None = key("开始")
    end: Date | None = key("结束")
    name: Text | None = key("名称")


class Calendar(Entry):
    """Working time: countries whose holidays count, weekend, and exceptions, which win over the official data."""

    country: Words = key("国家", default=())
    weekend: Many[Weekday] = key("周末", default=())
    days_off: Many[DayOff] = key("休息日", default=())
    workdays: Many[DayOff] = key("工作日", default=())


class Member(Section):
    """A person of the team."""

    id: Id | None = key("编号")
    name: Text = key("姓名", "名称", required=True)
    role: Text | None = key("角色")
    department: Text | None = key("部门")
    duties: Text | None = key("职责")
    capacity: Share | None = key("投入")
    country: Words = key("国家", default=())
    days_off: Many[DayOff] = key("休假", default=())


class Grid(Entry):
    """A table of text: rows × columns."""

    rows: Words = key("行", default=())
    columns: Words = key("列", default=())
    cells: Many[Words] = key("单元格", default=())


class ExtraSection(Section):
    """A section of the writer's own. ``after`` names the section it follows."""

    title: Text = key("标题", required=True)
    body: Prose | None = key("正文")
    after: Text | None = key("位置")
    deck: Flag = key("上幻灯片", default=False)
    grid: Grid | None = key("网格")


class Plan(Entry):
    """A whole plan, valid by the spec. ``language`` is the language of deliverables and messages."""

    opsplan: SpecVersion = key("规范版本", required=True)
    title: Text = key("标题", required=True)
    subtitle: Text | None = key("副标题")
    kind: Kind | None = key("类型")
    template: Text | None = key("模板")
    brand: Text | None = key("品牌")
    language: Language = key("语言", default="zh-CN")
    status: PlanStatus | None = key("状态")
    version: Text | None = key("版本")
    date: Date | None = key("日期")
    organization: Text | None = key("单位")
    department: Text | None = key("部门")
    owner: Person | None = key("负责人")
    authors: Persons = key("编制", default=())
    approvers: Many[Approver] = key("审批", default=())
    confidentiality: Text | None = key("密级")
    summary: Prose | None = key("摘要")
    revisions: Many[Revision] = key("修订记录", default=())
    period: Period = key("周期", required=True)
    dates: Mapping[str, NamedDate] = key("关键日期", default={})
    calendar: Calendar | None = key("日历")
    team: Many[Member] = key("团队", default=())
    check: CheckSettings | None = key("检查")
    editions: Mapping[str, EditionSettings] = key("读者版本", "分发版本", default={})
    each: EachSettings | None = key("逐份")
    background: Background | None = key("背景")
    goals: Many[Goal] = key("目标", default=())
    audience: Audience | None = key("受众")
    competitors: Competitors | None = key("竞品")
    strategy: Strategy | None = key("策略")
    products: Many[Product] = key("货盘", default=())
    membership: Membership | None = key("会员体系")
    phases: Many[Phase] = key("阶段", default=())
    activities: Many[Activity] = key("活动", default=())
    content: Content | None = key("内容")
    community: Community | None = key("社群")
    metrics: Many[Metric] = key("指标体系", default=())
    budget: Budget | None = key("预算")
    monitoring: Monitoring | None = key("监测")
    resources: Many[Resource] = key("资源", default=())
    compliance: Many[ComplianceItem] = key("合规", default=())
    risks: Many[Risk] = key("风险", default=())
    review: Review | None = key("复盘")
    sections: Many[ExtraSection] = key("附加章节", default=())

    @property
    def lang(self) -> Lang:
        """The plan's language."""
        return "en" if self.language == "en" else "zh-CN"

    @property
    def is_empty(self) -> bool:
        """True for a plan without goals, phases, activities and content, of which the spec asks for one."""
        found = self.content
        written = found and (
            found.columns
            or found.menus
            or found.quarters
            or found.slots
            or found.entries
            or found.marketing_dates
        )
        return not (self.goals or self.phases or self.activities or written)
