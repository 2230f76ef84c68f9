"""Tables of the plan: header row, spans, fills, totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Cell, Row, Table
from opsplan.records import dataclass
from opsplan.writers.docx.captions import add_caption, add_gap_above, add_note
from opsplan.writers.docx.estimate import height_of
from opsplan.writers.docx.fact_rows import fact_sheet_of, is_fact_sheet
from opsplan.writers.docx.fact_sheets import write_fact_sheet
from opsplan.writers.docx.grid import TABLE_END, cell_text, row_text, table_start
from opsplan.writers.docx.measured import cell_places
from opsplan.writers.docx.months import write_month
from opsplan.writers.docx.office import Frame, Office
from opsplan.writers.docx.prose import paragraph_text
from opsplan.writers.docx.widths import column_widths
from opsplan.writers.ooxml.xml import clean

_STYLES: Mapping[str, str] = MappingProxyType({
    "data": "OpsplanData", "facts": "OpsplanFacts", "grid": "OpsplanGrid", "month": "OpsplanMonth",
})  # fmt: skip
_FILLS: Mapping[str, str] = MappingProxyType(
    {"group": "accent-50", "subtotal": "wash", "total": "", "body": ""}
)
_EMPTY = Cell()
_LOW = 190.0
"""Points up to which a table stands on one page whole."""


@dataclass(frozen=True, slots=True)
class _Merge:
    """A cell that reaches into the rows below: how many more, how wide, and its fill."""

    rows: int
    span: int
    fill: str


_Place = tuple[int, int, int, Cell, str]
"""Column, columns and rows that a cell takes, the cell and its fill; no rows for what reaches down from above."""


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
    office = frame.office
    kept = _kept(table, frame.width)
    for index, (row, places) in enumerate(_placed(table.rows, len(widths))):
        vertical = "center" if table.look == "grid" or row.height else ""
        line = _line(row)
        keep = index in kept or row.kind == "group"
        cells = []
        for column, span, rows, item, fill in places:
            width = widths[column] if span == 1 else sum(widths[column : column + span])
            if rows:
                text = _text(office, table, row, item, column, keep)
                merge = "restart" if rows > 1 else ""
                cells.append(cell_text(office, width, text, span, merge, fill, vertical, line))
            else:
                empty = paragraph_text(office, "TableText")
                cells.append(cell_text(office, width, empty, span, "continue", fill))
        yield row_text("".join(cells), height=row.height)


def _placed(rows: Sequence[Row], count: int) -> Iterator[tuple[Row, Sequence[_Place]]]:
    """Every row with what stands in its ``count`` columns."""
    merges: list[_Merge | None] = [None] * count
    covered = [0] * count
    for index, row in enumerate(rows):
        usual = _FILLS[row.kind]
        if (
            len(row.cells) == count
            and not any(covered)
            and all(cell.span == cell.rows == 1 for cell in row.cells)
        ):
            yield row, [(column, 1, 1, cell, cell.fill or usual) for column, cell in enumerate(row.cells)]
            continue
        given = dict(cell_places(row, covered))
        places: list[_Place] = []
        column = 0
        while column < count:
            merge = merges[column]
            if covered[column] > 0 and merge:
                places.append((column, merge.span, 0, _EMPTY, merge.fill))
                column += merge.span
                continue
            item = given.get(column, _EMPTY)
            span = _free_span(item.span, column, covered)
            high = max(1, min(item.rows, len(rows) - index))
            fill = item.fill or usual
            places.append((column, span, high, item, fill))
            for place in range(column, column + span):
                merges[place] = _Merge(high, span, fill) if high > 1 else None
                covered[place] = high
            column += span
        covered = [max(0, high - 1) for high in covered]
        yield row, places


def _free_span(span: int, column: int, covered: list[int]) -> int:
    """The span as far as there are columns that no cell from above covers."""
    end = column + 1
    while end < min(len(covered), column + max(1, span)) and covered[end] == 0:
        end += 1
    return end - column


def _line(row: Row) -> tuple[str, str, float] | None:
    return ("top", "accent", 1.0) if row.kind == "total" else None


def _text(office: Office, table: Table, row: Row, item: Cell, column: int, keep: bool) -> str:
    strong = item.bold or row.kind != "body"
    style = "TableStrong" if strong else "TableText"
    if table.look == "facts" and column == 0 and not strong:
        style = "TableLabel"
    align = item.align or table.columns[column].align
    if table.look == "grid" and column and item.align is None and item.span == 1 and _is_mark(item):
        align = "center"
    src = row.src if column == 0 and row.src else item.src
    text = item.text
    if item.src and text and item.src != src and not any(run.src for run in text):
        text = (replace(text[0], src=item.src), *text[1:])
    return paragraph_text(
        office, style, text, align=_jc(align), src=src, color=item.color, keep=keep, once=True
    )


def _is_mark(item: Cell) -> bool:
    """True for the letter, number or word that a matrix shows in the middle of a cell."""
    return len(plain(item.text)) <= 4


def _jc(align: str) -> str:
    return "" if align == "left" else align
