"""A contingency that is too small does not help, one that is too large hides the estimate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from opsplan.checks.money import percent, spending
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity

LOW = Setting("low", 5, Bilingual("预备金至少占百分之几", "the least contingency, in percent of the costs"))
HIGH = Setting("high", 20, Bilingual("预备金至多占百分之几", "the most contingency, in percent of the costs"))


def check(subject: Subject) -> Iterator[Hit]:
    """Contingencies outside the usual range; none at all is another rule's."""
    budget = subject.plan.budget
    if budget is None or budget.contingency is None or not budget.contingency.value:
        return
    sums = spending(subject)[1]
    if not sums.items:
        return
    share = sums.contingency / sums.items
    low, high = (Decimal(str(subject.value(RULE.name, each))) for each in (LOW, HIGH))
    if low <= share * 100 <= high:
        return
    usual = f"{low.normalize():f}%–{high.normalize():f}%"
    yield Hit(
        (*budget.loc, "contingency"),
        Bilingual(
            f"预备金占 {percent(share)}，通常是 {usual}",
            f"the contingency is {percent(share)}, usual is {usual}",
        ),
        Bilingual(
            "少了就提高；多了就把想得到的开支写成明细",
            "raise it when it is less; when it is more, write the costs you can think of as items",
        ),
    )


RULE = Rule(
    "bud-contingency-range", "OPS908", Severity.INFO,
    Bilingual("预备金过少或过多", "a contingency that is unusually small or large"),
    Bilingual("过少应付不了意外，过多说明估算没有做细。", "Too little does not cover a surprise; too much says that the estimate is rough."),
    "budget:\n  contingency: 3%\n  items: [{name: 堆头, unit_price: 300, quantity: 286}]\n",
    "budget:\n  contingency: 10%\n  items: [{name: 堆头, unit_price: 300, quantity: 286}]\n",
    check,
    settings=(LOW, HIGH),
)  # fmt: skip
