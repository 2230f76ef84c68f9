"""What is measured of a table once, though it is asked for upright, on a turned page, and when the table is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Concatenate, ParamSpec, TypeVar

from opsplan.blocks.inline import Inlines, plain
from opsplan.blocks.measure import text_width, wrap
from opsplan.blocks.nodes import Cell, Row, Table

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_Question = Callable[Concatenate[Table, _Asked], _Answer]


def once(most: int) -> Callable[[_Question[_Asked, _Answer]], _Question[_Asked, _Answer]]:
    """Keep the answers to the last ``most`` questions about tables, each known by being the same object.

    ``functools.lru_cache`` compares by what a table says: at 1,000 tasks it spent a third of all measuring on hashes.
    """

    def keeping(function: _Question[_Asked, _Answer]) -> _Question[_Asked, _Answer]:
        answers: dict[tuple[object, ...], tuple[Table, _Answer]] = {}

        def answer(table: Table, /, *args: _Asked.args, **kwargs: _Asked.kwargs) -> _Answer:
            key = (id(table), *args, *kwargs.values())
            found = answers.get(key)
            if found is None:  # an entry holds its table, so that no other has its id
                found = (table, function(table, *args, **kwargs))
                if len(answers) >= most:
                    del answers[next(iter(answers))]
                answers[key] = found
            return found[1]

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


def cell_texts(table: Table, step: int = 1) -> Iterator[tuple[int, int, str, bool]]:
    """Row (0: the head), column, text and boldness of the cells in one column that say anything, of every ``step``-th
    row. A text has the marks of its footnotes at its end. All titles are among them, even empty ones."""
    for index, title in enumerate(table.columns):
        yield 0, index, plain(title.title), True
    count = len(table.columns)
    covered = [0] * count
    for line, row in enumerate(table.rows, start=1):
        strong, asked = row.kind != "body", line % step == 0
        reaching = any(covered)
        below = [max(0, rows - 1) for rows in covered] if reaching else [0] * count
        for column, cell in cell_places(row, covered):
            span = 1 if cell.span <= 1 else min(cell.span, count - column)
            if reaching or cell.rows > 1:
                below[column : column + span] = [max(1, cell.rows) - 1] * span
            if asked and span == 1 and cell.text:
                yield line, column, _with_marks(cell.text), cell.bold or strong
        covered = below


def _with_marks(text: Inlines) -> str:
    return plain(text) + "1" * len([run for run in text if run.note])


@once(4)
def distinct_texts(table: Table) -> tuple[tuple[int, str, bool], ...]:
    """Column, text and boldness of :func:`cell_texts`, what a column says often once. Most of a long table is dates,
    names and states that come again."""
    return tuple({(column, text, bold): None for _, column, text, bold in cell_texts(table)})


@once(64)
def notes_of(table: Table) -> frozenset[Inlines]:
    """What the footnotes of a table say."""
    return frozenset(run.note for row in table.rows for cell in row.cells for run in cell.text if run.note)


def lines_of(text: str, width: float, size: float, bold: bool = False) -> int:
    """Lines that a text needs in a cell or column."""
    if not text or ("\n" not in text and text_width(text, size, bold) <= width):
        return 1
    return _wrapped_lines(text, size, width, bold)


@lru_cache(maxsize=1 << 14)
def _wrapped_lines(text: str, size: float, width: float, bold: bool) -> int:
    return len(wrap(text, size, width, bold))
