"""Days that are written in another form than ``2027-03-12``: what they can mean, and what to say of them."""

from __future__ import annotations

import re
from datetime import date

from opsplan.diagnostics import Bilingual
from opsplan.model.mending import half_width
from opsplan.patterns import lazy_pattern

_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_OFFSET = r"(?P<offset>\s*[-+]\s*\d+\s*\D{1,4})?"
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR_FIRST = lazy_pattern(
    rf"{_YEAR}\s*(?:(?P<mark>[-/.])\s*(?P<month>\d{{1,2}})\s*(?P=mark)\s*(?P<day>\d{{1,2}})"
    rf"|(?P<short_month>\d\d)(?P<short_day>\d\d)|年\s*(?P<zh_month>\d{{1,2}})\s*月\s*(?P<zh_day>\d{{1,2}})\s*[日号]?){_OFFSET}"
)
_YEAR_LAST = lazy_pattern(
    rf"(?P<one>\d{{1,2}})\s*(?P<mark>[-/.])\s*(?P<two>\d{{1,2}})\s*(?P=mark)\s*{_YEAR}{_OFFSET}"
)
_NAMED = tuple(
    lazy_pattern(rf"{words}(?:,?\s*{_YEAR}{_OFFSET})?", re.IGNORECASE)
    for words in (rf"{_NUMBER}\s*{_NAME}", rf"{_NAME}\s*{_NUMBER}")
)
_NO_YEAR = lazy_pattern(
    r"(?P<month>\d{1,2})\s*(?:月\s*(?P<zh_day>\d{1,2})\s*[日号]?|[-/.]\s*(?P<day>\d{1,2}))"
)
_EXAMPLE_YEAR = 2027


def days_meant(text: str) -> tuple[str, ...]:
    """Every day a text may mean, in ISO form, with its offset: none, one, or two where month and day are in doubt.

    ``06/30/2027`` is one day; ``06/07/2027`` is in June to some and in July to others.
    """
    plain = half_width(text)
    found = _YEAR_FIRST.fullmatch(plain)
    if found:
        month = found["month"] or found["short_month"] or found["zh_month"]
        day = found["day"] or found["short_day"] or found["zh_day"]
        return _days(found["year"], ((month, day),), found["offset"])
    found = _YEAR_LAST.fullmatch(plain)
    if found:
        one, two = found["one"], found["two"]
        return _days(found["year"], ((one, two), (two, one)), found["offset"])
    named = _named(plain)
    if named and named["year"]:
        return _days(named["year"], ((_month(named), named["day"]),), named["offset"])
    return ()


def mended_date(text: str) -> str | None:
    """``2027/3/1`` ``2027年3月1日`` ``3/31/2027`` as ISO dates, an offset kept; None for no day, and for two that are possible."""
    days = days_meant(text)
    return days[0] if len(days) == 1 else None


def day_help(text: str, year: int | None = None) -> Bilingual | None:
    """What to write for a day in another form; None when the text is like no day.

    ``year`` is the one that a day without a year must be in, None when that is not known.
    """
    days, example = days_meant(text), ("", "")
    if not days:
        days = _without_year(half_width(text), str(year or _EXAMPLE_YEAR))
        example = (
            ("，要写上年份", ", with its year")
            if year
            else ("，要写上自己的年份", ", with the year that is meant")
        )
    if len(days) == 1:
        return Bilingual(f"写成 {days[0]}{example[0]}", f"write {days[0]}{example[1]}")
    if days:
        first, second = days
        return Bilingual(
            f"写成 {first} 或 {second}，看指的是哪一天{example[0]}",
            f"write {first} or {second}, whichever is meant{example[1]}",
        )
    return None


def _without_year(text: str, year: str) -> tuple[str, ...]:
    """What ``3月1日``, ``1 March``, ``3/1`` and ``3.1`` mean in a year."""
    found = _NO_YEAR.fullmatch(text)
    if found and found["zh_day"]:
        return _days(year, ((found["month"], found["zh_day"]),), None)
    if found:
        return _days(year, ((found["month"], found["day"]), (found["day"], found["month"])), None)
    named = _named(text)
    return _days(year, ((_month(named), named["day"]),), None) if named else ()


def _named(text: str) -> re.Match[str] | None:
    return next((found for pattern in _NAMED if (found := pattern.fullmatch(text))), None)


def _month(found: re.Match[str]) -> str:
    return str(_NAMES.index(found["name"][:3].lower()) + 1)


def _days(year: str, readings: tuple[tuple[str, str], ...], offset: str | None) -> tuple[str, ...]:
    days: dict[str, None] = {}
    for month, day in readings:
        try:
            days[f"{date(int(year), int(month), int(day))}{''.join((offset or '').split())}"] = None
        except ValueError:
            continue
    return tuple(days)
