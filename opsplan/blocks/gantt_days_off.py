"""Days off on a Gantt chart: shaded weekends and named holidays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from opsplan.blocks.drawing import Rect, Shape
from opsplan.blocks.gantt import Gantt
from opsplan.blocks.gantt_axis import Axis
from opsplan.blocks.gantt_words import day_off_name, spoken_span

_LEAST_WEEKEND_DAY = 6.0
_LEAST_HOLIDAY_DAY = 0.4
"""Width of a day in points from which weekends, and named days off, are shaded."""


def bands(gantt: Gantt, axis: Axis, top: float, bottom: float) -> tuple[Shape, ...]:
    """Shading of weekends, where a day is wide enough, and of named days off."""
    shapes: list[Shape] = []
    if axis.day_width >= _LEAST_WEEKEND_DAY:
        for start, end in _weekends(gantt, axis):
            x = axis.x(start)
            shapes.append(Rect(x, top, axis.x(end, 1) - x, bottom - top, "holiday", name=f"weekend/{start}"))
    for span in named_days_off(gantt, axis):
        x = axis.x(span.start)
        separator = ", " if gantt.lang == "en" else "，"
        said = separator.join((span.name, spoken_span(span.start, span.end, gantt.lang, axis.several_years)))
        shapes.append(
            Rect(
                x,
                top,
                axis.x(span.end, 1) - x,
                bottom - top,
                "holiday",
                name=f"holiday/{span.start}",
                alt=said,
            )
        )
    return tuple(shapes)


class NamedSpan(NamedTuple):
    """Days off with the name to print, joined where the same name goes on."""

    start: date
    end: date
    name: str


def named_days_off(gantt: Gantt, axis: Axis, *, marked: bool = True) -> tuple[NamedSpan, ...]:
    """The days off that the axis shows, in order; none where a day is too narrow to be seen. ``marked`` says of those
    that nobody has announced yet that they are estimates."""
    if axis.day_width < _LEAST_HOLIDAY_DAY:
        return ()
    spans: list[NamedSpan] = []
    shown = [span for span in gantt.days_off if axis.shows(span.start, span.end)]
    for day_off in sorted(shown, key=attrgetter("start", "end", "name")):
        name = day_off_name(day_off, gantt.lang) if marked else day_off.name
        if spans and spans[-1].name == name and (day_off.start - spans[-1].end).days <= 1:
            spans[-1] = NamedSpan(spans[-1].start, max(spans[-1].end, day_off.end), name)
        else:
            spans.append(NamedSpan(day_off.start, day_off.end, name))
    return tuple(spans)


def _weekends(gantt: Gantt, axis: Axis) -> Iterator[tuple[date, date]]:
    """Runs of weekend days that are not worked."""
    worked = frozenset(gantt.workdays)
    days = (axis.first + timedelta(index) for index in range(axis.days))
    free = [day for day in days if day.isoweekday() in gantt.weekend and day not in worked]
    begin = 0
    for index in range(1, len(free) + 1):
        if index == len(free) or (free[index] - free[index - 1]).days > 1:
            yield free[begin], free[index - 1]
            begin = index
