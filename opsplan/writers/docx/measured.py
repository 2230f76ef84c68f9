"""What is measured of a table once, though it is asked for upright, on a turned page, and when the table is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

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


class CellText(NamedTuple):
    """The text of a cell in one column: its row (0: the head), column, text with the marks of its footnotes, and boldness."""

    line: int
    column: int
    text: str
    bold: bool


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


@once(4)
def cell_texts(table: Table) -> tuple[CellText, ...]:
    """The texts of a table row by row, without cells that reach over several columns."""
    texts = [CellText(0, index, plain(column.title), True) for index, column in enumerate(table.columns)]
    count = len(table.columns)
    covered = [0] * count
    for line, row in enumerate(table.rows, start=1):
        strong = row.kind != "body"
        reaching = any(covered)
        below = [max(0, rows - 1) for rows in covered] if reaching else [0] * count
        for column, cell in cell_places(row, covered):
            span = max(1, min(cell.span, count - column))
            if reaching or cell.rows > 1:
                below[column : column + span] = [max(1, cell.rows) - 1] * span
            if span == 1:
                marks = "1" * sum([bool(run.note) for run in cell.text])
                texts.append(CellText(line, column, plain(cell.text) + marks, cell.bold or strong))
        covered = below
    return tuple(texts)


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
