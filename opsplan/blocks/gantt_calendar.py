"""Working days between two dates of a Gantt chart, for the slip of a row against its baseline."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The calendar a chart carries: weekdays, days off on them, and weekend days that are worked (as ordinals)."""

    weekdays: frozenset[int]
    off: tuple[int, ...]
    worked: tuple[int, ...]

    def slip(self, row: GanttRow) -> int:
        """By how many working days the row ends later (positive) or earlier than its baseline; 0 without one."""
        return self.between(row.baseline[1], row.end) if row.baseline else 0

    def between(self, before: date, after: date) -> int:
        """Working days after ``before`` up to and with ``after``; negative when ``after`` comes first."""
        if after < before:
            return -self.between(after, before)
        first, last = before.toordinal(), after.toordinal()
        weeks, rest = divmod(last - first, 7)
        days = weeks * len(self.weekdays)
        days += sum((last - back - 1) % 7 + 1 in self.weekdays for back in range(rest))
        return days - _inside(self.off, first, last) + _inside(self.worked, first, last)


def _inside(days: tuple[int, ...], first: int, last: int) -> int:
    return bisect_right(days, last) - bisect_right(days, first)


def working_days(gantt: Gantt) -> WorkingDays:
    """The working days of a chart, as far as its rows have baselines to be counted from. A day that is worked counts,
    whatever days off lie around it."""
    if not any(row.baseline for row in gantt.rows):
        return WorkingDays(frozenset(), (), ())
    weekdays = frozenset(range(1, 8)) - frozenset(gantt.weekend)
    off = {
        day
        for span in gantt.days_off
        for day in range(span.start.toordinal(), max(span.start, span.end).toordinal() + 1)
    }
    worked = {day.toordinal() for day in gantt.workdays}
    return WorkingDays(
        weekdays,
        tuple(sorted(day for day in off - worked if (day - 1) % 7 + 1 in weekdays)),
        tuple(sorted(day for day in worked if (day - 1) % 7 + 1 not in weekdays)),
    )
