"""The rows of a Gantt chart: name and owner at the left, bar with its dates in the time area."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from opsplan.blocks.drawing import HAlign, Label, Line, Rect, Shape
from opsplan.blocks.gantt import GanttRow
from opsplan.blocks.gantt_bars import Ground, paint_bar, reach, slack_right
from opsplan.blocks.gantt_labels import label_width, place_beside
from opsplan.blocks.gantt_links import Bar
from opsplan.blocks.gantt_milestones import moment
from opsplan.blocks.gantt_names import Entry, paint_names
from opsplan.blocks.gantt_words import STATUS, slip_text, span_text, timed_span
from opsplan.blocks.measure import shorten
from opsplan.diagnostics import Lang

_SHOWN_STATUS = {"at-risk": "high-strong", "late": "severe-strong", "done": "low-strong"}
"""Colours of the status words that stand on the chart; one that needs no attention is left to the sentence."""
_GAP = 5.0
_BOX = 1.1
"""Height of the box of a date, in its type size."""
_HOLDS_TYPE = 8.5
"""A thinner bar holds no type."""
_NAME_ROOM, _SHORT_NAME = 16.0, 8.0
"""Ems for the name of a row on another page, and where there is less room."""
_INSET = 12.0
"""Points of a bar that stay visible on both sides of a date on it."""


class Painted(NamedTuple):
    """The shapes of a row, and whether its dates found room."""

    shapes: tuple[Shape, ...]
    dated: bool


def paint_row(
    entry: Entry, bar: Bar | None, ground: Ground, top: float, height: float, gaps: tuple[float, float]
) -> Painted:
    """Everything of one row, in one group. The bar bears the row's id; without one, the name does.

    ``gaps`` are the points that lines take up left and right of the bar.
    """
    row = entry.row
    dates = tuple(_dates(row, bar, ground, top, gaps) if bar else _elsewhere(row, ground, top + height / 2))
    names = paint_names(entry, ground.columns, top, height, named=bar is None)
    shapes = (*names, *(paint_bar(row, bar, ground) if bar else ()), *dates)
    return Painted(shapes, bool(dates) or (row.kind == "phase" and bar is not None))


class _Text(NamedTuple):
    """A text with the width of its box."""

    text: str
    width: float
    color: str = "ink3"
    bold: bool = False
    name: str = "dates"
    src: str = ""
    """What stands before the name, where it is not the row's id."""
    alt: str = ""


def _texts(row: GanttRow, ground: Ground) -> tuple[_Text, ...]:
    """The dates with progress and slip, then a status that a reader has to know of."""
    lang: Lang = ground.gantt.lang
    text = _when(row, ground)
    if row.progress > 0 and row.status != "done":
        text += f"\u3000{row.progress:.0%}"
    slip = ground.calendar.slip(row) if row.baseline else 0
    if slip:
        text += f"\u3000{slip_text(slip).get(lang)}"
    size = ground.measures.size
    dates = _Text(text, label_width(text, size))
    if row.status not in _SHOWN_STATUS:
        return (dates,)
    status = STATUS[row.status].get(lang)
    return dates, _Text(status, label_width(status, size, True), _SHOWN_STATUS[row.status], True, "status")


def _further(row: GanttRow, ground: Ground) -> Iterator[tuple[_Text, ...]]:
    """What may follow the dates, from all of it to nothing: the note, and the names of rows on other pages."""
    size = ground.measures.size
    note = (_Text(row.note, label_width(row.note, size), "ink3", name="note"),) if row.note else ()
    ends = tuple((mark, rows) for mark, rows in (("←", row.waits_for), ("→", row.leads_to)) if rows)
    for room in (_NAME_ROOM, _SHORT_NAME) if ends else ():
        names = []
        for mark, rows in ends:
            more = f" +{len(rows) - 1}" if len(rows) > 1 else ""
            flat = " ".join(rows[0].name.split())
            text = f"{mark} {shorten(flat, size, room * size)}"
            whole = f"{mark} {flat}" if not text.endswith(flat) else ""
            names.append(_Text(text, label_width(text, size), "ink2", name="name", src=rows[0].id, alt=whole))
            if more:
                names.append(_Text(more, label_width(more, size), "ink2", name="more", src="legend"))
        yield (*note, *names)
    if note:
        yield note
    yield ()


def _when(row: GanttRow, ground: Ground) -> str:
    axis, lang = ground.axis, ground.gantt.lang
    if row.kind == "milestone":
        return moment(row, ground)
    end = max(row.start, row.end)
    if not (axis.hourly and row.timed):
        return span_text(row.start, end, lang, axis.labels_with_year)
    minutes = (row.start_minute, row.end_minute)
    return timed_span(row.start, end, minutes, lang, day=axis.days > 1, year=axis.labels_with_year)


def _dates(
    row: GanttRow, bar: Bar, ground: Ground, top: float, gaps: tuple[float, float]
) -> Iterator[Label | Rect]:
    """The texts beside the bar, or on it when it leaves no room; else none."""
    if row.kind == "phase":
        return
    size = ground.measures.size
    texts = _texts(row, ground)
    middle = max(bar.middle, top + size * _BOX / 2)
    for further in _further(row, ground):
        run = (*texts, *further)
        place = _beside(row, bar, ground, gaps, _width(run))
        if place is not None:
            yield from _run(row, run, place[0], middle, size, place[1])
            return
    note = (_Text(row.note, label_width(row.note, size), name="note"),) if row.note else ()
    full = (*texts, *note)
    texts = full if bar.right - bar.left >= _width(full) + 2 * _INSET else texts
    yield from _on_bar(row, texts, bar, middle, size, _width(texts))


def _width(texts: tuple[_Text, ...]) -> float:
    return sum(text.width for text in texts) + _GAP * (len(texts) - 1)


def _beside(
    row: GanttRow, bar: Bar, ground: Ground, gaps: tuple[float, float], width: float
) -> tuple[float, HAlign] | None:
    """Where texts of some width stand beside a bar, clear of its baseline, its slack and the lines at its ends."""
    left, right = reach(row, bar, ground)
    before, behind = max(gaps[0], _GAP), max(gaps[1], _GAP)
    slack = slack_right(row, bar, ground.axis)
    if slack < right + behind + width + 8:
        right = max(right, slack)
    return place_beside(
        ground.axis, left, right, width, max(bar.right + behind - right, _GAP), max(left - bar.left + before, _GAP)
    )  # fmt: skip


def _run(
    row: GanttRow, texts: tuple[_Text, ...], left: float, middle: float, size: float, align: HAlign
) -> Iterator[Label]:
    """The texts one behind the other, each in a box that hides the lines behind it."""
    box = size * _BOX
    for text in texts:
        yield Label(
            left, middle - box / 2, text.width, box, text.text, size, text.color, text.bold, align, "bg",
            f"{text.src or row.id}/{text.name}", row.id, alt=text.alt,
        )  # fmt: skip
        left += text.width + _GAP


def _on_bar(
    row: GanttRow, texts: tuple[_Text, ...], bar: Bar, level: float, size: float, width: float
) -> Iterator[Label | Rect]:
    """On a bar that fills the time: in its colours when it is thick enough to hold type, else in a gap of it."""
    middle = (bar.left + bar.right) / 2
    if row.kind == "milestone" or bar.right - bar.left < width + 2 * _INSET:
        return
    if row.kind == "summary" or 2 * bar.half < _HOLDS_TYPE:
        yield from _run(row, texts, middle - width / 2, level, size, "left")
        return
    small = min(size, 2 * bar.half - 1)
    text = "\u3000".join(text.text for text in texts)
    width, box = label_width(text, small), small * 1.2
    if row.progress > 0:
        yield Rect(middle - width / 2, bar.middle - 1.5, width, 3, row.color, group=row.id)
    yield Label(
        middle - width / 2, bar.middle - box / 2, width, box, text, small,
        f"on:{row.color}", align="center", name=f"{row.id}/dates", group=row.id,
    )  # fmt: skip


def _elsewhere(row: GanttRow, ground: Ground, middle: float) -> Iterator[Label]:
    """The dates of a row off the axis, with an arrow, at the end where it would be."""
    axis, size = ground.axis, ground.measures.size
    text = span_text(row.start, max(row.start, row.end), ground.gantt.lang, True)
    align: Literal["left", "right"]
    before = row.start < axis.first
    text, align = (f"← {text}", "left") if before else (f"{text} →", "right")
    width = label_width(text, size)
    if width + 4 > axis.right - axis.left:
        return
    left = axis.left + 4 if before else axis.right - width
    yield from _run(row, (_Text(text, width),), left, middle, size, align)


def phase_line(row: GanttRow, first: bool, top: float, width: float) -> tuple[Line, ...]:
    """The hairline above a phase, unless it is the first row."""
    return () if first or row.kind != "phase" else (Line(0, top, width, top),)
