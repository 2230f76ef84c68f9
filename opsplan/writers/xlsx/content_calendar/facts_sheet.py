"""The columns with how much of each is planned, and the menus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from opsplan.blocks.content_calendar import KIND_NAMES, ContentCalendar
from opsplan.blocks.sheet import cell_text
from opsplan.diagnostics import Bilingual
from opsplan.writers.xlsx.book import Book
from opsplan.writers.xlsx.content_calendar import words
from opsplan.writers.xlsx.content_calendar.list_table import ListTable
from opsplan.writers.xlsx.content_calendar.looks import TALLEST, head_look, set_print, text_lines, write_title

_WIDTHS = (18.0, 20.0, 30.0, 30.0, 18.0, 16.0, 14.0, 12.0)
_LINE = 14.5


def write_facts(book: Book, calendar: ContentCalendar, table: ListTable) -> None:
    """Add the sheet, where the plan has columns or menus."""
    if not calendar.columns and not calendar.menus:
        return
    sheet = book.file.add_worksheet(book.say(words.FACTS))
    write_title(book, sheet, 0, book.say(words.FACTS))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    at = 2
    if calendar.columns:
        rows = [[str(getattr(fact, key)) for key in words.COLUMN_HEADS] for fact in calendar.columns]
        _write_table(book, sheet, at, book.say(words.COLUMNS), words.COLUMN_HEADS, rows)
        look = book.look(
            bold=True, font_color="accent", align="center", valign="top", bottom=1, bottom_color="line"
        )
        kind = ("kind", f'="{book.say(KIND_NAMES["entry"])}"')
        places = list(words.COLUMN_HEADS)
        for row, fact in enumerate(calendar.columns, at + 2):
            name = xl_rowcol_to_cell(row, places.index("name"))
            formula = table.where(kind, ("column", f"={name}"))
            sheet.write_formula(row, places.index("planned"), f"={formula}", look, fact.planned)
        at += len(rows) + 3
    if calendar.menus:
        rows = [[getattr(fact, key) for key in words.MENU_HEADS] for fact in calendar.menus]
        _write_table(book, sheet, at, book.say(words.MENUS), words.MENU_HEADS, rows)
    sheet.freeze_panes(1, 0)
    set_print(book, sheet, calendar.title, 0)


def _write_table(
    book: Book, sheet: Any, at: int, name: str, heads: Mapping[str, Bilingual], rows: Sequence[Sequence[str]]
) -> None:
    sheet.write_string(at, 0, name, book.look(bold=True, font_size=12, font_color="accent"))
    for column, head in enumerate(heads.values()):
        sheet.write_string(at + 1, column, book.say(head), head_look(book))
    line = {"valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": "line", "num_format": "@"}
    for row, texts in enumerate(rows, at + 2):
        for column, text in enumerate(texts):
            look = (
                book.look(font_color="ink", bold=True, **line)
                if column == 0
                else book.look(font_color="ink2", **line)
            )
            sheet.write_string(row, column, cell_text(text), look)
        lines = max(text_lines(text, width, 10) for text, width in zip(texts, _WIDTHS, strict=False))
        sheet.set_row(row, min(lines * _LINE + 4, TALLEST))
