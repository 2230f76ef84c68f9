"""Dates, durations, times of day and weekdays as a plan writes them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from opsplan.diagnostics import Bilingual
from opsplan.model.day_forms import day_help, mended_date
from opsplan.model.mending import half_width, mended_month, mended_quarter
from opsplan.model.problems import not_a, one_text, problem
from opsplan.model.spans import duration_help, durations_meant
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

DurationUnit = Literal["wd", "d", "w", "mo"]
UNITS: dict[str, DurationUnit] = {
    "wd": "wd", "工作日": "wd", "个工作日": "wd", "d": "d", "天": "d", "日": "d", "w": "w", "周": "w", "mo": "mo", "个月": "mo",
}  # fmt: skip
_ISO = lazy_pattern(r"(\d{4})-(\d{2})-(\d{2})")
_DURATION = lazy_pattern(rf"(\d+)\s*({'|'.join(UNITS)})?")
_CLOCK = r"(\d{1,2})[:：](\d{2})"
_TIME = lazy_pattern(rf"{_CLOCK}(?:\s*[-–—~～至到]\s*{_CLOCK})?")
_LENGTH = lazy_pattern(
    r"(?:(?P<h>\d+(?:\.\d+)?)\s*(?:h|小时|hours?))?\s*(?:(?P<m>\d+)\s*(?:min|分钟|分|m|minutes?)?)?",
    re.IGNORECASE,
)
_MONTH = lazy_pattern(r"(\d{4})-(\d{2})")
_QUARTER = lazy_pattern(r"(?!0000)\d{4}Q[1-4]")
_WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        ("1 周一 星期一 礼拜一 mon monday", "2 周二 星期二 礼拜二 tue tuesday", "3 周三 星期三 礼拜三 wed wednesday",
         "4 周四 星期四 礼拜四 thu thursday", "5 周五 星期五 礼拜五 fri friday", "6 周六 星期六 礼拜六 sat saturday",
         "7 周日 星期日 周天 星期天 礼拜天 sun sunday"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateExpr:
    """A date expression as written (``launch-7d``, ``2027-03-12``, ``period.end``, or ``-1d`` within an activity).

    What day it means is the schedule's business (:mod:`opsplan.schedule.expressions`).
    """

    text: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A whole number of working days, calendar days, weeks of 7 days, or calendar months."""

    amount: int
    unit: DurationUnit
    text: str


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time or a span of the day, in minutes from midnight; ``end`` is None for a single time."""

    start: int
    end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class StepLength:
    """The length of a step of a run-of-show, in minutes."""

    minutes: int
    text: str


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month."""

    year: int
    month: int
    text: str


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that days of a plan lie in."""


def iso_date(text: str) -> date | None:
    """The day of an ISO date; None when the text has another form. Raises ValueError when there is no such day."""
    found = _ISO.fullmatch(text)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def parse_date(raw: Any) -> date:
    """``2027-03-12``."""
    if isinstance(raw, date):
        return raw
    text = one_text(raw, "日期", "a date")
    try:
        day = iso_date(text)
    except ValueError:
        raise problem(
            "value-date",
            Bilingual(f"没有“{text}”这一天", f"there is no day '{text}'"),
            Bilingual("检查月份和天数", "check the month and the day"),
        ) from None
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise problem(
            "value-date",
            Bilingual(f"“{text}”不在 {FIRST_YEAR}–{LAST_YEAR} 年之间", f"'{text}' is not in the years {FIRST_YEAR} to {LAST_YEAR}"),
            Bilingual("检查年份", "check the year"),
        )  # fmt: skip
    if day is None:
        mended = mended_date(text) or ""
        offset = len(mended) > len("2027-03-12")
        raise problem(
            "value-date",
            not_a(text, "日期", "a date"),
            (None if offset else day_help(text))
            or Bilingual("这里只写年-月-日，如 2027-03-12", "write year-month-day here, as in 2027-03-12"),
            None if offset else mended,
        )
    return day


def parse_date_expr(raw: Any) -> DateExpr:
    """Any text; an ISO date is checked at once, names are resolved by the schedule."""
    return raw if isinstance(raw, DateExpr) else _date_expr(one_text(raw, "日期", "a date"))


@lru_cache(4096)
def _date_expr(text: str) -> DateExpr:
    if not text:
        raise problem(
            "value-date",
            Bilingual("日期是空的", "the date is empty"),
            Bilingual(
                "写成 2027-03-12 这样的日期，或删掉这一项", "write a date such as 2027-03-12, or leave it out"
            ),
        )
    if _ISO.fullmatch(text):
        parse_date(text)
    return DateExpr(text)


def parse_duration(raw: Any) -> Duration:
    """``5`` (working days), ``5wd``, ``7d``, ``2w``, ``1mo`` and their Chinese units."""
    return raw if isinstance(raw, Duration) else _duration(one_text(raw, "工期", "a duration"))


@lru_cache(4096)
def _duration(text: str) -> Duration:
    found = _DURATION.fullmatch(text)
    if not found or len(found[1]) > 6:
        raise problem(
            "value-duration",
            not_a(text, "工期", "a duration"),
            duration_help(text),
            _mended_duration(text),
        )
    return Duration(int(found[1]), UNITS[found[2] or "wd"], text)


def _mended_duration(text: str) -> str | None:
    """A duration with full-width marks, or in words that mean one thing only, as it should be written."""
    plain = half_width(text)
    if _DURATION.fullmatch(plain):
        return plain
    meant = durations_meant(text)
    return meant[0] if len(meant) == 1 else None


def _minutes(hours: str, minutes: str) -> int | None:
    total = int(hours) * 60 + int(minutes)
    return total if int(minutes) < 60 and total <= 24 * 60 else None


def parse_time(raw: Any) -> TimeOfDay:
    """``19:30`` or ``19:30-21:00``."""
    if isinstance(raw, TimeOfDay):
        return raw
    text = one_text(raw, "时间", "a time of day")
    found = _TIME.fullmatch(text)
    start = _minutes(found[1], found[2]) if found else None
    end = _minutes(found[3], found[4]) if found and found[3] else None
    if found is None or start is None or (found[3] and end is None):
        raise problem(
            "value-time",
            not_a(text, "时间", "a time of day"),
            Bilingual("写成 19:30 或 19:30-21:00", "write 19:30 or 19:30-21:00"),
        )
    return TimeOfDay(start, end, text)


def parse_length(raw: Any) -> StepLength:
    """``40min`` ``40分钟`` ``1h`` ``1.5小时`` ``1h30min``; a bare number is minutes."""
    if isinstance(raw, StepLength):
        return raw
    text = one_text(raw, "时长", "a length")
    found = _LENGTH.fullmatch(text) if text and len(text) < 30 else None
    if not found or not (found["h"] or found["m"]):
        raise problem(
            "value-length",
            not_a(text, "时长", "a length of time"),
            Bilingual("写成 40min、1h、1h30min 或 40（分钟）", "write 40min, 1h, 1h30min or 40 (minutes)"),
        )
    return StepLength(round(float(found["h"] or 0) * 60) + int(found["m"] or 0), text)


def parse_weekday(raw: Any) -> int:
    """``周四`` ``星期四`` ``Thu`` ``Thursday`` ``4``; Monday is 1."""
    if isinstance(raw, int):
        return raw
    text = one_text(raw, "星期", "a weekday")
    number = _WEEKDAYS.get(text.lower())
    if number is None:
        raise problem(
            "value-weekday",
            not_a(text, "星期几", "a weekday"),
            Bilingual("写成 周四、星期四、Thu 或 4（周一是 1）", "write Thu, Thursday or 4 (Monday is 1)"),
        )
    return number


def parse_month(raw: Any) -> Month:
    """``2027-03``."""
    if isinstance(raw, Month):
        return raw
    text = one_text(raw, "月份", "a month")
    found = _MONTH.fullmatch(text)
    if not found or not 1 <= int(found[2]) <= 12 or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        raise problem(
            "value-month", not_a(text, "月份", "a month"), Bilingual("写成 2027-03", "write 2027-03"),
            mended_month(text),
        )  # fmt: skip
    return Month(int(found[1]), int(found[2]), text)


def parse_quarter(raw: Any) -> str:
    """``2027Q1``."""
    text = one_text(raw, "季度", "a quarter")
    if _QUARTER.fullmatch(text):
        return text
    meant = mended_quarter(text) or ""
    year, number = meant[:-2], meant[-1:]
    if meant and not year:
        help = Bilingual(f"写上年份，如 2027Q{number}", f"add the year, as in 2027Q{number}")
    else:
        help = Bilingual(
            f"写成 {meant or '2027Q1'}，季度从 Q1 到 Q4", f"write {meant or '2027Q1'}; quarters are Q1 to Q4"
        )
    raise problem("value-quarter", not_a(text, "季度", "a quarter"), help, meant if year else None)
