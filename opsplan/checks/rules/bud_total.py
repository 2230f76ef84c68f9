"""What a pillar or a channel was given must hold the items that are charged to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from opsplan.checks.money import shown, spending
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.base import Entry
from opsplan.model.problems import shorten
from opsplan.model.strategy import Channel, Pillar


def check(subject: Subject) -> Iterator[Hit]:
    """Allocations that the items pointing at them exceed (error) or do not use up (a note)."""
    strategy = subject.plan.strategy
    if strategy is None:
        return
    used: dict[tuple[str | int, ...], Decimal] = defaultdict(Decimal)
    for line in spending(subject)[0]:
        for target, ref in (("pillars", line.item.pillar), ("channels", line.item.channel)):
            found: Entry | None = subject.index.find(target, ref) if ref else None
            if found is not None and line.amount is not None:
                used[found.loc] += line.amount
    given: tuple[Pillar | Channel, ...] = (*strategy.pillars, *strategy.channels)
    for entry in given:
        if entry.budget is None or entry.loc not in used or used[entry.loc] == entry.budget.value:
            continue
        total, limit = used[entry.loc], entry.budget.value
        over = total > limit
        name, gap = shorten(entry.name), shown(abs(limit - total))
        yield Hit(
            (*entry.loc, "budget"),
            Bilingual(
                f"“{name}”的预算是 {shown(limit)}，指向它的明细合计 {shown(total)}，{'超出' if over else '还差'} {gap}",
                f"'{name}' has a budget of {shown(limit)}; the items that point at it add up to {shown(total)}, {gap} {'more' if over else 'less'}",
            ),
            Bilingual(
                f"把预算改成 {shown(total)}，或改明细",
                f"make the budget {shown(total)}, or change the items",
            ),
            None if over else Severity.INFO,
        )


RULE = Rule(
    "bud-total", "OPS906", Severity.ERROR,
    Bilingual("支柱或渠道的预算不等于明细之和", "a pillar's or channel's budget that its items do not add up to"),
    Bilingual("分出去的钱和花出去的钱对不上，审批时说不清。方案的总额由程序计算，不会错；没用完只作提示。", "What is allotted and what is spent must agree. The plan's own total is computed and cannot be wrong; an allocation that is not used up is a note."),
    "strategy:\n  pillars: [{id: p1, name: 内容, budget: 3万}]\nbudget:\n  contingency: 10%\n  items: [{name: 短视频, unit_price: 4500, quantity: 10, pillar: p1}]\n",
    "strategy:\n  pillars: [{id: p1, name: 内容, budget: 4.5万}]\nbudget:\n  contingency: 10%\n  items: [{name: 短视频, unit_price: 4500, quantity: 10, pillar: p1}]\n",
    check,
)  # fmt: skip
