"""Calendars of Microsoft Project XML: the week, and the days that differ from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from opsplan.blocks.gantt import DayOff
from opsplan.blocks.project import ProjectCalendar, Workday
from opsplan.importing.xml_read import Element

Tell = Callable[[str, str], None]
_ESTIMATED = ("（预测）", " (estimated)")
_LONGEST = 3660
"""Days of one exception; a longer one is a mistake, or a calendar that nobody works by."""
_ONCE = (0, 1)
_YEARLY_ON_A_DATE = 2


def read_base_calendar(calendar: Element, start: date, end: date, tell: Tell) -> ProjectCalendar:
    """The working time between two days. A calendar without a working day becomes that of five days a week."""
    weekend = {6, 7}
    for part in calendar.all("WeekDays"):
        for each in part.all("WeekDay"):
            number = each.whole("DayType")
            if 1 <= number <= 7:
                iso = number - 1 or 7  # 1 is Sunday
                weekend = weekend - {iso} if each.flag("DayWorking") else weekend | {iso}
    if len(weekend) == 7:
        tell(
            "日历里没有工作日，按周一到周五导入", "the calendar has no working day; Monday to Friday is used"
        )
        weekend = {6, 7}
    off: dict[date, str] = {}
    worked: dict[date, str] = {}
    for first, last, name, working in _exceptions(calendar, end, tell):
        for ordinal in range(max(first, start).toordinal(), min(last, end).toordinal() + 1):
            day = date.fromordinal(ordinal)
            (off, worked)[working].setdefault(day, name)
    return ProjectCalendar(
        start, end, tuple(sorted(weekend)),
        tuple(DayOff(day, day, name) for day, name in sorted(off.items())),
        tuple(Workday(day, name) for day, name in sorted(worked.items())),
    )  # fmt: skip


def read_personal_days_off(calendar: Element, tell: Tell) -> tuple[DayOff, ...]:
    """A person's own days off."""
    far = date(2199, 12, 31)
    return tuple(
        DayOff(first, last, name)
        for first, last, name, working in _exceptions(calendar, far, tell)
        if not working
    )


def _exceptions(calendar: Element, far: date, tell: Tell) -> Iterator[tuple[date, date, str, bool]]:
    """First day, last day, name, and whether it is worked. Files before 2007 keep them among the weekdays."""
    listed = [each for part in calendar.all("Exceptions") for each in part.all("Exception")]
    listed = listed or [
        each
        for part in calendar.all("WeekDays")
        for each in part.all("WeekDay")
        if each.text("DayType") == "0"
    ]
    for each in listed:
        period = each.first("TimePeriod")
        first = period.first_day("FromDate") if period else None
        last = period.last_day("ToDate") if period else None
        if first is None or last is None or last < first:
            continue
        name = " ".join(each.text("Name").split())
        for mark in _ESTIMATED:
            name = name.removesuffix(mark)
        kind = each.whole("Type", 1)
        if kind == _YEARLY_ON_A_DATE and each.text("MonthDay"):
            for day in _yearly(each, first, min(last, far)):
                yield day, day, name, each.flag("DayWorking")
        elif kind in _ONCE or (last - first).days + 1 == each.whole("Occurrences", -1):
            yield first, min(last, first + timedelta(days=_LONGEST)), name, each.flag("DayWorking")
        else:
            tell(
                "按周、月重复的日历例外没有导入",
                "calendar exceptions that repeat by week or month were left out",
            )


def _yearly(each: Element, first: date, last: date) -> Iterator[date]:
    month, day = each.whole("Month") + 1, each.whole("MonthDay")  # months count from 0
    for year in range(first.year, last.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if first <= found <= last:
            yield found
