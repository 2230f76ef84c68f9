"""Heads of tables on slides: columns that share one, our own column, and squares and groups of equal width."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks.deck import Para, PlacedCell
from opsplan.blocks.deck_layout.tables import Line
from opsplan.blocks.deck_layout.text import cut, para, widest_line
from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Column, Table

HEAD_SIZE = 12.0
_SIDE, _SQUARE_SIDE, _TOP = 8.0, 3.0, 4.0
_OURS = 3.0
"""Width of the line on top of our own column."""
_MOST_LABEL = 0.22
"""Share of the width that the first column has at most beside groups of columns."""


def head_spans(table: Table) -> tuple[tuple[int, int], ...]:
    """Where each head begins and how many columns it stands over: one without a title of its own belongs to the head
    before it when both have the same key."""
    out: list[tuple[int, int]] = []
    for x, column in enumerate(table.columns):
        if out and not column.title and column.key and column.key == table.columns[x - 1].key:
            out[-1] = (out[-1][0], out[-1][1] + 1)
        else:
            out.append((x, 1))
    return tuple(out)


def has_groups(table: Table) -> bool:
    """True when a head stands over several columns."""
    return any(span > 1 for _, span in head_spans(table))


def head_line(table: Table) -> Line:
    """The titles over a line in the accent; ours also below one, on the ground of its column."""
    cells = []
    for x, span in head_spans(table):
        column = table.columns[x]
        ours = column.key == "ours"
        below = ("B", "accent", 1.5)
        cells.append(
            PlacedCell(
                _head_words(column, "accent" if ours else "ink2"),
                "accent-50" if ours else "",
                "bottom",
                span,
                inset=cell_inset(table, x, span),
                borders=(("T", "accent", _OURS), below) if ours else (below,),
            )
        )
    return Line(tuple(cells))


def _head_words(column: Column, color: str) -> tuple[Para, ...]:
    """The title of a column; what stands on its further lines explains the first."""
    first = plain(column.title).find("\n")
    if first < 0:
        return (para(column.title, HEAD_SIZE, color=color, bold=True, align=column.align),)
    return (
        para(cut(column.title, 0, first), HEAD_SIZE, color=color, bold=True, align=column.align),
        para(cut(column.title, first + 1), HEAD_SIZE, color="ink3", align=column.align),
    )


def cell_inset(table: Table, x: int, span: int) -> tuple[float, float, float, float]:
    """The first column begins and the last ends at the margin, except where cells are filled."""
    flush = table.look != "grid"
    side = _SIDE if flush else _SQUARE_SIDE
    left = 0.0 if flush and x == 0 else side
    right = 0.0 if flush and x + span >= len(table.columns) else side
    return (left, _TOP, right, _TOP)


def even_squares(widths: Sequence[float], table: Table) -> tuple[float, ...]:
    """The squares of a matrix are alike; only the labels in the first column, if it has any, take what they need."""
    labels = 1 if table.has_header and len(widths) > 1 else 0
    first = min(widths[0], 0.3 * sum(widths)) if labels else 0.0
    return (*(first,) * labels, *((sum(widths) - first) / (len(widths) - labels),) * (len(widths) - labels))


def even_groups(
    widths: Sequence[float], table: Table, cells: Sequence[Sequence[Sequence[Para]]]
) -> tuple[float, ...]:
    """Columns under one head share what every head gets alike; all but the last of them take what stands in them."""
    groups = head_spans(table)[1:]
    needs = [
        max((widest_line(cell) for cell in column), default=0.0) + sum(cell_inset(table, x, 1)[::2])
        for x, column in enumerate(cells)
    ]
    first = min(needs[0], _MOST_LABEL * sum(widths))
    each = (sum(widths) - first) / max(len(groups), 1)
    out = [first]
    for _, span in groups:
        leading = [max(needs[start + place] for start, other in groups if place < other - 1) for place in range(span - 1)]  # fmt: skip
        leading = [min(need, each / span) for need in leading]
        out += [*leading, each - sum(leading)]
    return tuple(out)
