"""A budget must fit into what was approved."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.money import shown, spending
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Plans whose costs and contingency exceed ``budget.limit``."""
    budget = subject.plan.budget
    if budget is None or budget.limit is None:
        return
    sums = spending(subject)[1]
    over = sums.total - budget.limit.value
    if over <= 0:
        return
    total, cap, gap = shown(sums.total), shown(budget.limit.value), shown(over)
    zh, en = (
        (f"（含预备金 {shown(sums.contingency)}）", f" (with a contingency of {shown(sums.contingency)})")
        if sums.contingency
        else ("", "")
    )
    yield Hit(
        (*budget.loc, "limit"),
        Bilingual(
            f"预算合计 {total}{zh}，超出上限 {cap}，多 {gap}",
            f"the budget comes to {total}{en}, {gap} more than its limit of {cap}",
        ),
        Bilingual(f"压缩 {gap}，或报批新的上限", f"cut {gap}, or have a higher limit approved"),
    )


RULE = Rule(
    "bud-over-cap", "OPS910", Severity.ERROR,
    Bilingual("预算超出上限", "a budget above its limit"),
    Bilingual("超出批准额度的方案批不下来，也执行不了。合计包括活动成本和预备金。", "A plan above what was approved cannot be carried out. The total includes the costs of activities and the contingency."),
    "budget:\n  limit: 9万\n  contingency: 10%\n  items: [{name: 堆头, unit_price: 300, quantity: 286}]\n",
    "budget:\n  limit: 10万\n  contingency: 10%\n  items: [{name: 堆头, unit_price: 300, quantity: 286}]\n",
    check,
)  # fmt: skip
