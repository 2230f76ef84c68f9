"""The marketing dates of a year, and the date that goes by a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from opsplan.content.lunar import FIRST_YEAR, LAST_YEAR
from opsplan.content.marketing_day import EVERYWHERE, LAST_TIER, MarketingDate, MarketingDay, usual_lead
from opsplan.content.names import MARKETING_DAYS, days_called, festival_key
from opsplan.content.rules import spans_touching
from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass

HOME = ("CN",)


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A date of a plan's or a company's own, from ``start`` to ``end``, both included; a ``yearly`` one returns from then on.

    ``lead_days`` is None where nothing is said.
    """

    name: str
    start: date
    end: date
    lead_days: int | None = None
    yearly: bool = False

    def touching(self, year: int) -> Iterator[OwnDate]:
        """The date as it is in a year: once, or twice where one began the year before; 29 February is the 28th in most."""
        for begins in (year - 1, year) if self.yearly else (self.start.year,):
            shift = begins - self.start.year
            if shift >= 0:
                start, end = (_in(day, day.year + shift) for day in (self.start, self.end))
                if start.year <= year <= end.year:
                    yield replace(self, start=start, end=end, yearly=False)


def marketing_dates(
    year: int, countries: Iterable[str] = HOME, own: Iterable[OwnDate] = ()
) -> tuple[MarketingDate, ...]:
    """The marketing dates with a day in a Gregorian year, and a plan's own, by their first day.

    An own date on the day of a festival of its name stands in its place. A season that began the year before is
    among them; a lunar festival may fall twice into a year, or not at all. Raises ValueError for a year outside
    1900 to 2100.
    """
    _check(year)
    asked = tuple(countries)
    own_dates = tuple(_own(here) for each in own for here in each.touching(year))
    taken = {(festival_key(each.name.zh), each.start) for each in own_dates}
    known = (
        found
        for each in MARKETING_DAYS
        if each.countries_among(asked)
        for found in _in_year(each, year, asked)
        if not any((festival_key(name), found.start) in taken for name in each.names)
    )
    return tuple(sorted((*own_dates, *known), key=_order))


def dates_named(
    name: str, year: int, countries: Iterable[str] = HOME, own: Iterable[OwnDate] = ()
) -> tuple[MarketingDate, ...]:
    """Every date in a year that goes by a name: a plan's own first, then those of the countries, then the rest.

    Raises ValueError for a year outside 1900 to 2100.
    """
    _check(year)
    asked, days = tuple(countries), days_called(name)
    wanted = {festival_key(each) for each in (name, *(other for day in days for other in day.names))}
    own_dates = [
        _own(here) for each in own if festival_key(each.name) in wanted for here in each.touching(year)
    ]
    known = [(_rank(each, asked), found) for each in days for found in _in_year(each, year, asked)]
    ranked = sorted(known, key=lambda item: (item[0], _order(item[1])))
    return (*sorted(own_dates, key=_order), *(found for _, found in ranked))


def find_date(
    name: str, year: int, countries: Iterable[str] = HOME, own: Iterable[OwnDate] = ()
) -> MarketingDate | None:
    """The date in a year that goes by a name, by any name people use; None for an unknown name, and for a day that
    is announced each year. Where a name means several, the plan's own date and the countries' decide.

    Raises ValueError for a year outside 1900 to 2100.
    """
    return next(iter(dates_named(name, year, countries, own)), None)


def _check(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{year} is outside {FIRST_YEAR} to {LAST_YEAR}")


def _rank(day: MarketingDay, countries: tuple[str, ...]) -> tuple[int, int]:
    """How near a day is to the countries: kept there by name, kept nearly everywhere, kept elsewhere."""
    kept = day.countries_among(countries)
    return (2 if not kept else 1 if kept == (EVERYWHERE,) else 0, day.tier_among(countries))


def _in_year(day: MarketingDay, year: int, countries: tuple[str, ...]) -> Iterator[MarketingDate]:
    if day.rule is None or day.kind is None or year < day.since:
        return
    tier = day.tier_among(countries)
    places = day.countries_among(countries) or tuple(country for country, _ in day.tiers)
    for start, end in spans_touching(day.rule, year):
        yield MarketingDate(
            day.id, day.name, start, end, day.kind, places, tier, usual_lead(tier),
            taboo=day.taboo, rough=day.rough, around=day.around, note=day.note,
        )  # fmt: skip


def _in(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _own(each: OwnDate) -> MarketingDate:
    lead = usual_lead(LAST_TIER) if each.lead_days is None else each.lead_days
    return MarketingDate(
        "", Bilingual(each.name, each.name), each.start, each.end, "own", (), LAST_TIER, lead
    )


def _order(found: MarketingDate) -> tuple[date, date, int, str, str]:
    return (found.start, found.end, found.tier, found.id, found.name.zh)
