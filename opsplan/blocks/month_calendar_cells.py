"""The weeks of a month calendar: how high each is, what of its days has room, and its shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from opsplan.blocks.drawing import Label, Rect, Shape
from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.gantt_words import day_off_name
from opsplan.blocks.measure import shorten, text_width
from opsplan.blocks.month_calendar import PREFIX, DayMark, DaySpan, MonthCalendar
from opsplan.blocks.swim_lanes import FONT_ROOM, Words, broken
from opsplan.diagnostics import Bilingual

_OFF, _WORKED = Bilingual("休", "Off"), Bilingual("班", "Work")
_BAR, _LEFT, _RIGHT = 2.5, 9.0, 4.0
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
    "document": MonthLook(8.5, 12, 20, 16, 0, True),
    "svg": MonthLook(11, 18, 34, 22, 92, False),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark with its words in one or two lines."""

    mark: DayMark
    lines: tuple[str, ...]
    cut: bool


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
        found = broken(words, self.column - _LEFT - _RIGHT)
        return Entry(mark, found.lines, found.cut)


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

    def shapes(self, y: float) -> Iterator[Shape]:
        """Everything of the week, the shades of its days first."""
        for column, day in _days(self.grid, self.monday):
            yield from self._shade(column, day, y)
        for column, day in _days(self.grid, self.monday):
            yield from self._head(column, day, y)
            yield from self._entries(column, day, y)
        for span, level in self.bars:
            yield from self._bar(span, level, y)

    def _shade(self, column: int, day: date, y: float) -> Iterator[Rect]:
        calendar = self.grid.calendar
        off = any(each.start <= day <= each.end for each in calendar.days_off)
        weekend = day.isoweekday() in calendar.weekend and day not in calendar.workdays
        if off or weekend:
            yield Rect(
                column * self.grid.column, y, self.grid.column, self.height, "holiday" if off else "wash"
            )

    def _head(self, column: int, day: date, y: float) -> Iterator[Shape]:
        grid, calendar, look = self.grid, self.grid.calendar, self.grid.look
        x, height = column * grid.column, look.size + 5
        number, size = str(day.day), look.size + 1
        width = max(text_width(number, size, True) / FONT_ROOM + 6, height)
        today = day == calendar.today
        ink = "white" if today else "ink"
        yield Label(
            x + 2,
            y + 1.5,
            width,
            height,
            number,
            size,
            ink,
            True,
            "center",
            "today" if today else "",
            f"day/{day}",
        )
        left, right = x + 2 + width + 3, x + grid.column - 3
        off = next((each for each in calendar.days_off if each.start <= day <= each.end), None)
        if off or day in calendar.workdays:
            text = (_OFF if off else _WORKED).get(calendar.lang)
            chip = text_width(text, look.size, True) / FONT_ROOM + 6
            fill = "low" if off else "high"
            yield Label(
                right - chip, y + 1.5, chip, height, text, look.size, f"{fill}-text", True, "center", fill
            )
            right -= chip + 3
        if off:
            name = day_off_name(off, calendar.lang)
            text = shorten(name, look.size, (right - left) * FONT_ROOM)
            if text:
                yield Label(
                    left,
                    y + 1.5,
                    right - left,
                    height,
                    text,
                    look.size,
                    "low-text",
                    alt=name if text != name else "",
                )

    def _entries(self, column: int, day: date, y: float) -> Iterator[Shape]:
        look, index = self.grid.look, column
        x, y = column * self.grid.column, y + look.top + _levels(self.bars, day) * look.line
        width = self.grid.column - _LEFT - _RIGHT
        for entry in self.cells[index]:
            mark, height = entry.mark, look.line * len(entry.lines)
            group = f"{mark.id}/{mark.kind}"
            yield Rect(
                x + 4,
                y + 1.5,
                _BAR,
                height - 2.5,
                mark.color,
                name=group,
                group=f"{group}/mark",
                alt=mark.name,
            )
            yield Label(
                x + _LEFT, y, width, height, "\n".join(entry.lines), look.size, _ink(mark), mark.kind == "milestone",
                name=f"{group}/text", group=f"{group}/mark", src=mark.src, alt=mark.name if entry.cut else "",
            )  # fmt: skip
            y += height
        if self.more[index]:
            text = Bilingual(f"+{self.more[index]} 项", f"+{self.more[index]} more").get(
                self.grid.calendar.lang
            )
            yield Label(x + _LEFT, y, width, look.line, text, look.size, "ink3", name=f"more/{day}")

    def _bar(self, span: DaySpan, level: int, y: float) -> Iterator[Shape]:
        grid, look = self.grid, self.grid.look
        first, last = max(span.start, self.monday), min(span.end, self.monday + timedelta(6))
        days = [column for column, day in _days(grid, self.monday) if first <= day <= last]
        x, right = days[0] * grid.column + 3, (days[-1] + 1) * grid.column - 3
        top, name = y + look.top + level * look.line, f"{span.id}/{self.monday}"
        yield Rect(
            x,
            top + 0.5,
            right - x,
            look.line - 1.5,
            "accent-100",
            name=name,
            group=f"{name}/bar",
            alt=span.name,
        )
        yield Rect(x, top + 0.5, _BAR, look.line - 1.5, span.color, group=f"{name}/bar")
        text = PREFIX["activity"].get(grid.calendar.lang) + span.name
        shown = shorten(text, look.size, (right - x - 8) * FONT_ROOM)
        yield Label(
            x + 6, top, right - x - 8, look.line, shown, look.size, "ink", name=f"{name}/text", group=f"{name}/bar",
            src=span.src, alt=span.name if shown != text else "",
        )  # fmt: skip


def _ink(mark: DayMark) -> str:
    return "accent" if mark.kind == "milestone" else "ink2" if mark.kind == "content" else "ink"


def _days(grid: Grid, monday: date) -> Iterator[tuple[int, date]]:
    """The days of a week that belong to the month, with their place from 0."""
    for column in range(7):
        day = date.fromordinal(min(monday.toordinal() + column, date.max.toordinal()))
        if grid.holds(day):
            yield column, day


def _bars(grid: Grid, monday: date) -> tuple[tuple[DaySpan, int], ...]:
    """The spans that touch the month's part of a week, each on a level of its own where they overlap."""
    days = [day for _, day in _days(grid, monday)]
    found: list[tuple[DaySpan, int]] = []
    ends: list[date] = []
    for span in sorted(grid.calendar.spans, key=lambda one: (one.start, one.id)):
        if span.start > days[-1] or span.end < days[0]:
            continue
        level = next((i for i, end in enumerate(ends) if end < span.start), len(ends))
        ends[level : level + 1] = [span.end]
        found.append((span, level))
    return tuple(found)


def _levels(bars: Sequence[tuple[DaySpan, int]], day: date) -> int:
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
            _levels(bars, day) + sum(
                1 if only else len(grid.entry(mark, lines).lines)
                for mark in marks.get(day, ()) if not only or mark.kind == "milestone"
            ) + (1 if only and any(mark.kind != "milestone" for mark in marks.get(day, ())) else 0)
            for _, day in _days(grid, monday)
        )  # fmt: skip

    wanted = [max(need(monday, bars, False), look.week) for monday, bars in drafts]
    heights = wanted
    if look.pages:
        least = [
            max(need(monday, bars, True), look.top + _LEAST_LINES * look.line) for monday, bars in drafts
        ]
        heights = _shared(least, wanted, room)
    return tuple(
        _week(grid, monday, bars, height, marks)
        for (monday, bars), height in zip(drafts, heights, strict=True)
    )


def _shared(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Heights that fill ``room``: what all want and an equal share of the rest, or between the least and the wanted."""
    wanted = [max(pair) for pair in zip(least, wanted, strict=True)]
    spare = room - sum(wanted)
    if spare >= 0:
        even = room / len(wanted)
        missing = [max(even - height, 0.0) for height in wanted]
        part = min(spare / sum(missing), 1.0) if sum(missing) else 0.0
        return [height + part * gap for height, gap in zip(wanted, missing, strict=True)]
    if sum(least) >= room:
        return [height * room / sum(least) for height in least]
    part = (room - sum(least)) / (sum(wanted) - sum(least))
    return [low + part * (high - low) for low, high in zip(least, wanted, strict=True)]


def _week(
    grid: Grid, monday: date, bars: tuple[tuple[DaySpan, int], ...], height: float, marks: Mapping[date, list[DayMark]]
) -> Week:  # fmt: skip
    look = grid.look
    most = max(int((height - look.top - 1) / look.line + 0.01), 0)
    bars = tuple(bar for bar in bars if bar[1] < most)
    cells: list[tuple[Entry, ...]] = [()] * 7
    more = [0] * 7
    hidden: list[DayMark] = []
    for column, day in _days(grid, monday):
        own = marks.get(day, [])
        cells[column] = _fitting(grid, own, most - _levels(bars, day))
        left = own[len(cells[column]) :]
        more[column] = len(left)
        hidden.extend(mark for mark in left if mark.kind == "milestone")
    return Week(grid, monday, height, bars, tuple(cells), tuple(more), tuple(hidden))


def _fitting(grid: Grid, marks: Sequence[DayMark], room: int) -> tuple[Entry, ...]:
    """The entries of a day that ``room`` lines hold, with a line left to count the others where there are any."""
    for lines in (2, 1):
        entries = tuple(grid.entry(mark, lines) for mark in marks)
        if sum(len(entry.lines) for entry in entries) <= room:
            return entries
    return entries[: max(room - 1, 0)]
