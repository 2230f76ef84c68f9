"""Tables of the plan: header row, spans, fills, totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Cell, Row, Table
from opsplan.writers.docx.captions import add_caption, add_gap_above, add_note
from opsplan.writers.docx.estimate import height_of
from opsplan.writers.docx.fact_rows import fact_sheet_of, is_fact_sheet
from opsplan.writers.docx.fact_sheets import write_fact_sheet
from opsplan.writers.docx.grid import TABLE_END, cell_start, cell_text, row_text, table_start
from opsplan.writers.docx.months import write_month
from opsplan.writers.docx.office import Frame, Office
from opsplan.writers.docx.placing import Place, placed
from opsplan.writers.docx.prose import content_text, paragraph_start, paragraph_text
from opsplan.writers.docx.widths import column_widths
from opsplan.writers.ooxml.xml import clean

_STYLES: Mapping[str, str] = MappingProxyType({
    "data": "OpsplanData", "facts": "OpsplanFacts", "grid": "OpsplanGrid", "month": "OpsplanMonth",
})  # fmt: skip
_LOW = 190.0
"""Points up to which a table stands on one page whole."""


def write_table(frame: Frame, table: Table) -> None:
    """Caption above, table, note below. A table without columns has only caption and note.

    A list of facts is the sheet of one thing.
    """
    if table.look == "month" and table.columns:
        write_month(frame, table)
        return
    if is_fact_sheet(table):
        write_fact_sheet(frame, fact_sheet_of(table))
        if table.note:
            add_note(frame, table.note)
        return
    if table.caption:
        add_caption(frame, "table", table.caption, table.name, above=True)
    else:
        add_gap_above(frame)
    if table.columns and (table.rows or table.has_header):
        frame.office.fragments.keep(frame.parent, _texts(frame, table))
    add_note(frame, table.note)


def _heads(frame: Frame, table: Table) -> str:
    """The titles of the columns in a line, for a reader who hears the table."""
    titles = (plain(column.title).replace("\n", " ") for column in table.columns)
    return clean(("、" if frame.office.chinese else ", ").join(filter(None, titles)))


def _texts(frame: Frame, table: Table) -> Iterator[str]:
    """The table from its beginning to its end, row by row."""
    widths = column_widths(table, frame.width)
    alt = clean(plain(table.caption) or table.name)
    bands = frame.office.brand.tables.zebra and table.look == "data"
    yield table_start(
        _STYLES[table.look], widths, head=table.has_header, alt=alt, heads=_heads(frame, table), bands=bands
    )
    if table.has_header:
        yield row_text(_head(frame.office, table, widths), head=True)
    yield from _rows(frame, table, widths)
    yield TABLE_END


def _head(office: Office, table: Table, widths: tuple[float, ...]) -> str:
    cells = []
    for index, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        align = "center" if table.look == "grid" and index else column.align
        title = paragraph_text(office, "TableHead", column.title, align=_jc(align))
        cells.append(cell_text(office, width, title, vertical="bottom"))
    return "".join(cells)


def _is_heat_map(table: Table) -> bool:
    """True for a matrix with a head whose every square is coloured."""
    squares = [cell for row in table.rows for cell in row.cells[1:]]
    return table.look == "grid" and table.has_header and bool(squares) and all(cell.fill for cell in squares)


def _kept(table: Table, width: float) -> range:
    """Rows that stay on the page of the row after them: all of a low table or heat map, else the first and the last but one."""
    last = len(table.rows) - 1
    if height_of(table, width) <= _LOW or _is_heat_map(table):
        return range(last)
    return range(0, last, max(1, last - 1))


def _rows(frame: Frame, table: Table, widths: tuple[float, ...]) -> Iterator[str]:
    """The rows. What begins a cell is the same text in thousands of them, so it is made once for each look."""
    office, grid = frame.office, table.look == "grid"
    kept = _kept(table, frame.width)
    looks: dict[tuple[str, bool, bool], dict[tuple[object, ...], str]] = {}
    for index, (row, places) in enumerate(placed(table.rows, len(widths))):
        keep = index in kept or row.kind == "group"
        starts = looks.setdefault((row.kind, keep, row.height > 0), {})
        cells = []
        for place in places:
            column, span, rows, item, fill = place
            centred = grid and column > 0 and item.span == 1 and item.align is None and _is_mark(item)
            look = (column, span, rows, fill, item.bold, item.align, centred)
            start = starts.get(look)
            if start is None:
                width = widths[column] if span == 1 else sum(widths[column : column + span])
                start = starts[look] = _start(office, table, row, place, width, keep, centred)
            said = _said(office, row, item, column) if rows else ""
            cells.append(f"{start}{said}</w:p></w:tc>")
        yield row_text("".join(cells), height=row.height)


def _start(
    office: Office, table: Table, row: Row, place: Place, width: float, keep: bool, centred: bool
) -> str:
    """A cell and its paragraph up to what they say."""
    column, span, rows, item, fill = place
    if not rows:
        return cell_start(office.brand, width, span, "continue", fill) + paragraph_start(office, "TableText")
    strong = item.bold or row.kind != "body"
    style = "TableStrong" if strong else "TableText"
    if table.look == "facts" and column == 0 and not strong:
        style = "TableLabel"
    align = "center" if centred else item.align or table.columns[column].align
    vertical = "center" if table.look == "grid" or row.height else ""
    merge = "restart" if rows > 1 else ""
    cell = cell_start(office.brand, width, span, merge, fill, vertical, _line(row))
    return cell + paragraph_start(office, style, keep, _jc(align))


def _line(row: Row) -> tuple[str, str, float] | None:
    return ("top", "accent", 1.0) if row.kind == "total" else None


def _said(office: Office, row: Row, item: Cell, column: int) -> str:
    text = item.text
    src = row.src if column == 0 and row.src else item.src
    if not (text or src):
        return ""
    if item.src and text and item.src != src and not any(run.src for run in text):
        text = (replace(text[0], src=item.src), *text[1:])
    return content_text(office, text, src, color=item.color, once=True)


def _is_mark(item: Cell) -> bool:
    """True for the letter, number or word that a matrix shows in the middle of a cell."""
    return not item.text or len(plain(item.text)) <= 4


def _jc(align: str) -> str:
    return "" if align == "left" else align
