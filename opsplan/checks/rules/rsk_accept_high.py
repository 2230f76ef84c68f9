"""To bear a high risk is a decision, and decisions have reasons."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.risk_words import gives_reason
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

EXPOSURE = Setting(
    "exposure",
    10,
    Bilingual("从这个分值起，接受要有理由", "the exposure from which accepting needs a reason"),
)


def check(subject: Subject) -> Iterator[Hit]:
    """Risks of a high exposure that are accepted, where the action does not say why."""
    limit = subject.value(RULE.name, EXPOSURE)
    for risk in subject.plan.risks:
        exposure = risk.exposure
        if risk.response != "accept" or risk.status == "closed" or exposure is None or exposure < limit:
            continue
        if gives_reason(risk.action or ""):
            continue
        name = shorten(risk.name)
        yield Hit(
            (*risk.loc, "response"),
            Bilingual(
                f"风险“{name}”分值 {exposure}，选择接受，没有写理由",
                f"risk '{name}' has an exposure of {exposure} and is accepted without a reason",
            ),
            Bilingual(
                "在 action 里写为什么接受（如“换供应商的成本高于损失”），或改为减轻、转移",
                "say why in action (such as 'changing the supplier costs more than the loss'), or mitigate or transfer it",
            ),
        )


RULE = Rule(
    "rsk-accept-high", "OPS924", Severity.WARNING,
    Bilingual("高风险选择接受，没有理由", "a high risk accepted without a reason"),
    Bilingual("高分值的风险也可以接受，但要让审批的人看到为什么。", "A high risk may be borne, but whoever approves must see why."),
    "risks:\n  - {name: 竞品降价, probability: 4, impact: 3, response: accept, trigger: 降价 10%, contingency: 加赠品, owner: 周敏}\n",
    "risks:\n  - {name: 竞品降价, probability: 4, impact: 3, response: accept, action: 跟价的毛利损失高于流失的销量, trigger: 降价 10%, contingency: 加赠品, owner: 周敏}\n",
    check,
    settings=(EXPOSURE,),
)  # fmt: skip
