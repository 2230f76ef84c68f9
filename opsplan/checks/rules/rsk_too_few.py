"""A plan with hardly any risks was not thought through."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity

LEAST = Setting("risks", 3, Bilingual("至少几条风险", "the least number of risks"))
LEAST_EVENT = Setting(
    "event-risks", 5, Bilingual("活动、大促至少几条风险", "the least number for events and promotions")
)
_EVENTS = {"event": "活动", "promotion": "大促"}


def check(subject: Subject) -> Iterator[Hit]:
    """Plans with work and fewer risks than the setting for their kind."""
    plan = subject.plan
    if not (plan.phases or plan.activities or plan.risks):
        return
    kind = _EVENTS.get(plan.kind or "")
    least = int(subject.value(RULE.name, LEAST_EVENT if kind else LEAST))
    count = len(plan.risks)
    if count >= least:
        return
    said = Bilingual("方案没有写风险", "the plan has no risks")
    if count:
        said = Bilingual(
            f"只写了 {count} 条风险",
            f"there {'are' if count > 1 else 'is'} only {count} risk{'s' if count > 1 else ''}",
        )
    yield Hit(
        ("risks",),
        said,
        Bilingual(
            f"{kind or ''}方案至少写 {least} 条：可能性、影响、预警信号、应对措施、负责人",
            f"write {least} or more{f' for this kind of plan ({plan.kind})' if kind else ''}, with probability, impact, trigger, action and owner",
        ),
    )


_THREE = (
    "risks:\n"
    "  - {name: 天气, description: 雨天到店人少，连下三天会影响成交, probability: 3, impact: 2, trigger: 预报有雨, response: mitigate, action: 增加线上券, owner: 周敏}\n"
    "  - {name: 供货, description: 供应商节前排产满，可能断货, probability: 2, impact: 4, trigger: 库存低于 10 天, response: mitigate, action: 提前锁量, owner: 吴越}\n"
)
RULE = Rule(
    "rsk-too-few", "OPS920", Severity.WARNING,
    Bilingual("风险写得太少", "too few risks"),
    Bilingual("没有风险的方案是没有想过风险的方案；活动和大促牵涉更多，应多写几条。只有目标或内容、还没有任务的方案不检查。", "A plan without risks is one where nobody looked for them. Events and promotions have more of them. A plan of goals or content alone, without work, is left out."),
    _THREE,
    _THREE + "  - {name: 人手, description: 两人同时休假，客服可能跟不上, probability: 2, impact: 3, trigger: 回复超过 10 分钟, response: mitigate, action: 门店支援, owner: 沈放}\n",
    check,
    settings=(LEAST, LEAST_EVENT),
)  # fmt: skip
