"""The time axis of the sheet: a column for each day, week, month …, so many that a sheet can be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from opsplan.blocks.gantt import Gantt, Scale
from opsplan.blocks.gantt_axis import Axis, Tick, ticks
from opsplan.blocks.gantt_words import Unit, period_texts
from opsplan.blocks.sheet import FIRST_DAY
from opsplan.diagnostics import Lang
from opsplan.records import dataclass

_UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year", "decade", "century")
_ABOVE: Mapping[Unit, Unit] = MappingProxyType({
    "day": "month", "week": "month", "month": "quarter", "quarter": "year", "year": "decade", "decade": "century",
    "century": "century",
})  # fmt: skip
_AUTO: tuple[tuple[int, Unit], ...] = ((93, "day"), (800, "week"), (3660, "month"), (50 * 366, "quarter"))
"""Spans in days up to which a unit is taken unasked."""
_MOST_COLUMNS = 400
_WIDTHS: Mapping[Unit, float] = MappingProxyType({
    "day": 2.6, "week": 2.9, "month": 4.6, "quarter": 4.6, "year": 5.6, "decade": 6.6, "century": 8.0,
})  # fmt: skip
"""Of a column, in characters."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The periods in order; ``upper`` are the longer ones that the first header row names."""

    unit: Unit
    lower: tuple[Tick, ...]
    upper: tuple[Tick, ...]
    lang: Lang

    @property
    def width(self) -> float:
        return _WIDTHS[self.unit]

    @property
    def after(self) -> date:
        """The day after the last period."""
        last = self.lower[-1].end
        return last + timedelta(1) if last < date.max else last

    def date_format(self, tick: Tick) -> str:
        """The number format that shows the first day of a period as the period's name."""
        match self.unit:
            case "day" | "week":
                return "d"
            case "month":
                return "[$-409]mmm" if self.lang == "en" else 'm"月"'
            case "quarter":
                return f'"Q{(tick.start.month + 2) // 3}"'
            case _:
                return f'"{period_texts(self.unit, tick.start, tick.end, self.lang, False)[-1]}"'

    def name(self, tick: Tick) -> str:
        """The name of a longer period, as full as its columns have room for."""
        year = self.upper[0].start.year != self.upper[-1].start.year and (
            tick == self.upper[0] or tick.start.month == 1
        )
        texts = period_texts(_ABOVE[self.unit], tick.start, tick.end, self.lang, year)
        room = self.width * len(self.of(tick))
        return next((text for text in texts if _letters(text) <= room), "")

    def of(self, tick: Tick) -> range:
        """The places of the columns that begin in a longer period."""
        inside = [place for place, each in enumerate(self.lower) if tick.start <= each.start <= tick.end]
        return range(inside[0], inside[-1] + 1) if inside else range(0)


def columns_of(gantt: Gantt) -> Columns:
    """The columns of a chart; days before March 1900 are left out, as sheets cannot number them."""
    first = max(gantt.start, FIRST_DAY)
    axis = Axis(first, max(first, gantt.end), 0.0, 1.0)
    unit = _unit(axis.days, gantt.scale)
    return Columns(unit, ticks(axis, unit), ticks(axis, _ABOVE[unit]), gantt.lang)


def _unit(days: int, scale: Scale) -> Unit:
    """What was asked for, or what suits the span; a coarser one where there would be too many columns."""
    asked: Unit = "day"
    if scale == "auto":
        asked = next((unit for limit, unit in _AUTO if days <= limit), "year")
    elif scale != "hour":
        asked = scale
    lengths = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3652, "century": 36524}
    usable = [unit for unit in _UNITS if days / lengths[unit] < _MOST_COLUMNS]
    return next((unit for unit in usable if _UNITS.index(unit) >= _UNITS.index(asked)), "century")


def _letters(text: str) -> int:
    return sum(2 if character > "\u2e7f" else 1 for character in text)
