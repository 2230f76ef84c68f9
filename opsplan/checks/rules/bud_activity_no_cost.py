"""An activity or a paid channel that costs nothing was not estimated."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.money import spending
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Activities, and paid channels, that no cost belongs to, in plans that have costs."""
    plan, index = subject.plan, subject.index
    lines = spending(subject)[0]
    if not lines:
        return
    paid = {line.activity.loc for line in lines if line.activity is not None}
    for activity in plan.activities:
        if activity.loc not in paid:
            name = shorten(activity.name)
            yield Hit(
                (*activity.loc, "costs"),
                Bilingual(f"活动“{name}”没有成本估算", f"activity '{name}' has no costs"),
                Bilingual(
                    f"在它的 costs 里写，或在预算明细里写 activity: {activity.id or name}",
                    f"write its costs, or a budget item with activity: {activity.id or name}",
                ),
            )
    carried = {index.name("channels", line.item.channel) for line in lines if line.item.channel}
    for channel in plan.strategy.channels if plan.strategy else ():
        if channel.kind == "paid" and channel.budget is None and channel.name not in carried:
            name = shorten(channel.name)
            yield Hit(
                (*channel.loc, "budget"),
                Bilingual(f"付费渠道“{name}”没有预算", f"paid channel '{name}' has no budget"),
                Bilingual(
                    f"写 budget，或在预算明细里写 channel: {name}",
                    f"write budget, or a budget item with channel: {name}",
                ),
            )


RULE = Rule(
    "bud-activity-no-cost", "OPS909", Severity.WARNING,
    Bilingual("活动或付费渠道没有成本估算", "an activity or a paid channel without costs"),
    Bilingual("每个活动都要估成本，不然算不出值不值得做。", "Without its costs nobody can say whether an activity is worth doing."),
    "activities: [{id: a1, name: 茶会, date: 2027-05-20}]\nbudget:\n  contingency: 10%\n  items: [{name: 信息流, unit_price: 8000, quantity: 3}]\n",
    "activities: [{id: a1, name: 茶会, date: 2027-05-20}]\nbudget:\n  contingency: 10%\n  items: [{name: 茶点, unit_price: 40, quantity: 60, activity: a1}]\n",
    check,
)  # fmt: skip
