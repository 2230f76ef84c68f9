"""What the cells of a month's sheet say: days with their festivals, entries, activities, gaps; and the legend."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from opsplan.blocks.calendar_weeks import WeekBlock
from opsplan.blocks.content_calendar import (
    STATUS_NAMES,
    CalendarDay,
    CalendarItem,
    ContentCalendar,
    ItemKind,
)
from opsplan.blocks.measure import text_width
from opsplan.blocks.month_calendar import PREFIX
from opsplan.blocks.sheet import cell_text
from opsplan.writers.xlsx.book import Book
from opsplan.writers.xlsx.content_calendar import words
from opsplan.writers.xlsx.content_calendar.looks import LETTER, STATUS_COLORS, Tint, is_late, status_word

Look: TypeAlias = Mapping[str, object]
Fragments: TypeAlias = list[tuple[Look, str]]
"""Texts with their formats, in one cell."""
MARK: Mapping[ItemKind, str] = {
    "milestone": PREFIX["milestone"].zh, "activity": PREFIX["activity"].zh, "reminder": "△ ", "entry": "", "gap": "",
}  # fmt: skip
_MOST = 32_000
_SMALL: Look = {"font_size": 8, "font_color": "ink2"}


def write_rich(book: Book, sheet: Any, row: int, column: int, fragments: Fragments, look: Look) -> None:
    """Write texts of several formats to a cell that looks so; nothing of them is computed."""
    said = [(each, text) for each, raw in fragments if (text := cell_text(raw))]
    if not said:
        sheet.write_blank(row, column, None, book.look(**look))
    elif len(said) == 1 or sum(len(text) for _, text in said) > _MOST:
        text = cell_text("".join(text for _, text in said))
        sheet.write_string(row, column, text, book.look(**{**look, **said[0][0]}))
    else:
        parts = [part for each, text in said for part in (book.look(**each), text)]
        first = said[0][0]
        if "font_size" in look and float(str(first["font_size"])) <= float(str(look["font_size"])):
            # What begins the cell may take its format from it, which a third of all runs of text do.
            look, parts = {**look, **first}, parts[1:]
        sheet.write_rich_string(row, column, *parts, book.look(**look))


def rich_lines(fragments: Fragments, width: float) -> int:
    """Lines that texts of several formats wrap to in a column of ``width`` characters, indented by one."""
    room = (width - 3) * LETTER
    lines, used = 0, 0.0
    for look, text in fragments:
        for number, part in enumerate(cell_text(text).split("\n")):
            if number:
                lines += max(math.ceil(used / room), 1)
                used = 0.0
            used += text_width(part, float(str(look["font_size"])), bool(look.get("bold")))
            # What does not fit begins a line of its own, so that some of the one before is left empty.
            used += 0.04 * room if used > room else 0.0
    return lines + max(math.ceil(used / room), 1)


def day_text(book: Book, calendar: ContentCalendar, day: CalendarDay) -> Fragments:
    """The number of the day, its lunar day, whether it is off or worked instead, and its festivals."""
    today = day.day == calendar.today
    found: Fragments = [
        ({"bold": True, "font_size": 11, "font_color": "today" if today else "ink"}, str(day.day.day))
    ]
    if today:
        found.append(({"bold": True, "font_size": 8, "font_color": "today"}, f" {book.say(words.TODAY)}"))
    if day.lunar:
        found.append(({"font_size": 8, "font_color": "ink3"}, f" {day.lunar}"))
    estimated = book.say(words.ESTIMATED) if day.estimated else ""
    if day.off:
        text = f"  {book.say(words.OFF)} {_line(day.off)}{estimated}"
        found.append(({"bold": True, "font_size": 8, "font_color": "low-text"}, text))
    if day.worked:
        text = f"  {book.say(words.WORKED)} {book.say(words.worked_for(_line(day.worked)))}{estimated}"
        found.append(({"bold": True, "font_size": 8, "font_color": "high-text"}, text))
    names = [_line(name) for name in day.festivals if name != day.off]
    if names:
        text = "  " + _joined(book, names)
        found.append(({"font_size": 8, "font_color": "ink2" if day.taboo else "accent"}, text))
    if day.taboo:
        found.append(({"font_size": 8, "font_color": "high-text"}, f"  {book.say(words.NOT_PROMOTED)}"))
    return found


def block_text(book: Book, calendar: ContentCalendar, block: WeekBlock) -> Fragments:
    """An entry with its time, place and state above its title; other work with its mark; the gaps of a day in a line."""
    item = block.items[0]
    if item.kind == "gap":
        return [({"font_size": 8, "font_color": "ink3"}, _gaps(book, block.items))]
    if item.kind != "entry":
        strong = item.kind == "milestone"
        look: Look = {"font_size": 9, "font_color": "accent" if strong else "ink", "bold": strong}
        clock = f"{item.clock} " if item.clock else ""
        return [(look, f"{MARK[item.kind]}{clock}{_line(item.title)}")]
    place = " ".join(part for part in (item.clock, _place(item)) if part)
    found: Fragments = [(_SMALL, place)] if place else []
    word = status_word(book, item.status)
    if is_late(item, calendar.today):
        word = f"{word} {book.say(words.LATE)}"
    if word:
        color = "severe-text" if is_late(item, calendar.today) else STATUS_COLORS[item.status].ink
        found.append(({"bold": True, "font_size": 8, "font_color": color}, f"  {word}" if place else word))
    lead = "\n" if found else ""
    return [*found, ({"font_size": 9, "font_color": "ink"}, f"{lead}{_line(item.title)}")]


def block_look(calendar: ContentCalendar, block: WeekBlock) -> Look:
    """The fill and the edge of a block: an entry's by its state, red where it is late."""
    item = block.items[0]
    tint = STATUS_COLORS[item.status] if item.kind == "entry" else Tint("accent-50", "accent", "accent")
    edge = "severe-strong" if is_late(item, calendar.today) else tint.edge
    common: dict[str, object] = {
        "text_wrap": True, "valign": "top", "font_size": 9, "align": "left", "indent": 1, "right": 1, "right_color": "line",
    }  # fmt: skip
    if item.kind == "gap":
        return {**common, "left": 1, "left_color": "line"}
    return {
        **common, "bg_color": tint.fill, "left": 5, "left_color": edge, "top": 1, "top_color": "bg", "bottom": 1,
        "bottom_color": "bg",
    }  # fmt: skip


def legend(book: Book) -> Fragments:
    """What the colours and marks of a month mean, in one line."""
    text: Look = {"font_size": 9, "font_color": "ink2"}
    found: Fragments = []
    for status, name in STATUS_NAMES.items():
        edge: Look = {"font_size": 11, "font_color": STATUS_COLORS[status].edge}
        found += [(edge, "■"), (text, f" {book.say(name)}   ")]
    for kind in ("milestone", "activity", "reminder"):
        mark: Look = {"font_size": 9, "font_color": "accent", "bold": True}
        found += [(mark, MARK[kind]), (text, f"{book.say(words.MARKS[kind])}   ")]
    for word, color, key in ((words.OFF, "low-text", "off"), (words.WORKED, "high-text", "worked")):
        found += [({"font_size": 9, "font_color": color, "bold": True}, book.say(word)), (text, f" {book.say(words.MARKS[key])}   ")]  # fmt: skip
    return found


def _gaps(book: Book, items: tuple[CalendarItem, ...]) -> str:
    if len(items) == 1:
        item = items[0]
        return book.say(words.GAP) + " ".join(part for part in (item.clock, _place(item)) if part)
    columns: dict[str, list[str]] = {}
    for item in items:
        columns.setdefault(_line(item.channel), []).append(_line(item.column))
    places = []
    for channel, names in columns.items():
        named = list(dict.fromkeys(name for name in names if name))
        places.append(" ".join(part for part in (channel, _joined(book, named)) if part))
    return book.say(words.GAPS).replace("{}", str(len(items))) + ("; " if book.lang == "en" else "；").join(
        places
    )


def _place(item: CalendarItem) -> str:
    return " · ".join(part for part in (_line(item.channel), _line(item.column)) if part)


def _joined(book: Book, names: Iterable[str]) -> str:
    return (", " if book.lang == "en" else "、").join(names)


def _line(text: str) -> str:
    return " ".join(text.split())
