"""How many of those who sign up come is known within limits."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.events import attended, come, in_a_place, sign_up
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity

_LOW = Setting("low", 20, Bilingual("线上到场率至少（%）", "online attendance at least (%)"))
_HIGH = Setting("high", 60, Bilingual("线上到场率至多（%）", "online attendance at most (%)"))
_PLACE_LOW = Setting("place_low", 30, Bilingual("线下到场率至少（%）", "on-site attendance at least (%)"))
_PLACE_HIGH = Setting("place_high", 95, Bilingual("线下到场率至多（%）", "on-site attendance at most (%)"))


def check(subject: Subject) -> Iterator[Hit]:
    """Activities whose target of people who come is an unlikely share of those who sign up."""
    for activity, name, _ in attended(subject):
        signed, there = sign_up(activity), come(activity)
        if not (signed and signed.target and there and there.target and signed.target.value > 0):
            continue
        if there.target.value > signed.target.value:
            continue  # a funnel that widens is another finding
        place = in_a_place(activity)
        low = subject.value(RULE.name, _PLACE_LOW if place else _LOW)
        high = subject.value(RULE.name, _PLACE_HIGH if place else _HIGH)
        rate = round(float(100 * there.target.value / signed.target.value), 1)
        if not low <= rate <= high:
            usual = (
                Bilingual("", "")
                if place
                else Bilingual("线上活动的到场率多在 36–41%；", "online it is mostly 36–41%; ")
            )
            yield Hit(
                (*there.loc, "target"),
                Bilingual(f"活动“{name}”计划 {signed.target.text} 人报名、{there.target.text} 人到场，到场率 {rate:g}%", f"'{name}' plans {signed.target.text} sign-ups and {there.target.text} who come, a rate of {rate:g}%"),
                Bilingual(f"{usual.zh}改报名或到场的目标值，让到场率在 {low:g}–{high:g}% 之间", f"{usual.en}change one of the targets, so that the rate is between {low:g} and {high:g}%"),
            )  # fmt: skip


RULE = Rule(
    "evt-funnel", "OPS844", Severity.WARNING,
    Bilingual("到场率不合常理", "an unlikely share of sign-ups who come"),
    Bilingual("线上活动的到场率多在 36–41%；按过高的比例倒推，报名目标会定低，到场就缺人。", "Online, 36–41% of those who sign up come; with a higher share too few sign-ups are planned for."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, funnel: [{name: 报名, target: 300}, {name: 到场, target: 240}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, funnel: [{name: 报名, target: 600}, {name: 到场, target: 240}]}]\n",
    check, (_LOW, _HIGH, _PLACE_LOW, _PLACE_HIGH),
)  # fmt: skip
