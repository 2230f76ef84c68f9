"""The time axis of a Gantt chart: dates to points, and the units that suit the span or were asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.gantt_words import Unit
from opsplan.records import dataclass

Units = tuple[Unit | None, Unit]
"""What the two rows of the header show; the upper one may be left out."""

_SCALES: tuple[tuple[int, Unit, Unit], ...] = (
    (35, "week", "day"),
    (140, "month", "week"),
    (914, "quarter", "month"),
    (20 * 366, "year", "quarter"),
    (200 * 366, "decade", "year"),
    (date.max.toordinal() + 1, "century", "decade"),
)
"""The first scale whose limit in days is above the span: header units above and below."""

_ABOVE: Mapping[Unit, tuple[tuple[int, Unit | None], ...]] = MappingProxyType({
    "hour": ((0, "day"),), "day": ((0, "week"), (35, "month")), "week": ((0, "month"), (914, "quarter"), (3650, "year")),
    "month": ((0, "quarter"), (914, "year")), "quarter": ((0, "year"),), "year": ((0, None), (20 * 366, "decade")),
    "decade": ((0, "century"),), "century": ((0, None),),
})  # fmt: skip
"""The unit above one that was asked for: the last whose least span in days is reached."""

_LENGTHS: Mapping[Unit, float] = MappingProxyType({
    "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "quarter": 91.3, "year": 365.2, "decade": 3652.0,
    "century": 36524.0,
})  # fmt: skip
"""Days of a unit, from the smallest on."""

_LEAST_UNIT = 1.0
"""Points of the smallest unit that is drawn; where the one asked for is smaller the next one stands for it."""
_HOURS_DAYS = 2
"""Days up to which a chart with times of day shows hours unasked."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Days on a line from ``left`` to ``right`` in points. ``first`` and ``last`` are the inclusive days shown.

    ``begin`` and ``end`` are the hours at which the first day begins and the last one ends. ``asked`` are the units
    of the header when they do not follow from the span.
    """

    first: date
    last: date
    left: float
    right: float
    begin: int = 0
    end: int = 24
    asked: Units | None = None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def day_width(self) -> float:
        return (self.right - self.left) / (self.days - (self.begin + 24 - self.end) / 24)

    @property
    def units(self) -> Units:
        """The units of the header, above and below."""
        return self.asked or scale(self.days)

    @property
    def hourly(self) -> bool:
        """True when bars begin and end at their time of day."""
        return self.units[1] == "hour"

    @property
    def several_years(self) -> bool:
        """True when a date needs its year to be understood by itself."""
        return self.first.year != self.last.year

    @property
    def labels_with_year(self) -> bool:
        """True when dates in the chart carry their year, because the header has no room for months."""
        return self.several_years and self.units[1] not in ("hour", "day", "week", "month")

    def x(self, day: date, offset: float = 0.0) -> float:
        """Where ``day`` begins, ``offset`` days later; kept between the ends of the axis."""
        first, last, left, right = self.first, self.last, self.left, self.right
        hidden = self.begin / 24
        shown = (last - first).days + self.end / 24 - hidden
        x = left + ((day - first).days + offset - hidden) * (right - left) / shown
        return left if x < left else right if x > right else x

    def shows(self, start: date, end: date) -> bool:
        """True when any day of the span is on the axis."""
        return start <= self.last and end >= self.first


def axis_of(gantt: Gantt, left: float, right: float) -> Axis:
    """The axis of a chart. An end before the start counts as one day. A single day in hours shows those in use."""
    first, last = gantt.start, max(gantt.start, gantt.end)
    asked = _asked(gantt, (last - first).days + 1, right - left)
    begin, end = 0, 24
    if asked and asked[1] == "hour" and first == last:
        begin, end = _hours(gantt.rows)
    return Axis(first, last, left, right, begin, end, asked or scale((last - first).days + 1))


def _asked(gantt: Gantt, days: int, width: float) -> Units | None:
    """The units of the scale asked for, or of the next one that has room; None where they follow from the span."""
    if gantt.scale == "auto":
        timed = days <= _HOURS_DAYS and any(row.timed for row in gantt.rows)
        return ("day", "hour") if timed else None
    units = tuple(_LENGTHS)
    roomy = (
        unit
        for unit in units[units.index(gantt.scale) :]
        if width * _LENGTHS[unit] / days >= _LEAST_UNIT or unit == units[-1]
    )
    lower = next(roomy)
    upper = [unit for least, unit in _ABOVE[lower] if days >= least][-1]
    return upper, lower


def _hours(rows: tuple[GanttRow, ...]) -> tuple[int, int]:
    """From which hour to which there is anything to see: those of the rows with an hour around them."""
    timed = tuple(row for row in rows if row.timed)
    if not timed or any(row.kind != "milestone" and not row.timed for row in rows):
        return 0, 24
    first = min(row.start_minute for row in timed) // 60
    last = -(-max(max(row.start_minute, row.end_minute % 1440) for row in timed) // 60)
    return max(first - 1, 0), min(max(last, first) + 1, 24)


class Tick(NamedTuple):
    """A period on the axis; the first and the last may be cut by the ends of the axis. ``hour`` is that of hours."""

    start: date
    end: date
    x: float
    right: float
    hour: int = 0


def scale(days: int) -> tuple[Unit, Unit]:
    """The units of the two header rows for a span of ``days``."""
    return next((upper, lower) for limit, upper, lower in _SCALES if days < limit)


@lru_cache(maxsize=8)
def ticks(axis: Axis, unit: Unit) -> tuple[Tick, ...]:
    """The periods of ``unit`` that the axis touches, in order; kept, since header and grid of a page ask for the same."""
    if unit == "hour":
        return tuple(_hour_ticks(axis))
    starts = tuple(_starts(axis, unit))
    ends = (*(start - timedelta(1) for start in starts[1:]), axis.last)
    edges = (*map(axis.x, starts), axis.x(axis.last, 1))
    return tuple(map(Tick, starts, ends, edges, edges[1:]))


def _hour_ticks(axis: Axis) -> Iterator[Tick]:
    for index in range(axis.days):
        day = axis.first + timedelta(index)
        first = axis.begin if index == 0 else 0
        last = axis.end if index == axis.days - 1 else 24
        for hour in range(first, last):
            yield Tick(day, day, axis.x(day, hour / 24), axis.x(day, (hour + 1) / 24), hour)


def _starts(axis: Axis, unit: Unit) -> Iterator[date]:
    yield axis.first
    day = _next_start(axis.first, unit)
    while day is not None and day <= axis.last:
        yield day
        day = _next_start(day, unit)


def _next_start(day: date, unit: Unit) -> date | None:
    """The first day of the period after the one that holds ``day``; None past the calendar's end."""
    if unit in ("day", "week"):
        ordinal = day.toordinal() + (1 if unit == "day" else 8 - day.isoweekday())
        return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else None
    if unit in ("month", "quarter"):
        length = 1 if unit == "month" else 3
        year, month = divmod(day.year * 12 + (day.month - 1) // length * length + length, 12)
    else:
        length = {"year": 1, "decade": 10, "century": 100}[unit]
        year, month = day.year // length * length + length, 0
    return date(year, month + 1, 1) if year <= date.max.year else None
