"""Which day of the new period a day of the old one goes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from opsplan.content.dates import marketing_dates
from opsplan.content.lunar import FIRST_YEAR, LAST_YEAR
from opsplan.content.marketing_day import MarketingDate
from opsplan.content.mentions import festival_pattern, searched
from opsplan.content.quarters import Quarter
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.lengths import Offset, shift
from opsplan.schedule.spans import NamedSpan

Role: TypeAlias = Literal["start", "end", "measure", "off"]
"""What a day is: work begins or happens (moved on from a day off), work ends (moved back), a value is measured
(the last day of a month stays one), or a weekday counts or nobody works (moved by whole weeks alone)."""

_SHIFT = lazy_pattern(r"\+?\s*(\d{1,3})\s*(y|年|years?|mo|个月|months?|w|周|weeks?)")
_BEFORE, _AFTER = timedelta(days=75), timedelta(days=15)
"""Work that names a festival belongs to it from so long before to so long after."""
_WANDERS = timedelta(days=45)
"""No festival moves further within the calendar from one year to another."""
_WEEK = 7
_MONTH = 365.25 / 12
_SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True)
class Move:
    """From one period to another, all days inclusive. ``months`` is 0 for a move by days."""

    start: date
    end: date
    new_start: date
    new_end: date
    months: int

    @property
    def days(self) -> int:
        """By how many days ordinary days move: whole weeks, the same for all, so that order and weekdays stay."""
        return round((self.new_start - self.start).days / _WEEK) * _WEEK

    @property
    def years(self) -> int:
        """By how many the year in a title grows."""
        return self.new_start.year - self.start.year

    def month(self, year: int, month: int) -> tuple[int, int]:
        """The month that a month goes to; by days, that of its middle."""
        if not self.months:
            middle = date(year, month, 15) + timedelta(days=self.days)
            return middle.year, middle.month
        index = year * 12 + month - 1 + self.months
        return index // 12, index % 12 + 1

    def quarter(self, year: int, number: int) -> Quarter:
        """The quarter that a quarter goes to, by its middle month."""
        new_year, month = self.month(year, 3 * number - 1)
        return Quarter(new_year, (month + 2) // 3)


def parse_shift(text: str) -> Offset | None:
    """``1y``, ``6mo`` or ``4w`` as months or weeks; None for anything else, and for no time at all."""
    found = _SHIFT.fullmatch(text.strip().lower())
    if not found or not int(found[1]):
        return None
    amount, unit = int(found[1]), found[2]
    if unit[0] in "w周":
        return Offset(amount, "w", f"+{amount}w")
    months = amount * 12 if unit[0] in "y年" else amount
    return Offset(months, "mo", f"+{months}mo")


def move_by(start: date, end: date, by: Offset, calendar: WorkCalendar) -> Move:
    """The move of a period by months or weeks. A first day of a month stays one, and so does a last; other days keep
    their weekday, and the period its working days, if need be with a later end. Raises OverflowError."""
    new_start = shift(calendar, start, by.amount, by.unit)
    if start.day > 1:
        new_start = start + _whole_weeks(new_start - start)
    return _move(start, end, new_start, by.amount if by.unit == "mo" else 0, calendar)


def move_to(start: date, end: date, day: date, calendar: WorkCalendar) -> Move:
    """The move of a period to a new first day. Raises OverflowError."""
    months = round((day - start).days / _MONTH)
    by_months = shift(calendar, start, months, "mo")
    return _move(start, end, day, months if abs(day - by_months).days < _WEEK else 0, calendar)


def _move(start: date, end: date, new_start: date, months: int, calendar: WorkCalendar) -> Move:
    new_end = max(new_start, end + _whole_weeks(new_start - start))
    if working := calendar.working_days_between(start, end):
        new_end = max(new_end, calendar.add_working_days(calendar.next_working(new_start), working - 1))
    if months and _last_of_month(end) and (end - start).days >= _SHORTEST_MONTH - 1:
        new_end = _same_day(end, months, calendar)
    return Move(start, end, new_start, new_end, months)


def _same_day(day: date, months: int, calendar: WorkCalendar) -> date:
    if not _last_of_month(day):
        return shift(calendar, day, months, "mo")
    return shift(calendar, day + timedelta(days=1), months, "mo") - timedelta(days=1)


def _last_of_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


@dataclass(frozen=True, slots=True)
class Days:
    """The days of the old plan, their working days and festivals, and where they go."""

    move: Move
    old: WorkCalendar
    new: WorkCalendar
    countries: tuple[str, ...]

    def moved(self, day: date, role: Role, named: str = "", *, on_festival: bool = False) -> date:
        """Where a day goes. ``named`` is what its entry is called: with a festival in it, the day goes with the festival.

        With ``on_festival`` a day on one goes with it also unnamed. Raises OverflowError.
        """
        festival = None if role == "measure" else self._festival(day, named, on_festival)
        if festival is not None:
            apart, exact = festival
            if exact or role == "off":
                return day + apart
            return self._inside(day, self._worked(day, day + _whole_weeks(apart), role), role)
        move = self.move
        if role == "measure" and move.months and (_last_of_month(day) or day in (move.start, move.end)):
            return _same_day(day, move.months, self.old)
        if role == "off" and day in (move.start, move.end):
            return move.new_start if day == move.start else move.new_end
        if role in ("off", "measure"):
            return self._inside(day, day + timedelta(days=move.days), role)
        if day == move.start:
            return self._worked(day, move.new_start, "start")
        if day == move.end:
            return self._worked(day, move.new_end, "end")
        return self._inside(day, self._worked(day, day + timedelta(days=move.days), role), role)

    def with_own_days_off(self) -> Days:
        """The same with the plan's own days off and working days where they go."""
        calendar = self.old

        def moved(spans: tuple[NamedSpan, ...]) -> tuple[NamedSpan, ...]:
            return tuple(
                replace(each, start=first, end=max(first, self.moved(each.end, "off", each.name.zh)))
                for each in spans
                for first in (self.moved(each.start, "off", each.name.zh),)
            )

        new = WorkCalendar(
            calendar.countries, calendar.own_weekend, moved(calendar.days_off), moved(calendar.workdays), calendar.announced
        )  # fmt: skip
        return replace(self, new=new)

    def _worked(self, day: date, moved: date, role: Role) -> date:
        if not self.old.is_working(day):
            return moved
        return self.new.previous_working(moved) if role == "end" else self.new.next_working(moved)

    def _inside(self, day: date, moved: date, role: Role) -> date:
        """A day of the old period stays in the new one."""
        move = self.move
        if not move.start <= day <= move.end or move.new_start <= moved <= move.new_end or role == "off":
            return moved
        first, last = move.new_start, move.new_end
        if role != "measure" and self.old.is_working(day):
            first, last = self.new.next_working(first), self.new.previous_working(last)
        return first if moved < move.new_start else last

    def _festival(self, day: date, named: str, on_festival: bool) -> tuple[timedelta, bool] | None:
        """How far the festival of an entry moves, and whether the day is the festival itself."""
        text = searched((named,))
        near = [
            each
            for year in (day.year, (day + _BEFORE).year)
            for each in _dates(year, self.countries)
            if each.start - _BEFORE <= day <= each.start + _AFTER
        ]
        said = [each for each in near if text and festival_pattern(each.name.zh).search(text)]
        met = [each for each in near if on_festival and each.start == day == each.end and each.tier <= 2]
        chosen = min((*said, *met), key=lambda each: abs(each.start - day), default=None)
        again = self._again(chosen) if chosen else None
        return (again.start - chosen.start, day == chosen.start) if chosen and again else None

    def _again(self, festival: MarketingDate) -> MarketingDate | None:
        """The same festival as near as can be to where its day would go; None when that is not known."""
        wanted = festival.start + timedelta(days=self.move.days)
        found = (
            each
            for year in range(wanted.year - 1, wanted.year + 2)
            for each in _dates(year, self.countries)
            if each.id == festival.id and abs(each.start - wanted) <= _WANDERS
        )
        return min(found, key=lambda each: abs(each.start - wanted), default=None)


def _whole_weeks(length: timedelta) -> timedelta:
    return timedelta(days=round(length.days / _WEEK) * _WEEK)


@lru_cache(64)
def _dates(year: int, countries: tuple[str, ...]) -> tuple[MarketingDate, ...]:
    return marketing_dates(year, countries) if FIRST_YEAR <= year <= LAST_YEAR else ()
