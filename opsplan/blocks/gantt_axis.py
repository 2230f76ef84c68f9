"""The time axis of a Gantt chart: dates to points, the scale that suits the span, header and grid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from opsplan.blocks.drawing import Label, Line
from opsplan.blocks.gantt import Gantt
from opsplan.blocks.gantt_words import Unit, period_texts
from opsplan.blocks.measure import text_width
from opsplan.diagnostics import Lang

_SCALES: tuple[tuple[int, Unit, Unit], ...] = (
    (35, "week", "day"),
    (140, "month", "week"),
    (914, "quarter", "month"),
    (20 * 366, "year", "quarter"),
    (200 * 366, "decade", "year"),
    (date.max.toordinal() + 1, "century", "decade"),
)
"""The first scale whose limit in days is above the span: header units above and below."""

_STEPS: Mapping[Unit, tuple[int, ...]] = MappingProxyType({
    "day": (1, 2, 5, 10), "week": (1, 2, 4, 8), "month": (1, 2, 3, 6, 12), "quarter": (1, 2, 4, 8, 20),
    "year": (1, 2, 5, 10, 20, 50), "decade": (1, 2, 5, 10, 20, 50), "century": (1, 2, 5, 10, 50),
})  # fmt: skip
"""Of how many periods one is named, where there is no room for each."""

_LEAST_TICK = 4.0
"""Points between two grid lines; closer ones are left out."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Days on a line from ``left`` to ``right`` in points. ``first`` and ``last`` are the inclusive days shown."""

    first: date
    last: date
    left: float
    right: float

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def day_width(self) -> float:
        return (self.right - self.left) / self.days

    @property
    def several_years(self) -> bool:
        """True when a date needs its year to be understood by itself."""
        return self.first.year != self.last.year

    @property
    def labels_with_year(self) -> bool:
        """True when dates in the chart carry their year, because the header has no room for months."""
        return self.several_years and scale(self.days)[1] not in ("day", "week", "month")

    def x(self, day: date, offset: float = 0.0) -> float:
        """Where ``day`` begins, ``offset`` days later; kept between the ends of the axis."""
        days = (day - self.first).days + offset
        return min(max(self.left + days * self.day_width, self.left), self.right)

    def shows(self, start: date, end: date) -> bool:
        """True when any day of the span is on the axis."""
        return start <= self.last and end >= self.first


def axis_of(gantt: Gantt, left: float, right: float) -> Axis:
    """The axis of a chart. An end before the start counts as one day."""
    return Axis(gantt.start, max(gantt.start, gantt.end), left, right)


class Tick(NamedTuple):
    """A period on the axis; the first and the last may be cut by the ends of the axis."""

    start: date
    end: date
    x: float
    right: float


def scale(days: int) -> tuple[Unit, Unit]:
    """The units of the two header rows for a span of ``days``."""
    return next((upper, lower) for limit, upper, lower in _SCALES if days < limit)


def ticks(axis: Axis, unit: Unit) -> tuple[Tick, ...]:
    """The periods of ``unit`` that the axis touches, in order."""
    starts = tuple(_starts(axis, unit))
    ends = (*(start - timedelta(1) for start in starts[1:]), axis.last)
    return tuple(
        Tick(start, end, axis.x(start), axis.x(end, 1)) for start, end in zip(starts, ends, strict=True)
    )


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


def header(axis: Axis, lang: Lang, size: float, height: float) -> tuple[Label, ...]:
    """The two rows of period names in a header ``height`` points high."""
    upper, lower = scale(axis.days)
    half = height / 2
    return (
        *_names(axis, upper, lang, size, 0, half, main=True),
        *_names(axis, lower, lang, size, half, half, main=False),
    )


def _names(
    axis: Axis, unit: Unit, lang: Lang, size: float, y: float, height: float, *, main: bool
) -> Iterator[Label]:
    """Names in the fullest form that fits whole periods; of the shortest form as many as do not meet."""
    periods = ticks(axis, unit)
    texts = [
        period_texts(unit, period.start, period.end, lang, main and _needs_year(axis, unit, i, period))
        for i, period in enumerate(periods)
    ]
    whole = range(1, len(periods) - 1) or range(len(periods))
    forms = len(texts[0])

    def fits(form: int) -> bool:
        return all(
            text_width(texts[i][form], size, main) + 6 <= periods[i].right - periods[i].x for i in whole
        )

    fullest = 0 if unit != "week" or main else 1
    form = next((form for form in range(fullest, forms) if fits(form)), forms - 1)
    widest = max(text_width(text[form], size, main) for text in texts) + 6
    room = max(periods[i].right - periods[i].x for i in whole)
    step = next((step for step in _STEPS[unit] if step * room >= widest), _STEPS[unit][-1])
    free = axis.left
    for index, period in enumerate(periods):
        width = text_width(texts[index][form], size, main)
        limit = axis.right if step > 1 else period.right
        if _number(unit, period.start) % step or period.x < free or period.x + 5 + width > limit:
            continue
        free = period.x + 4 + width + 2
        color = "ink" if main else "ink3"
        yield Label(
            period.x + 4,
            y,
            width + 1,
            height,
            texts[index][form],
            size,
            color,
            main,
            name=f"axis/{unit}/{period.start}",
        )


def _number(unit: Unit, day: date) -> int:
    """The running number of a period, so that every second or fifth label falls on a round one."""
    match unit:
        case "day":
            return day.day - 1
        case "week":
            return day.toordinal() // 7
        case "month":
            return day.year * 12 + day.month - 1
        case "quarter":
            return day.year * 4 + (day.month - 1) // 3
        case "year":
            return day.year
        case "decade":
            return day.year // 10
        case "century":
            return day.year // 100


def _needs_year(axis: Axis, unit: Unit, index: int, period: Tick) -> bool:
    """True for the first period of each year on an axis that crosses one."""
    if not axis.several_years or unit == "day":
        return False
    return index == 0 or (period.start.month == 1 and (unit in ("month", "quarter") or period.start.day <= 7))


def grid(axis: Axis, height: float, bottom: float) -> tuple[Line, ...]:
    """Vertical lines: those of the lower unit from half the header down, those of the upper from the top.

    Where a month begins inside a week its line leaves out the header's lower row, whose text it would cross.
    """
    upper, lower = scale(axis.days)
    main = [tick.x for tick in ticks(axis, upper)[1:]]
    minor = [tick.x for tick in ticks(axis, lower)[1:]]
    shared = {round(x, 3) for x in main} & {round(x, 3) for x in minor}
    lines = [
        Line(x, height / 2, x, bottom, "line", 0.5)
        for x in _apart(minor, axis.left)
        if round(x, 3) not in shared
    ]
    for x in _apart(main, axis.left):
        pieces = ((0.0, bottom),) if round(x, 3) in shared else ((0.0, height / 2), (height, bottom))
        lines.extend(Line(x, begin, x, end, "mute", 0.75) for begin, end in pieces)
    return tuple(lines)


def _apart(places: list[float], left: float) -> Iterator[float]:
    last = left - _LEAST_TICK
    for x in places:
        if x - last >= _LEAST_TICK:
            yield x
            last = x
