"""In a funnel a count times the rate of the next step is the next count."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from opsplan.checks.aims_formula import agrees, plain
from opsplan.checks.aims_funnel import VALUES, Stage, funnels
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.numbers import Quantity
from opsplan.model.problems import shorten

TOLERANCE = Setting(
    "percent", 5, Bilingual("相差百分之几以内算一致", "the difference in per cent that still counts as equal")
)
_WORDS = {
    "baseline": Bilingual("基线", "baselines"),
    "target": Bilingual("目标值", "targets"),
    "actual": Bilingual("实际值", "actual values"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Counts with steps in per cent between them that do not multiply out."""
    tolerance = Decimal(str(subject.value(RULE.name, TOLERANCE))) / 100
    for funnel in funnels(subject):
        for name in VALUES:
            yield from _products(funnel, name, tolerance)


def _products(funnel: tuple[Stage, ...], name: str, tolerance: Decimal) -> Iterator[Hit]:
    above: Quantity | None = None
    before: Quantity | None = None
    rates: list[Quantity] = []
    for stage in funnel:
        value = stage.value(name)
        if value is None or stage.money:
            above, before, rates = None, None, []
        elif value.percent:
            if not (
                before and above and before.value and agrees(above.value / before.value, value, tolerance)
            ):
                rates.append(value)  # else it says how the two counts above it are related
        elif stage.counts(name):
            if above is not None and rates:
                yield from _compared(stage, name, above, rates, value, tolerance)
            above, before, rates = value, above, []


def _compared(
    stage: Stage, name: str, above: Quantity, rates: list[Quantity], value: Quantity, tolerance: Decimal
) -> Iterator[Hit]:
    product = above.value
    for rate in rates:
        product *= rate.value
    if agrees(product, value, tolerance):
        return
    sum_ = " × ".join((above.text, *(rate.text for rate in rates)))
    yield Hit(
        (*stage.loc, name),
        Bilingual(f"漏斗的{_WORDS[name].zh}乘不上：{sum_} = {plain(product)}，“{shorten(stage.name)}”写的是 {value.text}", f"the {_WORDS[name].en} of the funnel do not multiply out: {sum_} is {plain(product)}, '{shorten(stage.name)}' says {value.text}"),
        Bilingual("改人数，或改中间的比率", "change the count or the rate before it"),
    )  # fmt: skip


RULE = Rule(
    "fun-product", "OPS733", Severity.WARNING,
    Bilingual("漏斗的人数与比率乘不上", "a funnel that does not multiply out"),
    Bilingual("报名 × 到场率 ≠ 到场，三个数里至少有一个要改。", "When sign-ups × show rate is not the attendance, one of the three must change."),
    "activities:\n  - {name: 公开课, date: 2027-03-18, funnel: [{name: 报名, target: 600}, {name: 到场率, target: 40%}, {name: 到场, target: 300}]}\n",
    "activities:\n  - {name: 公开课, date: 2027-03-18, funnel: [{name: 报名, target: 600}, {name: 到场率, target: 40%}, {name: 到场, target: 240}]}\n",
    check, (TOLERANCE,),
)  # fmt: skip
