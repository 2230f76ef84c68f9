"""Tables as elements of a body: columns by content, rows measured, split with their header repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from opsplan.blocks.deck import Para, PlacedCell, PlacedRow, PlacedTable
from opsplan.blocks.deck_layout.elements import Element, Fitted
from opsplan.blocks.deck_layout.table_columns import column_widths, longest_word
from opsplan.blocks.deck_layout.text import count_lines, split_text, text_height
from opsplan.blocks.nodes import RowKind
from opsplan.records import dataclass

BODY_ROWS = 7
"""Rows below the header on one slide."""
_LINE = 20.0
"""More than the pitch of a line of a table."""
ROOMY_ROW = 52.0
ROOMY_GRID_ROW = 130.0
QUADRANT_ROW = 180.0
"""How high rows get where there is room to spare: of a list of things, of a matrix, and of one like SWOT."""
_TOWER_EMS, _TOWER_LINES = 8.0, 5
"""The width below which, and the lines from which, a cell is a tower."""
BESIDE_ROWS = 10
"""Rows below the header of a table that explains the chart beside it: cutting it would cut it off from the chart."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row before its height is known."""

    cells: tuple[PlacedCell, ...]
    kind: RowKind = "body"
    src: str = ""

    @property
    def spans_down(self) -> bool:
        return any(cell.rows > 1 for cell in self.cells)


@dataclass(frozen=True, slots=True)
class TableElement:
    """A table of columns ``widths`` wide, header first if ``head``. ``least`` is the least height of a row."""

    widths: tuple[float, ...]
    head: tuple[Line, ...]
    lines: tuple[Line, ...]
    least: float
    most: float = ROOMY_ROW
    per_slide: int = BODY_ROWS
    name: str = ""
    alt: str = ""
    src: str = ""
    begun: bool = False
    """True when the first row goes on from the slide before."""
    known: tuple[float, ...] = ()
    """The heights of ``lines`` where a slide before has measured them: a table of many slides is measured once."""

    @property
    def grows(self) -> bool:
        return True

    def widened(self, width: float) -> TableElement:
        """The same rows in columns that share ``width`` by what stands in them."""
        if width <= sum(self.widths):
            return self
        cells: list[list[tuple[Para, ...]]] = [[] for _ in self.widths]
        insets = [0.0] * len(self.widths)
        lines = (*self.head, *self.lines)
        for line, places in zip(lines, lay_columns(lines, len(self.widths)), strict=True):
            for cell, x in zip(line.cells, places, strict=True):
                if cell.span == 1:
                    cells[x].append(cell.paragraphs)
                    insets[x] = max(insets[x], cell.inset[0] + cell.inset[2])
        widths = column_widths(cells, [0.0] * len(self.widths), insets, width)
        return replace(self, widths=widths, per_slide=rows_per_slide(self.lines, BODY_ROWS), known=())

    @property
    def breaks_words(self) -> bool:
        """True where a Latin word or a number is wider than its column."""
        lines = (*self.head, *self.lines)
        for line, places in zip(lines, lay_columns(lines, len(self.widths)), strict=True):
            for cell, x in zip(line.cells, places, strict=True):
                room = sum(self.widths[x : x + cell.span]) - cell.inset[0] - cell.inset[2]
                if longest_word(cell.paragraphs) > room + 1:
                    return True
        return False

    @property
    def is_crowded(self) -> bool:
        """True where words break or a cell is a tower of many short lines: the table has too little width."""
        if self.breaks_words:
            return True
        for line, places in zip(self.lines, lay_columns(self.lines, len(self.widths)), strict=True):
            for cell, x in zip(line.cells, places, strict=True):
                room = sum(self.widths[x : x + cell.span]) - cell.inset[0] - cell.inset[2]
                if any(room < _TOWER_EMS * each.size and count_lines(each, room) >= _TOWER_LINES for each in cell.paragraphs):  # fmt: skip
                    return True
        return False

    def natural(self, width: float) -> float:
        """Width was settled when the table was made."""
        return sum(self._heights(self.head)) + sum(self.known or self._heights(self.lines))

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        head = self._heights(self.head)
        heights = self.known or self._heights(self.lines)
        left = room - sum(head)
        count = 0
        used = 0.0
        while count < min(len(heights), self.per_slide) and used + heights[count] <= left + 0.01:
            used += heights[count]
            count += 1
        if count == len(self.lines) and left > -0.01:
            return self._placed(self.lines, (*head, *self._stretched(heights, left)), head), None
        if not self.known and self._has_spans_down():
            return (
                (None, self)
                if not full
                else replace(self, lines=_unspanned(self.lines)).fit(width, room, full)
            )
        count = self._good_break(self._even(heights, left, count))
        if count and (full or count > 1 or heights[0] > 0.5 * left):
            rest = replace(self, lines=self.lines[count:], begun=False, known=heights[count:])
            return self._placed(
                self.lines[:count], (*head, *self._stretched(heights[:count], left)), head
            ), rest
        if not full:
            return None, self
        if sum(head) > 0.4 * room or not self.lines:  # a header as high as a slide is text like any other
            return replace(self, head=(), lines=(*self.head, *self.lines), known=()).fit(width, room, full)
        need = self._heights(self.lines[:1])[0]
        upper, lower = self._split_line(
            self.lines[0], need / 2 + _LINE if need + 2 * _LINE < 2 * left else left
        )
        fitted = self._placed((upper,), (*head, min(self._heights((upper,))[0], left)), head)
        return fitted, replace(self, lines=(lower, *self.lines[1:]), begun=True, known=())

    def _even(self, heights: Sequence[float], room: float, count: int) -> int:
        """Fewer than ``count`` rows where all that is left fits the next slide, so that both are about equally full."""
        last = len(heights)
        if last - count > self.per_slide or sum(heights[count:]) > room:
            return count
        first = next(
            index
            for index in range(count + 1)
            if last - index <= self.per_slide and sum(heights[index:]) <= room
        )
        whole = sum(heights)
        return min(
            range(max(first, min(count, 1)), count + 1),
            key=lambda index: abs(whole - 2 * sum(heights[:index])),
        )

    def _good_break(self, count: int) -> int:
        """A group's name goes with its rows; a total keeps the row above it for company."""
        lines = self.lines
        best = count
        while best > 1 and (lines[best - 1].kind == "group" or lines[best].kind in ("total", "subtotal")):
            best -= 1
        return best if best > 0 and lines[best - 1].kind != "group" else count

    def _has_spans_down(self) -> bool:
        return any(line.spans_down for line in self.lines)

    def _heights(self, lines: Sequence[Line]) -> tuple[float, ...]:
        return row_heights(lines, self.widths, self.least)

    def _stretched(self, heights: Sequence[float], room: float) -> tuple[float, ...]:
        """Low rows made higher, all to the same height, where there is room to spare."""
        level = self.least
        while level + 1 <= self.most and sum(max(each, level + 1) for each in heights) <= room:
            level += 1
        return tuple(max(each, level) for each in heights)

    def _split_line(self, line: Line, room: float) -> tuple[Line, Line]:
        upper: list[PlacedCell] = []
        lower: list[PlacedCell] = []
        for cell, x in zip(line.cells, lay_columns((line,), len(self.widths))[0], strict=True):
            left, top, right, bottom = cell.inset
            width = sum(self.widths[x : x + cell.span]) - left - right
            head, rest = split_text(cell.paragraphs, width, room - top - bottom - 1)
            upper.append(replace(cell, paragraphs=head, anchor="top"))
            lower.append(replace(cell, paragraphs=rest, anchor="top"))
        return replace(line, cells=tuple(upper)), replace(line, cells=tuple(lower))

    def _placed(self, lines: Sequence[Line], heights: Sequence[float], head: Sequence[float]) -> Fitted:
        rows = tuple(
            PlacedRow(height, line.cells, header=index < len(head), src=line.src)
            for index, (line, height) in enumerate(zip((*self.head, *lines), heights, strict=True))
        )
        table = PlacedTable(0, 0, self.widths, rows, self.name, self.alt, self.src)
        return Fitted(table.h, (table,))


def row_heights(lines: Sequence[Line], widths: Sequence[float], least: float) -> tuple[float, ...]:
    """The height that each row needs in columns ``widths`` wide, at least ``least``."""
    heights = [least] * len(lines)
    owed: list[tuple[int, int, float]] = []
    for y, (line, columns) in enumerate(zip(lines, lay_columns(lines, len(widths)), strict=True)):
        for cell, x in zip(line.cells, columns, strict=True):
            left, top, right, bottom = cell.inset
            width = sum(widths[x : x + cell.span]) - left - right
            need = text_height(cell.paragraphs, width) + top + bottom + 1
            if cell.rows > 1:
                owed.append((y, min(y + cell.rows, len(lines)), need))
            else:
                heights[y] = max(heights[y], need)
    for begin, end, need in owed:
        missing = need - sum(heights[begin:end])
        if missing > 0:
            heights[end - 1] += missing
    return tuple(heights)


def lay_columns(lines: Sequence[Line], columns: int) -> tuple[tuple[int, ...], ...]:
    """The column each cell begins in, cells covered from above left out."""
    covered: set[tuple[int, int]] = set()
    out = []
    for y, line in enumerate(lines):
        x = 0
        places = []
        for cell in line.cells:
            while (y, x) in covered:
                x += 1
            places.append(x)
            if cell.rows > 1:
                covered |= {
                    (y + down, x + right) for down in range(1, cell.rows) for right in range(cell.span)
                }
            x += cell.span
        out.append(tuple(places))
    return tuple(out)


def _unspanned(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same rows with empty cells where a cell reached down: such a table can be split anywhere."""
    width = max((sum(cell.span for cell in line.cells) for line in lines[:1]), default=0)
    grid: list[dict[int, PlacedCell]] = [{} for _ in lines]
    for y, (line, places) in enumerate(zip(lines, lay_columns(lines, width), strict=True)):
        for cell, x in zip(line.cells, places, strict=True):
            for down in range(min(cell.rows, len(lines) - y)):
                words: tuple[Para, ...] = () if down else cell.paragraphs
                grid[y + down][x] = replace(cell, rows=1, paragraphs=words)
    return tuple(
        replace(line, cells=tuple(cells[x] for x in sorted(cells)))
        for line, cells in zip(lines, grid, strict=True)
    )


def rows_per_slide(lines: Sequence[Line], most: int) -> int:
    """Rows below the header on each slide, so that a table that needs two slides fills both alike."""
    slides = -(-len(lines) // most)
    return -(-len(lines) // slides) if slides > 1 else most
