"""Working time: which days are worked, and counting in working days.

A day off in any of the countries is a day off; a weekend day moved to work by notice is worked only
when no country has it off. The plan's own ``workdays`` win over its own ``days_off``, and both over
the official data, which a calendar file beside the plan replaces. The days off of a person
(``team[].days_off``) say when that person is there; they do not move dates, and so are not part of the
calendar.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import field
from datetime import date

from opsplan.diagnostics import Bilingual
from opsplan.model.times import FIRST_YEAR, LAST_YEAR
from opsplan.records import dataclass
from opsplan.schedule.official import (
    NOTHING_ANNOUNCED,
    Announced,
    OfficialYear,
    is_estimated,
    official_weekend,
    official_year,
)
from opsplan.schedule.spans import NamedSpan, days_between, named_spans, own_span

_OWN_DAY_OFF = Bilingual("休息日", "Day off")
_OWN_WORKDAY = Bilingual("调班", "Working day")
_MOVED_WORKDAY = Bilingual("调休上班", "Make-up working day")


@dataclass(frozen=True, slots=True)
class _Year:
    """Days as proleptic ordinals (``date.toordinal``), ascending."""

    working: tuple[int, ...]
    members: frozenset[int]


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working days of some countries with a plan's exceptions. ``weekend`` is ISO weekdays, Monday is 1.

    ``announced`` is what calendar files say of a country's year, in place of the official data.
    Years are worked out when first asked for and kept. Moving by working days raises OverflowError where
    none is left up to 1900 or 2199. Outside these years only the weekends and the plan's own days are off.
    """

    countries: tuple[str, ...] = ("CN",)
    own_weekend: frozenset[int] = frozenset()
    days_off: tuple[NamedSpan, ...] = ()
    workdays: tuple[NamedSpan, ...] = ()
    announced: Announced = field(default_factory=lambda: NOTHING_ANNOUNCED, hash=False)
    _years: dict[int, _Year] = field(default_factory=dict, compare=False, repr=False)
    _weekend: list[frozenset[int]] = field(default_factory=list, compare=False, repr=False)

    @property
    def weekend(self) -> frozenset[int]:
        """The weekdays off: the plan's own, else those of all countries."""
        if not self._weekend:
            official = frozenset(day for country in self.countries for day in official_weekend(country))
            self._weekend.append(self.own_weekend or official)
        return self._weekend[0]

    def is_working(self, day: date) -> bool:
        """True when the day is worked."""
        return day.toordinal() in self._year(day.year).members

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first worked day after it."""
        return day if self.is_working(day) else self.add_working_days(day, 1)

    def previous_working(self, day: date) -> date:
        """The day itself if it is worked, else the last worked day before it."""
        return day if self.is_working(day) else self.add_working_days(day, -1)

    def add_working_days(self, day: date, count: int) -> date:
        """The ``count``-th working day after the day, or before it when negative; the day itself for 0."""
        if count == 0:
            return day
        return self._forward(day, count) if count > 0 else self._backward(day, -count)

    def working_day_from(self, day: date, count: int) -> date:
        """The ``count``-th working day from the day on, which is the first if it is worked; ``count`` is 1 or more."""
        return self._forward(day, count, itself=True)

    def working_days_between(self, start: date, end: date) -> int:
        """How many days from ``start`` to ``end``, both included, are worked; 0 when ``end`` is earlier."""
        if end < start:
            return 0
        if start.year == end.year:
            working = self._year(start.year).working
            return bisect_right(working, end.toordinal()) - bisect_left(working, start.toordinal())
        total = sum(len(self._year(year).working) for year in range(start.year, end.year + 1))
        before = bisect_left(self._year(start.year).working, start.toordinal())
        last = self._year(end.year).working
        return total - before - (len(last) - bisect_right(last, end.toordinal()))

    def counter(self, epoch: date) -> Callable[[date], int]:
        """A function that says how many working days lie from ``epoch`` to a day, both included: for who asks often."""
        before = -bisect_left(self._year(epoch.year).working, epoch.toordinal())
        earlier = {epoch.year: before}
        last = epoch.year

        def count(day: date) -> int:
            nonlocal before, last
            year = day.year
            while last < year:
                before += len(self._year(last).working)
                last += 1
                earlier[last] = before
            if year < epoch.year:
                return 0
            return max(earlier[year] + bisect_right(self._year(year).working, day.toordinal()), 0)

        return count

    def estimated(self, year: int) -> bool:
        """True when the year's official days off are not announced yet, so that only the statutory ones are known."""
        return FIRST_YEAR <= year <= LAST_YEAR and any(
            known.estimated if (known := self.announced.get((each, year))) else is_estimated(each, year)
            for each in self.countries
        )

    def days_off_spans(self, start: date, end: date) -> tuple[NamedSpan, ...]:
        """The named days off between two days (inclusive), in order; weekend days inside a holiday belong to it.

        In mainland China weekend days beside a holiday belong to it too, as in the official notices.
        """
        return named_spans(self, start, end)

    def make_up_workdays(self, start: date, end: date) -> tuple[tuple[date, Bilingual], ...]:
        """The weekend days between two days (inclusive) that are worked, with a name."""
        found: list[tuple[date, Bilingual]] = []
        weekend = self.weekend
        for day in days_between(start, end):
            if day.isoweekday() in weekend and self.is_working(day):
                own = own_span(self.workdays, day)
                found.append(
                    (day, own.name if own and own.name.zh else _OWN_WORKDAY if own else _MOVED_WORKDAY)
                )
        return tuple(found)

    def off_names(self, day: date) -> tuple[Bilingual, ...] | None:
        """The names of a day off that is more than a weekend day (possibly none), or None."""
        if self.is_working(day):
            return None
        own = own_span(self.days_off, day)
        if own:
            return (own.name,) if own.name.zh else self._official_names(day) or (_OWN_DAY_OFF,)
        return self._official_names(day)

    def _official(self, country: str, year: int) -> OfficialYear:
        return self.announced.get((country, year)) or official_year(country, year)

    def _official_names(self, day: date) -> tuple[Bilingual, ...] | None:
        found = [
            self._official(each, day.year).days_off.get(day)
            for each in self.countries
            if FIRST_YEAR <= day.year <= LAST_YEAR
        ]
        known = [names for names in found if names is not None]
        return tuple(dict.fromkeys(name for names in known for name in names)) if known else None

    def _forward(self, day: date, count: int, *, itself: bool = False) -> date:
        after = day.toordinal() - itself
        for year in range(day.year, LAST_YEAR + 1):
            working = self._year(year).working
            at = bisect_right(working, after) + count - 1
            if at < len(working):
                return date.fromordinal(working[at])
            count = at - len(working) + 1
        raise OverflowError("no such working day")

    def _backward(self, day: date, count: int) -> date:
        before = day.toordinal()
        for year in range(day.year, FIRST_YEAR - 1, -1):
            working = self._year(year).working
            at = bisect_left(working, before) - count
            if at >= 0:
                return date.fromordinal(working[at])
            count = -at
        raise OverflowError("no such working day")

    def _year(self, year: int) -> _Year:
        known = self._years.get(year)
        if known is None:
            known = self._years[year] = self._build(year)
        return known

    def _build(self, year: int) -> _Year:
        weekend = self.weekend
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        # the ordinal 1 (0001-01-01) is a Monday, so that ISO weekday = (ordinal - 1) % 7 + 1
        usual = {ordinal for ordinal in range(first, last + 1) if (ordinal - 1) % 7 + 1 not in weekend}
        if FIRST_YEAR <= year <= LAST_YEAR:
            official = [self._official(country, year) for country in self.countries]
            moved = {day for each in official for day in each.workdays if self._works_everywhere(day)}
            usual |= {day.toordinal() for day in moved}
            usual -= {day.toordinal() for each in official for day in each.days_off}
        for span in self.days_off:
            usual -= set(range(max(first, span.start.toordinal()), min(last, span.end.toordinal()) + 1))
        for span in self.workdays:
            usual |= set(range(max(first, span.start.toordinal()), min(last, span.end.toordinal()) + 1))
        return _Year(tuple(sorted(usual)), frozenset(usual))

    def _works_everywhere(self, day: date) -> bool:
        return all(
            day in self._official(country, day.year).workdays
            or day.isoweekday() not in official_weekend(country)
            for country in self.countries
        )
