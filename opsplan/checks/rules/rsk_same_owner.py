"""Risks that all have one owner are watched by nobody who is near them."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

LEAST = Setting("risks", 3, Bilingual("从几条风险起检查", "the number of risks from which to look"))


def check(subject: Subject) -> Iterator[Hit]:
    """Plans where one person owns every risk; an owner left out is another rule's."""
    risks = [risk for risk in subject.plan.risks if risk.status != "closed"]
    owners = {subject.index.person_name(risk.owner) if risk.owner else "" for risk in risks}
    if len(risks) < subject.value(RULE.name, LEAST) or len(owners) != 1 or "" in owners:
        return
    who, count = shorten(owners.pop()), len(risks)
    yield Hit(
        (*risks[0].loc, "owner"),
        Bilingual(f"{count} 条风险的负责人都是“{who}”", f"{who} owns all {count} risks"),
        Bilingual("交给离风险最近的人：供货给采购，推流给技术", "give each to the person nearest to it"),
    )


_OWNED = (
    "risks:\n"
    "  - {{name: 天气, description: 连日有雨，到店人少, probability: 3, impact: 2, trigger: 预报有雨, owner: 周敏}}\n"
    "  - {{name: 供货, description: 节前排产满，可能断货, probability: 2, impact: 4, trigger: 库存低于 10 天, owner: {owner}}}\n"
    "  - {{name: 人手, description: 两人同时休假，客服跟不上, probability: 2, impact: 3, trigger: 回复超过 10 分钟, owner: 周敏}}\n"
)
RULE = Rule(
    "rsk-same-owner", "OPS926", Severity.INFO,
    Bilingual("所有风险都是同一个人负责", "one person owns every risk"),
    Bilingual("一个人盯不住所有风险，多半是填表时顺手写的。", "One person cannot watch everything; most likely the column was filled in without a thought."),
    _OWNED.format(owner="周敏"),
    _OWNED.format(owner="吴越"),
    check,
    settings=(LEAST,),
)  # fmt: skip
