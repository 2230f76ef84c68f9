"""Widths of table columns, computed from what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from opsplan.blocks.inline import plain
from opsplan.blocks.measure import text_width, wrap
from opsplan.blocks.nodes import Cell, Row, Table

TEXT_SIZE = 10.5
INSETS = 12.0
_ROOM = 2.0
"""Points beyond the measured text, since real fonts differ by a little."""
_SHORT, _LEAST = 7.2, 5.0
"""Em of the longest text that stays on one line where there is not room for everything, and of the narrowest column
of longer text."""
_WHOLE, _LONGEST_WORD = 5.7, 8.0
"""Em of the longest text, and of the longest word, that stays on one line even in a table of too many columns."""
_TOWER = 4.2
"""Em below which a column of longer text would be a tower of two or three characters a line."""
_CROWDED = 0.8
"""Share of the width up to which short texts stay on one line; beyond it, long texts need the room more."""
_WORD = re.compile(r"[^\s\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]+[、，。；：！？）]?")
"""A Latin word, number or date with the mark that may not leave it; Chinese text breaks between any two characters."""


def cell_places(row: Row, covered: Sequence[int]) -> Iterator[tuple[int, Cell]]:
    """Column of every cell; ``covered`` tells for how many more rows a column is taken from above."""
    column = 0
    for cell in row.cells:
        while column < len(covered) and covered[column] > 0:
            column += 1
        if column >= len(covered):
            return
        yield column, cell
        column += max(1, min(cell.span, len(covered) - column))


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """Width of every column; their sum is ``width`` points.

    Given weights share the width, but no word is broken for them. Without weights a column gets what its longest text needs; when that is
    too much, short columns keep their text on one line and long ones share the rest by the length
    of their text, which keeps rows about equally high.
    """
    count = len(table.columns)
    if not count:
        return ()
    weights = [column.weight for column in table.columns]
    if all(weight > 0 for weight in weights):
        return _weighted(table, weights, width)
    if table.look == "grid" and not any(weights):
        return _grid(table, width)
    wanted, least, floor = [0.0] * count, [0.0] * count, [0.0] * count
    for column, text, bold in _texts(table):
        size = max((text_width(line, TEXT_SIZE, bold) for line in text.split("\n")), default=0.0)
        wanted[column] = max(wanted[column], size + INSETS + _ROOM)
        kept = size if size <= _SHORT * TEXT_SIZE else _LEAST * TEXT_SIZE
        least[column] = max(least[column], kept + INSETS + _ROOM)
        word = min(_longest_word(text, bold), _LONGEST_WORD * TEXT_SIZE)
        whole = size if size <= _WHOLE * TEXT_SIZE else max(word, _TOWER * TEXT_SIZE)
        floor[column] = max(floor[column], whole + INSETS + _ROOM)
    if sum(wanted) <= width:
        spare = width - sum(wanted)
        return tuple(value + spare * value / sum(wanted) for value in wanted)
    if sum(floor) >= width:
        return _scaled(floor, width)
    kept_lines = tuple(max(pair) for pair in zip(least, floor, strict=True))
    return _shared(kept_lines if sum(kept_lines) <= _CROWDED * width else tuple(floor), wanted, width)


def _weighted(table: Table, weights: Sequence[float], width: float) -> tuple[float, ...]:
    """The width shared by weight; a column whose longest word needs more than its share gets that much."""
    needs = [0.0] * len(weights)
    for column, text, bold in _texts(table):
        needs[column] = max(needs[column], _longest_word(text, bold) + INSETS + _ROOM)
    if sum(needs) >= width:
        return _scaled(weights, width)
    narrow: set[int] = set()
    while True:
        room = width - sum(needs[index] for index in narrow)
        total = sum(weight for index, weight in enumerate(weights) if index not in narrow)
        shares = [
            needs[index] if index in narrow else room * weight / total for index, weight in enumerate(weights)
        ]
        more = {index for index, share in enumerate(shares) if share < needs[index] and index not in narrow}
        if not more:
            return tuple(shares)
        narrow |= more


def _shared(base: Sequence[float], wanted: Sequence[float], width: float) -> tuple[float, ...]:
    """``base`` widths and what is left of ``width``: more for columns that want more, none beyond what it wants."""
    widths = list(base)
    spare = width - sum(base)
    missing = [max(0.0, want - have) for want, have in zip(wanted, base, strict=True)]
    order = sorted(range(len(widths)), key=lambda index: missing[index])
    needs = [amount**0.8 for amount in missing]
    for position, index in enumerate(order):
        total = sum(needs[other] for other in order[position:]) or 1.0
        share = min(missing[index], spare * needs[index] / total)
        widths[index] += share
        spare -= share
    widths[order[-1]] += spare
    return tuple(widths)


def _longest_word(text: str, bold: bool) -> float:
    """Width of the longest stretch of a text that should not be broken; at least two Chinese characters."""
    words = (text_width(word, TEXT_SIZE, bold) for word in _WORD.findall(text))
    return max((2 * TEXT_SIZE, *words))


def _texts(table: Table) -> Iterator[tuple[int, str, bool]]:
    for index, title in enumerate(column.title for column in table.columns):
        yield index, plain(title), True
    covered = [0] * len(table.columns)
    for row in table.rows:
        placed = tuple(cell_places(row, covered))
        covered = [max(0, rows - 1) for rows in covered]
        for column, cell in placed:
            span = max(1, min(cell.span, len(covered) - column))
            for place in range(column, column + span):
                covered[place] = max(1, cell.rows) - 1
            if span == 1:
                yield column, plain(cell.text), cell.bold or row.kind != "body"


def _grid(table: Table, width: float) -> tuple[float, ...]:
    """A matrix: the label column by its text up to a third of the width, the others alike."""
    count = len(table.columns)
    label = max(
        (text_width(text, TEXT_SIZE, True) for column, text, _ in _texts(table) if column == 0), default=0.0
    )
    if count == 1 or not label:
        return _scaled([1.0] * count, width)
    first = min(label + INSETS + _ROOM, width / 3) if count > 2 else width / 2
    return (first, *((width - first) / (count - 1),) * (count - 1))


def _scaled(weights: Sequence[float], width: float) -> tuple[float, ...]:
    total = sum(weights)
    return tuple(width * weight / total for weight in weights)


def lines_of(text: str, width: float, size: float, bold: bool = False) -> int:
    """Lines that a text needs in a cell or column."""
    if "\n" not in text and text_width(text, size, bold) <= width:
        return 1
    return len(wrap(text, size, width, bold))


_TALLEST_ROW = 4
"""Lines of the tallest row of a table that still reads well."""


def breaks_words(table: Table, width: float) -> bool:
    """True when a Latin word is longer than its column in ``width`` points."""
    widths = column_widths(table, width)
    return any(_longest_word(text, bold) > widths[column] - INSETS for column, text, bold in _texts(table))


def tallest_row(table: Table, width: float) -> int:
    """Lines of the tallest cell of a table in ``width`` points."""
    widths = column_widths(table, width)
    return max(
        (lines_of(text, widths[column] - INSETS, TEXT_SIZE, bold) for column, text, bold in _texts(table)),
        default=0,
    )


def reads_well(table: Table, width: float) -> bool:
    """True when a table can stand in ``width`` points: no short text broken, no row of more than four lines."""
    widths = column_widths(table, width)
    for column, text, bold in _texts(table):
        room = widths[column] - INSETS
        size = text_width(text.replace("\n", ""), TEXT_SIZE, bold)
        if size > room and size <= _WHOLE * TEXT_SIZE:
            return False
        if len(wrap(text, TEXT_SIZE, room, bold)) > _TALLEST_ROW:
            return False
    return True
