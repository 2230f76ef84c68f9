"""The dates of a year as an iCalendar file (RFC 5545) of whole days.

A UID is made of what the day is and when, so that importing the file again doubles nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from uuid import uuid5

from opsplan.blocks.dated import DatedRow
from opsplan.diagnostics import Bilingual, Lang
from opsplan.writers.project.ics import UID_SPACE, new_calendar, whole_days
from opsplan.writers.project.text import clean, one_line

_START_BY = Bilingual("最晚启动：", "Start by: ")


def write_dates_ics(rows: Iterable[DatedRow], title: str, today: date, lang: Lang) -> bytes:
    """The calendar's bytes, the same every time for the same rows and day. Events take up nobody's time."""
    from icalendar import Event

    calendar = new_calendar(title, lang)
    for row in rows:
        event = Event()
        event.add("uid", f"{uuid5(UID_SPACE, 'dates' + chr(10) + one_line(row.id))}@opsplan")
        event.add("dtstamp", datetime.combine(today, time(), UTC))
        event.add("summary", one_line(row.name if row.kind != "day-off" else f"{row.name} · {row.kind_text}"))
        event.add("categories", [one_line(row.kind_text)])
        start_by = f"{_START_BY.get(lang)}{row.prepare_by}" if row.prepare_by else ""
        description = "\n".join(line for line in (row.note, start_by) if line)
        if description:
            event.add("description", clean(description))
        whole_days(event, row.start, row.end)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
