"""What a content calendar says of its months and quarters: names, and sentences from the numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from opsplan.blocks.content_calendar import CalendarItem, ContentCalendar, quarter_name
from opsplan.blocks.month_calendar_layout import month_name
from opsplan.library import format as fmt
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """A month, a quarter or all of a calendar, with what begins in it; ``start`` and ``end`` are included."""

    name: str
    start: date
    end: date
    items: tuple[CalendarItem, ...]

    def count(self, kind: str) -> int:
        """How many items of a kind begin in it."""
        return sum(item.kind == kind for item in self.items)


def month_stretches(calendar: ContentCalendar) -> tuple[Stretch, ...]:
    """The months of the calendar."""
    return tuple(
        _stretch(calendar, month_name(month, calendar.lang), month, _end(month, 1))
        for month in calendar.months
    )


def quarter_stretches(calendar: ContentCalendar) -> tuple[Stretch, ...]:
    """The quarters that the calendar touches."""
    firsts = dict.fromkeys(date(month.year, (month.month - 1) // 3 * 3 + 1, 1) for month in calendar.months)
    return tuple(
        _stretch(calendar, calendar.say(quarter_name(first)), first, _end(first, 3)) for first in firsts
    )


def whole_stretch(calendar: ContentCalendar) -> Stretch:
    """All of the calendar, named by its years."""
    first, last = calendar.start.year, calendar.end.year
    years = str(first) if first == last else f"{first}–{last}"
    name = years if calendar.lang == "en" else f"{years} 年"
    return _stretch(calendar, name, calendar.start, calendar.end)


def sentence(calendar: ContentCalendar, stretch: Stretch) -> str:
    """What is planned, which places nothing fills, and what is not yet in review."""
    planned, gaps = stretch.count("entry"), stretch.count("gap")
    waiting = sum(item.status in ("idea", "draft") for item in stretch.items)
    if calendar.lang == "en":
        parts = [f"{stretch.name} has {fmt.counted(planned, 'piece') if planned else 'nothing'} planned"]
        parts += [fmt.counted(gaps, "gap")] if gaps else []
        parts += [f"{waiting} not yet in review"] if waiting else []
        return ", ".join(parts)
    parts = [f"排了 {planned} 条内容" if planned else "还没有排内容"]
    parts += [f"{gaps} 个空档"] if gaps else []
    parts += [f"{waiting} 条还没送审"] if waiting else []
    return fmt.spaced(stretch.name, "，".join(parts))


def busiest(calendar: ContentCalendar) -> str:
    """Which month has most entries, as the end of a sentence; empty when several do or there is only one month."""
    months = sorted(month_stretches(calendar), key=lambda each: -each.count("entry"))
    counts = [each.count("entry") for each in months]
    if len(counts) < 2 or counts[0] == counts[1]:
        return ""
    name = months[0].name
    return (
        f"; {name} is the fullest with {counts[0]}"
        if calendar.lang == "en"
        else f"；{name}最多，{counts[0]} 条"
    )


def named(items: Iterable[str], most: int, calendar: ContentCalendar) -> list[str]:
    """At most ``most`` lines; if there are more, the last one says how many."""
    lines = list(items)
    if len(lines) <= most:
        return lines
    rest = len(lines) - most + 1
    return [*lines[: most - 1], f"and {rest} more" if calendar.lang == "en" else f"另 {rest} 项"]


def _stretch(calendar: ContentCalendar, name: str, start: date, end: date) -> Stretch:
    return Stretch(name, start, end, tuple(item for item in calendar.items if start <= item.day <= end))


def _end(first: date, months: int) -> date:
    """The last day of the month, or of three, that begins on a day."""
    after = first.year * 12 + first.month - 1 + months
    return date.max if after // 12 > date.max.year else date(after // 12, after % 12 + 1, 1) - timedelta(1)
