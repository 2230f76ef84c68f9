"""The dates of a year as an iCalendar file (RFC 5545) of whole days.

A UID is made of what the day is and when, so that importing the file again doubles nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from opsplan.blocks.dated import DatedRow
from opsplan.diagnostics import Bilingual, Lang
from opsplan.writers.project.events import Lines, calendar_bytes, describing, naming, whole_days
from opsplan.writers.project.text import one_line

_START_BY = Bilingual("最晚启动：", "Start by: ")


def write_dates_ics(rows: Iterable[DatedRow], title: str, today: date, lang: Lang) -> bytes:
    """The calendar's bytes, the same every time for the same rows and day. Events take up nobody's time."""
    return calendar_bytes(title, lang, _events(rows, today, lang))


def _events(rows: Iterable[DatedRow], today: date, lang: Lang) -> Iterator[Lines]:
    for row in rows:
        name = row.name if row.kind != "day-off" else f"{row.name} · {row.kind_text}"
        start_by = f"{_START_BY.get(lang)}{row.prepare_by}" if row.prepare_by else ""
        yield (
            *naming("dates", one_line(row.id), name, today),
            *describing([row.kind_text], "\n".join(line for line in (row.note, start_by) if line)),
            *whole_days(row.start, row.end),
        )
