"""A cost that stands in the budget and in an activity is counted twice."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.money import shown, spending
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.budgeting import CostLine
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Budget items with the name of an activity's own cost: of the same activity, or of the same amount."""
    lines = spending(subject)[0]
    own: dict[str, list[CostLine]] = {}
    for line in lines:
        if line.own:
            own.setdefault(_key(line), []).append(line)
    for line in lines:
        twin = next((each for each in own.get(_key(line), ()) if _same(line, each)), None)
        if line.own or twin is None or twin.activity is None:
            continue
        name, activity = shorten(line.item.name), shorten(twin.activity.name)
        twice = Bilingual("，合计里算了两次", " and is counted twice")
        if line.amount is not None and line.amount == twin.amount:
            twice = Bilingual(f"，{shown(line.amount)} 算了两次", f": {shown(line.amount)} is counted twice")
        yield Hit(
            (*line.item.loc, "name"),
            Bilingual(
                f"“{name}”在预算和活动“{activity}”的成本里都有{twice.zh}",
                f"'{name}' stands in the budget and in the costs of '{activity}'{twice.en}",
            ),
            Bilingual("两处只留一处", "keep it in one place only"),
        )


def _key(line: CostLine) -> str:
    return "".join(line.item.name.split()).casefold()


def _same(line: CostLine, own: CostLine) -> bool:
    if line.activity is not None:
        return line.activity is own.activity
    return line.amount is not None and line.amount == own.amount


RULE = Rule(
    "bud-double", "OPS911", Severity.WARNING,
    Bilingual("同一笔钱在预算和活动成本里各写了一次", "a cost written in the budget and in an activity"),
    Bilingual("合计等于预算明细加所有活动的成本，写两处就算两次。", "The total is the budget's items and all costs of activities, so what stands in both counts twice."),
    "activities: [{id: a1, name: 茶会, date: 2027-05-20, costs: [{name: 茶点, unit_price: 40, quantity: 60}]}]\nbudget:\n  contingency: 10%\n  items: [{name: 茶点, amount: 2400, activity: a1}]\n",
    "activities: [{id: a1, name: 茶会, date: 2027-05-20, costs: [{name: 茶点, unit_price: 40, quantity: 60}]}]\nbudget:\n  contingency: 10%\n  items: [{name: 请柬, amount: 800, activity: a1}]\n",
    check,
)  # fmt: skip
