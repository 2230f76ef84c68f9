"""A brand's family of tables on slides, laid over tables that have their place already.

Text stays where it was measured: where cells are filled or boxed, the table reaches a little over its margins instead,
so that nothing touches an edge.
"""

from __future__ import annotations

from dataclasses import replace

from opsplan.blocks.brand import Tables
from opsplan.blocks.deck import Para, Placed, PlacedCell, PlacedRow, PlacedTable

_OVER = 6.0
"""Points that a filled or boxed table reaches over the margin, where its text stands at the margin."""
_LINE = 0.75


def in_family(shape: Placed, tables: Tables) -> Placed:
    """The shape; a table with a head as the brand has its tables. A matrix of filled squares only gets its head."""
    if tables == Tables() or not isinstance(shape, PlacedTable) or not any(row.header for row in shape.rows):
        return shape
    squares = any(side == "L" for row in shape.rows for cell in row.cells for side, _, _ in cell.borders)
    table = shape if squares else _over_margins(shape)
    rows = []
    count = 0
    for row in table.rows:
        count = 0 if row.header else count + 1
        if row.header:
            row = _band(row) if tables.family == "band" else row
        elif tables.zebra and not squares and count % 2 == 0:
            row = replace(row, cells=tuple(replace(cell, fill=cell.fill or "wash") for cell in row.cells))
        if tables.family == "grid" and not squares:
            row = replace(row, cells=tuple(_boxed(cell) for cell in row.cells))
        rows.append(row)
    return replace(table, rows=tuple(rows))


def _band(row: PlacedRow) -> PlacedRow:
    cells = (
        replace(
            cell,
            fill="accent",
            paragraphs=tuple(_on_band(para) for para in cell.paragraphs),
        )
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _on_band(para: Para) -> Para:
    """A paragraph with one colour for all its runs: those that stand out on the page would be lost on the band."""
    return replace(para, color="on:accent", text=tuple(replace(run, color="") for run in para.text))


def _boxed(cell: PlacedCell) -> PlacedCell:
    """Lines on all sides; those that the cell has already stay."""
    drawn = {side for side, _, _ in cell.borders}
    return replace(
        cell, borders=(*cell.borders, *((side, "mute", _LINE) for side in "LTRB" if side not in drawn))
    )


def _over_margins(table: PlacedTable) -> PlacedTable:
    """Wider by what its first and last cells lack between their text and their edge."""
    left = max(0.0, _OVER - min((row.cells[0].inset[0] for row in table.rows if row.cells), default=_OVER))
    right = max(0.0, _OVER - min((row.cells[-1].inset[2] for row in table.rows if row.cells), default=_OVER))
    if not left and not right:
        return table
    rows = tuple(
        replace(row, cells=tuple(_inset(cell, left, right) for cell in row.cells)) for row in table.rows
    )
    first, *others = table.widths
    widths = [first + left, *others]
    widths[-1] += right
    return replace(table, x=table.x - left, widths=tuple(widths), rows=rows)


def _inset(cell: PlacedCell, left: float, right: float) -> PlacedCell:
    """The cell with its text where it was: only those at the margins have no inset there."""
    begin, top, end, bottom = cell.inset
    return replace(cell, inset=(begin or left, top, end or right, bottom))
