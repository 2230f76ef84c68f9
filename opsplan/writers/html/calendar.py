"""The content calendar as one HTML file: a month as a grid, a list, a quarter on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from opsplan.blocks.brand import Brand
from opsplan.blocks.calendar_fields import FIELDS
from opsplan.blocks.calendar_item_facts import WHEN, item_facts, safe_link
from opsplan.blocks.content_calendar import (
    KIND_NAMES,
    STATUS_NAMES,
    CalendarDay,
    CalendarItem,
    ContentCalendar,
    QuarterPlan,
)
from opsplan.blocks.gantt_words import span_text
from opsplan.writers.html.calendar_words import (
    CALENDAR,
    LIST_FIELDS,
    QUARTER_FIELDS,
    calendar_notes,
    calendar_words,
)
from opsplan.writers.html.page_file import page_file

_PARTS = (
    "data", "filters", "chips", "details", "bars", "month", "list", "quarter", "strip", "legend", "controls", "keys", "print", "start",
)  # fmt: skip
"""The parts of the script in the order in which they are joined."""
_STYLES = (
    "shared/page.css",
    "calendar_page/calendar.css",
    "calendar_page/views.css",
    "calendar_page/paper.css",
)


def write_calendar_html(calendar: ContentCalendar, brand: Brand) -> bytes:
    """The calendar as a self-contained UTF-8 HTML file. The same calendar and brand give the same bytes.

    Raises KeyError for an unknown colour token and ValueError for a colour that is not six hex digits.
    """
    scripts = ("shared/dom.js", *(f"calendar_page/{part}.js" for part in _PARTS))
    return page_file(CALENDAR, calendar.lang, brand, scripts, _STYLES, _data(calendar))


def _data(calendar: ContentCalendar) -> dict[str, Any]:
    """Days are numbers since 1970-01-01. Labels of facts and names of channels are places in their lists."""
    lang = calendar.lang
    labels = list(dict.fromkeys((WHEN.get(lang), *(field.head.get(lang) for field in FIELDS.values()))))
    channels = list(dict.fromkeys(item.channel for item in calendar.items if item.channel))
    return {
        "lang": lang,
        "title": calendar.title,
        "span": span_text(calendar.start, calendar.end, lang, True),
        "start": _number(calendar.start),
        "end": _number(calendar.end),
        "today": _number(calendar.today) if calendar.today else None,
        "weekend": list(calendar.weekend),
        "labels": labels,
        "channels": channels,
        "kinds": {kind: name.get(lang) for kind, name in KIND_NAMES.items()},
        "statuses": {status: name.get(lang) for status, name in STATUS_NAMES.items()},
        "heads": {key: FIELDS[key].head.get(lang) for key in LIST_FIELDS},
        "items": [_item(item, calendar, labels.index) for item in calendar.items],
        "days": {str(_number(day.day)): said for day in calendar.days if (said := _day(day))},
        "quarters": [_quarter(quarter) for quarter in calendar.quarters],
        "quarterHeads": {key: word.get(lang) for key, word in QUARTER_FIELDS.items()},
        "notes": calendar_notes(calendar),
        "words": calendar_words(lang),
    }


def _item(item: CalendarItem, calendar: ContentCalendar, label: Callable[[str], int]) -> dict[str, Any]:
    facts = [(label(name), value) for name, value in item_facts(item, calendar.lang)]
    values = {
        "kind": item.kind,
        "day": _number(item.day),
        "last": _number(item.last),
        "title": item.title,
        "src": item.src,
        "clock": item.clock,
        "begins": item.begins,
        **{key: getattr(item, key) for key in ("channel", "column", "owner", "status", "festival")},
        "href": safe_link(item.link),
        "link": item.link,
        "facts": facts,
    }
    return {key: value for key, value in values.items() if value is not None and value != ""}


def _day(day: CalendarDay) -> dict[str, Any]:
    """What there is to say of a day; nothing for most days of a calendar in English."""
    return _filled((
        ("lunar", day.lunar), ("festivals", list(day.festivals)), ("off", day.off), ("worked", day.worked),
        ("estimated", day.estimated and bool(day.off or day.worked)), ("taboo", day.taboo),
    ))  # fmt: skip


def _quarter(quarter: QuarterPlan) -> dict[str, Any]:
    return _filled((
        ("quarter", quarter.quarter), ("src", quarter.src), ("start", _number(quarter.start)), ("end", _number(quarter.end)),
        *((key, getattr(quarter, key)) for key in QUARTER_FIELDS),
    ))  # fmt: skip


def _filled(values: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {key: value for key, value in values if value or (value == 0 and value is not False)}


def _number(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()
