"""The sections a score has, and which part of a plan belongs to which."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Bilingual
from opsplan.patterns import lazy_pattern

SECTIONS: Mapping[str, Bilingual] = MappingProxyType({
    "meta": Bilingual("方案信息", "Front matter"), "background": Bilingual("背景", "Background"),
    "goals": Bilingual("目标", "Goals"), "metrics": Bilingual("指标与监测", "Metrics and monitoring"),
    "audience": Bilingual("受众", "Audience"), "competitors": Bilingual("竞品", "Competitors"),
    "strategy": Bilingual("策略", "Strategy"), "schedule": Bilingual("排期与团队", "Schedule and team"),
    "activities": Bilingual("活动", "Activities"), "content": Bilingual("内容", "Content"),
    "community": Bilingual("社群", "Community"), "budget": Bilingual("预算与收益", "Budget and benefits"),
    "risks": Bilingual("风险与合规", "Risks and compliance"), "review": Bilingual("复盘", "Review"),
})  # fmt: skip
"""All sections in the order of a plan."""

_ELSEWHERE: Mapping[str, str] = MappingProxyType({
    "monitoring": "metrics", "products": "strategy", "membership": "strategy", "phases": "schedule",
    "team": "schedule", "calendar": "schedule", "dates": "schedule", "resources": "schedule",
    "compliance": "risks",
})  # fmt: skip
_ROOT = lazy_pattern(r"[a-z_]+")


def section_of(path: str) -> str:
    """The section that a plan path belongs to; what stands in none is front matter."""
    found = _ROOT.match(path)
    root = found.group() if found else ""
    root = _ELSEWHERE.get(root, root)
    return root if root in SECTIONS else "meta"
