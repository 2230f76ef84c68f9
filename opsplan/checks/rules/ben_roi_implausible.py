"""A return that is too good is most likely a wrong assumption."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from opsplan.checks.money import percent, shown, spending
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity

PERCENT = Setting(
    "percent",
    1000,
    Bilingual("投资回报率超过百分之几要核对", "the return, in percent, above which to look again"),
)


def check(subject: Subject) -> Iterator[Hit]:
    """Plans whose computed return exceeds the setting."""
    budget, sums = subject.plan.budget, spending(subject)[1]
    limit = Decimal(str(subject.value(RULE.name, PERCENT)))
    if budget is None or sums.roi is None or sums.roi * 100 <= limit:
        return
    benefits, total = shown(sums.benefits), shown(sums.total)
    yield Hit(
        (*budget.loc, "benefits"),
        Bilingual(
            f"收益 {benefits}，投入 {total}，投资回报率 {percent(sums.roi)}，高得不寻常",
            f"benefits of {benefits} against costs of {total}: a return of {percent(sums.roi)} is unusual",
        ),
        Bilingual(
            "核对：是不是把成交额当成了毛利，没算增量、退货或期望概率，或漏了成本",
            "check whether turnover stands for margin, all sales for the added ones, or costs are missing",
        ),
    )


RULE = Rule(
    "ben-roi-implausible", "OPS914", Severity.INFO,
    Bilingual("投资回报率高得不寻常", "an unusually high return"),
    Bilingual("多半是把成交额当收益，或漏写了成本。", "Most often turnover was taken for the benefit, or costs are missing."),
    "budget:\n  contingency: 10%\n  items: [{name: 信息流, unit_price: 8000, quantity: 3}]\n  benefits: [{name: 成交额, amount: 60万, basis: 新客 1000 人 × 600 元}]\n",
    "budget:\n  contingency: 10%\n  items: [{name: 信息流, unit_price: 8000, quantity: 3}]\n  benefits: [{name: 新客毛利, amount: 6万, basis: 新客 1000 人 × 客单毛利 60 元}]\n",
    check,
    settings=(PERCENT,),
)  # fmt: skip
