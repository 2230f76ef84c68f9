"""The sizes of a Gantt chart in the looks it comes in, and the columns at its left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.measure import text_width
from opsplan.records import dataclass

Look = Literal["slide", "document", "svg"]


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of a look in points. Rows may shrink to ``least_row`` to bring ``page_rows`` onto a page, and
    grow to ``most_row`` on a page with few of them; ``row`` also is the measure of milestones.

    ``share`` is the part of the width for names and owners, at least ``least_left`` points while that
    leaves the time most of the room. ``page_rows`` 0 puts all rows on one page.
    """

    size: float
    row: float
    least_row: float
    bar: float
    level: float
    share: float
    page_rows: int
    most_row: float
    head: float = 32.0
    indent: float = 12.0
    least_left: float = 150.0
    most_left: float = 280.0
    levels: int = 3
    """Lines of the milestones' lane."""

    @property
    def diamond(self) -> float:
        """Half the width of a milestone."""
        return self.row * 0.3

    @property
    def foot(self) -> float:
        """Height of the line below the chart, with today and the names of days off."""
        return self.size + 8

    @property
    def legend_line(self) -> float:
        """Height of a further line of the legend."""
        return self.size + 5

    def left(self, width: float) -> float:
        """Where the time area begins on a canvas ``width`` points wide."""
        return min(max(width * self.share, min(self.least_left, width * 0.4)), self.most_left)


MEASURES: Mapping[Look, Measures] = MappingProxyType(
    {
        "slide": Measures(10, 15.5, 12.4, 9, 14, share=204 / 864, page_rows=18, most_row=22),
        "document": Measures(9, 18, 14.5, 10, 15, share=186 / 698, page_rows=22, most_row=18),
        "svg": Measures(10, 18, 18, 10, 15, share=0.25, page_rows=0, most_row=18),
    }
)

_ROOMY_ROWS = 14
"""Rows up to which a page of a slide or document is set larger."""
_ROOMY: Mapping[Look, Measures] = MappingProxyType({
    "slide": replace(MEASURES["slide"], size=12, row=19, least_row=16, bar=12, level=17, most_row=30, head=38),
    "document": replace(MEASURES["document"], size=10, row=19, least_row=16, bar=11, level=16, most_row=27, head=34),
})  # fmt: skip
_OVERVIEW: Mapping[Look, Measures] = MappingProxyType({
    "slide": replace(_ROOMY["slide"], bar=16, most_row=46, levels=5),
    "document": replace(_ROOMY["document"], bar=14, most_row=34, levels=5),
})  # fmt: skip


def measures_of(gantt: Gantt, look: Look) -> Measures:
    """The sizes of a chart in a look: larger where there are few rows, and bars thicker where there are phases alone."""
    rows = sum(row.kind != "milestone" or gantt.part == "page" for row in gantt.rows)
    if rows > _ROOMY_ROWS:
        return MEASURES[look]
    return (_OVERVIEW if gantt.part == "overview" else _ROOMY).get(look, MEASURES[look])


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns at the left: the owner's is as wide as its longest name, up to two fifths."""

    left: float
    owner: float
    """Width of the owner column; 0 when no row has an owner."""

    @property
    def name(self) -> float:
        return self.left - 10 - (self.owner + 8 if self.owner else 0)


def columns_of(rows: Sequence[GanttRow], left: float, size: float, title: str) -> Columns:
    """The columns that hold the longest owner."""
    owners = {row.owner for row in rows if row.owner}
    if not owners:
        return Columns(left, 0.0)
    widest = max(text_width(title, size, True), *(text_width(owner, size) for owner in owners))
    return Columns(left, min(widest + 1, left * 0.4))
