"""The highest prize of a draw is capped by law."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.draws import draws
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

_AMOUNT = Setting("amount", 50_000, Bilingual("抽奖最高奖的上限（元）", "the highest prize of a draw (CNY)"))


def check(subject: Subject) -> Iterator[Hit]:
    """Prizes of a draw worth more than 50,000 yuan each. Contests, and plans in another currency, are left alone."""
    if subject.plan.budget and subject.plan.budget.currency != "CNY":
        return
    most = subject.value(RULE.name, _AMOUNT)
    for activity, name, _ in draws(subject):
        for prize in activity.rules.prizes if activity.rules else ():
            if prize.value and float(prize.value.value) > most:
                yield Hit(
                    (*prize.loc, "value"),
                    Bilingual(f"“{name}”是抽奖，奖品“{shorten(prize.name)}”{prize.value.value.normalize():,f} 元，超过 {most:,.0f} 元", f"'{name}' is a draw, and its prize '{shorten(prize.name)}' is worth {prize.value.value.normalize():,f}, above {most:,.0f}"),
                    Bilingual(f"单个奖品降到 {most:,.0f} 元以内（使用权按价值折算），或改为按成绩评奖", f"keep each prize at {most:,.0f} or less, or judge by results instead of chance"),
                )  # fmt: skip


RULE = Rule(
    "cmp-prize-cap", "OPS852", Severity.ERROR,
    Bilingual("抽奖最高奖超过 5 万元", "a draw with a prize above 50,000 yuan"),
    Bilingual("在中国，抽奖式有奖销售的最高奖不得超过 5 万元。仅作提示，不是法律意见。", "In China the highest prize of a draw is 50,000 yuan. A hint, no legal advice."),
    "activities: [{name: 周年庆抽奖, form: campaign, rules: {how: 下单, judging: 6 月 20 日随机抽取, prizes: [{name: 汽车, value: 12万, quantity: 1}]}}]\n",
    "activities: [{name: 周年庆抽奖, form: campaign, rules: {how: 下单, judging: 6 月 20 日随机抽取, prizes: [{name: 全屋床品, value: 5万, quantity: 1}]}}]\n",
    check, (_AMOUNT,),
)  # fmt: skip
