"""Money is spent for something; a plan must say what it brings."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.money import shown, spending
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.activities import Activity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Plans with costs where neither the budget nor an activity expects anything; else the activities that do not."""
    plan = subject.plan
    lines, sums = spending(subject)
    if not sums.items:
        return
    if not (plan.budget and plan.budget.benefits) and not any(_expects(each) for each in plan.activities):
        total = shown(sums.total)
        yield Hit(
            ("budget", "benefits"),
            Bilingual(f"投入 {total}，没有写预期收益", f"{total} is spent, and no benefit is expected"),
            Bilingual(
                "写 budget.benefits：名称、金额、测算依据；或在活动的 benefits 里写指标和预期",
                "write budget.benefits with name, amount and basis, or benefits in the activities",
            ),
        )
        return
    costly = {line.activity.loc for line in lines if line.activity is not None}
    for activity in plan.activities:
        if activity.loc in costly and not _expects(activity):
            name = shorten(activity.name)
            yield Hit(
                (*activity.loc, "benefits"),
                Bilingual(f"活动“{name}”有成本，没有预期收益", f"activity '{name}' has costs and expects nothing"),
                Bilingual("写 benefits：拉动哪个指标，预期多少", "write benefits: which metric, and how much"),
            )  # fmt: skip


def _expects(activity: Activity) -> bool:
    return bool(activity.benefits) or any(stage.target is not None for stage in activity.funnel)


RULE = Rule(
    "ben-none", "OPS912", Severity.WARNING,
    Bilingual("有投入，没有预期收益", "costs without a benefit"),
    Bilingual("不写收益，就算不出投资回报率，也没法在复盘时判断值不值。到场漏斗写了目标值也算。", "Without a benefit there is no return to compute, and nothing to judge by afterwards. Targets in an activity's funnel count."),
    "budget:\n  contingency: 10%\n  items: [{name: 信息流, unit_price: 8000, quantity: 3}]\n",
    "budget:\n  contingency: 10%\n  items: [{name: 信息流, unit_price: 8000, quantity: 3}]\n  benefits: [{name: 新客毛利, amount: 6万, basis: 新客 1000 人 × 客单毛利 60 元}]\n",
    check,
)  # fmt: skip
