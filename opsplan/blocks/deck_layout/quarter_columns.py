"""Quarters or months side by side: each a native table with a filled head, dated lines and festivals at the foot.

Rows stand at the same height in all of them, so that the eye can go across.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from opsplan.blocks.deck import Para, Placed, PlacedCell, PlacedRow, PlacedTable
from opsplan.blocks.deck_layout.elements import Fitted, Scale
from opsplan.blocks.deck_layout.panels import GUTTER
from opsplan.blocks.deck_layout.tables import Line, row_heights
from opsplan.blocks.deck_layout.text import para, widest_line
from opsplan.blocks.inline import Inlines, Run, join, plain
from opsplan.blocks.slide_figures import CalendarColumn, CalendarColumns, DatedLine
from opsplan.records import dataclass

MOST_COLUMNS = 4
_WIDE_COLUMN = 180.0
"""A narrower column has smaller type."""
_SMALL, _THEME = 12.0, 18.0
_LINE, _ROOMY_LINE = 30.0, 44.0
"""The least height of a dated line, and what it gets where there is room."""
_BETWEEN = 8.0
"""Points between a day and what is on it."""
_APART = "    "
_HEAD_INSET = (12.0, 5.0, 12.0, 5.0)
_HAIR = (("B", "line", 0.75),)


@dataclass(frozen=True, slots=True)
class QuarterColumns:
    """Up to six columns that share the width."""

    columns: tuple[CalendarColumn, ...]
    scale: Scale

    def natural(self, width: float) -> float:
        return sum(self._heights(width, _LINE))

    def placed(self, width: float, room: float) -> Fitted:
        line = _LINE
        while line < _ROOMY_LINE and sum(self._heights(width, line + 1)) <= room:
            line += 1
        heights = self._heights(width, line)
        own, widths = self._own(width), self._widths(width)
        shapes: list[Placed] = []
        for index, (column, lines) in enumerate(zip(self.columns, self._rows(width), strict=True)):
            rows = tuple(
                PlacedRow(height, each.cells, header=number == 0, src=each.src)
                for number, (each, height) in enumerate(zip(lines, heights, strict=True))
            )
            alt = " ".join(filter(None, (plain(column.name), plain(column.theme))))
            shapes.append(
                PlacedTable(
                    index * (own + GUTTER), 0, widths, rows, "calendar", alt.replace("\n", " "), column.src
                )
            )
        return Fitted(sum(heights), tuple(shapes))

    def _own(self, width: float) -> float:
        return (width - GUTTER * (len(self.columns) - 1)) / len(self.columns)

    def _widths(self, width: float) -> tuple[float, float]:
        """Days take what the widest of all columns needs."""
        own = self._own(width)
        days = [(_day(line),) for column in self.columns for line in column.lines]
        first = min(max(map(widest_line, days), default=0.0) + _BETWEEN, 0.4 * own)
        return first, own - first

    def _heights(self, width: float, line: float) -> tuple[float, ...]:
        """Every row as high as the highest of its kind beside it; ``line`` is the least of a dated line."""
        widths = self._widths(width)
        columns = self._rows(width)
        own = [row_heights(lines, widths, 0.0) for lines in columns]
        dated = range(2, len(columns[0]) - 1)
        return tuple(
            max(*(each[row] for each in own), line if row in dated else 0.0) for row in range(len(columns[0]))
        )

    def _rows(self, width: float) -> tuple[tuple[Line, ...], ...]:
        """Head, facts, dated lines and foot of every column, all of the same number; where a column has fewer lines, its
        last rows are empty."""
        most = max(len(column.lines) for column in self.columns)
        own = self._own(width)
        size = self.scale.table if own >= _WIDE_COLUMN else _SMALL
        return tuple(
            (
                _head(column, size),
                _whole(_facts(column), column.src, _HAIR),
                *(_dated(line, size) for line in column.lines),
                *(_whole((), "") for _ in range(most - len(column.lines))),
                _whole(_foot(column, own), column.src),
            )
            for column in self.columns
        )


def _head(column: CalendarColumn, size: float) -> Line:
    theme = _THEME if size > _SMALL else 14.0
    words = (
        para(column.name, _SMALL, color="panel-text2"),
        *((para(column.theme, theme, color="panel-text", bold=True),) if column.theme else ()),
    )
    return Line((PlacedCell(words, "panel", "middle", 2, 1, _HEAD_INSET),), src=column.src)


def _facts(column: CalendarColumn) -> tuple[Para, ...]:
    return tuple(
        para((*_bold(label), Run("  "), *_toned(text, "ink2")), _SMALL) for label, text in column.facts
    )


def _dated(line: DatedLine, size: float) -> Line:
    cells = (
        PlacedCell((_day(line),), inset=(0.0, 1.0, 0.0, 1.0), borders=_HAIR),
        PlacedCell((para(line.text, size, bold=line.strong),), inset=(0.0, 1.0, 0.0, 1.0), borders=_HAIR),
    )
    return Line(cells, src=line.src)


def _day(line: DatedLine) -> Para:
    return para(line.day, _SMALL, color="accent" if line.strong else "ink3", bold=line.strong)


def _foot(column: CalendarColumn, width: float) -> tuple[Para, ...]:
    """Festivals, and how many dates there are beside those shown: on one line where there is room."""
    more = _toned(column.more, "ink3")
    words = para(join((column.foot, more), _APART), _SMALL, color="ink2")
    if not words.text:
        return ()
    if column.foot and more and widest_line((words,)) > width:
        return (replace(words, text=column.foot), replace(words, text=more))
    return (words,)


def _whole(words: tuple[Para, ...], src: str, borders: tuple[tuple[str, str, float], ...] = ()) -> Line:
    """A row of one cell; one without text takes no room of its own."""
    inset = (0.0, 6.0, 0.0, 4.0) if words else (0.0, 0.0, 0.0, 0.0)
    return Line((PlacedCell(words, anchor="top", span=2, inset=inset, borders=borders),), src=src)


def _bold(text: Inlines) -> Inlines:
    return tuple(Run(run.text, bold=True, src=run.src) for run in text)


def _toned(text: Inlines, color: str) -> Inlines:
    return tuple(Run(run.text, run.bold, color=run.color or color, src=run.src) for run in text)


def quarter_pages(model: CalendarColumns, scale: Scale) -> tuple[QuarterColumns, ...]:
    """Four columns a slide; six where they all go on one."""
    columns: Sequence[CalendarColumn] = model.columns
    if len(columns) <= MOST_COLUMNS + 2:
        return (QuarterColumns(tuple(columns), scale),)
    pages = -(-len(columns) // MOST_COLUMNS)
    each = -(-len(columns) // pages)
    return tuple(
        QuarterColumns(tuple(columns[begin : begin + each]), scale) for begin in range(0, len(columns), each)
    )
