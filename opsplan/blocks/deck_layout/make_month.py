"""A month as a native table: weeks that stay whole, spread evenly over as few slides as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from opsplan.blocks.deck import PlacedCell, PlacedRow, PlacedTable
from opsplan.blocks.deck_layout.elements import Element, Fitted, Scale
from opsplan.blocks.deck_layout.tables import Line, TableElement, row_heights
from opsplan.blocks.deck_layout.text import cut, para
from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Cell, Row, Table
from opsplan.blocks.week_pages import filled, first_page
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

_HEAD = 10.0
"""Size of the weekdays."""
_SIZES = MappingProxyType({16.0: 10.0, 14.0: 9.0, 12.0: 9.0})
"""Size of a month's type by that of prose."""
_LEAST_ROW, _LEAST_DAY, _MOST_WEEK = 14.0, 24.0, 180.0
"""Heights in points: of any row, of what a day holds, and of a week that is stretched."""
_NUMBER = lazy_pattern(r"\d{1,2}")
"""The day at the beginning of a cell's words."""
_INSET, _DAY_INSET = (4.0, 1.5, 4.0, 1.5), (4.0, 3.0, 4.0, 1.5)

Week = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MonthElement:
    """The weeks still to be placed, below the weekdays."""

    widths: tuple[float, ...]
    head: tuple[Line, ...]
    weeks: tuple[Week, ...]
    name: str = ""
    alt: str = ""
    src: str = ""

    @property
    def grows(self) -> bool:
        return True

    def natural(self, width: float) -> float:
        return self._head_height() + sum(map(self._height, self.weeks))

    def fit(self, width: float, room: float, full: bool) -> tuple[Fitted | None, Element | None]:
        left = room - self._head_height()
        heights = [self._height(week) for week in self.weeks]
        count = first_page(heights, left, left)
        if not count:
            return self._split(width, room) if full else (None, self)
        rest = replace(self, weeks=self.weeks[count:]) if count < len(heights) else None
        return self._placed(self.weeks[:count], left), rest

    def _head_height(self) -> float:
        return sum(row_heights(self.head, self.widths, _LEAST_ROW))

    def _heights(self, week: Week) -> tuple[float, ...]:
        *rows, last = row_heights(week, self.widths, _LEAST_ROW)
        return (*rows, max(last, _LEAST_DAY))

    def _height(self, week: Week) -> float:
        return sum(self._heights(week))

    def _placed(self, weeks: Sequence[Week], room: float) -> Fitted:
        heights = [list(self._heights(week)) for week in weeks]
        for each, height in zip(
            heights, filled([sum(each) for each in heights], room, _MOST_WEEK), strict=True
        ):
            each[-1] += height - sum(each)
        head = row_heights(self.head, self.widths, _LEAST_ROW)
        lines = [line for week in weeks for line in (*week[:-1], _closing(week[-1]))]
        rows = (
            *(PlacedRow(h, line.cells, header=True) for h, line in zip(head, self.head, strict=True)),
            *(
                PlacedRow(h, line.cells, src=line.src)
                for h, line in zip((h for each in heights for h in each), lines, strict=True)
            ),
        )
        table = PlacedTable(0, 0, self.widths, rows, self.name, self.alt, self.src)
        return Fitted(table.h, (table,), _days(weeks))

    def _split(self, width: float, room: float) -> tuple[Fitted | None, Element | None]:
        """A week that is higher than a slide, as rows of any table."""
        week = TableElement(
            self.widths, self.head, self.weeks[0], _LEAST_ROW, _LEAST_ROW, 99, self.name, self.alt
        )
        fitted, rest = week.fit(width, room, True)
        left = replace(self, weeks=self.weeks[1:]) if len(self.weeks) > 1 else None
        if isinstance(rest, TableElement):
            return fitted, replace(self, weeks=(rest.lines, *self.weeks[1:]))
        return fitted, left


def _days(weeks: Sequence[Week]) -> str:
    """The first and the last day of the month that weeks show: ``1–14``."""
    heads = (plain(cell.paragraphs[0].text) for week in weeks for cell in week[0].cells if cell.paragraphs)
    numbers = [found[0] for found in map(_NUMBER.match, heads) if found]
    return "–".join(dict.fromkeys((numbers[0], numbers[-1]))) if numbers else ""


def month_element(table: Table, scale: Scale, width: float) -> MonthElement:
    """A table of the look ``month`` in ``width`` points."""
    size = _SIZES.get(scale.prose, 9.0)
    total = sum(column.weight for column in table.columns)
    head = Line(
        tuple(
            PlacedCell(
                (para(column.title, _HEAD, color="ink2", bold=True),), anchor="bottom", inset=_INSET,
                borders=(("B", "accent", 1.5),),
            )
            for column in table.columns
        )
    )  # fmt: skip
    weeks: list[list[Line]] = []
    for row in table.rows:
        if row.kind == "group" or not weeks:
            weeks.append([])
        weeks[-1].append(
            Line(
                tuple(_cell(row, cell, index, size) for index, cell in enumerate(row.cells)), "body", row.src
            )
        )
    return MonthElement(
        tuple(width * column.weight / total for column in table.columns), (head,), tuple(map(tuple, weeks)),
        table.name, plain(table.caption), table.src,
    )  # fmt: skip


def _cell(row: Row, cell: Cell, index: int, size: float) -> PlacedCell:
    """Each line of the cell is a paragraph. Hairlines part the days."""
    words = plain(cell.text)
    paras = []
    begin = 0
    for line in words.split("\n") if words else ():
        text = cut(cell.text, begin, begin + len(line))
        paras.append(para(text, size, color=cell.color or "ink", bold=cell.bold, after=2.0))
        begin += len(line) + 1
    borders = (("L", "line", 0.5),) if index else ()
    return PlacedCell(
        tuple(paras),
        cell.fill,
        "top",
        cell.span,
        cell.rows,
        _DAY_INSET if row.kind == "group" else _INSET,
        tuple(borders),
        cell.src,
    )


def _closing(line: Line) -> Line:
    """The last row of a week, with the line that parts it from the next. LibreOffice draws a line above a cell below it
    as well, so that lines stand below."""
    return replace(
        line, cells=tuple(replace(cell, borders=(*cell.borders, ("B", "mute", 0.75))) for cell in line.cells)
    )
