"""The words that name fields and enumerations in deliverables.

A Chinese label is the field's Chinese name in the plan spec, an English one the key in words, unless a
better one stands here.
"""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.diagnostics import Bilingual
from opsplan.model.base import Entry
from opsplan.model.specs import fields_of

_EN: Mapping[str, str] = {
    "actual_date": "As of", "as_of": "Data as of", "base_price": "Lowest price, 7 days", "by": "Dimension",
    "cap": "Contact cap", "cta": "Call to action", "exit": "Exit criteria", "follow_up": "Follow-up",
    "goals": "Goals served", "how": "How to take part", "keep": "To keep the level", "nth": "Week of month",
    "problem": "Problem answered", "review_date": "Review on", "stop": "Stop condition",
    "upgrade": "To reach the level", "why": "Relevance",
}  # fmt: skip
_EN_OF: Mapping[tuple[str, str], str] = {
    ("Goal", "basis"): "Why achievable", ("Goal", "source"): "Data source", ("Metric", "source"): "Data source",
    ("Registration", "retention"): "Kept for", ("Activity", "mode"): "Run by", ("Monetization", "mode"): "How",
    ("Tier", "warning"): "Warning before demotion", ("Review", "keep"): "Continue", ("Review", "stop"): "Stop",
    ("Review", "routinise"): "Make routine", ("Revision", "summary"): "Changes", ("Channel", "role"): "Purpose",
    ("Resource", "needed"): "Needed by", ("Benefit", "basis"): "How it was worked out",
    ("ContentEntry", "form"): "Format", ("Risk", "due"): "Action due", ("ContentColumn", "topic"): "Content",
    ("ExtraDate", "lead"): "Lead time", ("Escalation", "condition"): "If", ("Mechanism", "trigger"): "When",
    ("Mechanism", "action"): "Then", ("SeedUsers", "target"): "Number", ("Rules", "judging"): "How winners are found",
    ("Rules", "notes"): "Please note", ("Step", "note"): "Watch out for", ("Quarter", "form"): "Formats",
    ("Quarter", "objective"): "Aims", ("Segment", "criteria"): "Rule", ("StatusQuo", "current"): "What we do today",
}  # fmt: skip
_ZH_OF: Mapping[tuple[str, str], str] = {
    ("Goal", "name"): "目标", ("Metric", "name"): "指标", ("Task", "name"): "任务", ("Risk", "name"): "风险",
    ("Pillar", "name"): "支柱", ("Tactic", "name"): "举措", ("Channel", "name"): "渠道", ("Phase", "name"): "阶段",
    ("Segment", "name"): "分层", ("Activity", "name"): "活动", ("Mechanism", "name"): "机制", ("Experiment", "name"): "实验",
    ("Product", "name"): "产品", ("Tier", "name"): "等级", ("Tag", "name"): "标签", ("Material", "name"): "物料",
    ("ContentColumn", "name"): "栏目", ("CommunityRole", "name"): "角色", ("Ritual", "name"): "固定活动",
    ("Meeting", "name"): "检查", ("Resource", "name"): "资源", ("Case", "name"): "案例", ("Persona", "name"): "画像",
    ("Competitor", "name"): "竞品", ("Benefit", "name"): "收益", ("ReviewAction", "name"): "行动",
    ("MenuItem", "name"): "二级菜单", ("ExtraDate", "name"): "节点",
}  # fmt: skip
_EN_NAMES: Mapping[str, str] = {
    "ContentColumn": "Column", "CommunityRole": "Role", "FunnelTarget": "Stage", "ReviewAction": "Action", "Meeting": "Check",
    "MenuItem": "Item", "ExtraDate": "Date", "Member": "Name", "BudgetItem": "Item", "ComplianceItem": "Matter", "Tier": "Level",
}  # fmt: skip


def label(model: type[Entry], field: str) -> Bilingual:
    """The label of an entry's field. Raises KeyError when the entry has no such field."""
    spec = fields_of(model)[field]
    own = (model.__name__, field)
    default = (
        _EN_NAMES.get(model.__name__, model.__name__) if field == "name" else _EN.get(field, _in_words(field))
    )
    return Bilingual(_ZH_OF.get(own, spec.zh), _EN_OF.get(own, default))


def _in_words(key: str) -> str:
    return key.replace("_", " ").capitalize()


TOTAL = Bilingual("合计", "Total")
SUBTOTAL = Bilingual("小计", "Subtotal")
CONTINGENCY = Bilingual("预备金", "Contingency")
UNASSIGNED = Bilingual("未归属", "Not assigned")
OTHER = Bilingual("其他", "Other")
NEW_METRIC = Bilingual("新指标", "New")
YES = Bilingual("是", "Yes")

BANDS: Mapping[str, Bilingual] = {
    "low": Bilingual("低", "Low"), "medium": Bilingual("中", "Medium"), "high": Bilingual("高", "High"),
    "severe": Bilingual("极高", "Extreme"),
}  # fmt: skip
"""The words of the risk bands, by the brand's colour token."""


def band(exposure: int) -> str:
    """The band of a risk's exposure (1–25), as a colour token: low to 4, medium to 9, high to 15, severe above."""
    if exposure <= 4:
        return "low"
    if exposure <= 9:
        return "medium"
    return "high" if exposure <= 15 else "severe"
