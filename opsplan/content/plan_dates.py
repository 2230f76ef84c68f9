"""The marketing dates of a plan: those of its countries, what it adds and leaves out, and its own dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from math import ceil
from typing import TypeAlias

from opsplan.content.dates import HOME, OwnDate, dates_named, marketing_dates
from opsplan.content.lunar import FIRST_YEAR, LAST_YEAR
from opsplan.content.marketing_day import MarketingDate
from opsplan.content.names import festival_key
from opsplan.model.content import MarketingDates
from opsplan.model.plan import Plan
from opsplan.model.times import DateExpr, Duration

When: TypeAlias = Callable[[DateExpr | None], date | None]
"""Says what day a date expression of the plan means."""

_DAYS = {"d": 1.0, "w": 7.0, "wd": 7 / 5, "mo": 30.5}
"""Calendar days in a unit, as far as lead times need them."""
_NONE = MarketingDates()
_MATTERS = 2
"""Up to this tier a marketing date matters to everybody."""


def plan_countries(plan: Plan) -> tuple[str, ...]:
    """The countries whose marketing dates the plan uses: as it says, else those of its calendar, else mainland China."""
    said = _settings(plan).country or (plan.calendar.country if plan.calendar else ())
    return tuple(dict.fromkeys(code.strip().upper() for code in said if code.strip())) or HOME


def named_dates(plan: Plan, when: When) -> Iterator[OwnDate]:
    """The plan's key dates that mean a day."""
    for name, entry in plan.dates.items():
        day = when(entry.date)
        if day:
            yield OwnDate(name, day, day)


def extra_dates(plan: Plan, when: When) -> Iterator[OwnDate]:
    """The marketing dates of the plan's own that mean a day."""
    for extra in _settings(plan).extra:
        day = when(extra.date)
        if day:
            yield OwnDate(extra.name, day, day, lead_days(extra.lead))


def plan_marketing_dates(
    plan: Plan,
    when: When,
    year: int,
    *,
    company: Sequence[OwnDate],
    countries: Sequence[str] = (),
    key_dates: bool = False,
) -> tuple[MarketingDate, ...]:
    """The marketing dates of a plan in a year, by their first day: the countries', the plan's when none is given, with ``include`` and without
    ``exclude``, the company's, and its own; ``key_dates`` adds the plan's key dates. Nothing outside the years 1900 to 2100.
    """  # fmt: skip
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    said, countries = _settings(plan), tuple(countries) or plan_countries(plan)
    own = (*extra_dates(plan, when), *(named_dates(plan, when) if key_dates else ()))
    said_too = {festival_key(each.name) for each in own}
    own = (*own, *(each for each in company if festival_key(each.name) not in said_too))
    listed = marketing_dates(year, countries, own)
    ids = {each.id for each in listed}
    added = [
        found
        for name in said.include
        for found in dates_named(name, year, countries)[:1]
        if found.id not in ids
    ]
    left_out = {festival_key(name) for name in said.exclude}
    left_out_ids = {found.id for name in said.exclude for found in dates_named(name, year, countries)}
    kept = (
        found
        for found in dict.fromkeys((*listed, *added))
        if festival_key(found.name.zh) not in left_out and (not found.id or found.id not in left_out_ids)
    )
    return tuple(sorted(kept, key=lambda found: (found.start, found.end)))


def dates_that_matter(
    plan: Plan, when: When, start: date, end: date, *, company: Sequence[OwnDate]
) -> tuple[MarketingDate, ...]:
    """The marketing dates of a plan between two days of one year, both included, that it should know of.

    Those it includes by name and its own; where it includes none, the first two tiers and its own. A season belongs
    to where its middle lies; one that leads up to a day among them is left out.
    """
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        return ()
    said, countries = _settings(plan), plan_countries(plan)
    wanted = {found.id for name in said.include for found in dates_named(name, start.year, countries)[:1]}
    return tuple(
        found
        for found in plan_marketing_dates(plan, when, start.year, company=company)
        if start <= found.start + (found.end - found.start) // 2 <= end
        and (
            found.kind == "own"
            or (found.id in wanted if said.include else found.tier <= _MATTERS and not found.around)
        )
    )


def _settings(plan: Plan) -> MarketingDates:
    return (plan.content.marketing_dates if plan.content else None) or _NONE


def lead_days(lead: Duration | None) -> int | None:
    """Calendar days of a lead time; None without one."""
    return ceil(lead.amount * _DAYS[lead.unit]) if lead else None
