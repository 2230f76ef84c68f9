"""Columns that few rows fill, put together in one: a document has no room for pages of dashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opsplan.blocks.inline import Inlines, Run, join, run
from opsplan.blocks.nodes import Cell, Column, Row
from opsplan.library.context import Context

_COLUMNS = 7
"""From how many columns on a table is looked at."""
_SPARSE = 0.35
"""Share of the rows up to which a column is sparse."""
_FEWEST = 2


def folded(
    ctx: Context, columns: Sequence[Column], rows: Sequence[Row]
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The table with its sparse columns as one more column at the end, whose lines say what each of them holds.

    The first column stays, and one that a row of sums fills. A slide's table, one of few columns and one with
    fewer than two sparse columns is left as it is.
    """
    body = [row for row in rows if row.kind == "body"]
    sparse = [place for place in range(1, len(columns)) if body and _sparse(place, body, rows)]
    if ctx.deck or len(columns) < _COLUMNS or len(sparse) < _FEWEST:
        return tuple(columns), tuple(rows)
    kept = [place for place in range(len(columns)) if place not in sparse]
    more = Column(run(ctx.t("其他", "Also")), key="more")
    labels = tuple((place, _label(ctx, columns[place])) for place in sparse)
    return (
        (*(columns[place] for place in kept), more),
        tuple(_row(row, kept, labels) for row in rows),
    )


def _sparse(place: int, body: Sequence[Row], rows: Sequence[Row]) -> bool:
    filled = sum(bool(row.cells[place].text) for row in body)
    summed = any(row.kind != "body" and len(row.cells) > place and row.cells[place].text for row in rows)
    return filled <= _SPARSE * len(body) and not summed


def _label(ctx: Context, column: Column) -> Inlines:
    return (*(replace(part, color="ink3") for part in column.title), Run(ctx.t("：", ": "), color="ink3"))


def _row(row: Row, kept: Sequence[int], labels: Sequence[tuple[int, Inlines]]) -> Row:
    if len(row.cells) == 1:  # the name of a group over the whole row
        return replace(row, cells=(replace(row.cells[0], span=len(kept) + 1),))
    lines = join(_lines(row, labels), "\n")
    return Row((*[row.cells[place] for place in kept], Cell(lines)), row.kind, row.src, row.height)


def _lines(row: Row, labels: Sequence[tuple[int, Inlines]]) -> Iterator[Inlines]:
    for place, label in labels:
        cell = row.cells[place]
        if cell.text:
            yield (*label, *(cell.text if any(part.src for part in cell.text) else _marked(cell)))


def _marked(cell: Cell) -> Inlines:
    return (replace(cell.text[0], src=cell.src), *cell.text[1:])
