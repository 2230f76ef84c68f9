"""The list: a row for each item with every field, filters and menus, and the hidden keys by which it is read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from opsplan.blocks.calendar_fields import CALENDAR_FIELDS, MARK, CalendarField, FieldValue, field_value
from opsplan.blocks.content_calendar import CalendarItem, ContentCalendar
from opsplan.blocks.measure import text_width
from opsplan.blocks.sheet import FIRST_DAY
from opsplan.writers.xlsx.book import Book, PlainFormulas, serial
from opsplan.writers.xlsx.content_calendar import words
from opsplan.writers.xlsx.content_calendar.list_rules import add_checks, add_colors, add_lines
from opsplan.writers.xlsx.content_calendar.list_table import (
    COLUMN,
    FIRST_ROW,
    HEADS_ROW,
    KEYS_ROW,
    TODAY_COLUMN,
    TODAY_ROW,
    ListTable,
)
from opsplan.writers.xlsx.content_calendar.looks import (
    A3,
    TALLEST,
    head_look,
    set_print,
    text_lines,
    write_title,
)
from opsplan.writers.xlsx.rows import DATE_FORMAT

_WIDTHS: Mapping[str, float] = MappingProxyType({
    "key": 20.0, "date": 12.0, "end": 12.0, "weekday": 7.0, "time": 8.0, "until": 10.0, "kind": 12.0, "title": 44.0,
    "status": 11.0, "draft_due": 12.0, "review_due": 12.0,
})  # fmt: skip
_LEAST, _MOST = 10.0, 22.0
_FREE = ("cta", "link", "note")
_MOST_FREE = 32.0
_FOLDED = ("key", "goal", "tactic", "activity", "segment", "metric")
_SHOWN = (
    "date", "weekday", "time", "kind", "channel", "column", "title", "status", "owner", "reviewer", "draft_due", "form",
    "festival", "actual", "link", "note",
)  # fmt: skip
"""What a team fills in; of the other columns, those that are empty are folded away."""
_CENTERED = ("date", "end", "weekday", "time", "until", "kind", "status", "draft_due", "review_due")
_NUMBERS = ("target", "actual")
_SIZE, _LINE, _ROW = 10.0, 14.0, 18.0
_ADDRESS = ("http://", "https://")
_LONGEST_ADDRESS = 1_000


def write_list(book: Book, calendar: ContentCalendar, table: ListTable) -> None:
    """Add the sheet. Its heads are :data:`CALENDAR_FIELDS` in their order."""
    sheet = book.file.add_worksheet(table.sheet, PlainFormulas)
    sheet.set_default_row(_ROW)
    values = [[field_value(field, item, book.lang) for field in CALENDAR_FIELDS] for item in calendar.items]
    widths = [_width(book, field, [row[at] for row in values]) for at, field in enumerate(CALENDAR_FIELDS)]
    looks = _Looks(book)
    _set_columns(sheet, values, widths, looks)
    _write_top(book, sheet, calendar)
    for at, field in enumerate(CALENDAR_FIELDS):
        sheet.write_string(KEYS_ROW, at, MARK if field.key == "key" else field.key)
        sheet.write_string(HEADS_ROW, at, book.say(field.head), head_look(book, **_alignment(field.key)))
    sheet.set_row(KEYS_ROW, None, None, {"hidden": True})
    for row, (item, held) in enumerate(zip(calendar.items, values, strict=True), FIRST_ROW):
        _write_row(book, sheet, row, item, held, looks)
        lines = max(
            text_lines(text, width, _SIZE)
            for text, width in zip(held, widths, strict=True)
            if isinstance(text, str)
        )
        if lines > 1:
            sheet.set_row(row, min(lines * _LINE + 4, TALLEST))
    add_checks(book, sheet, table)
    add_colors(book, sheet, table)
    add_lines(book, sheet, table)
    end = FIRST_ROW + max(len(values), 1) - 1
    sheet.autofilter(HEADS_ROW, 0, end, len(CALENDAR_FIELDS) - 1)
    sheet.freeze_panes(FIRST_ROW, COLUMN["weekday"])
    sheet.print_area(0, 0, end, len(CALENDAR_FIELDS) - 1)
    set_print(book, sheet, calendar.title, HEADS_ROW, paper=A3)


def _set_columns(
    sheet: Any, values: Sequence[Sequence[FieldValue]], widths: Sequence[float], looks: _Looks
) -> None:
    """Give every column the look of an entry's cells: nothing is written where there is nothing to say."""
    for at, (field, width) in enumerate(zip(CALENDAR_FIELDS, widths, strict=True)):
        empty = field.key not in _SHOWN and all(row[at] is None for row in values)
        folded = {"hidden": True, "level": 1} if empty or field.key in _FOLDED else {}
        sheet.set_column(at, at, width, looks[field.key, "entry", _number(field, None)[0]], folded)


def _width(book: Book, field: CalendarField, column: Sequence[FieldValue]) -> float:
    if field.key in _WIDTHS:
        return _WIDTHS[field.key]
    texts = (book.say(field.head), *(value[:100] for value in column if isinstance(value, str)))
    return min(
        max(max(text_width(text, _SIZE) for text in texts) / 5 + 4, _LEAST),
        _MOST_FREE if field.key in _FREE else _MOST,
    )


def _write_top(book: Book, sheet: Any, calendar: ContentCalendar) -> None:
    write_title(book, sheet, COLUMN["date"], book.say(words.CALENDAR), calendar.title)
    small = book.look(font_size=9, font_color="ink3")
    sheet.write_string(TODAY_ROW, COLUMN["date"], book.say(words.LIST_HINT), small)
    look = book.look(
        num_format=f'"{book.say(words.TODAY)} "{DATE_FORMAT}', align="left", bold=True, font_color="severe-strong"
    )  # fmt: skip
    if calendar.today and calendar.today >= FIRST_DAY:
        sheet.write_number(TODAY_ROW, TODAY_COLUMN, serial(calendar.today), look)
    else:
        sheet.write_blank(TODAY_ROW, TODAY_COLUMN, None, look)


class _Looks(dict[tuple[str, str, str], Any]):
    """The formats of the cells by field, kind of row and number format, made when first needed."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book

    def __missing__(self, key: tuple[str, str, str]) -> Any:
        field, kind, number = key
        color = {"entry": "ink", "gap": "ink3"}.get(kind, "ink2")
        look: dict[str, object] = {"font_color": color, "text_wrap": True, **_alignment(field)}
        if field == "title" and kind == "entry":
            look["bold"] = True
        if number:
            look["num_format"] = number
        self[key] = self._book.look(**look)
        return self[key]


def _alignment(key: str) -> dict[str, object]:
    if key in _CENTERED:
        return {"align": "center"}
    return {"align": "right", "indent": 1} if key in _NUMBERS else {}


def _write_row(
    book: Book, sheet: Any, row: int, item: CalendarItem, held: Sequence[FieldValue], looks: _Looks
) -> None:
    for at, (field, value) in enumerate(zip(CALENDAR_FIELDS, held, strict=True)):
        if value is None and field.key != "weekday":
            continue
        number, stored = _number(field, value)
        look = looks[field.key, item.kind, number]
        if field.key == "weekday":
            _write_weekday(book, sheet, row, at, item.day, look)
        elif stored is not None:
            sheet.write_number(row, at, stored, look)
        elif field.key == "link" and _is_address(value):
            sheet.write_url(row, at, value, look, value)
        else:
            sheet.write_string(row, at, str(value), look)


def _number(field: CalendarField, value: FieldValue) -> tuple[str, float | None]:
    """The number format of a cell and the number in it; None for text and for nothing."""
    if field.kind == "date":
        return DATE_FORMAT, serial(value) if isinstance(value, date) else None
    if field.kind == "time":
        return "[hh]:mm", value / 1440 if isinstance(value, int) else None
    if isinstance(value, Decimal):
        decimals = -int(value.as_tuple().exponent)
        return "#,##0" + (f".{'0' * decimals}" if decimals > 0 else "") + "_)", float(value)
    return "@" if field.kind in ("text", "choice") else "", None


def _write_weekday(book: Book, sheet: Any, row: int, at: int, day: date, look: Any) -> None:
    """The weekday follows the date in its row; it is spelled by hand, as formats of dates differ by program."""
    text = book.say(words.WEEKDAYS[day.weekday()])
    if day < FIRST_DAY:
        sheet.write_string(row, at, text, look)
        return
    names = "".join(book.say(each) for each in words.WEEKDAYS)
    width = len(names) // 7
    place = xl_rowcol_to_cell(row, COLUMN["date"])
    formula = f'=IF(ISNUMBER({place}),MID("{names}",WEEKDAY({place},2)*{width}-{width - 1},{width}),"")'
    sheet.write_formula(row, at, formula, look, text)


def _is_address(text: FieldValue) -> bool:
    return (
        isinstance(text, str)
        and text.startswith(_ADDRESS)
        and len(text) <= _LONGEST_ADDRESS
        and text.isprintable()
        and " " not in text
    )
