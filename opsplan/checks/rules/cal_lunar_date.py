"""A festival whose date moves from year to year stands on the day it has this year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from opsplan.checks.events import events
from opsplan.checks.festivals import (
    PlanFestivals,
    days_off_around,
    distance,
    is_computed,
    is_sale,
    said_day,
)
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.content.marketing_day import MarketingDate, longest_lead
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.problems import shorten
from opsplan.patterns import lazy_pattern

_AFTER = Setting("after", 7, Bilingual("节后几天内仍算这个节日的内容", "days after a festival that content for it may still appear"))  # fmt: skip
_LEAST_LEAD = 28
"""Calendar days before any festival that content for it may begin; festivals that matter more have longer leads."""
_FOLLOWS = 60
"""An activity so many days after a festival it is named after is about something else."""
_NAMED = lazy_pattern(
    "春节|除夕|元宵(?=节|夜|灯|晚|当|喜|佳|特|专|直|活)|端午|七夕|中秋|重阳|母亲节|父亲节|感恩节"
    r"|\b(?:Mid-Autumn|Dragon Boat Festival|Qixi|Mother's Day|Father's Day|Thanksgiving|Black Friday)\b"
)
_LOOKS_BACK = lazy_pattern(
    r"后|复盘|回顾|返场|余|延|感谢|\b(?:after|post|recap|review|follow)", re.IGNORECASE
)


def check(subject: Subject) -> Iterator[Hit]:
    """Key dates and marketing dates called by a festival but not on its day, content for a festival long past or far
    off, and activities named after one that come too late for it."""
    if subject.plan.dates or subject.plan.content or subject.plan.activities:
        festivals = PlanFestivals.of(subject)
        yield from _own_dates(subject, festivals)
        yield from _entries(subject, festivals)
        yield from _activities(subject, festivals)


def _own_dates(subject: Subject, festivals: PlanFestivals) -> Iterator[Hit]:
    """The days of the public holiday around a festival go by its name too."""
    marketing = subject.plan.content.marketing_dates if subject.plan.content else None
    named: list[tuple[str, date | None, Loc]] = [
        (name, subject.schedule.when(entry.date), (*(entry.loc or ("dates", name)), "date"))
        for name, entry in subject.plan.dates.items()
    ]
    named += [
        (extra.name, subject.schedule.when(extra.date), (*extra.loc, "date"))
        for extra in (marketing.extra if marketing else ())
    ]
    for name, day, loc in named:
        if day is None or is_sale(name) or not is_computed(name):
            continue
        right = festivals.official(name, day)
        if right is None or distance(right, day) == 0:
            continue
        first, last = days_off_around(subject, right)
        if not first <= day <= last:
            yield _hit(loc, name, day, right)


def _entries(subject: Subject, festivals: PlanFestivals) -> Iterator[Hit]:
    after = subject.value(RULE.name, _AFTER)
    for entry in subject.plan.content.entries if subject.plan.content else ():
        day = subject.schedule.when(entry.date)
        if day is None or not entry.festival or not is_computed(entry.festival):
            continue
        found = festivals.dates(entry.festival, day.year - 1, day.year + 1)
        if any(_serves(each, day, after) for each in found):
            continue
        right = festivals.official(entry.festival, day)
        if right is not None:
            late = Severity.ERROR if day > right.end else Severity.WARNING
            yield _hit((*entry.loc, "date"), entry.festival, day, right, late)


def _serves(found: MarketingDate, day: date, after: float) -> bool:
    lead = timedelta(days=max(longest_lead(found.tier), found.lead_days, _LEAST_LEAD))
    return found.start - lead <= day <= found.end + timedelta(days=after)


def _activities(subject: Subject, festivals: PlanFestivals) -> Iterator[Hit]:
    after = subject.value(RULE.name, _AFTER)
    for activity, _, days in events(subject):
        named = _NAMED.findall(activity.name)
        if days is None or len(named) != 1 or _LOOKS_BACK.search(activity.name):
            continue
        right = festivals.official(named[0], days[0])
        if right is not None and after < (days[0] - right.end).days <= _FOLLOWS:
            field = "start" if activity.start else "date"
            yield _hit((*activity.loc, field), named[0], days[0], right, Severity.WARNING)


def _hit(loc: Loc, name: str, day: date, right: MarketingDate, severity: Severity = Severity.ERROR) -> Hit:
    when, apart = said_day(right), distance(right, day)
    late = day > right.end
    return Hit(
        loc,
        Bilingual(
            f"{day} 离“{shorten(name)}”{'晚' if late else '早'} {apart} 天：{right.start.year} 年的{right.name.zh}是 {when.zh}",
            f"{day} is {apart} {'day' if apart == 1 else 'days'} {'after' if late else 'before'} '{shorten(name)}', which is on {when.en} in {right.start.year}",
        ),
        Bilingual(f"按 {when.zh} 重排；指的是另一件事就换个名字", f"plan for {when.en}, or use another name if another day is meant"),
        severity,
    )  # fmt: skip


RULE = Rule(
    "cal-lunar-date", "OPS903", Severity.ERROR,
    Bilingual("农历等每年变动的节日日期不对", "a festival that moves each year on a wrong day"),
    Bilingual("农历节日和母亲节一类的节日每年不同，照抄去年的日期会错过它们。节前太早的内容、名称里带节日而来得太晚的活动报警告。", "Lunar festivals and such as Mother's Day move each year; last year's date misses them. Content far ahead, and activities named after a festival that come too late for it, are warnings."),
    "dates: {中秋: 2027-09-25}\n",
    "dates: {中秋: 2027-09-15}\n",
    check,
    (_AFTER,),
)  # fmt: skip
