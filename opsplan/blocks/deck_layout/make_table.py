"""A table of blocks as elements: cells styled by the house rules, too many columns split in two."""

from __future__ import annotations

from dataclasses import replace

from opsplan.blocks.deck import Para, PlacedCell
from opsplan.blocks.deck_layout.elements import Element, Scale, Text
from opsplan.blocks.deck_layout.make_month import month_element
from opsplan.blocks.deck_layout.table_columns import column_widths
from opsplan.blocks.deck_layout.table_heads import (
    HEAD_SIZE,
    cell_inset,
    even_groups,
    even_squares,
    has_groups,
    head_line,
    head_spans,
)
from opsplan.blocks.deck_layout.tables import (
    BODY_ROWS,
    QUADRANT_ROW,
    ROOMY_GRID_ROW,
    ROOMY_ROW,
    Line,
    TableElement,
    lay_columns,
    rows_per_slide,
)
from opsplan.blocks.deck_layout.text import cut, para
from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Cell, Row, Table

MOST_COLUMNS, MOST_MARK_COLUMNS, MARK_ROWS = 6, 14, 11
"""Columns of a table; columns and rows of a matrix whose squares hold a mark or a letter only."""
QUADRANT_NAME, _QUADRANT_GAP = 14.0, 12.0
"""Size of the name above a list in a matrix such as SWOT, and the ground between its squares, in points."""
_BANDS = ("low", "medium", "high", "severe")
_CHIP_GAP = 4.0
"""Ground between the filled cells of a column, in points."""

Border = tuple[str, str, float]


def table_elements(table: Table, scale: Scale, width: float, title: str) -> tuple[Element, ...]:
    """The caption (unless it only repeats the slide's title), the table or its halves, and the note."""
    elements: list[Element] = []
    if table.caption and plain(table.caption) != title:
        elements.append(Text((para(table.caption, HEAD_SIZE, color="ink2", bold=True),)))
    if table.look == "month":
        elements.append(month_element(table, scale, width))
    else:
        elements += [_element(part, scale, width) for part in _parts(table) if part.rows or part.has_header]
    if table.note:
        elements.append(Text((para(table.note, 12.0, color="ink3"),)))
    return tuple(elements)


def _parts(table: Table) -> tuple[Table, ...]:
    """The table itself, or tables of at most six columns that all begin with the first one."""
    count = len(table.columns)
    most = MOST_MARK_COLUMNS if _holds_marks(table) else MOST_COLUMNS
    if has_groups(table):
        return (table,)  # columns under one head stay together
    if count <= most:
        return (table,)
    pieces = -(-(count - 1) // (most - 1))
    each = -(-(count - 1) // pieces)
    return tuple(_columns_of(table, begin, min(begin + each, count)) for begin in range(1, count, each))


def _holds_marks(table: Table) -> bool:
    """True for a matrix of marks or letters (weeks, RACI), which stays readable with more and lower squares."""
    return table.look == "grid" and all(
        len(plain(cell.text)) <= 2 and cell.rows == cell.span == 1
        for row in table.rows
        for cell in row.cells[1:]
    )


def _columns_of(table: Table, begin: int, end: int) -> Table:
    """The first column and those from ``begin`` up to ``end``; what spans more is cut to what is shown, its text
    standing where it begins."""
    lines = tuple(
        Line(tuple(PlacedCell((), span=c.span, rows=c.rows) for c in row.cells)) for row in table.rows
    )
    rows = []
    for row, places in zip(table.rows, lay_columns(lines, len(table.columns)), strict=True):
        cells = []
        for cell, x in zip(row.cells, places, strict=True):
            shown = sum(begin <= column < end or column == 0 for column in range(x, x + cell.span))
            if shown:
                repeated = x < begin and x > 0
                cells.append(replace(cell, span=shown, text=() if repeated else cell.text))
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, columns=(table.columns[0], *table.columns[begin:end]), rows=tuple(rows))


def _element(table: Table, scale: Scale, width: float) -> TableElement:
    columns = len(table.columns)
    lines = _lines(table, scale)
    head = (head_line(table),) if table.has_header else ()
    cells: list[list[tuple[Para, ...]]] = [[] for _ in range(columns)]
    for line, places in zip(lines, lay_columns(lines, columns), strict=True):
        for cell, x in zip(line.cells, places, strict=True):
            if cell.span == 1 and x < columns:
                cells[x].append(cell.paragraphs)
    for (x, span), heading in zip(head_spans(table), head[0].cells if head else (), strict=False):
        if span == 1:
            cells[x].append(heading.paragraphs)
    insets = [cell_inset(table, x, 1)[0] + cell_inset(table, x, 1)[2] for x in range(columns)]
    widths = column_widths(cells, tuple(column.weight for column in table.columns), insets, width)
    marks = _holds_marks(table)
    if table.look == "grid":
        widths = even_squares(widths, table)
    elif has_groups(table):
        widths = even_groups(widths, table, cells)
    return TableElement(
        widths, head, lines, 28.0 if marks else scale.row,
        most=_most_height(table, marks), per_slide=rows_per_slide(lines, MARK_ROWS if marks else BODY_ROWS),
        name=table.name, alt=plain(table.caption), src=table.src,
    )  # fmt: skip


def _most_height(table: Table, marks: bool) -> float:
    """Squares of a matrix without header (SWOT) fill the body; letters and marks need no more than a list."""
    if table.look != "grid" or marks:
        return ROOMY_ROW
    return ROOMY_GRID_ROW if table.has_header else QUADRANT_ROW


def _lines(table: Table, scale: Scale) -> tuple[Line, ...]:
    """The rows, every cell by the column it stands in."""
    shapes = tuple(
        Line(tuple(PlacedCell((), span=cell.span, rows=cell.rows) for cell in row.cells))
        for row in table.rows
    )
    return tuple(
        Line(
            tuple(_cell(table, row, cell, x, scale) for cell, x in zip(row.cells, places, strict=True)),
            row.kind,
            row.src,
        )
        for row, places in zip(table.rows, lay_columns(shapes, len(table.columns)), strict=True)
    )


def _cell(table: Table, row: Row, cell: Cell, x: int, scale: Scale) -> PlacedCell:
    column = table.columns[min(x, len(table.columns) - 1)]
    strong = cell.bold or row.kind != "body" or (x == 0 and table.look != "grid" and table.has_header)
    align = cell.align or column.align
    color = cell.color or ("ink2" if table.look == "facts" and x == 0 else "ink")
    words = para(cell.text, scale.table, color=color, bold=strong, align=align)
    if _is_quadrant(table, cell, align):
        words = words if table.has_header else para(cell.text, scale.prose, color=color, align=align)
        return PlacedCell(
            _quadrant(words), cell.fill, "top", cell.span, cell.rows, (16.0, 14.0, 16.0, 14.0), _borders(table, row, cell), cell.src,
        )  # fmt: skip
    return PlacedCell(
        (words,) if cell.text else (), cell.fill, "middle", cell.span, cell.rows, cell_inset(table, x, cell.span),
        _borders(table, row, cell), cell.src,
    )  # fmt: skip


def _is_quadrant(table: Table, cell: Cell, align: str) -> bool:
    return table.look == "grid" and align == "left" and "\n" in plain(cell.text)


def _quadrant(words: Para) -> tuple[Para, ...]:
    """A square of a matrix that holds a list: its name, and below it each item under its bullet."""
    text, lines, begin = plain(words.text), [], 0
    for line in text.split("\n"):
        marked = line.startswith("• ")
        shown = cut(words.text, begin + (2 if marked else 0), begin + len(line))
        lines.append(replace(words, text=shown, bullet="•" if marked else "", after=4.0))
        begin += len(line) + 1
    name = replace(para(lines[0].text, QUADRANT_NAME, color=words.color, bold=True), after=6.0)
    return (name, *lines[1:])


def _borders(table: Table, row: Row, cell: Cell) -> tuple[Border, ...]:
    if table.look == "grid" and cell.fill and not table.has_header and len(table.columns) == 2:
        across: Border = ("R" if row.cells[0] is cell else "L", "bg", _QUADRANT_GAP)
        return (across, ("B" if row is table.rows[0] else "T", "bg", _QUADRANT_GAP))
    if table.look == "grid" and cell.fill:
        gaps: tuple[Border, ...] = (("L", "bg", 3.0), ("R", "bg", 3.0), ("B", "bg", 3.0))
        return (
            gaps if row is table.rows[0] else (*gaps, ("T", "bg", 3.0))
        )  # the line of the header stays whole
    if cell.fill in _BANDS and table.look == "data":  # a chip, apart from those above and below
        return (("T", "bg", _CHIP_GAP), ("B", "bg", _CHIP_GAP))
    below: Border = ("B", "line", 0.75)
    if row.kind == "total":
        return (("T", "accent", 1.5), below)
    return (below,)
