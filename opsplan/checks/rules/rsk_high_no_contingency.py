"""A high risk needs an answer for the day it happens."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.control import Risk

EXPOSURE = Setting(
    "exposure", 12, Bilingual("从这个分值起要有应急预案", "the exposure from which a contingency is wanted")
)


def check(subject: Subject) -> Iterator[Hit]:
    """Risks of a high exposure without a contingency."""
    for risk in high_risks(subject):
        if not risk.contingency:
            yield Hit(
                (*risk.loc, "contingency"),
                Bilingual(
                    f"风险“{risk.name}”分值 {risk.exposure}，没有应急预案",
                    f"risk '{risk.name}' has an exposure of {risk.exposure} and no contingency",
                ),
                Bilingual("写 contingency：发生了怎么办", "write contingency: what is done when it happens"),
            )


def high_risks(subject: Subject) -> tuple[Risk, ...]:
    """The risks from the exposure on that asks for a contingency."""
    limit = subject.value(RULE.name, EXPOSURE)
    return tuple(risk for risk in subject.plan.risks if risk.exposure is not None and risk.exposure >= limit)


RULE = Rule(
    "rsk-high-no-contingency", "OPS640", Severity.ERROR,
    Bilingual("高风险没有应急预案", "a high risk without a contingency"),
    Bilingual("分值高的风险随时可能发生，到时再想就晚了。", "A risk of high exposure may well happen, and then it is too late to think."),
    "risks:\n  - {name: 商城延期, probability: 3, impact: 4, owner: 许朗}\n",
    "risks:\n  - {name: 商城延期, probability: 3, impact: 4, owner: 许朗, contingency: 用旧首页加专题页}\n",
    check,
    settings=(EXPOSURE,),
)  # fmt: skip
