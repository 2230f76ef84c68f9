"""How the day of a festival is found in a year. A rule gives the spans of a year as (start, end), both inclusive.

``year`` is the rule's own: of the Gregorian calendar, and for lunar days of the lunar one, whose twelfth month
falls into the next Gregorian year as a rule. A rule gives None for a year outside its tables.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias

from opsplan.content.lunar import lunar_day, term_day
from opsplan.records import dataclass

MON, TUE, WED, THU, FRI, SAT, SUN = range(1, 8)

Span: TypeAlias = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same day of every Gregorian year."""

    month: int
    day: int

    def day_in(self, year: int) -> date | None:
        """The day in a year."""
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Lunar:
    """A day of the Chinese lunar year, outside leap months. ``LAST_DAY`` is the last of its month."""

    month: int
    day: int

    def day_in(self, year: int) -> date | None:
        """The day in a lunar year."""
        return lunar_day(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Term:
    """The day a solar term begins on, moved by ``shift`` days."""

    name: str
    shift: int = 0

    def day_in(self, year: int) -> date | None:
        """The day in a year."""
        found = term_day(year, self.name)
        return found + timedelta(days=self.shift) if found else None


@dataclass(frozen=True, slots=True)
class Weekday:
    """The first such weekday (Monday is 1) on or after a day, moved by ``shift`` days."""

    month: int
    from_day: int
    weekday: int
    shift: int = 0

    def day_in(self, year: int) -> date | None:
        """The day in a year."""
        earliest = date(year, self.month, self.from_day)
        return earliest + timedelta(days=(self.weekday - earliest.isoweekday()) % 7 + self.shift)


@dataclass(frozen=True, slots=True)
class Easter:
    """A day counted from Easter Sunday of the Western churches."""

    shift: int = 0

    def day_in(self, year: int) -> date | None:
        """The day in a year, by the anonymous Gregorian computus."""
        century, rest = divmod(year, 100)
        moon = (8 * century + 13) // 25
        epact = (19 * (year % 19) + century - century // 4 - moon + 15) % 30
        to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
        months = (year % 19 + 11 * epact + 22 * to_sunday) // 451
        month, day = divmod(epact + to_sunday - 7 * months + 114, 31)
        return date(year, month, day + 1) + timedelta(days=self.shift)


DayRule: TypeAlias = Fixed | Lunar | Term | Weekday | Easter


@dataclass(frozen=True, slots=True)
class Season:
    """All days from one to another. ``rough``: shops and platforms set the days anew each year, these are the usual ones."""

    start: DayRule
    end: DayRule
    rough: bool = False


Rule: TypeAlias = DayRule | Season


def nth(month: int, count: int, weekday: int, shift: int = 0) -> Weekday:
    """The ``count``-th such weekday of a month, moved by ``shift`` days."""
    return Weekday(month, 7 * count - 6, weekday, shift)


def last(month: int, weekday: int) -> Weekday:
    """The last such weekday of a month of 31 days."""
    return Weekday(month, 25, weekday)


def span_in(rule: Rule, year: int) -> Span | None:
    """The first and last day by a rule in its year."""
    if isinstance(rule, Season):
        start, end = rule.start.day_in(year), rule.end.day_in(year)
        return (start, end) if start and end else None
    day = rule.day_in(year)
    return (day, day) if day else None


def spans_touching(rule: Rule, year: int) -> tuple[Span, ...]:
    """The spans that have a day in a Gregorian year, in order: none, one or, for lunar days, two."""
    first, final = date(year, 1, 1), date(year, 12, 31)
    found = (span_in(rule, each) for each in (year - 1, year))
    return tuple(span for span in found if span and span[0] <= final and span[1] >= first)
