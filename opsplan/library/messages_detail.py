"""Titles of the slides of an appendix: what a view shows, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from opsplan.blocks.nodes import Table
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.views import view_named

_Words = tuple[str, str, str, str, str]
"""The Chinese sentence, the English one, the English noun for what is counted, one and several, and the entries of the
plan that are counted; empty: the rows of the view."""

DETAILS: Mapping[str, _Words] = MappingProxyType({
    "goal_details": ("{}项目标逐项写明口径、分解和依据", "The basis and the parts of {}", "goal", "goals", "goals"),
    "traceability": ("{}项目标都对应到举措、任务和预算", "Tactics, tasks and money are traced to {}", "goal", "goals", "goals"),
    "metric_dictionary": ("{}项指标统一口径和数据来源", "One definition and one source for {}", "metric", "metrics", "metrics"),
    "metrics": ("{}项指标按预警线盯住进展", "Warning lines are set for {}", "metric", "metrics", "metrics"),
    "cases": ("我们借鉴{}个同行案例", "We learn from {}", "case", "cases", "background.cases"),
    "research": ("{}项调研支撑对用户的判断", "What we know of users comes from {}", "study", "studies", "audience.research"),
    "personas": ("{}个画像代表主要用户", "Our users are drawn in {}", "persona", "personas", "audience.personas"),
    "segments": ("{}个分层各有触达策略", "What we do is set for {}", "segment", "segments", "audience.segments"),
    "competitors": ("{}家竞品的打法与我们的应对逐一写明", "We have looked at {} one by one", "competitor", "competitors", "competitors.items"),
    "tactics": ("{}项举措落实各个支柱", "The pillars are carried by {}", "tactic", "tactics", ""),
    "channels": ("{}个渠道各有作用、频次和负责人", "Role, cadence and owner are set for {}", "channel", "channels", "strategy.channels"),
    "mechanisms": ("{}项机制规定何时触发、谁来做", "Trigger and owner are set for {}", "mechanism", "mechanisms", "strategy.mechanisms"),
    "experiments": ("{}项实验先检验假设再放大", "What we assume is tested in {}", "experiment", "experiments", "strategy.experiments"),
    "dates": ("{}个关键日期牵动全部排期", "The schedule hangs on {}", "key date", "key dates", "dates"),
    "tasks": ("{}项任务逐条列明负责人和起止", "Owner and dates are set for {}", "task", "tasks", ""),
    "key_tasks": ("{}项关键任务不能拖", "There is no room for delay in {}", "task", "tasks", ""),
    "activities": ("{}场活动逐场写明时间和负责人", "Day and owner are set for {}", "activity", "activities", "activities"),
    "columns": ("{}个栏目按固定节奏更新", "Content appears in {}", "regular column", "regular columns", "content.columns"),
    "marketing_dates": ("{}个营销节点排进日历", "The calendar holds {}", "marketing date", "marketing dates", ""),
    "entries": ("{}条内容逐条排到日、落到人", "Day and owner are set for {}", "piece of content", "pieces of content", "content.entries"),
    "products": ("{}款产品写明角色和价格", "Role and price are set for {}", "product", "products", "products"),
    "tiers": ("{}个会员等级写明权益和门槛", "Rights and thresholds are set for {}", "membership level", "membership levels", "membership.tiers"),
    "community_roles": ("{}种角色维持社群运转", "The community is run by {}", "role", "roles", "community.roles"),
    "budget": ("{}项支出按类别汇总，单价和数量见备注", "Costs are added up from {}, priced in the notes", "item", "items", ""),
    "benefits": ("{}项收益写明测算依据", "The basis is set out for {}", "benefit", "benefits", "budget.benefits"),
    "resources": ("{}项资源要按时到位", "We need {} in time", "resource", "resources", "resources"),
    "compliance": ("{}项合规要求逐项落实到人", "An owner is set for {}", "compliance matter", "compliance matters", "compliance"),
    "risk_details": ("{}项风险逐项写明信号、措施和预案", "Signal, action and fallback are set for {}", "risk", "risks", "risks"),
    "risks": ("{}项风险登记在册，各有负责人", "The register holds {}", "risk", "risks", "risks"),
    "team": ("{}人各有职责", "Duties are set for {}", "person", "people", "team"),
    "raci": ("{}项工作分清主责、参与和知会", "Who answers and who helps is set for {}", "piece of work", "pieces of work", ""),
    "actuals": ("{}项计划已有实际数据可对照", "What happened can be compared for {}", "line of the plan", "lines of the plan", ""),
    "metric_actuals": ("{}项指标已有实际读数", "There are readings of {}", "metric", "metrics", ""),
    "revisions": ("方案经过{}次修订", "The plan went through {}", "revision", "revisions", "revisions"),
    "sign_off": ("方案由{}位审批人签署", "The plan is signed by {}", "approver", "approvers", "approvers"),
    "glossary": ("{}个术语统一含义", "We agree on the meaning of {}", "term", "terms", ""),
})  # fmt: skip
"""By the name of the view whose rows are counted."""


def detail(ctx: Context, view: str) -> str:
    """The sentence over ``view`` in an appendix. Raises KeyError for a view that has none."""
    zh, en, one, several, path = DETAILS[view]
    count = _entries(ctx, path) if path else _rows(ctx, view)
    return ctx.t(fit(zh, count), en.format(fmt.counted(count, one, several)))


def _entries(ctx: Context, path: str) -> int:
    found: Any = ctx.plan
    for name in path.split("."):
        found = getattr(found, name) if found is not None else None
    return len(found or ())


def _rows(ctx: Context, view: str) -> int:
    tables = [block for block in view_named(view)(replace(ctx, deck=False), {}) if isinstance(block, Table)]
    return max(
        (sum(row.kind == "body" for row in table.rows) for table in tables if table.look != "facts"),
        default=0,
    )
