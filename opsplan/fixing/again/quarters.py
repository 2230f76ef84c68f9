"""The festivals of the quarters, each in the quarter that it falls into in the new period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from opsplan.content.dates import dates_named
from opsplan.content.quarters import Quarter, quarter_span, read_quarter
from opsplan.diagnostics import Loc
from opsplan.fixing.again.moving import Days
from opsplan.model.plan import Plan
from opsplan.records import dataclass

_ROUGHLY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class QuarterFestivals:
    """The lists of festivals that change, by the place of their quarter; ``lost`` are those without a quarter in the plan."""

    written: Mapping[Loc, tuple[str, ...]]
    lost: Mapping[Loc, tuple[str, ...]]


def festivals_by_quarter(plan: Plan, days: Days) -> QuarterFestivals:
    """The festivals as they fall in the new period. Names that are not known stay where they are."""
    quarters = plan.content.quarters if plan.content else ()
    new: dict[Loc, Quarter] = {}
    for each in quarters:
        if (found := read_quarter(each.quarter)) is not None and found.year:
            new[each.loc] = days.move.quarter(found.year, found.number)
    lists = {each.loc: list(each.festivals) for each in quarters}
    lost: dict[Loc, tuple[str, ...]] = {}
    for each in quarters:
        for name in each.festivals if each.loc in new else ():
            if _falls(name, new[each.loc], days.countries):
                continue
            lists[each.loc].remove(name)
            right = next((loc for loc, other in new.items() if _falls(name, other, days.countries)), None)
            if right is None:
                lost[each.loc] = (*lost.get(each.loc, ()), name)
            elif lists[right] and name not in lists[right]:
                lists[right].append(name)
    written = {
        each.loc: tuple(lists[each.loc]) for each in quarters if tuple(lists[each.loc]) != each.festivals
    }
    return QuarterFestivals(written, lost)


def _falls(name: str, quarter: Quarter, countries: tuple[str, ...]) -> bool:
    """True for a festival with a day in the quarter, and for a name that is not known."""
    span = quarter_span(str(quarter))
    if span is None:
        return True
    found = dates_named(name, quarter.year, countries)
    return not found or any(_touches(each.start, each.end, each.rough, span) for each in found)


def _touches(start: date, end: date, rough: bool, span: tuple[date, date]) -> bool:
    room = _ROUGHLY if rough else timedelta()
    return start - room <= span[1] and end + room >= span[0]
