"""A sheet for each month: a calendar whose days hold what is published, and what goes on around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from opsplan.blocks.calendar_weeks import CalendarWeek, WeekBlock, calendar_weeks
from opsplan.blocks.content_calendar import CalendarDay, ContentCalendar
from opsplan.records import dataclass
from opsplan.writers.xlsx.book import Book
from opsplan.writers.xlsx.content_calendar import words
from opsplan.writers.xlsx.content_calendar.looks import (
    A3,
    A4,
    TALLEST,
    is_late,
    set_print,
    write_title,
)
from opsplan.writers.xlsx.content_calendar.month_cells import (
    Fragments,
    Look,
    block_look,
    block_text,
    day_text,
    legend,
    rich_lines,
    write_rich,
)
from opsplan.writers.xlsx.words import estimated_note

_COUNTS, _LEGEND, _WEEKDAYS, _FIRST = 1, 2, 3, 4
_SIZE, _LINE, _PADDING = 9.0, 12.5, 5.0
_DAY_LOOK: Look = MappingProxyType({
    "top": 1, "top_color": "mute", "text_wrap": True, "align": "left", "valign": "top", "indent": 1, "font_size": 8,
})  # fmt: skip
_NO_LOOK: Look = MappingProxyType({})
_WIDTHS = {A4: 19.5, A3: 28.0}
_PAGE_HEIGHTS = {A4: 430.0, A3: 640.0}
"""Points for the weeks on a page; a calm month fills it with days to write on."""
_MOST_SHRUNK = 0.62


def write_months(book: Book, calendar: ContentCalendar) -> None:
    """Add the sheets in the order of time and open the book on the one of today, or the first."""
    for number, (month, weeks) in enumerate(calendar_weeks(calendar)):
        sheet = book.file.add_worksheet(f"{month:%Y-%m}")
        paper = A3 if max((week.rows for week in weeks), default=0) > 4 else A4
        _MonthSheet(book, sheet, calendar, month, weeks, paper).write()
        today = calendar.today
        if number == 0 or (today and (today.year, today.month) == (month.year, month.month)):
            sheet.activate()


@dataclass(frozen=True, slots=True)
class _MonthSheet:
    book: Book
    sheet: Any
    calendar: ContentCalendar
    month: date
    weeks: Sequence[CalendarWeek]
    paper: int
    """A3 for a month with days that hold much."""

    @property
    def _width(self) -> float:
        return _WIDTHS[self.paper]

    def write(self) -> None:
        book, sheet = self.book, self.sheet
        sheet.set_column(0, 6, self._width)
        write_title(book, sheet, 0, book.say(words.month_name(self.month)), self.calendar.title)
        self._write_counts()
        write_rich(book, sheet, _LEGEND, 0, legend(book), {})
        for column in range(7):
            weekday = self.weeks[0].start + timedelta(column)
            look = book.look(
                bold=True, font_color="ink2", bottom=2, bottom_color="accent", align="center",
                bg_color="wash" if weekday.isoweekday() in self.calendar.weekend else "bg",
            )  # fmt: skip
            sheet.write_string(_WEEKDAYS, column, book.say(words.WEEKDAYS[weekday.weekday()]), look)
        at, height = _FIRST, 0.0
        for week in self.weeks:
            at, taken = self._write_week(week, at)
            height += taken
        sheet.freeze_panes(_FIRST, 0)
        sheet.print_area(0, 0, at - 1, 6)
        sheet.center_horizontally()
        whole = height * _MOST_SHRUNK <= _PAGE_HEIGHTS[self.paper]
        set_print(book, sheet, self.calendar.title, _WEEKDAYS, paper=self.paper, tall=1 if whole else 0)

    def _write_counts(self) -> None:
        kinds: Counter[str] = Counter()
        late = 0
        for item in {
            item.key: item for week in self.weeks for block in week.blocks for item in block.items
        }.values():
            kinds[item.kind] += 1
            late += is_late(item, self.calendar.today)
        around = kinds["activity"] + kinds["milestone"] + kinds["reminder"]
        look = self.book.look(font_color="ink2", font_size=10)
        text = self.book.say(words.counts(kinds["entry"], kinds["gap"], around, late))
        if self.month.year in self.calendar.estimated_years:
            note = self.book.say(estimated_note((self.month.year,)))
            text += ("；" if self.book.lang != "en" else "; ") + note
        self.sheet.write_string(_COUNTS, 0, text, look)

    def _write_week(self, week: CalendarWeek, at: int) -> tuple[int, float]:
        """Write a week; returns the row after it and the points it takes."""
        heads = [day_text(self.book, self.calendar, day) if day else [] for day in week.days]
        top = max(rich_lines(head, self._width) for head in heads) * _LINE + _PADDING
        self.sheet.set_row(at, min(top, TALLEST))
        for column, (day, head) in enumerate(zip(week.days, heads, strict=True)):
            look = {**self._ground(week, column, day), **_DAY_LOOK}
            if day and day.worked:
                look["bg_color"] = "high"
            outside: Look = {"font_color": "mute", "font_size": _SIZE}
            number: Fragments = [(outside, str((week.start + timedelta(column)).day))]
            write_rich(self.book, self.sheet, at, column, head or number, look)
        total = top
        taken = {
            (block.row, column) for block in week.blocks for column in range(block.first, block.last + 1)
        }
        heights = [0.0] * week.rows
        for block in week.blocks:
            text = block_text(self.book, self.calendar, block)
            lines = rich_lines(text, self._width * (block.last - block.first + 1))
            heights[block.row] = max(heights[block.row], min(lines * _LINE + _PADDING, TALLEST))
            self._write_block(at + 1 + block.row, block, text)
        for row, height in enumerate(heights):
            self.sheet.set_row(at + 1 + row, height)
            total += height
            self._write_ground(
                week, at + 1 + row, [column for column in range(7) if (row, column) not in taken]
            )
        rest = max(_PAGE_HEIGHTS[self.paper] / len(self.weeks) - total, 6.0)
        self.sheet.set_row(at + 1 + week.rows, rest)
        self._write_ground(week, at + 1 + week.rows, range(7), {"bottom": 1, "bottom_color": "mute"})
        return at + 2 + week.rows, total + rest

    def _write_block(self, at: int, block: WeekBlock, text: Fragments) -> None:
        look = block_look(self.calendar, block)
        if block.last > block.first:
            self.sheet.merge_range(at, block.first, at, block.last, "", self.book.look(**look))
        write_rich(self.book, self.sheet, at, block.first, text, look)

    def _write_ground(
        self, week: CalendarWeek, at: int, columns: Iterable[int], more: Look = _NO_LOOK
    ) -> None:
        for column in columns:
            look = {**self._ground(week, column, week.days[column]), **more}
            self.sheet.write_blank(at, column, None, self.book.look(**look))

    def _ground(self, week: CalendarWeek, column: int, day: CalendarDay | None) -> dict[str, object]:
        weekend = (week.start + timedelta(column)).isoweekday() in self.calendar.weekend
        fill = "bg"
        if day is None or (weekend and not day.off and not day.worked):
            fill = "wash"
        elif day.off:
            fill = "holiday"
        return {"bg_color": fill, "left": 1, "left_color": "line", "right": 1, "right_color": "line"}
