"""Where words go in the time area: milestones on up to three levels, dates beside bars, names of days off below.

No label ever stands on another. A label that finds no place is left out; its text stays in the
alternative text of its shape, and milestones without a name are told of in the drawing's description.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Literal, NamedTuple

from opsplan.blocks.drawing import Label, Polyline, Shape
from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.gantt_axis import Axis
from opsplan.blocks.gantt_days_off import named_days_off
from opsplan.blocks.gantt_words import TODAY, day_text, row_sentence
from opsplan.blocks.measure import shorten, text_width

MILESTONE_LEVELS = 3
_GAP = 3.0
"""Points between a diamond and its name."""


class Span(NamedTuple):
    """A taken stretch of a line; ``owner`` is the index of the milestone whose name it holds, -1 for a diamond."""

    begin: float
    end: float
    owner: int


class Occupancy:
    """The stretches of a line that are taken, in order; none meets another."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def hits(self, begin: float, end: float) -> list[Span]:
        """What lies between ``begin`` and ``end``."""
        index = bisect_left(self._spans, (begin,))
        first = index - 1 if index and self._spans[index - 1].end > begin else index
        return self._spans[first : max(first, bisect_left(self._spans, (end,)))]

    def take(self, begin: float, end: float, owner: int = -1) -> None:
        """Mark a stretch as taken; it swallows what lies there."""
        hits = self.hits(begin, end)
        for span in hits:
            self.release(span)
        low, high = min([begin, *(span.begin for span in hits)]), max([end, *(span.end for span in hits)])
        insort(self._spans, Span(low, high, owner))

    def take_if_free(self, begin: float, end: float, owner: int = -1) -> bool:
        """Mark a stretch as taken, if it is free; whether it was."""
        if self.hits(begin, end):
            return False
        self.take(begin, end, owner)
        return True

    def release(self, span: Span) -> None:
        """Give a stretch back."""
        del self._spans[bisect_left(self._spans, span)]


class Milestone(NamedTuple):
    """A milestone in its lane; ``text`` is empty when there was no room for it."""

    row: GanttRow
    x: float
    level: int
    text: str
    side: Literal["left", "right"]


def place_milestones(
    rows: Sequence[GanttRow], axis: Axis, gantt: Gantt, size: float, half: float
) -> tuple[Milestone, ...]:
    """Diamonds of half width ``half`` with their names: to the right on the first free level, else to the left.

    Where milestones crowd, diamonds may overlap each other but no name; one that finds no room stands bare.
    """
    levels = tuple(Occupancy() for _ in range(MILESTONE_LEVELS))
    placed: list[Milestone] = []
    for row in sorted(rows, key=lambda row: (row.start, row.end)):
        x = min(max(axis.x(row.start, 0.5), axis.left + half), axis.right - half)
        placed.append(
            _named(row, x, axis, gantt, size, half, levels, len(placed))
            or _bare(row, x, axis, size, half, levels, placed)
        )
    return tuple(placed)


def _named(
    row: GanttRow,
    x: float,
    axis: Axis,
    gantt: Gantt,
    size: float,
    half: float,
    levels: tuple[Occupancy, ...],
    index: int,
) -> Milestone | None:
    name = shorten(row.name, size, (axis.right - axis.left) * 0.4)
    text = f"{name} {day_text(row.start, gantt.lang, axis.labels_with_year)}".strip()
    sides: tuple[Literal["right", "left"], ...] = ("right", "left")
    for crowded in (False, True):
        for side in sides:
            begin, end = _room(text, x, size, half, side)
            if begin < axis.left or end > axis.right:
                continue
            for level, taken in enumerate(levels):
                near = taken.hits(x - half, x + half)
                blocked = any(span.owner >= 0 for span in near) if crowded else bool(near)
                if not blocked and not taken.hits(begin, end):
                    taken.take(x - half, x + half)
                    taken.take(begin, end, index)
                    return Milestone(row, x, level, text, side)
    return None


def _room(
    text: str, x: float, size: float, half: float, side: Literal["left", "right"]
) -> tuple[float, float]:
    """What the name of a diamond at ``x`` takes on a side, from the diamond's corner on."""
    reach = half + _GAP + text_width(text, size) + 3
    return (x + half, x + reach) if side == "right" else (x - reach, x - half)


def _bare(
    row: GanttRow,
    x: float,
    axis: Axis,
    size: float,
    half: float,
    levels: tuple[Occupancy, ...],
    placed: list[Milestone],
) -> Milestone:
    """The diamond alone, on the level where it covers least; names it would cover move to the left or go."""
    names = [[span for span in taken.hits(x - half, x + half) if span.owner >= 0] for taken in levels]
    level = min(
        range(MILESTONE_LEVELS), key=lambda i: (len(names[i]), bool(levels[i].hits(x - half, x + half)), i)
    )
    taken = levels[level]
    for span in names[level]:
        taken.release(span)
        item = placed[span.owner]
        begin, end = _room(item.text, item.x, size, half, "left")
        if begin >= axis.left and not taken.hits(begin, min(end, x - half)):
            taken.take(begin, end, span.owner)
            placed[span.owner] = item._replace(side="left")
        else:
            placed[span.owner] = item._replace(text="")
    taken.take(x - half, x + half)
    return Milestone(row, x, level, "", "right")


def paint_milestones(
    placed: Sequence[Milestone], axis: Axis, gantt: Gantt, size: float, half: float, top: float, pitch: float
) -> tuple[Shape, ...]:
    """The lane from ``top`` down, a level every ``pitch`` points."""
    shapes: list[Shape] = []
    box = size * 1.2
    for item in placed:
        x, y, row = item.x, top + (item.level + 0.5) * pitch, item.row
        diamond = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        sentence = row_sentence(row, gantt.lang, axis.several_years)
        outline = "severe-strong" if row.critical else ""
        shapes.append(
            Polyline(
                diamond,
                outline,
                1.0 if outline else 0.0,
                "accent",
                closed=True,
                name=row.id,
                group=row.id,
                alt=sentence,
            )
        )
        if item.text:
            width = text_width(item.text, size) + 2
            left = x + half + _GAP if item.side == "right" else x - half - _GAP - width
            align: Literal["left", "right"] = "left" if item.side == "right" else "right"
            shapes.append(
                Label(
                    left,
                    y - box / 2,
                    width,
                    box,
                    item.text,
                    size,
                    align=align,
                    fill="bg",
                    name=f"{row.id}/name",
                    group=row.id,
                    src=row.src,
                    alt=row.name,
                )
            )
    return tuple(shapes)


def place_beside(
    axis: Axis, begin: float, end: float, width: float, right_gap: float, left_gap: float
) -> tuple[float, Literal["left", "right"]] | None:
    """Where a label ``width`` wide stands beside a bar from ``begin`` to ``end``: right of it, else left, else nowhere.

    Gives the label's left edge and its side.
    """
    if end + right_gap + width <= axis.right:
        return end + right_gap, "right"
    if begin - left_gap - width >= axis.left:
        return begin - left_gap - width, "left"
    return None


def footer(gantt: Gantt, axis: Axis, size: float, bottom: float) -> tuple[Label, ...]:
    """The line below the chart: the flag of today, and the names of days off around it."""
    taken = Occupancy()
    labels: list[Label] = []
    if gantt.today and axis.shows(gantt.today, gantt.today):
        text = f"{TODAY.get(gantt.lang)} {day_text(gantt.today, gantt.lang, axis.labels_with_year)}"
        width = text_width(text, size, True) + 12
        left = min(max(axis.x(gantt.today, 0.5) - width / 2, 0.0), axis.right - width)
        taken.take(left - 3, left + width + 3)
        labels.append(
            Label(
                left, bottom + 1, width, size + 5, text, size, "white", True, "center", "today", name="today"
            )
        )
    for span in named_days_off(gantt, axis):
        name = shorten(span.name, size, 120)
        width = text_width(name, size) + 2
        middle = (axis.x(span.start) + axis.x(span.end, 1)) / 2
        left = _below(middle, width, labels)
        inside = left >= 0 and left + width <= axis.right
        if name and inside and taken.take_if_free(left - 1, left + width + 1):
            labels.append(
                Label(
                    left,
                    bottom + 1,
                    width,
                    size + 5,
                    name,
                    size,
                    "ink3",
                    align="center",
                    name=f"holiday/{span.start}/name",
                )
            )
    return tuple(labels)


def _below(middle: float, width: float, labels: Sequence[Label]) -> float:
    """The left edge of a name of days off: centred under them, or moved just clear of the flag of today."""
    flag = next((label for label in labels if label.name == "today"), None)
    if flag is None or abs(middle - (flag.x + flag.w / 2)) > (flag.w + width) / 2 + 5:
        return middle - width / 2
    return flag.x - 4 - width if middle <= flag.x + flag.w / 2 else flag.x + flag.w + 4
