"""Message and table, notes below. A table of one or two rows, which would leave the slide empty, stands as facts or cards."""

from __future__ import annotations

from dataclasses import replace

from opsplan.blocks.deck_layout.elements import Element, fit_stack
from opsplan.blocks.deck_layout.kinds.kind import BELOW, WORDS, Body, Kind, Slot, stacked
from opsplan.blocks.inline import Inlines, plain
from opsplan.blocks.nodes import Block, Card, Cards, Cell, Column, Row, Table
from opsplan.diagnostics import Bilingual

_EMPTY = 0.45
"""Share of the body below which a table leaves the slide empty."""
_FEW_ROWS, _LEAST_COLUMNS = 2, 3


def _arrange(body: Body) -> tuple[Element, ...]:
    elements = stacked(body)
    tables = [block for block in body.slots["table"] if isinstance(block, Table)]
    if len(tables) != 1 or len(tables[0].rows) > _FEW_ROWS:
        return elements
    fitted, rest = fit_stack(elements, body.width, body.height)
    if rest or fitted.h >= _EMPTY * body.height:
        return elements
    large = replace(body, scale=replace(body.scale, table=body.scale.prose))
    if not _is_plain(tables[0]):
        return stacked(large)
    instead = _as_facts(tables[0]) if len(tables[0].rows) == 1 else _as_cards(tables[0])
    return stacked(replace(large, blocks=tuple(instead if b is tables[0] else b for b in body.blocks)))


def _is_plain(table: Table) -> bool:
    """True for rows of several columns of which nothing is lost in another form. A table that the plan has as text (its
    heads name their place in it) stays as it was written."""
    return (
        table.look == "data"
        and 1 <= len(table.rows) <= _FEW_ROWS
        and len(table.columns) >= _LEAST_COLUMNS
        and not table.caption
        and all(row.kind == "body" and len(row.cells) == len(table.columns) for row in table.rows)
        and not any(run.src for column in table.columns for run in column.title)
        and not any(cell.fill or cell.span > 1 or cell.rows > 1 for row in table.rows for cell in row.cells)
    )


def _as_facts(table: Table) -> Block:
    """A row as a list of labels and values. Whoever reads the file back takes a number in a row for one of the plan's, so
    that a label with a year names no place in the plan."""
    (row,) = table.rows
    rows = tuple(
        Row(
            (Cell(column.title), replace(cell, align="left")),
            src="" if any(map(str.isdigit, plain(column.title))) else row.src,
        )
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.text
    )
    return replace(table, columns=(Column(()), Column(())), rows=rows, look="facts")


def _as_cards(table: Table) -> Block:
    """A card for each row: what it is about at the top, the other columns below their titles."""
    return Cards(tuple(_card(table, row) for row in table.rows), table.name)


def _card(table: Table, row: Row) -> Card:
    first, *others = row.cells
    lines = [
        (column.title, _coloured(cell))
        for column, cell in zip(table.columns[1:], others, strict=True)
        if cell.text
    ]
    return Card(first.text, table.columns[0].title, tuple(lines), src=row.src)


def _coloured(cell: Cell) -> Inlines:
    """The cell's text with its colour in the text itself."""
    return tuple(replace(run, color=run.color or cell.color) for run in cell.text)


TABLE = Kind(
    Bilingual("表格与提示", "table and note"),
    (
        Slot(
            "table",
            lambda block: isinstance(block, Table),
            Bilingual("表格", "tables"),
            least=1,
        ),
        BELOW,
        WORDS,
    ),
    _arrange,
    stacked,
)
