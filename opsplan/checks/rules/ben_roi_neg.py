"""Money that does not come back needs a reason."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.money import percent, shown, spending
from opsplan.checks.money_words import gives_strategic_reason
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Plans whose benefits are less than their costs, where no benefit's note or basis says why."""
    budget, sums = subject.plan.budget, spending(subject)[1]
    if budget is None or sums.roi is None or sums.roi >= 0:
        return
    if any(
        gives_strategic_reason(f"{each.name} {each.basis or ''} {each.note or ''}")
        for each in budget.benefits
    ):
        return
    benefits, total = shown(sums.benefits), shown(sums.total)
    yield Hit(
        (*budget.loc, "benefits"),
        Bilingual(
            f"收益 {benefits} 低于投入 {total}，投资回报率 {percent(sums.roi)}，没有写理由",
            f"benefits of {benefits} against costs of {total}: a return of {percent(sums.roi)}, without a reason",
        ),
        Bilingual(
            "值得亏就在收益的 note 里写明，如“战略投入：…”；否则减投入",
            "say in a benefit's note why it is worth it, such as 'strategic: …', or spend less",
        ),
    )  # fmt: skip


RULE = Rule(
    "ben-roi-neg", "OPS913", Severity.WARNING,
    Bilingual("投资回报率为负，没有理由", "a negative return without a reason"),
    Bilingual("亏本的事可以做，但要由审批的人知情决定。", "Spending more than comes back can be right, but whoever approves must know."),
    "budget:\n  contingency: 10%\n  items: [{name: 信息流, unit_price: 8000, quantity: 3}]\n  benefits: [{name: 新客毛利, amount: 2万, basis: 新客 400 人 × 50 元}]\n",
    "budget:\n  contingency: 10%\n  items: [{name: 信息流, unit_price: 8000, quantity: 3}]\n  benefits: [{name: 新客毛利, amount: 2万, basis: 新客 400 人 × 50 元, note: 战略投入：进入华南市场}]\n",
    check,
)  # fmt: skip
