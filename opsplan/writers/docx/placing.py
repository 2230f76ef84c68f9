"""Which columns and rows the cells of a table take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from opsplan.blocks.nodes import Cell, Row
from opsplan.records import dataclass
from opsplan.writers.docx.measured import cell_places

_FILLS: Mapping[str, str] = MappingProxyType(
    {"group": "accent-50", "subtotal": "wash", "total": "", "body": ""}
)
_EMPTY = Cell()

Place = tuple[int, int, int, Cell, str]
"""Column, columns and rows that a cell takes, the cell and its fill; no rows for what reaches down from above."""


@dataclass(frozen=True, slots=True)
class _Merge:
    """A cell that reaches into the rows below: how many more, how wide, and its fill."""

    rows: int
    span: int
    fill: str


def placed(rows: Sequence[Row], count: int) -> Iterator[tuple[Row, Sequence[Place]]]:
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
        places: list[Place] = []
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
