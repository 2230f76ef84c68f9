"""How high the weeks of a month table are, in points, before any of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Row, Table
from opsplan.writers.docx.measured import lines_of

_SIZE, _LINE, _AFTER = 9.0, 13.0, 1.0
"""Type, the line that Chinese fonts make of it, and the space below a paragraph, in points."""
_SIDES, _ENDS = 8.0, 3.0
"""Insets of a cell at both sides, and above and below."""
_LEAST_DAY = 22.0
"""The least height of what a day holds."""

Week = tuple[Row, ...]


def month_height(table: Table, width: float) -> float:
    """The height of the grid in points where nothing is stretched, without caption and note."""
    widths = month_widths(table, width)
    return head_height(table) + sum(week_height(week, widths) for week in weeks_of(table))


def fitting(table: Table, width: float, room: float) -> Table:
    """The month, or the first tighter one whose weeks all fit into ``room`` points below the weekdays; itself if none does."""
    tried: Table | None = table
    while tried is not None:
        if month_height(tried, width) - head_height(tried) <= room:
            return tried
        tried = tried.tighter
    return table


def month_widths(table: Table, width: float) -> tuple[float, ...]:
    """The widths of the columns by their weights."""
    total = sum(column.weight for column in table.columns)
    return tuple(width * column.weight / total for column in table.columns)


def head_height(table: Table) -> float:
    """The height of the row of weekdays."""
    return _LINE + _AFTER + _ENDS if table.has_header else 0.0


def weeks_of(table: Table) -> tuple[Week, ...]:
    """The rows of each week."""
    weeks: list[list[Row]] = []
    for row in table.rows:
        if row.kind == "group" or not weeks:
            weeks.append([])
        weeks[-1].append(row)
    return tuple(map(tuple, weeks))


def week_height(week: Week, widths: Sequence[float]) -> float:
    """The height of a week that is not stretched."""
    *above, last = week
    return sum(row_height(row, widths) for row in above) + last_height(last, widths)


def last_height(row: Row, widths: Sequence[float]) -> float:
    """The height of the row that ends a week, before it is stretched."""
    return max(row_height(row, widths), _LEAST_DAY)


def row_height(row: Row, widths: Sequence[float]) -> float:
    """The height of a row in columns ``widths`` wide."""
    tallest, column = 0.0, 0
    for cell in row.cells:
        room = sum(widths[column : column + cell.span]) - _SIDES
        paragraphs = plain(cell.text).split("\n")
        tallest = max(tallest, sum(_LINE * lines_of(each, room, _SIZE) + _AFTER for each in paragraphs))
        column += cell.span
    return ceil(tallest + _ENDS)
