"""A month as a table: weekdays above, weeks that stay on one page and fill it, every line of a day a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.nodes import Cell, Row, Table
from opsplan.blocks.week_pages import filled, first_page
from opsplan.writers.docx.captions import add_caption, add_gap_above, add_note
from opsplan.writers.docx.grid import TABLE_END, cell_text, row_text, table_start
from opsplan.writers.docx.month_rows import (
    Week,
    fitting,
    head_height,
    last_height,
    month_widths,
    week_height,
    weeks_of,
)
from opsplan.writers.docx.office import Frame, Office
from opsplan.writers.docx.prose import paragraph_text
from opsplan.writers.ooxml.xml import clean

MONTH_STYLE = "OpsplanMonth"
_ABOVE, _BELOW = 84.0, 34.0
"""Points of a page for the heading and the caption above a month, and for the note below it."""
_MOST_WEEK = 180.0
"""The height in points of a week that is stretched."""


def write_month(frame: Frame, table: Table) -> None:
    """Caption above, the month, the legend below: on one page, if a tighter one fits there."""
    caption = table.caption
    table = fitting(table, frame.width, frame.height - head_height(table) - _BELOW - _ABOVE)
    if caption:
        add_caption(frame, "table", caption, table.name, above=True)
    else:
        add_gap_above(frame)
    widths = month_widths(table, frame.width)
    frame.office.fragments.keep(frame.parent, _texts(frame, table, widths, clean(plain(caption))))
    add_note(frame, table.note)


def _texts(frame: Frame, table: Table, widths: Sequence[float], alt: str) -> Iterator[str]:
    """The month from its beginning to its end, row by row."""
    office = frame.office
    yield table_start(MONTH_STYLE, widths, head=table.has_header, alt=alt)
    if table.has_header:
        titles = (
            cell_text(office, width, paragraph_text(office, "CalendarText", _bold(column.title), keep=True))
            for column, width in zip(table.columns, widths, strict=True)
        )
        yield row_text("".join(titles), head=True)
    for week, more in _stretched(table, frame, widths):
        *above, last = week
        for row in above:
            yield _row(office, row, widths, 0.0, keep=True)
        yield _row(office, last, widths, last_height(last, widths) + more, keep=False)
    yield TABLE_END


def _stretched(table: Table, frame: Frame, widths: Sequence[float]) -> Iterator[tuple[Week, float]]:
    """Each week and what its last row is made higher by, so that the weeks fill their pages and break where they should."""
    rest = weeks_of(table)
    later = frame.height - head_height(table) - _BELOW
    room = later - _ABOVE
    while rest:
        heights = [week_height(week, widths) for week in rest]
        count = first_page(heights, room, later) or 1
        pages = filled(heights[:count], room, _MOST_WEEK)
        yield from zip(
            rest[:count], (new - old for new, old in zip(pages, heights, strict=False)), strict=True
        )
        rest, room = rest[count:], later


def _row(office: Office, row: Row, widths: Sequence[float], height: float, *, keep: bool) -> str:
    line = ("top", "mute", 0.75) if row.kind == "group" else None
    cells, column = [], 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.span])
        column += cell.span
        lines = (
            paragraph_text(office, "CalendarText", paragraph, color=cell.color, keep=keep)
            for paragraph in _paragraphs(cell)
        )
        cells.append(cell_text(office, width, "".join(lines), span=cell.span, fill=cell.fill, line=line))
    return row_text("".join(cells), height=height)


def _paragraphs(cell: Cell) -> Sequence[Inlines]:
    """The lines of a cell; an empty cell has one, as Word asks."""
    lines: list[list[Run]] = [[]]
    for run in cell.text:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=each)] for each in others]
    return tuple(map(tuple, lines))


def _bold(text: Inlines) -> Inlines:
    return tuple(Run(run.text, bold=True, color="ink2") for run in text)
