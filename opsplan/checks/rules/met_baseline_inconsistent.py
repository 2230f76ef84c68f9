"""A baseline that can be derived from others must agree with them."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.aims_derived import TOLERANCE, disagreements
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity

_WORD = Bilingual("基线", "baseline")


def check(subject: Subject) -> Iterator[Hit]:
    """Metrics whose formula holds only metric ids and numbers and gives another baseline."""
    return disagreements(subject, RULE.name, "baseline", _WORD)


RULE = Rule(
    "met-baseline-inconsistent", "OPS727", Severity.ERROR,
    Bilingual("基线与公式算出的不符", "a baseline that its formula contradicts"),
    Bilingual("收入 ≠ 客户数 × 单价，三个数里至少有一个是错的。", "When revenue is not customers × price, at least one of the three is wrong."),
    "metrics:\n  - {id: gmv, name: 成交额, formula: buyers × basket, baseline: 3600万}\n  - {id: buyers, name: 客户数, definition: 去重, baseline: 12万}\n  - {id: basket, name: 客单价, definition: 支付金额 ÷ 订单数, baseline: 200}\n",
    "metrics:\n  - {id: gmv, name: 成交额, formula: buyers × basket, baseline: 2400万}\n  - {id: buyers, name: 客户数, definition: 去重, baseline: 12万}\n  - {id: basket, name: 客单价, definition: 支付金额 ÷ 订单数, baseline: 200}\n",
    check, (TOLERANCE,),
)  # fmt: skip
