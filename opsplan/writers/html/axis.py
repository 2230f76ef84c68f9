"""The time axis as data: periods by day number with their names, days off, working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from opsplan.blocks.gantt import Gantt
from opsplan.blocks.gantt_axis import axis_of, ticks
from opsplan.blocks.gantt_words import Unit, day_off_name, day_text, period_texts, span_text

_MOST_PERIODS = 6000
"""A unit that would have more periods than this is not offered: nobody scrolls that far."""

_LONG = 20 * 366
"""Days from which years are gathered by decades."""


def day_number(gantt: Gantt, day: date, minute: int = 0) -> float:
    """Days from the start of the axis to ``minute`` of ``day``."""
    return round((day - gantt.start).days + minute / 1440, 4)


def axis_data(gantt: Gantt) -> dict[str, Any]:
    """Levels of zoom, each with the periods of its two header rows: ``[day number, fullest name, … shortest]``.

    Days (and hours) are numbers that the page counts itself, from ``epoch``: days since 1970-01-01.
    """
    axis = axis_of(gantt, 0.0, 1.0)
    uppers = {"week": "month", "month": "quarter", "quarter": "year"}
    data: dict[str, Any] = {
        "epoch": (gantt.start - date(1970, 1, 1)).days,
        "days": axis.days,
        "periods": {},
        "levels": [],
    }
    if _has_hours(gantt) and axis.days <= 31:
        data["levels"].append(["hour", _put(data, gantt, "day", True), "hour"])
    if axis.days <= _MOST_PERIODS:
        data["levels"].append(["day", _put(data, gantt, "month", True), "day"])
    for lower, upper in uppers.items():
        if axis.days / _LENGTH[lower] <= _MOST_PERIODS:
            data["levels"].append([lower, _put(data, gantt, upper, True), _put(data, gantt, lower, False)])
    top = _put(data, gantt, "decade", True) if axis.days > _LONG else _whole(data, gantt)
    data["levels"].append(["year", top, _put(data, gantt, "year", False)])
    return data


_LENGTH = {"week": 7, "month": 30, "quarter": 91}


def _has_hours(gantt: Gantt) -> bool:
    return gantt.scale == "hour" or any(row.start_minute > 0 or row.end_minute < 1440 for row in gantt.rows)


def _put(data: dict[str, Any], gantt: Gantt, unit: Any, upper: bool) -> str:
    """Add the periods of a unit under a name of their own, once; the upper row says the year."""
    name = f"{unit}s above" if upper else f"{unit}s"
    if name not in data["periods"]:
        data["periods"][name] = [
            [day_number(gantt, tick.start), *dict.fromkeys(_texts(gantt, unit, tick.start, tick.end, upper))]
            for tick in ticks(axis_of(gantt, 0.0, 1.0), unit)
        ]
    return name


def _texts(gantt: Gantt, unit: Unit, start: date, end: date, upper: bool) -> tuple[str, ...]:
    if unit == "day":
        return (day_text(start, gantt.lang, True), day_text(start, gantt.lang, False))
    return period_texts(unit, start, end, gantt.lang, upper)


def _whole(data: dict[str, Any], gantt: Gantt) -> str:
    data["periods"]["whole"] = [[0, span_text(gantt.start, max(gantt.start, gantt.end), gantt.lang, True)]]
    return "whole"


def days_off_data(gantt: Gantt) -> dict[str, Any]:
    """Named days off and weekends as ``[from, to (exclusive), …]`` and worked weekend days, in day numbers."""
    return {
        "named": [
            [
                day_number(gantt, off.start),
                day_number(gantt, off.end) + 1,
                day_off_name(off, gantt.lang),
                int(off.estimated),
                span_text(off.start, off.end, gantt.lang, True),
            ]
            for off in sorted(gantt.days_off, key=lambda off: (off.start, off.end, off.name))
        ],
        "weekends": [list(run) for run in _weekends(gantt)],
        "worked": [[day_number(gantt, day), day_text(day, gantt.lang, True)] for day in gantt.workdays],
    }


def _weekends(gantt: Gantt) -> Iterator[tuple[int, int]]:
    """Runs of weekend days that are not worked, the end exclusive."""
    days = axis_of(gantt, 0.0, 1.0).days
    if days > _MOST_PERIODS:
        return
    worked = {(day - gantt.start).days for day in gantt.workdays}
    free = [
        number
        for number in range(days)
        if (gantt.start + timedelta(number)).isoweekday() in gantt.weekend and number not in worked
    ]
    begin = 0
    for index in range(1, len(free) + 1):
        if index == len(free) or free[index] - free[index - 1] > 1:
            yield free[begin], free[index - 1] + 1
            begin = index
