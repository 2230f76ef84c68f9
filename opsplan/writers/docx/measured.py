"""What is measured of a table once, though it is asked for upright, on a turned page, and when the table is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from opsplan.blocks.inline import Inlines, plain
from opsplan.blocks.measure import text_width, wrap
from opsplan.blocks.nodes import Cell, Row, Table

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_Question = Callable[Concatenate[Table, _Asked], _Answer]


class _This:
    """A table that is equal to itself only: to compare two by what they say takes as long as to measure them."""

    __slots__ = ("table",)

    def __init__(self, table: Table) -> None:
        self.table = table

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.table is self.table

    def __hash__(self) -> int:
        return id(self.table)


def once(most: int) -> Callable[[_Question[_Asked, _Answer]], _Question[_Asked, _Answer]]:
    """Keep the answers to the last ``most`` questions about tables, each known by being the same object.

    By what a table says, a third of all measuring at 1,000 tasks was hashes.
    """

    def keeping(function: _Question[_Asked, _Answer]) -> _Question[_Asked, _Answer]:
        @lru_cache(maxsize=most)
        def answered(this: _This, *args: _Asked.args, **kwargs: _Asked.kwargs) -> _Answer:
            return function(this.table, *args, **kwargs)

        def answer(table: Table, /, *args: _Asked.args, **kwargs: _Asked.kwargs) -> _Answer:
            return answered(_This(table), *args, **kwargs)  # type: ignore[arg-type]  # all of them can be hashed

        return answer

    return keeping


def cell_places(row: Row, covered: Sequence[int]) -> Iterator[tuple[int, Cell]]:
    """Column of every cell; ``covered`` tells for how many more rows a column is taken from above."""
    column, count = 0, len(covered)
    for cell in row.cells:
        while column < count and covered[column] > 0:
            column += 1
        if column >= count:
            return
        yield column, cell
        column += max(1, min(cell.span, count - column)) if cell.span > 1 else 1


class Said(NamedTuple):
    """What a cell says, and where. ``column`` is -1 where no column is free; ``at`` is the column that it would begin in
    if no cell reached down into its row, and -1 where the row has too many."""

    column: int
    at: int
    span: int
    text: str
    bold: bool
    strong: bool
    """True in rows of groups and sums, whose texts are printed bold."""
    notes: int


class TableTexts(NamedTuple):
    """What the cells of a table say, each once, and for every row the numbers of what stands in it. Most of a long
    table is dates, names and states that come again: only they are measured."""

    said: tuple[Said, ...]
    rows: tuple[tuple[int, ...], ...]


@once(8)
def texts_of(table: Table) -> TableTexts:
    """The texts of a table without its titles; empty cells say nothing."""
    numbers: dict[tuple[int, int, int, str, bool, bool, int], int] = {}
    rows: list[tuple[int, ...]] = []
    count = len(table.columns)
    none = (0,) * count
    covered: Sequence[int] = none
    for row in table.rows:
        strong, reaching, here = row.kind != "body", any(covered), []
        below = [max(0, rows - 1) for rows in covered] if reaching else [0] * count
        ats = [column for column, _ in cell_places(row, none)]
        columns = [column for column, _ in cell_places(row, covered)] if reaching else ats
        for cell, (at, column) in zip(row.cells, zip_longest(ats, columns, fillvalue=-1), strict=False):
            if (reaching or cell.rows > 1) and column >= 0:
                span = max(1, min(cell.span, count - column))
                below[column : column + span] = [max(1, cell.rows) - 1] * span
            if cell.text:
                text, notes = _text_and_notes(cell.text)
                said = (column, at, cell.span, text, cell.bold, strong, notes)
                here.append(numbers.setdefault(said, len(numbers)))
        covered = below
        rows.append(tuple(here))
    return TableTexts(tuple(map(Said._make, numbers)), tuple(rows))


def _text_and_notes(text: Inlines) -> tuple[str, int]:
    if len(text) == 1:
        return text[0].text, 1 if text[0].note else 0
    return plain(text), len([run for run in text if run.note])


def cell_texts(table: Table, step: int) -> Iterator[tuple[int, int, str, bool]]:
    """Row (0: the head), column, text and boldness of the cells in one column that say anything, of every ``step``-th
    row. A text has the marks of its footnotes at its end. All titles are among them, even empty ones."""
    for index, column in enumerate(table.columns):
        yield 0, index, plain(column.title), True
    texts = texts_of(table)
    for line in range(step, len(texts.rows) + 1, step):
        for number in texts.rows[line - 1]:
            said = texts.said[number]
            if _in_one_column(said, len(table.columns)):
                yield line, said.column, said.text + "1" * said.notes, said.bold or said.strong


def _in_one_column(said: Said, count: int) -> bool:
    return said.column >= 0 and (said.span <= 1 or said.column == count - 1)


def distinct_texts(table: Table) -> Iterator[tuple[int, str, bool]]:
    """Column, text and boldness of :func:`cell_texts` of all rows, in no order; what a column says often comes once."""
    for index, column in enumerate(table.columns):
        yield index, plain(column.title), True
    for said in texts_of(table).said:
        if _in_one_column(said, len(table.columns)):
            yield said.column, said.text + "1" * said.notes, said.bold or said.strong


@once(64)
def notes_of(table: Table) -> frozenset[Inlines]:
    """What the footnotes of a table say."""
    if not any(said.notes for said in texts_of(table).said):
        return frozenset()
    return frozenset(run.note for row in table.rows for cell in row.cells for run in cell.text if run.note)


def lines_of(text: str, width: float, size: float, bold: bool = False) -> int:
    """Lines that a text needs in a cell or column."""
    if not text or ("\n" not in text and text_width(text, size, bold) <= width):
        return 1
    return _wrapped_lines(text, size, width, bold)


@lru_cache(maxsize=1 << 14)
def _wrapped_lines(text: str, size: float, width: float, bold: bool) -> int:
    return len(wrap(text, size, width, bold))
