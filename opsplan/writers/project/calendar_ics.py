"""A content calendar as an iCalendar file for Outlook, Apple and Google calendars.

An entry, like anything that has a time but no end, is shown for half an hour, which takes up nobody's time: it is the
moment of publishing, but calendars hardly draw a moment. Days by which a draft or a review is due are whole-day events
of their own until the entry is published; to-dos and alarms would be dropped by most calendars on import. A gap is
left out: it is nothing yet that anybody could keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.blocks.calendar_fields import FIELDS
from opsplan.blocks.calendar_item_facts import item_facts, web_address
from opsplan.blocks.content_calendar import KIND_NAMES, CalendarItem, ContentCalendar
from opsplan.diagnostics import Bilingual
from opsplan.writers.project.events import (
    Lines,
    calendar_bytes,
    describing,
    midnight,
    moment,
    naming,
    whole_days,
)
from opsplan.writers.project.ical_lines import text_line
from opsplan.writers.project.text import one_line

_SHOWN_MINUTES = 30
_ALARM = "PT9H"
"""When a reminder without a time of day rings, from the start of its day."""
_FIRST = date(2000, 1, 1)
"""The day of revision 0: a file made on a later day takes the place of an earlier one."""
_DUES = ("draft_due", "review_due")


def write_calendar_ics(calendar: ContentCalendar) -> bytes:
    """The file's bytes, the same every time for the same calendar and day."""
    items = [item for item in calendar.items if item.kind != "gap"]
    days = [calendar.start, calendar.end, *(item.day for item in items), *(item.last for item in items)]
    events = (event for item in items for event in _events(calendar, item))
    return calendar_bytes(calendar.title, calendar.lang, events, calendar.timezone, (min(days), max(days)))


def _events(calendar: ContentCalendar, item: CalendarItem) -> Iterator[Lines]:
    mark = "◆ " if item.kind == "milestone" else ""
    ring = _alarm(item) if item.kind == "reminder" else ()
    yield (*_facts(calendar, item, "", mark + item.title), *_place(calendar, item), *ring)
    if item.kind == "entry" and item.status != "published":
        yield from _dues(calendar, item)


def _facts(calendar: ContentCalendar, item: CalendarItem, part: str, name: str) -> Lines:
    """An entry is known by its key; the rest by its place in the plan, as in the project's own calendar file."""
    today = calendar.today or calendar.start
    colon = Bilingual("：", ": ").get(calendar.lang)
    address = web_address(item.link)
    said = "CONFIRMED" if item.status in ("ready", "published") else "TENTATIVE"
    return (
        *naming(calendar.title, f"calendar {item.key}{part}" if item.kind == "entry" else item.src, name, today),
        f"LAST-MODIFIED:{midnight(today)}",
        f"SEQUENCE:{max((today - _FIRST).days, 0)}",
        *describing(
            (calendar.say(KIND_NAMES[item.kind]), item.channel, item.column),
            "\n".join(f"{label}{colon}{value}" for label, value in item_facts(item, calendar.lang)),
        ),
        *((f"STATUS:{said}",) if item.status else ()),
        *((f"URL:{address}",) if address else ()),
    )  # fmt: skip


def _place(calendar: ContentCalendar, item: CalendarItem) -> Lines:
    """At its time of day; days in a row are whole days, with the hours in the description."""
    if item.begins is None or item.last > item.day:
        return whole_days(item.day, item.last)
    ends = item.ends if item.ends is not None and item.ends > item.begins else item.begins + _SHOWN_MINUTES
    return (
        moment("DTSTART", item.day, item.begins, calendar.timezone),
        moment("DTEND", item.day, ends, calendar.timezone),
        f"TRANSP:{'OPAQUE' if item.kind == 'activity' else 'TRANSPARENT'}",
    )


def _alarm(item: CalendarItem) -> Lines:
    trigger = _ALARM if item.begins is None else "PT0S"
    said = text_line("DESCRIPTION", one_line(item.title))
    return ("BEGIN:VALARM", "ACTION:DISPLAY", said, f"TRIGGER:{trigger}", "END:VALARM")


def _dues(calendar: ContentCalendar, item: CalendarItem) -> Iterator[Lines]:
    """A whole day for each step that is due before the entry can be published."""
    for name in _DUES:
        due = getattr(item, name)
        if due is not None:
            head = calendar.say(FIELDS[name].head)
            said = calendar.say(Bilingual(f"{head}：{item.title}", f"{head}: {item.title}"))
            yield (*_facts(calendar, item, f" {name}", said), *whole_days(due, due))
