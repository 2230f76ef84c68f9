"""The sheet whose cells are the Gantt: heads, rows, rules, and how it is frozen, filtered and printed."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from opsplan.blocks.gantt import Gantt, Status
from opsplan.blocks.gantt_axis import Axis
from opsplan.blocks.gantt_days_off import named_days_off
from opsplan.blocks.gantt_words import STATUS
from opsplan.blocks.sheet import FIRST_DAY, cell_text
from opsplan.diagnostics import Bilingual
from opsplan.writers.xlsx import words
from opsplan.writers.xlsx.axis import Columns, columns_of
from opsplan.writers.xlsx.bars import add_bars
from opsplan.writers.xlsx.book import Book, page_text, serial
from opsplan.writers.xlsx.colors import bar_colors
from opsplan.writers.xlsx.legend import legend_text
from opsplan.writers.xlsx.rows import DATE_FORMAT, RowWriter
from opsplan.writers.xlsx.table import FIRST_ROW, HIDDEN, Table, rolled_up, table_of
from opsplan.writers.xlsx.working import Working

_TITLE, _STATUS_DAY, _NAMES, _WORKING, _UPPER, _LOWER = range(FIRST_ROW)
_POINTS_A_LETTER = 5.25
_A3, _A4 = 8, 9
_MOST_COLUMNS_ON_A4 = 40
_BANDS: tuple[tuple[Status, str, str], ...] = (
    ("on-track", "accent-100", "accent"), ("at-risk", "medium", "medium-text"), ("late", "high", "high-text"),
    ("done", "low", "low-text"),
)  # fmt: skip
"""Status, fill and text colour."""
_LAST_DAY = 2_958_465
"""9999-12-31."""


def write_gantt_sheet(book: Book, gantt: Gantt, working: Working) -> None:
    """Add the sheet to the workbook."""
    sheet = book.file.add_worksheet(book.say(words.GANTT))
    table, columns = table_of(gantt), columns_of(gantt)
    today = xl_rowcol_to_cell(_STATUS_DAY, table.at("end"), row_abs=True, col_abs=True)
    _set_columns(book, sheet, table, columns)
    _write_top(book, sheet, gantt, table)
    _write_axis(book, sheet, gantt, table, columns, working)
    writer = RowWriter(book, sheet, table, columns, working, rolled_up(gantt.rows))
    for place, row in enumerate(gantt.rows):
        writer.write(place, row)
    count = max(len(gantt.rows), 1)
    _mark_today(book, sheet, table, len(columns.lower), today)
    add_bars(book, sheet, table, bar_colors(gantt.rows), count, len(columns.lower), today)
    _add_checks(book, sheet, table, count)
    _set_up(book, sheet, gantt, table, count, len(columns.lower))


def _set_columns(book: Book, sheet: Any, table: Table, columns: Columns) -> None:
    for place, (key, width) in enumerate(zip(table.keys, table.widths, strict=True)):
        folded = {"hidden": True, "level": 1} if key in HIDDEN else {"collapsed": key == "name"}
        sheet.set_column(place, place, width, None, folded)
    last = table.count + len(columns.lower) - 1
    sheet.set_column(table.count, last, columns.width)
    # The column after the last period holds only the day that ends it.
    sheet.set_column(last + 1, last + 1, columns.width, None, {"hidden": True})


def _write_top(book: Book, sheet: Any, gantt: Gantt, table: Table) -> None:
    title = cell_text(gantt.title) or book.say(words.GANTT)
    sheet.set_row(_TITLE, 27)
    sheet.write_string(_TITLE, table.at("name"), title, book.look(bold=True, font_size=16, font_color="ink"))
    sheet.set_row(_STATUS_DAY, 18)
    note = words.estimated_note(gantt.estimated_years) if gantt.estimated_years else Bilingual("", "")
    if note.zh:
        look = book.look(font_size=9, font_color="high-text")
        sheet.write_string(_STATUS_DAY, table.at("name"), book.say(note), look)
    label = book.look(font_color="severe-strong", bold=True, align="right")
    sheet.write_string(_STATUS_DAY, table.at("start"), book.say(words.TODAY), label)
    look = book.look(
        num_format=DATE_FORMAT, align="center", bold=True, font_color="severe-strong", bg_color="wash",
        bottom=1, bottom_color="severe-strong",
    )  # fmt: skip
    if gantt.today and gantt.today >= FIRST_DAY:
        sheet.write_number(_STATUS_DAY, table.at("end"), serial(gantt.today), look)
    else:
        sheet.write_blank(_STATUS_DAY, table.at("end"), None, look)
    fragments = legend_text(book, gantt)
    if fragments:
        sheet.write_rich_string(
            _STATUS_DAY, table.count, *fragments, book.look(font_size=9, font_color="ink2")
        )
    sheet.write_string(
        _NAMES, table.at("name"), book.say(words.HINT), book.look(font_size=8, font_color="ink3")
    )


def _write_axis(
    book: Book, sheet: Any, gantt: Gantt, table: Table, columns: Columns, working: Working
) -> None:
    below = {"bottom": 2, "bottom_color": "accent"}
    head = book.look(font_color="ink2", bold=True, align="center", font_size=9, **below)
    for place, key in enumerate(table.keys):
        look = book.look(font_color="ink2", bold=True, indent=1, **below) if key == "name" else head
        sheet.write_string(_LOWER, place, book.say(words.HEADS[key]), look)
    upper = book.look(bold=True, font_size=9, left=1, left_color="mute", indent=0)
    for tick in columns.upper:
        inside = columns.of(tick)
        if len(inside) > 1:
            places = (_UPPER, table.count + inside[0], _UPPER, table.count + inside[-1])
            sheet.merge_range(*places, "", upper)
        if inside:
            sheet.write_string(_UPPER, table.count + inside[0], columns.name(tick), upper)
    majors = {tick.start for tick in columns.upper}
    for number, tick in enumerate(columns.lower):
        column = table.count + number
        look = book.look(
            num_format=columns.date_format(tick), align="center", font_size=8, font_color="ink3", left=1,
            left_color="mute" if tick.start in majors else "line", **below,
        )  # fmt: skip
        sheet.write_number(_LOWER, column, serial(tick.start), look)
        begin, following = (xl_rowcol_to_cell(_LOWER, column + step, row_abs=True) for step in (0, 1))
        formula = f"={working.formula(begin, f'{following}-1')}"
        sheet.write_formula(_WORKING, column, formula, None, working.count(tick.start, tick.end))
    sheet.write_number(_LOWER, table.count + len(columns.lower), serial(columns.after))
    sheet.set_row(_WORKING, None, None, {"hidden": True})
    sheet.set_row(_UPPER, 17)
    sheet.set_row(_LOWER, 17)
    _write_names(book, sheet, gantt, table, columns)


def _write_names(book: Book, sheet: Any, gantt: Gantt, table: Table, columns: Columns) -> None:
    """Names of days off above the columns that they begin in, as far as one does not run into the next."""
    first, last = columns.lower[0].start, columns.lower[-1].end
    look = book.look(font_size=8, font_color="ink3")
    letters = columns.width * _POINTS_A_LETTER / 4
    free = 0
    for span in named_days_off(gantt, Axis(first, last, 0.0, 10.0 * ((last - first).days + 1))):
        place = next(
            number for number, tick in enumerate(columns.lower) if tick.end >= max(span.start, first)
        )
        needed = sum(2 if character > "\u2e7f" else 1.2 for character in span.name) / letters
        if span.name and place >= free and place + needed <= len(columns.lower):
            sheet.write_string(_NAMES, table.count + place, cell_text(span.name), look)
            free = place + int(needed) + 1


def _mark_today(book: Book, sheet: Any, table: Table, columns: int, today: str) -> None:
    """The head of the period that the status day is in."""
    begin, following = (xl_rowcol_to_cell(_LOWER, table.count + step, row_abs=True) for step in (0, 1))
    look = {"bg_color": book.color("today"), "font_color": book.color("on:today"), "bold": True}
    sheet.conditional_format(
        _LOWER, table.count, _LOWER, table.count + columns - 1,
        {"type": "formula", "criteria": f"=AND({today}>={begin},{today}<{following})", "format": book.file.add_format(look)},
    )  # fmt: skip


def _add_checks(book: Book, sheet: Any, table: Table, rows: int) -> None:
    """What may be typed into dates, progress and status."""

    def check(key: str, message: Bilingual, **rule: object) -> None:
        column = table.at(key)
        shown = {"error_title": book.say(words.NOT_VALID), "error_message": book.say(message)}
        sheet.data_validation(FIRST_ROW, column, FIRST_ROW + rows - 1, column, {**rule, **shown})

    days = {"validate": "date", "criteria": "between", "minimum": serial(FIRST_DAY), "maximum": _LAST_DAY}
    for key in ("start", "old_start", "old_end", "slack"):
        if table.has(key):
            check(key, words.BAD_DATE, **days)
    start, end = (table.cell(key, FIRST_ROW) for key in ("start", "end"))
    check(
        "end", words.BAD_END, validate="custom", value=f"=AND(ISNUMBER({end}),{end}>={start},{end}<={_LAST_DAY})"
    )  # fmt: skip
    check("progress", words.BAD_PROGRESS, validate="decimal", criteria="between", minimum=0, maximum=1)
    column = table.at("end")
    sheet.data_validation(
        _STATUS_DAY, column, _STATUS_DAY, column,
        {**days, "error_title": book.say(words.NOT_VALID), "error_message": book.say(words.BAD_DATE)},
    )  # fmt: skip
    if table.has("status"):
        named = [book.say(text) for text in STATUS.values()]
        check("status", words.BAD_STATUS, validate="list", source=named)
        _color_statuses(book, sheet, table, rows)


def _color_statuses(book: Book, sheet: Any, table: Table, rows: int) -> None:
    column = table.at("status")
    for status, band, text in _BANDS:
        word = book.say(STATUS[status])
        look = book.file.add_format({"bg_color": book.color(band), "font_color": book.color(text)})
        sheet.conditional_format(
            FIRST_ROW, column, FIRST_ROW + rows - 1, column,
            {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look},
        )  # fmt: skip


def _set_up(book: Book, sheet: Any, gantt: Gantt, table: Table, rows: int, columns: int) -> None:
    last = (FIRST_ROW + rows - 1, table.count + columns - 1)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(FIRST_ROW, table.count)
    sheet.autofilter(_LOWER, 0, last[0], table.count - 1)
    sheet.outline_settings(symbols_below=False, symbols_right=True)
    sheet.set_landscape()
    sheet.set_paper(_A3 if columns > _MOST_COLUMNS_ON_A4 else _A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, *last)
    sheet.repeat_rows(_UPPER, _LOWER)
    sheet.repeat_columns(table.at("name"), table.count - 1)
    sheet.set_header(f"&R&9 {page_text(gantt.title)}")
    sheet.set_footer(f"&L&9 &A&R&9 {book.say(words.PAGE)}")
