"""A day as people say it: 2027-06-10, 6月10日, 下周四, 两周后, next Thursday, in 30 days, today+20wd."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from opsplan.content.dates import find_date
from opsplan.model.times import iso_date
from opsplan.patterns import lazy_pattern
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.lengths import parse_offset, shift, split_offset

_FULL = lazy_pattern(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_SHORT = lazy_pattern(r"(?:(明年)|(今年))?\s*(\d{1,2})\s*[月/-]\s*(\d{1,2})\s*[日号]?")
_WEEKDAY = lazy_pattern(r"(下下|下|本|这)?\s*(?:个)?(?:周|星期|礼拜)([一二三四五六日天])")
_ENGLISH_WEEKDAY = lazy_pattern(r"(next|this|on)?\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_LATER = lazy_pattern(r"(\d+|[一二两三四五六七八九十])\s*(?:个)?(天|日|工作日|周|星期|月)\s*[后之以]后?")
_ENGLISH_LATER = lazy_pattern(r"in\s+(\d+|a|an|two|three|four)\s+(working day|day|week|month)s?")
_MONTH_DAY = lazy_pattern(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*|([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?(?:\s+(\d{4}))?"
)
_WORDS: Mapping[str, int] = MappingProxyType({
    "今天": 0, "today": 0, "明天": 1, "tomorrow": 1, "后天": 2, "the day after tomorrow": 2, "大后天": 3,
})  # fmt: skip
_NUMBERS: Mapping[str, int] = MappingProxyType({
    **{name: value for value, name in enumerate("一二三四五六七八九十", 1)}, "两": 2, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4,
})  # fmt: skip
_UNITS: Mapping[str, str] = MappingProxyType({
    "天": "d", "日": "d", "day": "d", "工作日": "wd", "working day": "wd", "周": "w", "星期": "w", "week": "w", "月": "mo", "month": "mo",
})  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def day_said(text: str, today: date, named: Mapping[str, date], calendar: WorkCalendar) -> date | None:
    """The day that ``text`` means, seen from ``today``; None when it means none.

    ``named`` are days that an offset may start from, ``today`` among them. A day without a year is the next of its kind;
    下周四 and "next Thursday" are in the calendar week after this one.
    """
    words = " ".join(text.strip().lower().split())
    try:
        return (
            _on_paper(words, today)
            or _spoken(words, today)
            or _offset(words.replace(" ", ""), {**named, "today": today, "今天": today}, calendar)
            or _later(words, today, calendar)
            or _festival(text, today, calendar)
        )
    except (ValueError, OverflowError):
        return None


def _on_paper(words: str, today: date) -> date | None:
    if found := _FULL.fullmatch(words):
        return date(*(int(each) for each in found.groups()))
    if found := _SHORT.fullmatch(words):
        month, day = int(found[3]), int(found[4])
        return (
            date(today.year + 1, month, day)
            if found[1]
            else _next(month, day, today, this_year=bool(found[2]))
        )
    if found := _MONTH_DAY.fullmatch(words):
        name = found[2] or found[3]
        if name in _MONTHS:
            month, day = _MONTHS.index(name) + 1, int(found[1] or found[4])
            return date(int(found[5]), month, day) if found[5] else _next(month, day, today)
    return iso_date(words) if words[:1].isdigit() and len(words) == 10 else None


def _next(month: int, day: int, today: date, this_year: bool = False) -> date:
    found = date(today.year, month, day)
    return found if this_year or found >= today else date(today.year + 1, month, day)


def _spoken(words: str, today: date) -> date | None:
    if words in _WORDS:
        return today + timedelta(_WORDS[words])
    if found := _WEEKDAY.fullmatch(words):
        return _weekday(
            "一二三四五六日天".index(found[2]) % 7 if found[2] != "天" else 6, found[1] or "", today
        )
    if found := _ENGLISH_WEEKDAY.fullmatch(words):
        return _weekday(_DAYS.index(found[2]), {"next": "下", "this": "本"}.get(found[1] or "", ""), today)
    return None


def _weekday(weekday: int, which: str, today: date) -> date:
    monday = today - timedelta(today.weekday())
    if which:
        return monday + timedelta({"本": 0, "这": 0, "下": 7, "下下": 14}[which] + weekday)
    found = monday + timedelta(weekday)
    return found if found >= today else found + timedelta(7)


def _offset(words: str, named: Mapping[str, date], calendar: WorkCalendar) -> date | None:
    if words in named:
        return named[words]
    if words[:1] in ("+", "＋") and (alone := parse_offset(words)):
        return shift(calendar, named["today"], alone.amount, alone.unit)
    split = split_offset(words)
    return (
        shift(calendar, named[split[0]], split[1].amount, split[1].unit)
        if split and split[0] in named
        else None
    )


def _later(words: str, today: date, calendar: WorkCalendar) -> date | None:
    found = _LATER.fullmatch(words) or _ENGLISH_LATER.fullmatch(words)
    if not found:
        return None
    amount = _NUMBERS[found[1]] if found[1] in _NUMBERS else int(found[1])
    offset = parse_offset(f"+{amount}{_UNITS[found[2]]}")
    return shift(calendar, today, offset.amount, offset.unit) if offset else None


def _festival(name: str, today: date, calendar: WorkCalendar) -> date | None:
    """The next day that goes by the name of a festival, 双11 or Mother's Day, in the calendar's countries."""
    for year in (today.year, today.year + 1, today.year + 2):
        found = find_date(name, year, calendar.countries)
        if found is not None and found.start >= today:
            return found.start
    return None
