"""A benefit that nobody can work out again is a wish."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.money_words import shows_working
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Benefits of the budget without a basis, or with one that holds no number."""
    budget = subject.plan.budget
    for benefit in budget.benefits if budget else ():
        name = shorten(benefit.name)
        if benefit.basis is None or not benefit.basis.strip():
            said = Bilingual(f"收益“{name}”没有测算依据", f"benefit '{name}' has no basis")
        elif not shows_working(benefit.basis):
            said = Bilingual(
                f"收益“{name}”的测算依据“{shorten(benefit.basis)}”里没有数",
                f"the basis of benefit '{name}', '{shorten(benefit.basis)}', holds no number",
            )
        else:
            continue
        yield Hit(
            (*benefit.loc, "basis"),
            said,
            Bilingual(
                "写清怎么算的：basis: 新客 1000 人 × 客单毛利 60 元",
                "say how it is worked out: basis: 1,000 new customers × 60 margin each",
            ),
        )


RULE = Rule(
    "ben-assumption", "OPS915", Severity.WARNING,
    Bilingual("收益没有测算依据", "a benefit without a basis"),
    Bilingual("先有算式和假设，才有可信的数；复盘时也要靠它查出差在哪里。", "A number is as good as the working behind it, and the review needs it to see what went differently."),
    "budget:\n  contingency: 10%\n  items: [{name: 信息流, unit_price: 8000, quantity: 3}]\n  benefits: [{name: 新客毛利, amount: 6万}]\n",
    "budget:\n  contingency: 10%\n  items: [{name: 信息流, unit_price: 8000, quantity: 3}]\n  benefits: [{name: 新客毛利, amount: 6万, basis: 新客 1000 人 × 客单毛利 60 元}]\n",
    check,
)  # fmt: skip
