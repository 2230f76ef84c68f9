"""The sheet of names that the menus of the list offer; a team adds to it."""

from __future__ import annotations

from opsplan.blocks.calendar_fields import FIELDS
from opsplan.blocks.content_calendar import ContentCalendar
from opsplan.blocks.measure import text_width
from opsplan.blocks.sheet import cell_text
from opsplan.writers.xlsx.book import Book
from opsplan.writers.xlsx.content_calendar import words
from opsplan.writers.xlsx.content_calendar.looks import MAJOR_TIER, head_look, set_print

_LISTS = ("channel", "column", "owner", "form", "festival")
NAMED_FIELDS = (*_LISTS, "reviewer")
_ROOM = 200
"""Rows of names that the menus read."""


def names_range(book: Book, key: str) -> str:
    """The cells that hold the names for a field; reviewers are chosen from the owners."""
    letter = "ABCDE"[_LISTS.index("owner" if key == "reviewer" else key)]
    return f"'{book.say(words.NAMES)}'!${letter}$2:${letter}${_ROOM + 1}"


def write_names(book: Book, calendar: ContentCalendar) -> None:
    """Add the sheet with the names that the calendar has, in the order of their first use."""
    sheet = book.file.add_worksheet(book.say(words.NAMES))
    cell = book.look(font_color="ink", bottom=1, bottom_color="line", num_format="@")
    for column, key in enumerate(_LISTS):
        head = book.say(FIELDS[key].head)
        sheet.write_string(0, column, head, head_look(book))
        names = _names(calendar, key)
        for row, name in enumerate(names, 1):
            sheet.write_string(row, column, name, cell)
        width = max((text_width(name[:80], 10) / 5 for name in names), default=0.0)
        sheet.set_column(column, column, min(max(width + 3, 16.0), 40.0))
    sheet.freeze_panes(1, 0)
    set_print(book, sheet, calendar.title, 0)


def _names(calendar: ContentCalendar, key: str) -> list[str]:
    found = [fact.channel for fact in calendar.columns] if key == "channel" else []
    if key == "column":
        found = [fact.name for fact in calendar.columns]
    if key == "owner":
        found = [name for fact in calendar.columns if (name := fact.owner)]
    for item in calendar.items:
        found.append(getattr(item, key))
        if key == "owner":
            found.append(item.reviewer)
    if key == "festival":
        found += [span.name for span in calendar.festivals if span.tier <= MAJOR_TIER]
    return list(dict.fromkeys(text for name in found if (text := cell_text(name).strip())))[:_ROOM]
