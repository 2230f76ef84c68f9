"""Days of the Chinese lunar calendar and of the solar terms: those of China's time, UTC+8, on any machine.

The package ``borax`` holds the tables for the lunar years 1900 to 2100. It is imported when the first such day is wanted.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The Gregorian years that can be worked out, both included."""
LAST_DAY = 30
"""Asks for the last day of a lunar month, which has 29 days or 30."""

_BEFORE_TABLES = date(1900, 1, 1)
"""The twelfth lunar month of 1899 began here and had 30 days; the tables begin with the month after it."""

TERMS = (
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
    "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
)  # fmt: skip
"""The solar terms in the order of a Gregorian year."""


@cache
def lunar_day(year: int, month: int, day: int) -> date | None:
    """A day of a lunar year, never of its leap month; None outside the tables. Day 30 is the last of any month."""
    from borax.calendars.lunardate import InvalidLunarDateError, LCalendars, LunarDate

    if (year, month) == (FIRST_YEAR - 1, 12):
        return _BEFORE_TABLES + timedelta(days=day - 1)
    try:
        first: date = LunarDate(year, month, 1, 0).to_solar_date()
        length = LCalendars.ndays(year, month) if day == LAST_DAY else day
    except InvalidLunarDateError:
        return None
    return first + timedelta(days=length - 1)


@cache
def term_day(year: int, name: str) -> date | None:
    """The day a solar term begins on in a Gregorian year; None outside the tables."""
    from borax.calendars.lunardate import TermUtils

    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    found: date = TermUtils.nth_term_day(year, TERMS.index(name))
    return found


@cache
def lunar_name(day: date) -> str:
    """What a Chinese calendar prints below a day: ``初五``, on the first of a lunar month the month (``正月``, ``闰六月``).

    Empty outside the tables.
    """
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate

    try:
        found = LunarDate.from_solar(day)
    except (InvalidLunarDateError, ValueError):
        return ""
    if found.day == 1:
        return f"{'闰' if found.leap else ''}{found.cn_month}月"
    return str(found.cn_day)
