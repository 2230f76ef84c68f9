"""A line of the budget must be price × quantity."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.mending import amount_like


def check(subject: Subject) -> Iterator[Hit]:
    """Budget items and activity costs whose amount is not price × quantity."""
    plan = subject.plan
    items = (
        *(plan.budget.items if plan.budget else ()),
        *(cost for activity in plan.activities for cost in activity.costs),
    )
    for item in items:
        if item.amount is None or item.unit_price is None or item.quantity is None:
            continue
        product = (item.unit_price.value * item.quantity.value).normalize()
        if product != item.amount.value:
            yield Hit(
                (*item.loc, "amount"),
                Bilingual(f"“{item.name}”单价 × 数量 = {product:,f}，金额写的是 {item.amount.value.normalize():,f}", f"'{item.name}': price × quantity is {product:,f}, the amount says {item.amount.value.normalize():,f}"),
                Bilingual(f"写 {product:f}，或删去 amount 由程序计算", f"write {product:f}, or leave amount out to have it computed"),
                instead=amount_like(product, item.amount.text),
            )  # fmt: skip


RULE = Rule(
    "bud-line-sum", "OPS630", Severity.ERROR,
    Bilingual("单价 × 数量 ≠ 金额", "price × quantity is not the amount"),
    Bilingual("一行算错，合计和投资回报率都跟着错。", "One wrong line makes the total and the return wrong."),
    "budget:\n  items: [{name: 堆头, unit_price: 300, quantity: 286, amount: 86000}]\n",
    "budget:\n  items: [{name: 堆头, unit_price: 300, quantity: 286, amount: 85800}]\n",
    check,
)  # fmt: skip
