"""From a year to its dates: marketing days, official days off and make-up workdays, with a plan's own where one is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from opsplan.diagnostics import Lang
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.blocks.dated import DatedRow
    from opsplan.content import MarketingDate
    from opsplan.content.dates import OwnDate
    from opsplan.pipeline.checking import Checked
    from opsplan.schedule.official import Announced


@dataclass(frozen=True, slots=True)
class Window:
    """Which days of the year are asked for, both included, and up to which tier marketing days matter."""

    start: date
    end: date
    last_tier: int = 4


def known_date_countries() -> tuple[str, ...]:
    """The ISO codes of the countries with marketing days or official days off, in order."""
    from opsplan.content.names import table_countries
    from opsplan.schedule.official import known_countries

    return tuple(sorted({*table_countries(), *known_countries()}))


def dated_rows(
    window: Window,
    countries: Sequence[str],
    announced: Announced,
    company: Sequence[OwnDate],
    lang: Lang,
    checked: Checked | None = None,
) -> tuple[DatedRow, ...]:
    """The rows that have a day in the window, by date; for one country's several rows of a day, days off come first.

    Without ``countries`` those of the plan, else mainland China. Raises ValueError for a year outside 1900 to 2100,
    and for a plan that was not scheduled.
    """
    from opsplan.content.dates import HOME
    from opsplan.content.plan_dates import plan_countries
    from opsplan.library.dated_rows import marketing_rows, official_rows
    from opsplan.schedule.calendar import WorkCalendar
    from opsplan.schedule.official import known_countries

    plan = checked.plan_file.plan if checked and checked.plan_file else None
    asked = tuple(countries) or (plan_countries(plan) if plan else HOME)
    known = frozenset(known_countries())
    rows: list[DatedRow] = []
    for country in asked:
        if country in known:
            rows.extend(official_rows(WorkCalendar((country,), announced=announced), window.start.year, lang))
    rows.extend(marketing_rows(_marketing(window, asked, company, checked), lang))
    inside = (row for row in rows if row.start <= window.end and row.end >= window.start)
    return tuple(sorted(inside, key=lambda row: (row.start, row.end)))


def _marketing(
    window: Window, countries: Sequence[str], company: Sequence[OwnDate], checked: Checked | None
) -> Iterator[MarketingDate]:
    from opsplan.content import marketing_dates
    from opsplan.content.plan_dates import plan_marketing_dates

    year = window.start.year
    if checked is None:
        found = marketing_dates(year, countries, company)
    elif checked.plan_file is None or checked.schedule is None:
        raise ValueError("the plan was not scheduled")
    else:
        plan, when = checked.plan_file.plan, checked.schedule.when
        found = plan_marketing_dates(plan, when, year, company=company, countries=countries, key_dates=True)
    return (each for each in found if each.kind == "own" or each.tier <= window.last_tier)
