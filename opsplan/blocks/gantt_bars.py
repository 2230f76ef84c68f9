"""Bars, brackets and diamonds of a Gantt chart, with what was planned before and how far they can slip."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.blocks.drawing import Line, Polyline, Rect, Shape
from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.gantt_axis import Axis
from opsplan.blocks.gantt_calendar import WorkingDays
from opsplan.blocks.gantt_links import Bar
from opsplan.blocks.gantt_measures import Columns, Measures
from opsplan.blocks.gantt_sentences import row_sentence
from opsplan.records import dataclass

_LEAST_BAR = 1.5
"""A bar is never narrower, so that a day can be seen on an axis of many years."""
_LIFT, _STRIP, _STRIP_GAP = 2.0, 2.5, 1.0
"""Points by which bars are raised and thinned above baselines, height of a baseline, and the gap between them."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What every row of a chart is drawn on. ``baselines`` tells that some row has one: bars then leave room below."""

    gantt: Gantt
    axis: Axis
    columns: Columns
    measures: Measures
    calendar: WorkingDays
    baselines: bool


def diamond(x: float, y: float, half: float) -> tuple[tuple[float, float], ...]:
    """The corners of a diamond around a point."""
    return ((x, y - half), (x + half, y), (x, y + half), (x - half, y))


def bar_of(row: GanttRow, ground: Ground, top: float, height: float) -> Bar | None:
    """Where the bar of a row stands; None when no day of it is on the axis."""
    axis, measures = ground.axis, ground.measures
    last = max(row.start, row.end)
    if not axis.shows(row.start, last):
        return None
    middle = top + height / 2
    if row.kind == "milestone":
        half = min(measures.diamond, height * 0.4)
        x = point_of(row, axis, half)
        return Bar(x - half, x + half, middle, half, height / 2, point=True)
    begin, end = (row.start_minute / 1440, row.end_minute / 1440) if axis.hourly else (0.0, 1.0)
    left = min(axis.x(row.start, begin), axis.right - _LEAST_BAR)
    right = max(axis.x(last, end), left + _LEAST_BAR)
    if row.kind in ("phase", "summary"):
        return Bar(left, right, middle, 3.5 if row.kind == "phase" else 3.0, height / 2)
    lift = _LIFT if ground.baselines else 0.0
    thickness = (measures.bar - lift) * (0.5 if row.rolling else 1.0)
    return Bar(left, right, middle - lift, thickness / 2, height / 2)


def point_of(row: GanttRow, axis: Axis, half: float) -> float:
    """Where a milestone stands: in the middle of its day, or at its time where hours are shown."""
    timed = axis.hourly and row.timed
    x = axis.x(row.start, row.start_minute / 1440 if timed else 0.5)
    return min(max(x, axis.left + half), axis.right - half)


def paint_bar(row: GanttRow, bar: Bar, ground: Ground) -> Iterator[Shape]:
    """The bar with its baseline below, its slack behind and its progress inside. The bar bears the row's id."""
    axis = ground.axis
    sentence = row_sentence(row, ground.gantt, axis.several_years, ground.calendar.slip(row))
    yield from _baseline(row, bar, ground)
    if row.kind in ("phase", "summary"):
        yield Polyline(
            _bracket(bar), "", 0.0, row.color, closed=True, name=row.id, group=row.id, alt=sentence
        )
        return
    if row.kind == "milestone":
        yield milestone(row, (bar.left + bar.right) / 2, bar.middle, bar.half, row.id, row.id, sentence)
        return
    yield from _slack(row, bar, axis)
    line, width = ("today", 1.5) if row.critical else (f"edge:{row.color}", 0.75)
    length, thickness = bar.right - bar.left, 2 * bar.half
    yield Rect(
        bar.left, bar.middle - bar.half, length, thickness, row.color, line, width, row.id, row.id, sentence
    )
    done = length * min(max(row.progress, 0.0), 1.0) - 1
    if done > 0.5:
        done = min(done, length - 2) if length > 3 else done
        color = f"mark:{row.color}"
        yield Rect(bar.left + 1, bar.middle - 1, done, 2, color, "", 0.0, f"{row.id}/progress", row.id)


def milestone(
    row: GanttRow, x: float, y: float, half: float, name: str, group: str, sentence: str
) -> Polyline:
    """A diamond, outlined in red on the critical path."""
    outline = "severe-strong" if row.critical else ""
    return Polyline(
        diamond(x, y, half), outline, 1.0 if outline else 0.0, "accent", closed=True, name=name, group=group, alt=sentence,
    )  # fmt: skip


def reach(row: GanttRow, bar: Bar, ground: Ground) -> tuple[float, float]:
    """How far the bar's baseline and a short slack line go to the left and right of it; a date stands clear of them."""
    left, right = bar.left, bar.right
    strip = _planned(row, ground.axis)
    if strip is not None:
        half = bar.half if row.kind == "milestone" else 0.0
        left, right = min(left, strip[0] - half), max(right, strip[1] + half)
    return left, right


def slack_right(row: GanttRow, bar: Bar, axis: Axis) -> float:
    """Where the slack line ends; the bar's end without one."""
    if row.slack_end is None or row.slack_end <= row.end or row.kind != "task":
        return bar.right
    return max(axis.x(row.slack_end, 1), bar.right)


def _planned(row: GanttRow, axis: Axis) -> tuple[float, float] | None:
    """From where to where a row was planned; None when that is not on the axis."""
    if row.baseline is None or (axis.hourly and row.baseline == (row.start, row.end)):
        return None
    start, end = row.baseline[0], max(row.baseline)
    if not axis.shows(start, end):
        return None
    if row.kind == "milestone":
        return axis.x(end, 0.5), axis.x(end, 0.5)
    left = min(axis.x(start), axis.right - _LEAST_BAR)
    return left, max(axis.x(end, 1), left + _LEAST_BAR)


def _baseline(row: GanttRow, bar: Bar, ground: Ground) -> Iterator[Shape]:
    planned = _planned(row, ground.axis)
    if planned is None:
        return
    left, right = planned
    name = f"{row.id}/baseline"
    if row.kind == "milestone":
        x = min(max(left, ground.axis.left + bar.half), ground.axis.right - bar.half)
        yield Polyline(
            diamond(x, bar.middle, bar.half), "mute", 1.0, "bg", closed=True, name=name, group=row.id
        )
        return
    top = bar.middle + bar.half + (1.5 if row.kind in ("phase", "summary") else _STRIP_GAP)
    yield Rect(left, top, right - left, _STRIP, "mute", name=name, group=row.id)


def _slack(row: GanttRow, bar: Bar, axis: Axis) -> Iterator[Shape]:
    """A line to the last day that delays nothing, with a stroke at its end."""
    end = slack_right(row, bar, axis)
    if end - bar.right < 0.5:
        return
    yield Line(
        bar.right, bar.middle, end, bar.middle, "ink3", 1.0, name=f"{row.id}/slack", group=row.id
    )  # fmt: skip
    yield Line(end, bar.middle - 2.5, end, bar.middle + 2.5, "ink3", 1.0, group=row.id)


def _bracket(bar: Bar) -> tuple[tuple[float, float], ...]:
    """A beam four sevenths of the height with feet at both ends."""
    top, foot = bar.middle - bar.half * 6 / 7, bar.middle + bar.half * 8 / 7
    beam = top + bar.half * 8 / 7
    slant = min(4.0, (bar.right - bar.left) / 2)
    return (
        (bar.left, top), (bar.right, top), (bar.right, foot),
        (bar.right - slant, beam), (bar.left + slant, beam), (bar.left, foot),
    )  # fmt: skip
