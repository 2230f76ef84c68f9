"""The weeks of a month calendar: how high each is, and what of its days has room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.label_text import Words, broken
from opsplan.blocks.month_calendar import PREFIX, DayMark, DaySpan, MonthCalendar
from opsplan.records import dataclass

BAR_WIDTH, TEXT_LEFT, TEXT_RIGHT = 2.5, 9.0, 4.0
"""The colour before an entry, where its words begin in the cell, and what they keep from its end."""
_LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class MonthLook:
    """Type sizes, heights of the month's name and of the weekdays, and the least height of a week where pages
    have no limit."""

    size: float
    title: float
    head: float
    weekdays: float
    week: float
    pages: bool

    @property
    def line(self) -> float:
        return 1.2 * self.size + 1

    @property
    def top(self) -> float:
        """Height of the line with the day's number."""
        return self.size + 7

    @property
    def foot(self) -> float:
        return self.size + 9


LOOKS: Mapping[Look, MonthLook] = MappingProxyType({
    "slide": MonthLook(10, 14, 22, 18, 0, True),
    "document": MonthLook(9, 12, 20, 16, 0, True),
    "svg": MonthLook(11, 18, 34, 22, 92, False),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark with its words in one or two lines, ``width`` points wide."""

    mark: DayMark
    lines: tuple[str, ...]
    cut: bool
    width: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The place of a month on the canvas."""

    calendar: MonthCalendar
    month: date
    width: float
    look: MonthLook

    @property
    def column(self) -> float:
        """Width of a day."""
        return self.width / 7

    def holds(self, day: date) -> bool:
        return (day.year, day.month) == (self.month.year, self.month.month)

    def entry(self, mark: DayMark, lines: int) -> Entry:
        """The words of a mark on at most ``lines`` lines of a day."""
        text = PREFIX[mark.kind].get(self.calendar.lang) + " ".join(mark.name.split())
        words = Words(text, self.look.size, mark.kind == "milestone", lines)
        found = broken(words, self.column - TEXT_LEFT - TEXT_RIGHT)
        return Entry(mark, found.lines, found.cut, found.width)


@dataclass(frozen=True, slots=True)
class Week:
    """A row of the grid. ``cells`` are the entries shown by weekday, ``more`` how many others each day has."""

    grid: Grid
    monday: date
    height: float
    bars: tuple[tuple[DaySpan, int], ...]
    cells: tuple[tuple[Entry, ...], ...]
    more: tuple[int, ...]
    hidden: tuple[DayMark, ...]
    """Milestones that found no room."""


def days_of(grid: Grid, monday: date) -> Iterator[tuple[int, date]]:
    """The days of a week that belong to the month, with their place from 0."""
    for column in range(7):
        day = date.fromordinal(min(monday.toordinal() + column, date.max.toordinal()))
        if grid.holds(day):
            yield column, day


def _bars(grid: Grid, monday: date) -> tuple[tuple[DaySpan, int], ...]:
    """The spans that touch the month's part of a week, each on a level of its own where they overlap."""
    days = [day for _, day in days_of(grid, monday)]
    found: list[tuple[DaySpan, int]] = []
    ends: list[date] = []
    for span in sorted(grid.calendar.spans, key=lambda one: (one.start, one.id)):
        if span.start > days[-1] or span.end < days[0]:
            continue
        level = next((i for i, end in enumerate(ends) if end < span.start), len(ends))
        ends[level : level + 1] = [span.end]
        found.append((span, level))
    return tuple(found)


def levels_of(bars: Sequence[tuple[DaySpan, int]], day: date) -> int:
    return max((level + 1 for span, level in bars if span.start <= day <= span.end), default=0)


def fill_weeks(grid: Grid, mondays: Sequence[date], room: float) -> tuple[Week, ...]:
    """The weeks of the month, together at most ``room`` points high where pages have a limit.

    Busy weeks get more of the height than others, and milestones room before anything else.
    """
    order = list(PREFIX)
    marks: dict[date, list[DayMark]] = {}
    for mark in sorted(grid.calendar.marks, key=lambda one: order.index(one.kind)):
        if grid.holds(mark.day):
            marks.setdefault(mark.day, []).append(mark)
    look, lines = grid.look, 2
    drafts = [(monday, _bars(grid, monday)) for monday in mondays]

    def need(monday: date, bars: tuple[tuple[DaySpan, int], ...], only: bool) -> float:
        return look.top + 3 + look.line * max(
            levels_of(bars, day) + sum(
                1 if only else len(grid.entry(mark, lines).lines)
                for mark in marks.get(day, ()) if not only or mark.kind == "milestone"
            ) + (1 if only and any(mark.kind != "milestone" for mark in marks.get(day, ())) else 0)
            for _, day in days_of(grid, monday)
        )  # fmt: skip

    wanted = [max(need(monday, bars, False), look.week) for monday, bars in drafts]
    heights = wanted
    if look.pages:
        least = [
            max(need(monday, bars, True), look.top + _LEAST_LINES * look.line) for monday, bars in drafts
        ]
        heights = _shared(least, wanted, room, look.top + look.line + 3)
    return tuple(
        _week(grid, monday, bars, height, marks)
        for (monday, bars), height in zip(drafts, heights, strict=True)
    )


def _shared(least: Sequence[float], wanted: Sequence[float], room: float, floor: float) -> list[float]:
    """Heights that fill ``room``: what all want and an equal share of the rest, or between the least and the wanted.
    None is below ``floor`` while there is room for that."""
    wanted = [max(pair) for pair in zip(least, wanted, strict=True)]
    spare = room - sum(wanted)
    if spare >= 0:
        even = room / len(wanted)
        missing = [max(even - height, 0.0) for height in wanted]
        part = min(spare / sum(missing), 1.0) if sum(missing) else 0.0
        return [height + part * gap for height, gap in zip(wanted, missing, strict=True)]
    if sum(least) >= room:
        floor = min(floor, room / len(least))
        part = (room - floor * len(least)) / max(sum(least) - floor * len(least), 1e-9)
        return [floor + part * (height - floor) for height in least]
    part = (room - sum(least)) / (sum(wanted) - sum(least))
    return [low + part * (high - low) for low, high in zip(least, wanted, strict=True)]


def _week(
    grid: Grid, monday: date, bars: tuple[tuple[DaySpan, int], ...], height: float, marks: Mapping[date, list[DayMark]]
) -> Week:  # fmt: skip
    look = grid.look
    most = max(int((height - look.top - 1) / look.line + 0.01), 0)
    all_bars, bars = bars, tuple(bar for bar in bars if bar[1] < most - 1)
    cells: list[tuple[Entry, ...]] = [()] * 7
    more = [0] * 7
    hidden: list[DayMark] = []
    for column, day in days_of(grid, monday):
        own = marks.get(day, [])
        unseen = sum(span.start <= day <= span.end for span, level in all_bars if level >= most - 1)
        cells[column] = _fitting(grid, own, most - levels_of(bars, day), bool(unseen))
        left = own[len(cells[column]) :]
        more[column] = len(left) + unseen
        hidden.extend(mark for mark in left if mark.kind == "milestone")
    return Week(grid, monday, height, bars, tuple(cells), tuple(more), tuple(hidden))


def _fitting(grid: Grid, marks: Sequence[DayMark], room: int, unseen: bool) -> tuple[Entry, ...]:
    """The entries of a day that ``room`` lines hold, with a line left to count the others where there are any
    (``unseen``: there are, whatever fits)."""
    room -= unseen
    for lines in (2, 1):
        entries = tuple(grid.entry(mark, lines) for mark in marks)
        if sum(len(entry.lines) for entry in entries) <= room:
            return entries
    return entries[: max(room - (not unseen), 0)]
