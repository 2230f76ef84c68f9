"""The rows of a Gantt chart: name and owner at the left, bar or bracket with its date in the time area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from opsplan.blocks.brand import LIGHT
from opsplan.blocks.drawing import Label, Line, Polyline, Rect, Shape
from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.gantt_axis import Axis
from opsplan.blocks.gantt_labels import place_beside
from opsplan.blocks.gantt_links import Bar
from opsplan.blocks.gantt_words import row_sentence, span_text
from opsplan.blocks.measure import shorten, text_width

Look = Literal["slide", "document", "svg"]


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of a look in points. Rows may shrink to ``least_row`` to bring ``page_rows`` onto a page, and
    grow to ``most_row`` on a page with few of them; ``row`` also is the measure of milestones.

    ``share`` is the part of the width for names and owners, at least ``least_left`` points while that
    leaves the time most of the room.
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

    @property
    def diamond(self) -> float:
        """Half the width of a milestone."""
        return self.row * 0.3

    def left(self, width: float) -> float:
        """Where the time area begins on a canvas ``width`` points wide."""
        return min(max(width * self.share, min(self.least_left, width * 0.4)), self.most_left)


MEASURES: Mapping[Look, Measures] = MappingProxyType(
    {
        "slide": Measures(10, 15.5, 13, 9, 14, share=204 / 864, page_rows=18, most_row=22),
        "document": Measures(9, 18, 14.5, 10, 15, share=186 / 698, page_rows=22, most_row=18),
        "svg": Measures(10, 18, 18, 10, 15, share=0.25, page_rows=0, most_row=18),
    }
)

_LEAST_BAR = 1.5
"""A bar is never narrower, so that a day can be seen on an axis of many years."""


def bar_of(row: GanttRow, axis: Axis, top: float, height: float, measures: Measures) -> Bar | None:
    """Where the bar of a row stands; None when no day of it is on the axis."""
    if not axis.shows(row.start, max(row.start, row.end)):
        return None
    left = min(axis.x(row.start), axis.right - _LEAST_BAR)
    right = max(axis.x(max(row.start, row.end), 1), left + _LEAST_BAR)
    thickness = {"phase": 7.0, "summary": 6.0}.get(
        row.kind, measures.bar / 2 if row.rolling else measures.bar
    )
    return Bar(left, right, top + height / 2, thickness / 2, height / 2)


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


def paint_row(
    row: GanttRow, bar: Bar | None, axis: Axis, columns: Columns, measures: Measures, top: float, height: float,
    gantt: Gantt, indent: int, gaps: tuple[float, float],
) -> tuple[Shape, ...]:  # fmt: skip
    """Everything of one row, in one group. The bar bears the row's id; without one, the name does.

    ``gaps`` are the points that lines take up left and right of the bar.
    """
    return (
        *_texts(row, columns, measures, top, height, indent, named=bar is None),
        *(_bar(row, bar, gantt, axis) if bar else ()),
        *_date(row, bar, axis, measures, top + height / 2, gantt, gaps),
    )


def _texts(
    row: GanttRow,
    columns: Columns,
    measures: Measures,
    top: float,
    height: float,
    indent: int,
    *,
    named: bool,
) -> Iterator[Label]:
    bold = row.kind == "phase"
    left = min(indent, 4) * measures.indent
    width = max(columns.name - left, 0.0)
    text = shorten(row.name, measures.size, width, bold)
    name = row.id if named else f"{row.id}/name"
    yield Label(
        left,
        top,
        width,
        height,
        text,
        measures.size,
        "ink",
        bold,
        name=name,
        group=row.id,
        src=row.src,
        alt=row.name,
    )
    if row.owner:
        owner = shorten(row.owner, measures.size, columns.owner)
        x = columns.left - 10 - columns.owner
        yield Label(
            x,
            top,
            columns.owner,
            height,
            owner,
            measures.size,
            "ink2",
            align="right",
            name=f"{row.id}/owner",
            group=row.id,
            alt=row.owner,
        )


def _bar(row: GanttRow, bar: Bar, gantt: Gantt, axis: Axis) -> Iterator[Shape]:
    sentence = row_sentence(row, gantt.lang, axis.several_years)
    if row.kind in ("phase", "summary"):
        yield Polyline(
            _bracket(bar), "", 0.0, row.color, closed=True, name=row.id, group=row.id, alt=sentence
        )
        return
    pale = _is_pale(row.color)
    line, width = ("today", 1.5) if row.critical else ("ink3", 0.75) if pale else ("", 0.0)
    length, thickness = bar.right - bar.left, 2 * bar.half
    yield Rect(
        bar.left, bar.middle - bar.half, length, thickness, row.color, line, width, row.id, row.id, sentence
    )
    done = length * min(max(row.progress, 0.0), 1.0) - 1
    if done > 0.5:
        color = "ink" if pale else "white"
        yield Rect(
            bar.left + 1,
            bar.middle - 1,
            min(done, length - 2) if length > 3 else done,
            2,
            color,
            name=f"{row.id}/progress",
            group=row.id,
        )


def _bracket(bar: Bar) -> tuple[tuple[float, float], ...]:
    """A beam four sevenths of the height with feet at both ends."""
    top, foot = bar.middle - bar.half * 6 / 7, bar.middle + bar.half * 8 / 7
    beam = top + bar.half * 8 / 7
    slant = min(4.0, (bar.right - bar.left) / 2)
    return (
        (bar.left, top), (bar.right, top), (bar.right, foot),
        (bar.right - slant, beam), (bar.left + slant, beam), (bar.left, foot),
    )  # fmt: skip


def _date(
    row: GanttRow, bar: Bar | None, axis: Axis, measures: Measures, middle: float, gantt: Gantt,
    gaps: tuple[float, float],
) -> Iterator[Label]:  # fmt: skip
    """The dates and progress beside the bar; for a row off the axis, at the end where it would be."""
    if row.kind == "phase" and bar:
        return
    text = span_text(row.start, max(row.start, row.end), gantt.lang, axis.labels_with_year or bar is None)
    align: Literal["left", "right"]
    if bar is None:
        before = row.start < axis.first
        text, align = (f"← {text}", "left") if before else (f"{text} →", "right")
        width = text_width(text, measures.size) + 2
        left = axis.left + 4 if before else axis.right - width
        if width + 4 > axis.right - axis.left:
            return
    else:
        text += f"\u3000{row.progress:.0%}" if row.progress > 0 else ""
        width = text_width(text, measures.size) + 2
        place = place_beside(axis, bar.left, bar.right, width, max(gaps[1], 5.0), max(gaps[0], 5.0))
        if place is None:
            return
        left, align = place
    box = measures.size * 1.2
    yield Label(
        left,
        middle - box / 2,
        width,
        box,
        text,
        measures.size,
        "ink3",
        align=align,
        fill="bg",
        name=f"{row.id}/dates",
        group=row.id,
    )


def phase_line(row: GanttRow, first: bool, top: float, width: float) -> tuple[Line, ...]:
    """The hairline above a phase, unless it is the first row."""
    return () if first or row.kind != "phase" else (Line(0, top, width, top),)


@cache
def _is_pale(color: str) -> bool:
    """True for fills that are lost on white and need an outline, and ink instead of white on them."""
    value = color[1:] if color.startswith("#") else LIGHT.get(color, "")
    if len(value) != 6:
        return False
    channels = (int(value[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) < 2.5
