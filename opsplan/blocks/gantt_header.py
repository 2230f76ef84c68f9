"""The header of a Gantt chart: two rows of period names that never meet, and the grid below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from opsplan.blocks.drawing import Label, Line
from opsplan.blocks.gantt_axis import Axis, Tick, ticks
from opsplan.blocks.gantt_labels import label_width
from opsplan.blocks.gantt_words import Unit, day_names, hour_names, period_texts
from opsplan.diagnostics import Lang

_STEPS: Mapping[Unit, tuple[int, ...]] = MappingProxyType({
    "hour": (1, 2, 3, 4, 6, 12, 24), "day": (1, 2, 5, 10), "week": (1, 2, 4, 8), "month": (1, 2, 3, 6, 12),
    "quarter": (1, 2, 4, 8, 20), "year": (1, 2, 5, 10, 20, 50), "decade": (1, 2, 5, 10, 20, 50), "century": (1, 2, 5, 10, 50),
})  # fmt: skip
"""Of how many periods one is named, where there is no room for each."""

_LEAST_TICK = 4.0
"""Points between two grid lines; closer ones are left out."""
_LAST_DAY = 29
"""Where not every day is named, none after this one is: the next month's first day follows."""


def header(axis: Axis, lang: Lang, size: float, height: float) -> tuple[Label, ...]:
    """The two rows of period names in a header ``height`` points high."""
    upper, lower = axis.units
    half = height / 2
    return (
        *(_names(axis, upper, lang, size, 0, half, main=True) if upper else ()),
        *_names(axis, lower, lang, size, half, half, main=upper is None),
    )


def _texts(axis: Axis, unit: Unit, index: int, tick: Tick, lang: Lang, main: bool) -> tuple[str, ...]:
    """What a period may be called, from the fullest text to the shortest."""
    if unit == "hour":
        return hour_names(tick.hour)
    if unit == "day":
        return day_names(tick.start, lang, main=main)
    return period_texts(unit, tick.start, tick.end, lang, main and _needs_year(axis, unit, index, tick))


def _names(
    axis: Axis, unit: Unit, lang: Lang, size: float, y: float, height: float, *, main: bool
) -> Iterator[Label]:
    """Names in the fullest form that fits whole periods; of the shortest form as many as do not meet."""
    periods = ticks(axis, unit)
    texts = [_texts(axis, unit, index, period, lang, main) for index, period in enumerate(periods)]
    whole = range(1, len(periods) - 1) or range(len(periods))
    forms = len(texts[0])

    def fits(form: int) -> bool:
        return all(
            label_width(texts[i][form], size, main) + 4 <= periods[i].right - periods[i].x for i in whole
        )

    fullest = 0 if unit != "week" or main else 1
    at = 4 if unit != "hour" else 2
    form = next((form for form in range(fullest, forms) if fits(form)), forms - 1)
    widest = max(label_width(text[form], size, main) for text in texts) + 4
    room = max(periods[i].right - periods[i].x for i in whole)
    step = next((step for step in _STEPS[unit] if step * room >= widest), _STEPS[unit][-1])
    free = axis.left
    for index, period in enumerate(periods):
        width = label_width(texts[index][form], size, main)
        limit = axis.right if step > 1 else period.right
        if _number(unit, period) % step or (unit == "day" and step > 1 and period.start.day > _LAST_DAY):
            continue
        if period.x < free or period.x + at + width - 1 > limit:
            continue
        free = period.x + at + width
        yield Label(
            period.x + at, y, width - 1, height, texts[index][form], size, "ink" if main else "ink3", main,
            name=f"axis/{unit}/{period.start}" + (f"/{period.hour}" if unit == "hour" else ""),
        )  # fmt: skip


def _number(unit: Unit, period: Tick) -> int:
    """The running number of a period, so that every second or fifth label falls on a round one."""
    day = period.start
    match unit:
        case "hour":
            return period.hour
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
    if not axis.several_years:
        return False
    return index == 0 or (period.start.month == 1 and (unit in ("month", "quarter") or period.start.day <= 7))


def grid(axis: Axis, height: float, bottom: float) -> tuple[Line, ...]:
    """Vertical lines: those of the lower unit from half the header down, those of the upper from the top.

    Where a month begins inside a week its line leaves out the header's lower row, whose text it would cross.
    """
    upper, lower = axis.units
    main = [tick.x for tick in ticks(axis, upper)[1:]] if upper else []
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
