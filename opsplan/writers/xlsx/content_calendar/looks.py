"""How the calendar's workbook looks: colours of states, heights of wrapped text, how sheets print."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from opsplan.blocks.content_calendar import STATUS_NAMES, CalendarItem, EntryStatus
from opsplan.blocks.measure import text_width
from opsplan.blocks.sheet import cell_text
from opsplan.writers.xlsx.book import Book, page_text
from opsplan.writers.xlsx.words import PAGE


class Tint(NamedTuple):
    """Colour tokens of a state: its fill, text on the fill, and a strong tone for edges and marks."""

    fill: str
    ink: str
    edge: str


STATUS_COLORS: Mapping[EntryStatus, Tint] = MappingProxyType({
    "": Tint("bg", "ink3", "ink3"), "idea": Tint("holiday", "ink2", "mute"),
    "draft": Tint("medium", "medium-text", "medium-strong"), "review": Tint("accent-100", "accent", "accent-400"),
    "ready": Tint("accent-200", "accent-900", "accent"), "published": Tint("low", "low-text", "low-strong"),
})  # fmt: skip
MAJOR_TIER = 2
"""Marketing dates up to this tier stand outside the days too."""
LETTER = 5.25
"""Points of a character of column width."""
TALLEST = 405.0
"""Points; no row can be higher than 409."""
A3, A4 = 8, 9


def is_late(item: CalendarItem, today: date | None) -> bool:
    """True for an entry with a state that is behind it: not written when its draft or review is due, or not published
    when its day is over."""
    if today is None or item.kind != "entry" or item.status in ("", "published"):
        return False
    dues = (item.draft_due, item.review_due) if item.status in ("idea", "draft") else ()
    return item.day < today or any(due is not None and due < today for due in dues)


def text_lines(text: str, width: float, size: float) -> int:
    """Lines that a text wraps to in a column of ``width`` characters; a little more than its length needs."""
    room = max((width - 1.5) * LETTER, size)
    if len(text) * size * 1.2 <= room and "\n" not in text:
        return 1
    return sum(max(math.ceil(text_width(part, size) * 1.2 / room), 1) for part in text.split("\n"))


def write_title(book: Book, sheet: Any, column: int, text: str, plan: str = "") -> None:
    """The sheet's title in its first row, and the plan's behind it."""
    sheet.set_row(0, 27)
    strong = {"bold": True, "font_size": 16, "font_color": "ink"}
    behind = " ".join(cell_text(plan)[:200].split())
    if behind:
        small = book.look(font_size=11, font_color="ink2")
        sheet.write_rich_string(
            0, column, book.look(**strong), text, small, f"   {behind}", book.look(**strong)
        )
    else:
        sheet.write_string(0, column, text, book.look(**strong))


def head_look(book: Book, **more: object) -> Any:
    """The format of the heads of a table."""
    return book.look(bold=True, font_color="ink2", bottom=2, bottom_color="accent", text_wrap=True, **more)


def set_print(
    book: Book, sheet: Any, title: str, head: int, *, paper: int = A4, wide: int = 1, tall: int = 0
) -> None:
    """Landscape, fitted to pages, the row ``head`` and all above it on every page, title and page number outside."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.55)
    sheet.fit_to_pages(wide, tall)
    sheet.repeat_rows(0, head)
    sheet.set_header(f"&R&9 {page_text(title)}")
    sheet.set_footer(f"&L&9 &A&R&9 {book.say(PAGE)}")


def status_word(book: Book, status: EntryStatus) -> str:
    """The state in the workbook's language; empty for none."""
    return book.say(STATUS_NAMES[status]) if status else ""
