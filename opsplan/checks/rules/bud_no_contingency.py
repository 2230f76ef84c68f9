"""No estimate is exact; a budget needs something for what nobody thought of."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.money import shown, spending
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Budgets with costs and without a contingency."""
    budget = subject.plan.budget
    if budget is not None and budget.contingency is not None and budget.contingency.value:
        return
    sums = spending(subject)[1]
    if not sums.items:
        return
    cost = shown(sums.items)
    yield Hit(
        ("budget", "contingency"),
        Bilingual(f"预算 {cost}，没有预备金", f"the budget of {cost} has no contingency"),
        Bilingual("写 contingency: 10%", "write contingency: 10%"),
    )


RULE = Rule(
    "bud-no-contingency", "OPS907", Severity.WARNING,
    Bilingual("预算没有预备金", "a budget without a contingency"),
    Bilingual("总有没想到的开支，通行的预备金是 5%–15%。", "Something is always forgotten; 5 to 15% is usual."),
    "budget:\n  items: [{name: 堆头, unit_price: 300, quantity: 286}]\n",
    "budget:\n  contingency: 10%\n  items: [{name: 堆头, unit_price: 300, quantity: 286}]\n",
    check,
)  # fmt: skip
