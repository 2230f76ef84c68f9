"""Further down a funnel there cannot be more people than above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.aims_funnel import VALUES, Stage, funnels, stages_named
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.numbers import Quantity
from opsplan.model.problems import shorten
from opsplan.patterns import lazy_pattern

_WORDS = {
    "baseline": Bilingual("基线", "baseline"),
    "target": Bilingual("目标值", "target"),
    "actual": Bilingual("实际值", "actual value"),
}

_EVENTS = lazy_pattern(
    r"订单|单量|单数|次数|件数|销量|播放|场次|\b(?:orders|sessions|visits|units|plays|clicks|views|times)\b", re.IGNORECASE
)  # fmt: skip
"""Things that one person can do more than once."""


def check(subject: Subject) -> Iterator[Hit]:
    """Counts that grow from one stage to the next. Rates, amounts of money, orders and the like
    (one person has several) and referral (which begins anew) are left out.
    """
    for funnel in funnels(subject):
        for name in VALUES:
            yield from _growing(funnel, name)


def _growing(funnel: tuple[Stage, ...], name: str) -> Iterator[Hit]:
    above: tuple[Stage, Quantity] | None = None
    for stage in funnel:
        value = stage.value(name)
        if value is None or not stage.counts(name) or "referral" in stages_named(stage.name):
            continue
        if above is not None and value.value > above[1].value and not _EVENTS.search(stage.called):
            one, other, word = shorten(above[0].name), shorten(stage.name), _WORDS[name]
            yield Hit(
                (*stage.loc, name),
                Bilingual(f"漏斗里“{other}”的{word.zh} {value.text} 大于上一环节“{one}”的 {above[1].text}", f"in the funnel the {word.en} of '{other}', {value.text}, is above that of '{one}' before it, {above[1].text}"),
                Bilingual("检查数值、单位（万、亿）和环节顺序", "check the numbers, their units (k, M) and the order of the stages"),
            )  # fmt: skip
        above = stage, value


RULE = Rule(
    "fun-nonmono", "OPS732", Severity.ERROR,
    Bilingual("漏斗下游人数大于上游", "a funnel that widens"),
    Bilingual("下一环节的人都来自上一环节，变多一定是填错。", "Whoever reaches a stage came through the one before; more of them is a slip."),
    "strategy:\n  funnel: [{stage: 拉新, metric: 新增会员, target: 5.2万}, {stage: 转化, metric: 年首单客户, target: 6万}]\n",
    "strategy:\n  funnel: [{stage: 拉新, metric: 新增会员, target: 52万}, {stage: 转化, metric: 年首单客户, target: 6万}]\n",
    check,
)  # fmt: skip
