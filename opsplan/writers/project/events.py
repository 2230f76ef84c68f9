"""Calendar files and their events (RFC 5545), as every file of this program makes them: an event is a tuple of lines.

The end of a whole-day event is exclusive, as the standard wants. A UID is made of the plan's title and what names the
item in it, so that importing a newer file moves events instead of doubling them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeAlias
from uuid import UUID, uuid5

from opsplan.diagnostics import Lang
from opsplan.writers.project.ical_lines import file_bytes, text_line
from opsplan.writers.project.text import clean, one_line

Lines: TypeAlias = tuple[str, ...]
_UID_SPACE = UUID("4f5a3b0e-6a0e-5d8e-9a57-0f1f3f6f2c11")
"""The name space of UIDs of this program; changing it doubles every event in users' calendars."""
_DAY = timedelta(days=1)


def calendar_bytes(
    title: str, lang: Lang, events: Iterable[Lines], zone: str = "", span: tuple[date, date] | None = None
) -> bytes:
    """A file of events. ``zone`` is the time zone of its times of day, whose rules are given for the years of ``span``."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//opsplan//opsplan//{'EN' if lang == 'en' else 'ZH'}"]
    head += ["METHOD:PUBLISH", text_line("X-WR-CALNAME", one_line(title))]
    if zone and span:
        head += [text_line("X-WR-TIMEZONE", zone), *_zone_rules(zone, *span)]
    body = (line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT"))
    return file_bytes([*head, *body, "END:VCALENDAR"])


def _zone_rules(zone: str, start: date, end: date) -> Iterator[str]:
    from icalendar import Timezone

    last = min(end.year + 1, date.max.year)
    rules = Timezone.from_tzid(zone, first_date=date(start.year, 1, 1), last_date=date(last, 1, 1))
    yield from rules.to_ical().decode().splitlines()


def naming(owner: str, item: str, name: str, today: date) -> Lines:
    """What every event begins with. ``owner`` and ``item`` make its UID: a plan's title and a place in it, for one."""
    return (
        f"UID:{uuid5(_UID_SPACE, one_line(owner) + chr(10) + item)}@opsplan",
        f"DTSTAMP:{midnight(today)}",
        text_line("SUMMARY", one_line(name)),
    )


def describing(categories: Sequence[str], description: str) -> Lines:
    """Lines for what there is of categories and a description of several lines."""
    named = [line for each in categories if (line := one_line(each))]
    text = clean(description).strip()
    return (
        *((text_line("CATEGORIES", *named),) if named else ()),
        *((text_line("DESCRIPTION", text),) if text else ()),
    )


def whole_days(start: date, end: date) -> Lines:
    """Lines by which an event lasts from one day to another, both included, without taking anybody's time."""
    ended = (f"DTEND;VALUE=DATE:{_digits(end + _DAY)}",) if end < date.max else ()
    return (f"DTSTART;VALUE=DATE:{_digits(start)}", *ended, "TRANSP:TRANSPARENT")


def moment(name: str, day: date, minute: int, zone: str) -> str:
    """A line for a time of day, in minutes from midnight; hours beyond 24 are on the next day."""
    at = datetime.combine(day, time()) + timedelta(minutes=minute)
    return f"{name};TZID={zone}:{_digits(at.date())}T{at:%H%M%S}"


def midnight(day: date) -> str:
    """When a day begins, in UTC: the moment a file made on that day bears."""
    return f"{_digits(day)}T000000Z"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")
