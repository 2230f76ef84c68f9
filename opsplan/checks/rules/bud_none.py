"""A plan that says what is done but not what it costs cannot be approved."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Plans with work and without a single cost; an error for events, which always cost something."""
    plan = subject.plan
    if not (plan.phases or plan.activities or plan.kind == "event"):
        return
    if (plan.budget and plan.budget.items) or any(activity.costs for activity in plan.activities):
        return
    there = plan.budget is not None
    yield Hit(
        ("budget", "items") if there else ("budget",),
        Bilingual("预算里没有一条明细", "the budget has no items")
        if there
        else Bilingual("方案没有预算", "the plan has no budget"),
        Bilingual(
            "写 budget.items：类别、项目、单价、数量；或在活动的 costs 里写",
            "write budget.items with category, name, unit_price and quantity, or costs in the activities",
        ),
        Severity.ERROR if plan.kind == "event" else None,
    )


RULE = Rule(
    "bud-none", "OPS905", Severity.WARNING,
    Bilingual("方案没有预算", "a plan without a budget"),
    Bilingual("没有预算，审批的人看不出要花多少钱；活动没有不花钱的，所以活动方案报错误。只有目标或内容、还没有任务的方案不检查。", "Without a budget nobody who approves the plan sees what it costs. An event always costs something, so there it is an error. A plan of goals or content alone, without work, is left out."),
    "phases:\n  - {name: 筹备, tasks: [{name: 定货品, start: 2027-03-01, duration: 3, owner: 周敏}]}\n",
    "phases:\n  - {name: 筹备, tasks: [{name: 定货品, start: 2027-03-01, duration: 3, owner: 周敏}]}\nbudget:\n  contingency: 10%\n  items: [{category: 投放, name: 信息流, unit_price: 8000, quantity: 3}]\n",
    check,
)  # fmt: skip
