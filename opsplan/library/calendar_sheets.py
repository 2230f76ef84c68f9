"""A content calendar as a plain table, for terminals, Markdown, spreadsheets and programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from opsplan.blocks.calendar_fields import CALENDAR_FIELDS, FIELDS
from opsplan.blocks.content_calendar import KIND_NAMES, STATUS_NAMES, CalendarItem, ContentCalendar
from opsplan.blocks.sheet import Sheet
from opsplan.library import format as fmt

_NAMES = tuple(field.key for field in CALENDAR_FIELDS if field.key not in ("key", "end", "until"))
"""Text shows a span of days or hours in one column."""
_SHORT = ("date", "weekday", "time", "kind", "channel", "column", "title", "status", "owner", "festival")
"""What a terminal has room for."""


def calendar_sheet(calendar: ContentCalendar, *, whole: bool) -> Sheet:
    """A row for each item; ``whole`` gives every field, for programs that filter. Columns that stay empty are left out
    of a short sheet. A date is ISO, of several days the first and the last."""
    names = list(_NAMES if whole else _SHORT)
    rows = [_texts(calendar, item) for item in calendar.items]
    if not whole:
        names = [name for name in names if name in ("date", "title") or any(row[name] for row in rows)]
    return Sheet(
        tuple(calendar.say(FIELDS[name].head) for name in names), tuple(tuple(row[name] for name in names) for row in rows)
    )  # fmt: skip


def calendar_records(calendar: ContentCalendar) -> list[dict[str, Any]]:
    """A dict for each item, for programs: dates as ISO, kinds and states in English whatever the language."""
    return [
        {
            "key": item.key, "kind": item.kind, "date": item.day.isoformat(), "end": item.last.isoformat(),
            "time": item.clock or None, "status": item.status or None,
            **{
                name: value.isoformat() if isinstance(value := getattr(item, name), date) else value or None
                for name in _NAMES
                if name not in ("date", "weekday", "time", "kind", "status")
            },
        }
        for item in calendar.items
    ]  # fmt: skip


def _texts(calendar: ContentCalendar, item: CalendarItem) -> dict[str, str]:
    texts = {name: str(getattr(item, name, None) or "") for name in _NAMES}
    day = item.day.isoformat()
    return texts | {
        "date": day if item.last == item.day else f"{day}/{item.last.isoformat()}",
        "weekday": fmt.weekday(item.day.isoweekday(), calendar.lang),
        "time": item.clock,
        "kind": calendar.say(KIND_NAMES[item.kind]),
        "status": calendar.say(STATUS_NAMES[item.status]) if item.status else "",
    }
