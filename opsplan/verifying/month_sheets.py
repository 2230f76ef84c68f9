"""Months in a calendar's workbook: no cell names its entry, so that entries are known by their titles, and days by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.verifying.agreement import letters
from opsplan.verifying.facts import PlanFacts
from opsplan.verifying.months import titles_of
from opsplan.verifying.shown import Shown, ShownRow, at

MONTH = lazy_pattern(r"(\d{4})-(\d\d)")
"""The name of a month's sheet."""
_DAY = lazy_pattern(r"(\d{1,2})(?!\d)")
_WEEK = 7
_OTHERS = lazy_pattern(r"空档|gap|\d+ gaps|[◆●△]", re.IGNORECASE)
"""What a cell about something else than an entry begins with."""
Lines = Iterable[tuple[str, Mapping[int, str]]]
"""Rows of a sheet: the number of each, and its texts by column, from 1."""


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """What a month's sheet says of entries, and the texts of those that are no title of the plan."""

    rows: tuple[ShownRow, ...]
    lost: tuple[str, ...]


def read_month(name: str, lines: Lines, facts: PlanFacts) -> MonthSheet:
    """The entries of a month, each with its day and what stands above its title."""
    titles = titles_of(facts)
    rows, lost = [], []
    for number, day, text in _cells(name, lines):
        above, _, title = text.rpartition("\n")
        paths = titles.get(letters(title), ())
        if not paths:
            lost.append(title)
            continue
        path = next((one for one in paths if _covers(facts, one, day)), "")
        place = at(
            [f"工作表“{name}”第 {number} 行", f"“{title}”"],
            [f'sheet "{name}"', f"row {number}", f"'{title}'"],
        )
        shown = (
            (Shown(above, (), place),)
            if path
            else (Shown(day.isoformat(), (), place), Shown(above, (), place))
        )
        rows.append(ShownRow(path or paths[0], ("",) * len(shown), shown, place))
    return MonthSheet(tuple(rows), tuple(lost))


def _cells(name: str, lines: Lines) -> Iterator[tuple[str, date, str]]:
    """The cells of entries: the number of the row, the day and the text."""
    days: Sequence[date] = ()
    found = MONTH.fullmatch(name)
    month = date(int(found[1]), int(found[2]), 1) if found else date.min
    for number, cells in lines:
        week = _week(cells, month, days)
        if week:
            days = week
            continue
        for column, text in cells.items() if days else ():
            if text.strip() and column <= _WEEK and not _OTHERS.match(text):
                yield number, days[column - 1], text


def _week(cells: Mapping[int, str], month: date, before: Sequence[date]) -> Sequence[date]:
    """The days of a week where a row is the head of one: seven cells that begin with the numbers of days in a row."""
    if set(cells) != set(range(1, _WEEK + 1)):
        return ()
    first = before[0] + timedelta(_WEEK) if before else month - timedelta(_lead(cells))
    days = [first + timedelta(each) for each in range(_WEEK)]
    heads = [_DAY.match(cells[column]) for column in range(1, _WEEK + 1)]
    return (
        days if all(head and int(head[1]) == day.day for head, day in zip(heads, days, strict=True)) else ()
    )


def _lead(cells: Mapping[int, str]) -> int:
    """How many days of the month before stand in the first week."""
    numbers = [_DAY.match(cells[column]) for column in range(1, _WEEK + 1)]
    return next((place for place, found in enumerate(numbers) if found and int(found[1]) == 1), 0)


def _covers(facts: PlanFacts, path: str, day: date) -> bool:
    """True for a day of an entry, or between its first and last."""
    known = sorted(
        date(*fact.parts) for field in ("date", "end") if f"{path}.{field}" in facts.nodes
        for fact in facts.nodes[f"{path}.{field}"].facts if fact.kind == "day" and len(fact.parts) == 3
    )  # fmt: skip
    return bool(known) and known[0] <= day <= known[-1]
