"""Festivals as rules ask for them: what a name of the plan means, and when that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date, timedelta

from opsplan.checks.rule import Subject
from opsplan.content.dates import OwnDate, dates_named, marketing_dates
from opsplan.content.lunar import FIRST_YEAR, LAST_YEAR
from opsplan.content.marketing_day import MarketingDate
from opsplan.content.names import days_called
from opsplan.content.plan_dates import extra_dates, named_dates, plan_countries
from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass

_NEAR = 60
"""A festival so many days away may be meant, even one of the next year."""


@dataclass(frozen=True, slots=True)
class PlanFestivals:
    """The festivals of a plan's countries, and the plan's own dates and activities by their names.

    What was once looked up is kept: a name returns in many entries.
    """

    countries: tuple[str, ...]
    own: tuple[OwnDate, ...]
    _kept: dict[tuple[str, int, bool], tuple[MarketingDate, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, subject: Subject) -> PlanFestivals:
        """Those of a plan."""
        plan, when = subject.plan, subject.schedule.when
        spans = zip(plan.activities, subject.schedule.activities, strict=True)
        activities = (OwnDate(each.name, *span) for each, span in spans if span)
        own = (
            *named_dates(plan, when), *extra_dates(plan, when), *subject.schedule.company_dates, *activities
        )  # fmt: skip
        return cls(plan_countries(plan), own)

    def dates(self, name: str, first: int, last: int) -> tuple[MarketingDate, ...]:
        """Every date of a name in some years, both included, the plan's own among them; those it most likely means first."""
        years = range(first, last + 1)
        return tuple(dict.fromkeys(each for year in years for each in self._named(name, year, own=True)))

    def official(self, name: str, day: date) -> MarketingDate | None:
        """The festival of that name that a day must be meant for, whatever the plan calls so: one near it, else that of
        its year. None without one."""
        years = (self._named(name, year, own=False)[:1] for year in range(day.year - 1, day.year + 2))
        found = sorted((each for first in years for each in first), key=lambda each: distance(each, day))
        same_year = [each for each in found if each.start.year == day.year]
        near = [each for each in found if distance(each, day) <= _NEAR]
        return next(iter((*near, *same_year, *found)), None)

    def _named(self, name: str, year: int, *, own: bool) -> tuple[MarketingDate, ...]:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return ()
        key = (name, year, own)
        if key not in self._kept:
            self._kept[key] = dates_named(name, year, self.countries, self.own if own else ())
        return self._kept[key]


def is_computed(name: str) -> bool:
    """True for the name of a festival whose date differs from year to year and is known for certain."""
    days = days_called(name)
    return bool(days) and all(each.computed for each in days)


def is_sale(name: str) -> bool:
    """True for a name such as ``中秋大促``: the sale has days of its own, whatever the festival's day is."""
    return name.strip().endswith(("大促", "购物节", "狂欢节"))


def distance(found: MarketingDate, day: date) -> int:
    """Calendar days between a day and the festival; 0 on it."""
    return max((found.start - day).days, (day - found.end).days, 0)


def days_off_around(subject: Subject, found: MarketingDate) -> tuple[date, date]:
    """The festival with the public holiday that it lies in, first and last day."""
    week = timedelta(days=7)
    for span in subject.schedule.calendar.days_off_spans(found.start - week, found.end + week):
        if span.start <= found.start <= span.end:
            return span.start, span.end
    return found.start, found.end


def said_day(found: MarketingDate) -> Bilingual:
    """``2027-09-15``, or both ends of a season."""
    if found.start == found.end:
        return Bilingual(str(found.start), str(found.start))
    return Bilingual(f"{found.start} 至 {found.end}", f"{found.start} to {found.end}")


def taboo_days(countries: tuple[str, ...], year: int) -> Iterator[MarketingDate]:
    """The days of mourning and remembrance of a year in some countries."""
    if FIRST_YEAR <= year <= LAST_YEAR:
        yield from (each for each in marketing_dates(year, countries) if each.taboo)
