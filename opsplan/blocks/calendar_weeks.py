"""A content calendar laid out in weeks: which item stands in which row and columns, for grids made of cells.

Work on several days is a block across them; gaps of a day are one block. Every item of a month is in one of its
weeks, one of several days in each week that it touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from opsplan.blocks.content_calendar import CalendarDay, CalendarItem, ContentCalendar, ItemKind
from opsplan.records import dataclass

_ORDER: tuple[ItemKind, ...] = ("milestone", "activity", "entry", "reminder", "gap")


@dataclass(frozen=True, slots=True)
class WeekBlock:
    """Items in one place: one of them, or the gaps of a day. ``first`` and ``last`` are columns from 0, included."""

    items: tuple[CalendarItem, ...]
    row: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """A week of a month. ``days`` has None for days that are not of the month or not of the calendar."""

    start: date
    days: tuple[CalendarDay | None, ...]
    blocks: tuple[WeekBlock, ...]

    @property
    def rows(self) -> int:
        """How many rows the blocks take."""
        return max((block.row for block in self.blocks), default=-1) + 1


def first_weekday(weekend: Iterable[int]) -> int:
    """The ISO weekday a week begins with: Monday, or the day after a weekend that does not end with Sunday.

    The Gulf's Friday and Saturday make it Sunday.
    """
    off = set(weekend)
    after = [day for day in range(1, 8) if day not in off and (day - 2) % 7 + 1 in off]
    return after[0] if after and 7 not in off else 1


def calendar_weeks(calendar: ContentCalendar) -> Iterator[tuple[date, tuple[CalendarWeek, ...]]]:
    """Each month's first day with its weeks."""
    first = first_weekday(calendar.weekend)
    days = {each.day: each for each in calendar.days}
    single: dict[date, list[CalendarItem]] = {}
    long = []
    for item in calendar.items:
        if item.last > item.day:
            long.append(item)
        else:
            single.setdefault(item.day, []).append(item)
    for month in calendar.months:
        after = (month + timedelta(days=31)).replace(day=1) if month < date(9999, 12, 1) else date.max
        begin = month.toordinal() - (month.isoweekday() - first) % 7
        spans = [item for item in long if item.last >= month and item.day < after]
        weeks = []
        for ordinal in range(begin, after.toordinal(), 7):
            held = [
                days.get(date.fromordinal(day)) if month.toordinal() <= day < after.toordinal() else None
                for day in range(ordinal, ordinal + 7)
            ]
            weeks.append(_week(date.fromordinal(ordinal), held, spans, single))
        yield month, tuple(weeks)


def _week(
    start: date, days: list[CalendarDay | None], spans: list[CalendarItem], single: dict[date, list[CalendarItem]]
) -> CalendarWeek:  # fmt: skip
    taken: list[set[int]] = [set() for _ in days]
    blocks: list[WeekBlock] = []
    inside = [column for column, each in enumerate(days) if each]

    def place(items: tuple[CalendarItem, ...], first: int, last: int) -> None:
        columns = range(first, last + 1)
        row = next(row for row in range(len(blocks) + 1) if all(row not in taken[each] for each in columns))
        for column in columns:
            taken[column].add(row)
        blocks.append(WeekBlock(items, row, first, last))

    for item in spans:
        columns = [each for each in inside if (day := days[each]) and item.day <= day.day <= item.last]
        if columns:
            place((item,), columns[0], columns[-1])
    for column in inside:
        day = days[column]
        here = sorted(
            single.get(day.day, ()) if day else (),
            key=lambda item: (_ORDER.index(item.kind), item.begins is not None, item.begins or 0),
        )
        for item in here:
            if item.kind != "gap":
                place((item,), column, column)
        if gaps := tuple(item for item in here if item.kind == "gap"):
            place(gaps, column, column)
    return CalendarWeek(start, tuple(days), tuple(blocks))
