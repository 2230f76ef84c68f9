"""What is known of an item of a content calendar, as labels and values that people read, and which links are safe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote, urlsplit

from opsplan.blocks.calendar_fields import CALENDAR_FIELDS
from opsplan.blocks.content_calendar import CalendarItem
from opsplan.blocks.gantt_words import spoken_span
from opsplan.diagnostics import Bilingual, Lang
from opsplan.patterns import lazy_pattern

WHEN = Bilingual("日期", "Date")
_UNSAID = frozenset({"key", "date", "end", "weekday", "time", "until", "title"})
"""What the line of the date or the item's name says, and what nobody reads."""

_MAILBOX = lazy_pattern(r"mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_SAFE = "!#$%&()*+,-./:;=?@[]_~"
_UNFIT = lazy_pattern(r"""[\s\x00-\x20\x7f-\x9f"'<>\\^`{|}\u200b-\u202f\u2060-\u206f\ud800-\udfff\ufeff]""")
"""What no address holds as it is, and what hides in a text."""


def item_facts(item: CalendarItem, lang: Lang) -> Iterator[tuple[str, str]]:
    """Label and value of every field that holds something, in the order of the sheet; the days and hours come first.

    ``activity`` of an activity is its own name and is left out.
    """
    clock = f" {item.clock}" if item.clock else ""
    yield WHEN.get(lang), spoken_span(item.day, item.last, lang, True) + clock
    for field in CALENDAR_FIELDS:
        value = None if field.key in _UNSAID else getattr(item, field.key)
        if not value or (field.key == "activity" and value == item.title):
            continue
        if isinstance(value, date):
            value = spoken_span(value, value, lang, True)
        yield field.head.get(lang), dict(field.choices)[value].get(lang) if field.choices else str(value)


def web_address(text: str) -> str:
    """The text as an address of http or https that nothing in it can break, else nothing.

    Chinese in its path is percent-encoded; a Chinese name of a host is not taken.
    """
    try:
        parts = urlsplit(text)
        named = parts.hostname and parts.hostname.isascii() and parts.port != 0
    except ValueError:
        return ""
    if not named or parts.scheme not in ("http", "https") or _UNFIT.search(text):
        return ""
    return quote(text, safe=_SAFE)


def safe_link(text: str) -> str:
    """An address that a page may link to: of the web, or ``mailto:`` of one mailbox; else nothing."""
    return text if _MAILBOX.fullmatch(text) else web_address(text)
