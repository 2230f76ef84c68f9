"""What a link asks of its successor: the first day it may start, or the day it ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.lengths import shift
from opsplan.schedule.results import Link

Span = tuple[date | None, date | None]
"""First and last day; None where unknown."""


class Wanted(NamedTuple):
    """What all links of a task ask for together: the latest day of each kind.

    ``open``: a predecessor has no dates, so that nothing can be said.
    """

    start: date | None = None
    end: date | None = None
    open: bool = False


NOTHING_WANTED = Wanted()


def reference_day(link: Link, spans: Sequence[Span]) -> date | None:
    """The predecessor's day the link counts from: its last for FS and FF, its first for SS and SF."""
    if link.source is None:
        return link.day
    start, end = spans[link.source]
    return end if link.kind in ("FS", "FF") else start


def lagged_day(calendar: WorkCalendar, link: Link, spans: Sequence[Span]) -> date | None:
    """The day a link counts from, moved by its lag; working days for ``wd``, calendar days otherwise."""
    day = reference_day(link, spans)
    if link.source is not None and not link.lag.amount:
        return day
    return shift(calendar, day, link.lag.amount, link.lag.unit) if day else None


def wanted(calendar: WorkCalendar, links: Sequence[Link], spans: Sequence[Span], milestone: bool) -> Wanted:
    """What the links ask for. The latest of several wins. May raise OverflowError."""
    if not links:
        return NOTHING_WANTED
    start: date | None = None
    end: date | None = None
    for link in links:
        lagged = lagged_day(calendar, link, spans)
        if lagged is None:
            return Wanted(open=True)
        day = _asked(calendar, link, lagged, milestone)
        if link.kind in ("FS", "SS"):
            start = max(start, day) if start else day
        else:
            end = max(end, day) if end else day
    return Wanted(start, end)


def _asked(calendar: WorkCalendar, link: Link, lagged: date, milestone: bool) -> date:
    """A milestone falls on the predecessor's last day itself; work begins on the first working day after it."""
    if link.kind == "FS":
        if not milestone:
            return calendar.add_working_days(lagged, 1)
        return lagged if not link.lag.amount else calendar.next_working(lagged)
    return calendar.next_working(lagged)


def breaks(link: Link, lagged: date, start: date, end: date, milestone: bool) -> bool:
    """True when dates that stand in the plan come before what the link allows; days off are allowed."""
    if link.kind == "FS":
        return start < lagged if milestone else start <= lagged
    return (start if link.kind == "SS" else end) < lagged
