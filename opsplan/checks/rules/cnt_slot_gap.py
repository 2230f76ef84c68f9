"""A recurring place is filled before its day comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from opsplan.checks.content_days import places
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.content.slots import SlotPlace, gaps
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.problems import shorten

_DAYS = Setting("days", 14, Bilingual("往后看几天", "how many days ahead to look"))
_SHOWN = 3


def check(subject: Subject) -> Iterator[Hit]:
    """One note for each slot whose places between today and some days ahead have no entry."""
    content = subject.plan.content
    if content is None or not content.slots:
        return
    days = int(min(max(subject.value(RULE.name, _DAYS), 1), 3660))
    last = min(subject.today.toordinal() + days - 1, subject.plan.period.end.toordinal())
    start = max(subject.today, subject.plan.period.start)
    found = gaps(places(subject, start, date.fromordinal(last)))
    empty: dict[Loc, list[SlotPlace]] = defaultdict(list)
    for place in found:
        empty[place.slot.loc].append(place)
    for loc, open_places in empty.items():
        yield _hit(loc, open_places, days)


def _hit(loc: Loc, open_places: list[SlotPlace], days: int) -> Hit:
    first, count = open_places[0], len(open_places)
    place = Bilingual(
        "·".join(f"“{shorten(name)}”" for name in (first.channel, first.column) if name) or "固定排期",
        ", ".join(f"'{shorten(name)}'" for name in (first.channel, first.column) if name) or "a slot",
    )
    shown = [str(each.day) for each in open_places[:_SHOWN]]
    more = Bilingual(" 等", " and more") if count > _SHOWN else Bilingual("", "")
    number = "1 place" if count == 1 else f"{count} places"
    return Hit(
        (*loc, "column" if first.slot.column else "channel"),
        Bilingual(
            f"{place.zh}未来 {days} 天有 {count} 个位置还没有内容：{'、'.join(shown)}{more.zh}",
            f"{place.en} has {number} without an entry in the next {days} days: {', '.join(shown)}{more.en}",
        ),
        Bilingual(
            "在 content.entries 里补上，或把这几天写进这条排期的 except",
            "add entries for them, or put the days into the slot's except",
        ),
    )


RULE = Rule(
    "cnt-slot-gap", "OPS898", Severity.INFO,
    Bilingual("临近的固定排期还没有内容", "a recurring place near at hand without an entry"),
    Bilingual("固定排期是对读者的约定，临近还空着就要断更。只看今天起两周，每条排期合成一条提示。", "A recurring place is a promise to readers; empty so close to its day, it will be broken. Only two weeks from today are looked at, and each slot is one note."),
    "period: {start: 2027-01-01, end: 2027-12-31}\ncontent:\n  slots: [{channel: 服务号, weekday: 周四, time: '20:00', from: 2027-03-01, to: 2027-03-31}]\n",
    "period: {start: 2027-01-01, end: 2027-12-31}\ncontent:\n  slots: [{channel: 服务号, weekday: 周四, time: '20:00', from: 2027-03-01, to: 2027-03-31, except: 2027-03-11}]\n  entries: [{date: 2027-03-04, time: '20:00', channel: 服务号, title: 惊蛰喝什么, owner: 纪棠, status: ready}]\n",
    check,
    (_DAYS,),
)  # fmt: skip
