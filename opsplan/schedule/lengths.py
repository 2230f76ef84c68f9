"""Offsets and durations: what ``3wd``, ``7d``, ``2w`` and ``1mo`` do to a day."""

from __future__ import annotations

import calendar as gregorian
from datetime import date, timedelta

from opsplan.model.times import FIRST_YEAR, LAST_YEAR, UNITS, Duration, DurationUnit
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_SIGN = "[+＋\\-−－]"
_OFFSET = lazy_pattern(rf"\s*({_SIGN}?)\s*(\d{{1,6}})\s*({_UNIT})\s*")
_SIGNS = "+＋-−－"
_LONGEST = 40
"""No offset is longer than this; longer texts are not tried, however many spaces they hold."""


@dataclass(frozen=True, slots=True)
class Offset:
    """A signed number of units. ``text`` is how it is shown: ``+2wd``, empty for none."""

    amount: int = 0
    unit: DurationUnit = "d"
    text: str = ""


NO_OFFSET = Offset()


def parse_offset(text: str) -> Offset | None:
    """``2wd``, ``+2wd``, ``-1天``; None when the text has another form (a bare number too)."""
    found = _OFFSET.fullmatch(text) if len(text) <= _LONGEST else None
    if not found:
        return None
    negative = found[1] not in ("", "+", "＋")
    amount = -int(found[2]) if negative else int(found[2])
    unit = UNITS[found[3]]
    return Offset(amount, unit, f"{'-' if negative else '+'}{found[2]}{unit}")


def split_offset(text: str) -> tuple[str, Offset] | None:
    """The text before its last sign, and the offset behind it; None when no number and unit stand there."""
    base, behind = _at_last_sign(text)
    offset = parse_offset(behind)
    return (base, offset) if base and offset else None


def split_bare_number(text: str) -> tuple[str, str] | None:
    """``launch+3`` as its name and ``+3``: an offset that lacks its unit."""
    base, behind = _at_last_sign(text)
    number = behind[1:].strip()
    if not base or not number.isascii() or not number.isdigit():
        return None
    return base, ("+" if behind[0] in "+＋" else "-") + number


def _at_last_sign(text: str) -> tuple[str, str]:
    """The text before its last sign, and the rest from the sign on; empty without a sign."""
    at = max(text.rfind(sign) for sign in _SIGNS)
    return (text[:at].rstrip(), text[at:]) if at > 0 else ("", "")


def shift(calendar: WorkCalendar, day: date, amount: int, unit: DurationUnit) -> date:
    """The day moved by an offset. Raises OverflowError outside the years that can be computed."""
    if unit == "wd":
        moved = calendar.add_working_days(day, amount)
    elif unit == "mo":
        moved = _add_months(day, amount)
    else:
        moved = day + timedelta(days=amount * (7 if unit == "w" else 1))
    if not FIRST_YEAR <= moved.year <= LAST_YEAR:
        raise OverflowError(f"{moved} cannot be scheduled")
    return moved


def last_day(calendar: WorkCalendar, start: date, duration: Duration) -> date:
    """The last day of work that starts on ``start``. The duration is not zero."""
    if duration.unit == "wd":
        return calendar.working_day_from(start, duration.amount)
    return shift(calendar, start, duration.amount, duration.unit) - timedelta(days=1)


def first_day(calendar: WorkCalendar, end: date, duration: Duration) -> date:
    """The first day of work that ends on ``end``, counted backwards; a working day if there is one up to ``end``."""
    if duration.unit == "wd":
        last = calendar.previous_working(end)
        return calendar.add_working_days(last, 1 - duration.amount)
    first = shift(calendar, end, -duration.amount, duration.unit) + timedelta(days=1)
    worked = calendar.next_working(first)
    return worked if worked <= end else first


def _add_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OverflowError("beyond the years that can be computed")
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))
