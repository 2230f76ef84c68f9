"""How the facts of a sheet are laid out in rows, before any of it is written. Lengths are points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from opsplan.blocks.inline import Inlines, plain
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import Fact, FactSheet, Table
from opsplan.records import dataclass
from opsplan.writers.docx.measured import lines_of
from opsplan.writers.docx.widths import INSETS, TEXT_SIZE

LINE, ROW = 15.5, 9.0
"""A line of table text, and the insets and rule of its row."""
SMALL_SIZE, SMALL_LINE = 9.0, 14.5
_LEAST_LABEL, _MOST_LABEL = 58.0, 0.22
"""The narrowest column of labels, and the share of the width that the widest may take."""
_ROOM = 3.0
_MOST_VALUES = 6
"""Small values side by side in a row."""
_LEAST_VALUE = 62.0


@dataclass(frozen=True, slots=True)
class Box:
    """A cell from ``left`` to ``right``: a label, a text, or a small value with its caption above."""

    left: float
    right: float
    text: Inlines
    label: bool = False
    caption: Inlines | None = None

    @property
    def room(self) -> float:
        return self.right - self.left - INSETS


FactRow = tuple[Box, ...]


def fact_sheet_of(table: Table) -> FactSheet:
    """A table of labels and values as a sheet; its caption is the title."""
    facts = tuple(Fact(row.cells[0].text, row.cells[1].text) for row in table.rows)
    return FactSheet(table.caption, facts, name=table.name, src=table.src)


def is_fact_sheet(table: Table) -> bool:
    """True for a table that is a list of labels and values."""
    return table.look == "facts" and len(table.columns) == 2 and not any(c.weight for c in table.columns)


def fact_rows(sheet: FactSheet, width: float) -> tuple[FactRow, ...]:
    """The rows of a sheet: two short facts side by side, long ones over the whole width, small values in a strip.

    A short fact does not stand alone when another short one comes later: that one moves up beside it.
    """
    label = _label_width(sheet, width)
    half = width / 2
    facts = list(sheet.facts)
    rows: list[FactRow] = []
    while facts:
        fact = facts.pop(0)
        if fact.values:
            rows += _strip(fact, label, width)
            continue
        movable = takewhile(lambda one: not one.fixed, facts)
        partner = next((one for one in movable if _short(one, half - label)), None)
        if partner is not None and _short(fact, half - label):
            facts.remove(partner)
            rows.append((*_pair(fact, 0, label, half), *_pair(partner, half, label, width)))
        else:
            rows.append(_pair(fact, 0, label, width))
    return tuple(rows)


def _pair(fact: Fact, left: float, label: float, right: float) -> tuple[Box, Box]:
    return Box(left, left + label, fact.label, label=True), Box(left + label, right, fact.text)


def _strip(fact: Fact, label: float, width: float) -> Iterator[FactRow]:
    """A row of small values after the label; more rows, in equal columns, when there are many."""
    needed = max(
        max(text_width(plain(caption), SMALL_SIZE), text_width(plain(value), TEXT_SIZE, True))
        for caption, value in fact.values
    )
    fit = int((width - label) / max(needed + INSETS + _ROOM, _LEAST_VALUE))
    most = max(1, min(_MOST_VALUES, fit))
    lines = -(-len(fact.values) // most)
    count = -(-len(fact.values) // lines)
    step = (width - label) / count
    for first in range(0, len(fact.values), count):
        group = fact.values[first : first + count]
        boxes = [
            Box(label + step * place, label + step * (place + 1), value, caption=caption)
            for place, (caption, value) in enumerate(group)
        ]
        if len(group) < count:
            boxes.append(Box(label + step * len(group), width, ()))
        yield (Box(0, label, () if first else fact.label, label=True), *boxes)


def _short(fact: Fact, room: float) -> bool:
    """True when a fact stands in half the width on one line, or on those that the plan gives it."""
    longest = max(text_width(part, TEXT_SIZE) for part in plain(fact.text).split("\n"))
    return not fact.values and longest + INSETS + _ROOM <= room


def _label_width(sheet: FactSheet, width: float) -> float:
    widest = max((text_width(plain(fact.label), TEXT_SIZE) for fact in sheet.facts), default=0.0)
    return min(max(widest + INSETS + _ROOM, _LEAST_LABEL), _MOST_LABEL * width)


def row_height(row: FactRow) -> float:
    """Height of a row with its insets."""
    return ROW + max(_box_height(box) for box in row)


def _box_height(box: Box) -> float:
    height = LINE * lines_of(plain(box.text), box.room, TEXT_SIZE)
    if box.caption is not None:
        height += SMALL_LINE * lines_of(plain(box.caption), box.room, SMALL_SIZE)
    return height


def fact_sheet_height(sheet: FactSheet, width: float) -> float:
    """Height of a sheet with its title, in points."""
    title = LINE * lines_of(plain(sheet.title), width - INSETS, TEXT_SIZE, True) + ROW if sheet.title else 0.0
    return title + sum(row_height(row) for row in fact_rows(sheet, width))


def grid_edges(rows: Iterable[FactRow], extra: Sequence[float] = ()) -> tuple[float, ...]:
    """All edges of boxes from left to right: a table has one grid for all its rows."""
    edges = sorted(
        {round(edge, 1) for row in rows for box in row for edge in (box.left, box.right)} | {*extra}
    )
    return tuple(edges)
