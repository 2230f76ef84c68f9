"""Spans of days that lie wholly in public holidays."""

from __future__ import annotations

from datetime import date, timedelta

from opsplan.diagnostics import Bilingual
from opsplan.schedule import WorkCalendar

_LONGEST = 31
"""No run of days off is longer, so longer work holds a working day."""


def whole_holiday(calendar: WorkCalendar, start: date, end: date) -> Bilingual | None:
    """The names of the holidays that the whole span (inclusive) lies in.

    None when a day of it is worked, or none of its days off is more than a weekend day.
    """
    length = (end - start).days + 1
    if length > _LONGEST or calendar.working_days_between(start, end):
        return None
    days = [calendar.off_names(start + timedelta(days=offset)) or () for offset in range(length)]
    names = dict.fromkeys(name for each in days for name in each)
    return (
        Bilingual("、".join(name.zh for name in names), ", ".join(name.en for name in names))
        if names
        else None
    )
