"""The sheet of what the plan says of each row beyond its dates, a column for each kind of fact."""

from __future__ import annotations

import math
from collections.abc import Sequence

from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.measure import text_width
from opsplan.blocks.sheet import cell_text
from opsplan.writers.xlsx import words
from opsplan.writers.xlsx.book import Book, page_text

_OWN = (("code", 16.0), ("name", 36.0), ("phase", 20.0), ("owner", 18.0))
"""The first columns and the characters that each has at most."""
_WIDEST, _NARROWEST = 30.0, 10.0
_LETTER, _LINE = 5.0, 14.0
"""Points of a character of column width, and of a line, in 10 pt type."""
_MOST_ON_A_PAGE = 8


def write_details_sheet(book: Book, gantt: Gantt) -> None:
    """Add the sheet, where any row has details."""
    rows = [row for row in gantt.rows if row.details]
    if not rows:
        return
    labels = tuple(dict.fromkeys(label for row in rows for label, _ in row.details))
    sheet = book.file.add_worksheet(book.say(words.DETAILS))
    head = book.look(bold=True, font_color="ink2", bottom=2, bottom_color="accent", text_wrap=True)
    heads = (*(book.say(words.HEADS[key]) for key, _ in _OWN), *labels)
    lines = [_texts(row, labels) for row in rows]
    cell = book.look(font_color="ink", text_wrap=True, valign="top", bottom=1, bottom_color="line")
    strong = book.look(
        font_color="ink", text_wrap=True, valign="top", bottom=1, bottom_color="line", bold=True
    )
    most = (*(width for _, width in _OWN), *(_WIDEST for _ in labels))
    widths = [
        _width(texts, bound) for texts, bound in zip(zip(heads, *lines, strict=True), most, strict=True)
    ]
    for column, (text, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, cell_text(text), head)
    for place, (row, texts) in enumerate(zip(rows, lines, strict=True), 1):
        for column, text in enumerate(texts):
            sheet.write_string(place, column, cell_text(text), strong if row.kind == "phase" else cell)
        high = max(_lines(text, width) for text, width in zip(texts, widths, strict=True))
        sheet.set_row(place, min(high * _LINE + 4, 400))
    sheet.hide_gridlines(2)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1 if len(labels) <= _MOST_ON_A_PAGE else 2, 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 1)
    sheet.set_header(f"&R&9 {page_text(gantt.title)}")
    sheet.set_footer(f"&L&9 &A&R&9 {book.say(words.PAGE)}")


def _texts(row: GanttRow, labels: Sequence[str]) -> tuple[str, ...]:
    facts = dict(row.details)
    return (row.code, row.name, row.phase, row.owner, *(facts.get(label, "") for label in labels))


def _width(texts: Sequence[str], most: float) -> float:
    """Characters that a column of these texts needs, its head first, up to ``most``."""
    head, *rest = texts
    needed = max(text_width(head, 10, True), *(text_width(text, 10) * 1.15 for text in rest)) / _LETTER + 2
    return min(max(needed, _NARROWEST), most)


def _lines(text: str, width: float) -> int:
    """Lines that a text wraps to; bold type and lines that break early need a little more than its length."""
    room = (width - 1) * _LETTER
    return sum(math.ceil(text_width(part, 10) * 1.15 / room) or 1 for part in text.split("\n"))
