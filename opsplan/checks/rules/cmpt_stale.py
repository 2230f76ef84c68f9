"""Facts about competitors age."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

DAYS = Setting(
    "days", 365, Bilingual("数据最多早于方案多少天", "days by which the data may be older than the plan")
)


def check(subject: Subject) -> Iterator[Hit]:
    """Competitors without the date of their data, or with data much older than the plan."""
    plan = subject.plan
    written, limit = plan.date or plan.period.start, subject.value("cmpt-stale", DAYS)
    for item in plan.competitors.items if plan.competitors else ():
        name = shorten(item.name)
        if item.as_of is None:
            yield Hit(
                (*item.loc, "as_of"),
                Bilingual(
                    f"竞品“{name}”没有写数据日期",
                    f"competitor '{name}' does not say when its data was collected",
                ),
                Bilingual("写收集资料的日期：as_of: 2027-01-10", "write the day: as_of: 2027-01-10"),
            )
        elif (written - item.as_of).days > limit:
            yield Hit(
                (*item.loc, "as_of"),
                Bilingual(
                    f"竞品“{name}”的数据是 {item.as_of} 的，比方案早 {(written - item.as_of).days} 天",
                    f"the data on competitor '{name}' is of {item.as_of}, {(written - item.as_of).days} days before the plan",
                ),
                Bilingual(
                    "重新核对价格、份额和打法，再改 as_of",
                    "look at prices, share and marketing again, then change as_of",
                ),
            )


RULE = Rule(
    "cmpt-stale", "OPS771", Severity.INFO,
    Bilingual("竞品没有数据日期，或数据太旧", "competitor data without a date, or too old"),
    Bilingual("竞品的价格和打法变得快；没有日期，读的人不知道还能不能信。", "Prices and tactics change; without a date the reader cannot tell whether they still hold."),
    "competitors:\n  items: [{name: 竞品甲, strengths: 价格低, response: 主打安装}]\n",
    "competitors:\n  items: [{name: 竞品甲, strengths: 价格低, response: 主打安装, as_of: 2026-12-10}]\n",
    check,
    settings=(DAYS,),
)  # fmt: skip
