"""Asking for many friends keeps most people from taking part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.events import events
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.problems import shorten
from opsplan.patterns import lazy_pattern

_PERSONS = Setting("persons", 3, Bilingual("最多要求带几个人", "persons a participant may be asked to bring"))
_DIGITS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_ZH = lazy_pattern(
    r"(?:邀请|邀|拉|助力|推荐|分享给?|转发给?|带(?!来)|凑[满齐]?|集齐|[组拼]满)\s*(?:好友|朋友|新人)?\s*"
    r"(\d{1,4}|[一二两三四五六七八九十]{1,3})\s*(?:[-–~至到]\s*\d{1,4}\s*)?(?:位|名|人|个(?=好友|朋友|人|新|同))"
)
_FRIENDS = lazy_pattern(r"好友|朋友|新人|助力|\bfriends?\b", re.IGNORECASE)
_NUMBERS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "fifteen",
    "twenty",
]
_EN = lazy_pattern(
    rf"\b(?:invit|refer|bring|recruit|tag|shar)\w*\s+(?:\w+\s+){{0,3}}?(\d{{1,4}}|{'|'.join(_NUMBERS)})\s+(?:\w+\s+)?"
    r"(?:friends?|people|persons?|contacts?|colleagues?|members?|others|guests?)\b",
    re.IGNORECASE,
)
_VALUES = dict(zip(_NUMBERS, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20), strict=True))


def check(subject: Subject) -> Iterator[Hit]:
    """Rules and mechanisms that ask a participant to bring more than three persons."""
    most = subject.value(RULE.name, _PERSONS)
    for loc, text in _conditions(subject):
        persons = asked(text)
        if persons > most:
            yield Hit(
                loc,
                Bilingual(f"“{shorten(text)}”要带 {persons} 个人，门槛高于 {most:g} 人", f"'{shorten(text)}' asks for {persons} persons, more than {most:g}"),
                Bilingual(f"降到 {most:g} 人以内，或分档给奖：1 人起就有收获", f"ask for {most:g} at most, or reward in steps from the first friend on"),
            )  # fmt: skip


def asked(text: str) -> int:
    """How many persons a text asks a participant to bring, 0 for none."""
    return max((_number(found[1]) for found in (*_ZH.finditer(text), *_EN.finditer(text))), default=0)


def _number(word: str) -> int:
    if word.isdecimal():
        return int(word)
    if word.lower() in _VALUES:
        return _VALUES[word.lower()]
    tens, ten, ones = word.rpartition("十")
    if ten:
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + _DIGITS.get(ones, 0)
    return _DIGITS.get(ones, 0)


def _conditions(subject: Subject) -> Iterator[tuple[Loc, str]]:
    for activity, _, _ in events(subject):
        for field, lines in (
            ("how", activity.rules.how if activity.rules else ()),
            ("notes", activity.rules.notes if activity.rules else ()),
        ):
            yield from (
                ((*activity.loc, "rules", field, position), line) for position, line in enumerate(lines)
            )
    for mechanism in subject.plan.strategy.mechanisms if subject.plan.strategy else ():
        for field, text in (("trigger", mechanism.trigger), ("action", mechanism.action)):
            if text and _FRIENDS.search(text):
                yield (*mechanism.loc, field), text


RULE = Rule(
    "evt-threshold-high", "OPS836", Severity.WARNING,
    Bilingual("参与或裂变门槛太高", "too many persons to bring"),
    Bilingual("邀请人数越多，肯做的人越少：要求 15 人的活动几乎没有人完成。", "The more friends are asked for, the fewer try: hardly anybody brings fifteen."),
    "activities: [{name: 邀请有礼, form: campaign, rules: {how: 邀请 15 位好友入群即可领取}}]\n",
    "activities: [{name: 邀请有礼, form: campaign, rules: {how: 邀请 2 位好友入群即可领取}}]\n",
    check, (_PERSONS,),
)  # fmt: skip
