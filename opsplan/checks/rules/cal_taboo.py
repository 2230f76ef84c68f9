"""Days of mourning and remembrance are no days for promotions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from opsplan.checks.event_words import rules_out, texts
from opsplan.checks.events import events
from opsplan.checks.festivals import taboo_days
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.content.marketing_day import MarketingDate
from opsplan.content.names import days_called
from opsplan.content.plan_dates import plan_countries
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.problems import shorten
from opsplan.patterns import lazy_pattern

_PROMOTION = lazy_pattern(
    r"促销|大促|特惠|优惠|折扣|[\d一二三四五六七八九] ?折(?![叠合页返现])|满减|满赠|秒杀|清仓|买一送一|抢购|狂欢|钜惠|红包|抽奖|半价|直降|福利|嗨购"
    r"|\b(?:sale|discounts?|\d+ ?% off|coupons?|promo(?:tion)?s?|deals?|clearance|giveaway|raffle|half[- ]price)\b",
    re.IGNORECASE,
)
_BY_NAME_ONLY = frozenset({"cold-food", "disaster-reduction-day"})
"""Ordinary days of trade for most: only what is made for them by name is asked about."""
_LONGEST = 3
"""Days of an activity that is about the day it falls on; a longer one runs across it."""


def check(subject: Subject) -> Iterator[Hit]:
    """Content and short activities that promote, on such a day or for it by name; not what names another festival."""
    countries = plan_countries(subject.plan)

    @cache
    def taboo_on(year: int) -> tuple[MarketingDate, ...]:
        return tuple(each for each in taboo_days(countries, year) if each.id not in _BY_NAME_ONLY)

    for entry in subject.plan.content.entries if subject.plan.content else ():
        day = subject.schedule.when(entry.date)
        if not _promotes(entry.title, entry.form, entry.cta):
            continue
        if entry.festival:
            called = days_called(entry.festival)
            if called and all(each.taboo for each in called):
                yield _hit((*entry.loc, "festival"), entry.title, called[0].name)
        elif day:
            found = _on(taboo_on(day.year), day, day)
            if found:
                yield _hit((*entry.loc, "date"), entry.title, found.name)
    for activity, name, days in events(subject):
        if days is None or (days[1] - days[0]).days >= _LONGEST:
            continue
        found = _on(taboo_on(days[0].year), *days)
        if found and _promotes(activity.name, activity.plan, activity.rules):
            yield _hit((*activity.loc, "start" if activity.start else "date"), name, found.name)


def _promotes(*values: object) -> bool:
    """True when a text speaks of a promotion and does not rule it out."""
    return any(
        not rules_out(text, found)
        for value in values
        for text in texts(value)
        for found in _PROMOTION.finditer(text)
    )


def _on(taboo: tuple[MarketingDate, ...], first: date, last: date) -> MarketingDate | None:
    return next((each for each in taboo if first <= each.start <= last), None)


def _hit(loc: Loc, title: str, day: Bilingual) -> Hit:
    return Hit(
        loc,
        Bilingual(f"“{shorten(title)}”在{day.zh}做促销", f"'{shorten(title)}' promotes on {day.en}"),
        Bilingual("改到别的日子，或改成不促销的内容", "move it to another day, or promote nothing on it"),
    )


RULE = Rule(
    "cal-taboo", "OPS904", Severity.INFO,
    Bilingual("祭扫、哀悼的日子做促销", "a promotion on a day of mourning"),
    Bilingual("清明、中元、国家公祭日等日子做优惠和狂欢，容易引起反感和舆情。护士节一类同一天的节日写在 festival 里就不报。", "Sales on days of mourning, such as Qingming, offend. An entry that names another festival of the same day is left out."),
    "content:\n  entries: [{date: 2027-04-05, channel: 服务号, title: 清明踏青全场五折, owner: 纪棠, draft_due: 2027-04-01, cta: 领券}]\n",
    "content:\n  entries: [{date: 2027-04-05, channel: 服务号, title: 清明时节的一杯明前茶, owner: 纪棠, draft_due: 2027-04-01, cta: 读全文}]\n",
    check,
)  # fmt: skip
