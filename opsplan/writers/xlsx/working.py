"""Working days as a formula over the sheet of days off, and the same count for the value that is stored with it.

``NETWORKDAYS.INTL`` knows weekends and days off but no weekend day that is worked (调休), so those are added.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from opsplan.blocks.gantt import DayOff, Gantt
from opsplan.blocks.sheet import FIRST_DAY
from opsplan.records import dataclass

DAYS_OFF = "days_off"
MAKE_UP = "make_up_workdays"
"""Names of the ranges that the formulas read."""


@dataclass(frozen=True, slots=True)
class Working:
    """The calendar of a chart. ``off`` and ``worked`` are sorted; ``weekend`` is ISO weekdays."""

    off: tuple[tuple[date, DayOff], ...]
    worked: tuple[date, ...]
    weekend: tuple[int, ...]

    def formula(self, start: str, end: str) -> str:
        """Working days from one cell to another, both included, without the leading ``=``."""
        mask = "".join("1" if day in self.weekend else "0" for day in range(1, 8))
        return (
            f'NETWORKDAYS.INTL({start},{end},"{mask}",{DAYS_OFF})'
            f'+COUNTIFS({MAKE_UP},">="&{start},{MAKE_UP},"<="&{end})'
        )

    def count(self, start: date, end: date) -> int:
        """What the formula gives."""
        if end < start:
            return 0
        weeks, rest = divmod((end - start).days + 1, 7)
        total = weeks * (7 - len(self.weekend))
        total += sum((start.weekday() + place) % 7 + 1 not in self.weekend for place in range(rest))
        days = [day for day, _ in self.off]
        inside = days[bisect_left(days, start) : bisect_right(days, end)]
        total -= sum(day.isoweekday() not in self.weekend for day in inside)
        return total + bisect_right(self.worked, end) - bisect_left(self.worked, start)


def working_of(gantt: Gantt) -> Working:
    """The calendar that the chart was given."""
    off: dict[date, DayOff] = {}
    for span in gantt.days_off:
        for day in _days(span):
            off.setdefault(day, span)
    worked = tuple(sorted({day for day in gantt.workdays if day >= FIRST_DAY}))
    return Working(
        tuple((day, off[day]) for day in sorted(off) if day not in worked),
        worked,
        tuple(sorted({day for day in gantt.weekend if 1 <= day <= 7})),
    )


def _days(span: DayOff) -> Iterator[date]:
    for place in range((span.end - span.start).days + 1):
        day = span.start + timedelta(place)
        if day >= FIRST_DAY:
            yield day
