"""The milestones of a Gantt chart in a lane on top, on a few levels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from opsplan.blocks.drawing import Label, Shape
from opsplan.blocks.gantt import GanttRow
from opsplan.blocks.gantt_bars import Ground, milestone, point_of
from opsplan.blocks.gantt_labels import Occupancy, label_width
from opsplan.blocks.gantt_sentences import row_sentence
from opsplan.blocks.gantt_words import day_text, slip_text, timed_span

_GAP = 3.0
"""Points between a diamond and its name."""
_LONGEST = 0.4
"""Share of the time area that a name may take; a milestone with a longer one stands among the rows."""


class Milestone(NamedTuple):
    """A milestone in its lane with the text beside it."""

    row: GanttRow
    x: float
    level: int
    text: str
    side: Literal["left", "right"]


def place_milestones(rows: Iterable[GanttRow], ground: Ground) -> tuple[Milestone, ...]:
    """Those that find room for diamond and name: to the right on the first free level, else to the left."""
    levels = tuple(Occupancy() for _ in range(ground.measures.levels))
    placed = (_place(row, ground, levels) for row in sorted(rows, key=lambda row: (row.start, row.end)))
    return tuple(item for item in placed if item is not None)


def _place(row: GanttRow, ground: Ground, levels: tuple[Occupancy, ...]) -> Milestone | None:
    axis, half, size = ground.axis, ground.measures.diamond, ground.measures.size
    if not axis.shows(row.start, row.start):
        return None
    text = _text(row, ground)
    width = label_width(text, size)
    if width > (axis.right - axis.left) * _LONGEST:
        return None
    x = point_of(row, axis, half)
    reach = half + _GAP + width + 1
    sides: tuple[tuple[Literal["right", "left"], float, float], ...] = (
        ("right", x - half, x + reach), ("left", x - reach, x + half),
    )  # fmt: skip
    for side, begin, end in sides:
        if begin >= axis.left and end <= axis.right:
            for level, taken in enumerate(levels):
                if taken.take_if_free(begin, end):
                    return Milestone(row, x, level, text, side)
    return None


def _text(row: GanttRow, ground: Ground) -> str:
    """Name and date, and the slip of one that was planned for another day."""
    lang, slip = ground.gantt.lang, ground.calendar.slip(row)
    name = " ".join(row.name.split())
    text = f"{name} {moment(row, ground)}".strip()
    if not slip:
        return text
    said = slip_text(slip).get(lang)
    return f"{text} ({said})" if lang == "en" else f"{text}（{said}）"


def moment(row: GanttRow, ground: Ground) -> str:
    """The day of a milestone; its time where hours are shown."""
    axis, lang = ground.axis, ground.gantt.lang
    if not (axis.hourly and row.timed):
        return day_text(row.start, lang, axis.labels_with_year)
    minutes = (row.start_minute, row.start_minute)
    return timed_span(row.start, row.start, minutes, lang, day=axis.days > 1, year=axis.labels_with_year)


def paint_milestones(
    placed: Sequence[Milestone], ground: Ground, top: float, in_rows: frozenset[str]
) -> tuple[Shape, ...]:
    """The lane from ``top`` down. A diamond bears its row's id, unless one among the rows does (``in_rows``)."""
    measures, axis = ground.measures, ground.axis
    half, size, box = measures.diamond, measures.size, measures.size * 1.2
    shapes: list[Shape] = []
    for item in placed:
        x, y, row = item.x, top + (item.level + 0.5) * measures.level, item.row
        sentence = row_sentence(row, ground.gantt, axis.several_years, ground.calendar.slip(row))
        name = f"{row.id}/lane" if row.id in in_rows else row.id
        shapes.append(milestone(row, x, y, half, name, name, sentence))
        width = label_width(item.text, size)
        left = x + half + _GAP if item.side == "right" else x - half - _GAP - width
        align: Literal["left", "right"] = "left" if item.side == "right" else "right"
        shapes.append(
            Label(
                left, y - box / 2, width, box, item.text, size, align=align, fill="bg", name=f"{name}/name",
                group=name, src=row.src, alt=row.name,
            )
        )  # fmt: skip
    return tuple(shapes)
