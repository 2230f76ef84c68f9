"""A cost without an amount is missing from the total."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.money import spending
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Items with neither an amount nor both a price and a quantity."""
    for line in spending(subject)[0]:
        item = line.item
        if line.amount is not None:
            continue
        lacks = "quantity" if item.unit_price else "unit_price" if item.quantity else "amount"
        zh = {"quantity": "只有单价，没有数量", "unit_price": "只有数量，没有单价"}.get(lacks, "没有金额")
        en = {"quantity": "has a price but no quantity", "unit_price": "has a quantity but no price"}
        name = shorten(item.name)
        yield Hit(
            (*item.loc, lacks),
            Bilingual(f"“{name}”{zh}，没有计入合计", f"'{name}' {en.get(lacks, 'has no amount')} and is not in the total"),
            Bilingual("写单价和数量，或直接写金额", "write unit_price and quantity, or amount"),
        )  # fmt: skip


RULE = Rule(
    "bud-item-no-amount", "OPS917", Severity.WARNING,
    Bilingual("预算明细没有金额", "a cost without an amount"),
    Bilingual("没有金额的明细算不进合计，总额会偏低。", "A cost without an amount is not in the total, which is then too low."),
    "budget:\n  contingency: 10%\n  items: [{name: 堆头, unit_price: 300}]\n",
    "budget:\n  contingency: 10%\n  items: [{name: 堆头, unit_price: 300, quantity: 286}]\n",
    check,
)  # fmt: skip
