"""The sheet of days off and make-up workdays that the working days of the Gantt are counted with."""

from __future__ import annotations

from datetime import date
from typing import Any

from opsplan.blocks.gantt import Gantt
from opsplan.blocks.measure import text_width
from opsplan.blocks.sheet import FIRST_DAY, cell_text
from opsplan.writers.xlsx import words
from opsplan.writers.xlsx.book import Book, page_text, serial
from opsplan.writers.xlsx.legend import samples_of
from opsplan.writers.xlsx.rows import DATE_FORMAT
from opsplan.writers.xlsx.working import DAYS_OFF, MAKE_UP, Working

_FIRST = 5
"""The first row of the lists, from 0."""
_SPARE = 30
"""Empty lines after a list for days that are announced later; they belong to its named range."""
_DATE, _DAY, _NAME, _BASIS, _MADE_UP, _MADE_UP_DAY, _MARK, _MEANING = 0, 1, 2, 3, 5, 6, 8, 9


def write_calendar_sheet(book: Book, gantt: Gantt, working: Working, fixed: bool) -> None:
    """Add the sheet and the names of its ranges. ``fixed`` says that some rows have counts that are not formulas."""
    name = book.say(words.CALENDAR)
    sheet = book.file.add_worksheet(name)
    longest = max((text_width(span.name, 10) / 5 for _, span in working.off), default=0.0)
    for column, width in enumerate((13, 10, min(max(longest + 2, 20), 60), 11, 3, 18, 12, 3, 8, 26)):
        sheet.set_column(column, column, width)
    _write_top(book, sheet, gantt, working, fixed)
    end_off = _write_days_off(book, sheet, working)
    end_worked = _write_worked(book, sheet, working)
    for range_name, letter, last in ((DAYS_OFF, "A", end_off), (MAKE_UP, "F", end_worked)):
        book.file.define_name(range_name, f"='{name}'!${letter}${_FIRST + 1}:${letter}${last}")
    for row, sample in enumerate(samples_of(book, gantt), _FIRST):
        sheet.write_string(
            row, _MARK, sample.mark, book.look(font_color=sample.color, bold=True, font_size=12, align="center")
        )  # fmt: skip
        sheet.write_string(row, _MEANING, sample.text, book.look(font_color="ink"))
    sheet.hide_gridlines(2)
    sheet.freeze_panes(_FIRST, 0)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST - 1)
    sheet.set_header(f"&R&9 {page_text(gantt.title)}")
    sheet.set_footer(f"&L&9 &A&R&9 {book.say(words.PAGE)}")


def _write_top(book: Book, sheet: Any, gantt: Gantt, working: Working, fixed: bool) -> None:
    sheet.set_row(0, 27)
    title = book.look(bold=True, font_size=16, font_color="ink")
    sheet.write_string(0, 0, book.say(words.CALENDAR), title)
    small = book.look(font_size=9, font_color="ink2")
    sheet.write_string(1, 0, book.say(words.ABOUT_CALENDAR), small)
    separator = ", " if book.lang == "en" else "、"
    weekend = separator.join(book.say(words.WEEKDAYS[day - 1]) for day in working.weekend)
    said = book.say(words.WEEKEND) + (weekend or book.say(words.NO_WEEKEND))
    if gantt.estimated_years:
        said += ("; " if book.lang == "en" else "；") + book.say(words.estimated_note(gantt.estimated_years))
    sheet.write_string(2, 0, said, small)
    if fixed:
        sheet.write_string(3, 0, book.say(words.FIXED_DAYS), small)
    head = book.look(bold=True, font_color="ink2", bottom=2, bottom_color="accent")
    for column, text in (
        (_DATE, words.DAYS_OFF), (_DAY, words.WEEKDAY), (_NAME, words.NAME), (_BASIS, words.SOURCE),
        (_MADE_UP, words.MAKE_UP), (_MADE_UP_DAY, words.WEEKDAY), (_MARK, words.LEGEND), (_MEANING, None),
    ):  # fmt: skip
        sheet.write(_FIRST - 1, column, book.say(text) if text else "", head)


def _write_days_off(book: Book, sheet: Any, working: Working) -> int:
    """The list of days off; returns its last line, counted from 1 as in a formula."""
    line = {"bottom": 1, "bottom_color": "line"}
    for row, (day, span) in enumerate(working.off, _FIRST):
        _write_day(book, sheet, row, _DATE, day)
        sheet.write_string(row, _NAME, cell_text(span.name), book.look(font_color="ink", **line))
        basis = words.ESTIMATED if span.estimated else words.ANNOUNCED
        color = "high-text" if span.estimated else "ink3"
        sheet.write_string(row, _BASIS, book.say(basis), book.look(font_color=color, **line))
    return _spare(book, sheet, len(working.off), _DATE)


def _write_worked(book: Book, sheet: Any, working: Working) -> int:
    for row, day in enumerate(working.worked, _FIRST):
        _write_day(book, sheet, row, _MADE_UP, day)
    return _spare(book, sheet, len(working.worked), _MADE_UP)


def _write_day(book: Book, sheet: Any, row: int, column: int, day: date) -> None:
    line = {"bottom": 1, "bottom_color": "line"}
    sheet.write_number(
        row, column, serial(day), book.look(num_format=DATE_FORMAT, align="left", font_color="ink", **line)
    )
    weekday = book.say(words.WEEKDAYS[day.weekday()])
    sheet.write_string(row, column + 1, weekday, book.look(font_color="ink2", **line))


def _spare(book: Book, sheet: Any, used: int, column: int) -> int:
    """Empty lines ready for dates, and the check that dates are typed into the list."""
    last = _FIRST + used + _SPARE
    look = book.look(num_format=DATE_FORMAT, align="left", bg_color="wash")
    for row in range(_FIRST + used, last):
        sheet.write_blank(row, column, None, look)
    rule = {"validate": "date", "criteria": ">=", "value": serial(FIRST_DAY)}
    shown = {"error_title": book.say(words.NOT_VALID), "error_message": book.say(words.BAD_DATE)}
    sheet.data_validation(_FIRST, column, last - 1, column, {**rule, **shown})
    return last
