"""What to write for a festival in a date expression: its day stands in the plan, since a plan may move it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from opsplan.diagnostics import Bilingual
from opsplan.model.nearest import did_you_mean
from opsplan.model.problems import shorten


def festival_help(
    name: str, start: date, end: date, countries: tuple[str, ...], names: Iterable[str]
) -> Bilingual | None:
    """The day a festival has between two days, else in the first year, to be added to ``dates``; or the plan's own name
    for it. None for what is no festival, and for one whose day is announced each year."""
    from opsplan.content.dates import dates_named
    from opsplan.content.lunar import FIRST_YEAR, LAST_YEAR
    from opsplan.content.names import days_called

    called = days_called(name)
    same = [each for each in names if called and set(called) & set(days_called(each))]
    if same:
        return did_you_mean(same)
    years = range(max(start.year, FIRST_YEAR), min(end.year, LAST_YEAR) + 1) if called else ()
    found = [each for year in years for each in dates_named(name, year, countries)]
    day = next(
        (each.start for each in found if start <= each.start <= end), found[0].start if found else None
    )
    if day is None:
        return None
    said = shorten(name)
    return Bilingual(
        f"{said} 是 {day}：先在 dates 关键日期里写上 {said}: {day}",
        f"{said} is on {day}: add '{said}: {day}' to dates",
    )
