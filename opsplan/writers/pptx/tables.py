"""Native tables: a grid of cells with spans, borders and fills of their own and no table style."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from zlib import crc32

from lxml import etree

from opsplan.blocks.deck import PlacedCell, PlacedRow, PlacedTable
from opsplan.records import dataclass
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.xml import emu, sub
from opsplan.writers.pptx.canvas import Canvas, add_frame, add_identity
from opsplan.writers.pptx.text import ANCHORS, add_paragraphs
from opsplan.writers.pptx.theme import NO_STYLE_NO_GRID

TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_ROW_ID = "{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}"
_COLUMN_ID = "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}"
_SIDES = MappingProxyType({"L": "a:lnL", "R": "a:lnR", "T": "a:lnT", "B": "a:lnB"})
"""In the order of the schema, which PowerPoint insists on."""
_SMALL = 8.0

_EMPTY = PlacedCell(())


@dataclass(frozen=True, slots=True)
class Square:
    """A square of the grid: the cell it belongs to, how far that reaches, and whether the square continues
    the cell from the left (``beside``) or from above (``below``)."""

    cell: PlacedCell
    span: int = 1
    rows: int = 1
    beside: bool = False
    below: bool = False


def paint_table(canvas: Canvas, table: PlacedTable) -> None:
    """Add a table."""
    frame = sub(canvas.tree, "p:graphicFrame")
    own = sub(frame, "p:nvGraphicFramePr")
    add_identity(own, canvas.identify(table.name or "table", table.src), table.alt)
    sub(sub(own, "p:cNvGraphicFramePr"), "a:graphicFrameLocks", noGrp=1)
    sub(own, "p:nvPr")
    add_frame(frame, Box(table.x, table.y, table.w, table.h), name="p:xfrm")
    data = sub(sub(frame, "a:graphic"), "a:graphicData", uri=TABLE_URI)
    element = sub(data, "a:tbl")
    properties = sub(element, "a:tblPr")
    if table.rows and table.rows[0].header:
        properties.set("firstRow", "1")  # what a screen reader announces as the heading of a column
    sub(properties, "a:tableStyleId").text = NO_STYLE_NO_GRID
    grid = sub(element, "a:tblGrid")
    for index, width in enumerate(table.widths):
        column = sub(grid, "a:gridCol", w=emu(width))
        _add_id(column, _COLUMN_ID, "a16:colId", 20000 + index)
    ids = row_numbers([row.src for row in table.rows])
    for row, number, squares in zip(table.rows, ids, lay_grid(table), strict=True):
        _add_row(element, canvas, row, number, squares)


def lay_grid(table: PlacedTable) -> tuple[tuple[Square, ...], ...]:
    """Every square of the grid. Squares that no cell reaches are empty cells; spans end at the table's edge."""
    columns, depth = len(table.widths), len(table.rows)
    squares: list[list[Square | None]] = [[None] * columns for _ in range(depth)]
    for y, row in enumerate(table.rows):
        x = 0
        for cell in row.cells:
            while x < columns and squares[y][x] is not None:
                x += 1
            if x >= columns:
                break
            rows, span = min(cell.rows, depth - y), min(cell.span, columns - x)
            for down in range(rows):
                for right in range(span):
                    squares[y + down][x + right] = Square(cell, span, rows, beside=right > 0, below=down > 0)
            x += span
    return tuple(tuple(square or Square(_EMPTY) for square in line) for line in squares)


def row_numbers(paths: Sequence[str]) -> tuple[int, ...]:
    """A 32-bit id for every row, made from the plan path of what it shows, so that a row that was moved
    or edited by hand is found again; paths that repeat are told apart by their count."""
    seen: dict[int, int] = {}
    ids = []
    for index, path in enumerate(paths):
        number = crc32((path or f"row {index}").encode()) or 1
        while number in seen:
            number = (number + 1) & 0xFFFFFFFF
        seen[number] = index
        ids.append(number)
    return tuple(ids)


def add_row_number(row: etree._Element, number: int) -> None:
    """The id of a row, behind its cells."""
    _add_id(row, _ROW_ID, "a16:rowId", number)


def _add_id(parent: etree._Element, uri: str, name: str, number: int) -> None:
    sub(sub(sub(parent, "a:extLst"), "a:ext", uri=uri), name, val=number)


def _add_row(
    element: etree._Element, canvas: Canvas, row: PlacedRow, number: int, squares: Sequence[Square]
) -> None:
    line = sub(element, "a:tr", h=emu(row.height))
    for square in squares:
        _add_cell(line, canvas, square)
    add_row_number(line, number)


def _add_cell(line: etree._Element, canvas: Canvas, square: Square) -> None:
    cell = square.cell
    element = sub(line, "a:tc")
    covered = square.beside or square.below
    # The first square of a merged row or column also says how far it reaches, as PowerPoint writes it.
    if square.rows > 1 and not square.below:
        element.set("rowSpan", str(square.rows))
    if square.span > 1 and not square.beside:
        element.set("gridSpan", str(square.span))
    if square.beside:
        element.set("hMerge", "1")
    if square.below:
        element.set("vMerge", "1")
    body = sub(element, "a:txBody")
    sub(body, "a:bodyPr")
    sub(body, "a:lstStyle")
    add_paragraphs(body, () if covered else cell.paragraphs, canvas.pen, canvas.hyperlink, size=_SMALL)
    key = ("a:tcPr", cell.inset, cell.anchor, cell.borders, cell.fill)
    canvas.pen.stamps.stamp(element, key, lambda holder: _make_cell_properties(holder, canvas, cell))


def _make_cell_properties(parent: etree._Element, canvas: Canvas, cell: PlacedCell) -> etree._Element:
    """Covered squares get the same, since the line at the far edge of a merged cell is theirs."""
    left, top, right, bottom = (emu(side) for side in cell.inset)
    properties = sub(
        parent, "a:tcPr", marL=left, marR=right, marT=top, marB=bottom, anchor=ANCHORS[cell.anchor]
    )
    borders = {side: (token, width) for side, token, width in cell.borders}
    for side, name in _SIDES.items():
        if side in borders:
            canvas.pen.line(properties, *borders[side], name=name)
    canvas.pen.fill(properties, cell.fill)
    return properties
