"""A target that can be derived from others must agree with them."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.aims_derived import TOLERANCE, disagreements
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity

_WORD = Bilingual("目标值", "target")


def check(subject: Subject) -> Iterator[Hit]:
    """Metrics whose formula holds only metric ids and numbers and gives another target."""
    return disagreements(subject, RULE.name, "target", _WORD)


RULE = Rule(
    "met-target-inconsistent", "OPS728", Severity.WARNING,
    Bilingual("目标值与公式算出的不符", "a target that its formula contradicts"),
    Bilingual("各分项都达标，总数却到不了，目标之间就是矛盾的。", "When every part reaches its target and the whole does not, the targets contradict one another."),
    "metrics:\n  - {id: gmv, name: 成交额, formula: buyers × basket, target: 5000万}\n  - {id: buyers, name: 客户数, definition: 去重, target: 15万}\n  - {id: basket, name: 客单价, definition: 支付金额 ÷ 订单数, target: 200}\n",
    "metrics:\n  - {id: gmv, name: 成交额, formula: buyers × basket, target: 3000万}\n  - {id: buyers, name: 客户数, definition: 去重, target: 15万}\n  - {id: basket, name: 客单价, definition: 支付金额 ÷ 订单数, target: 200}\n",
    check, (TOLERANCE,),
)  # fmt: skip
