"""The menus, checks and colours of the list."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from opsplan.blocks.calendar_fields import CALENDAR_FIELDS
from opsplan.blocks.content_calendar import KIND_NAMES, STATUS_NAMES
from opsplan.blocks.sheet import FIRST_DAY
from opsplan.writers.xlsx.book import Book, serial
from opsplan.writers.xlsx.content_calendar import words
from opsplan.writers.xlsx.content_calendar.list_table import (
    COLUMN,
    FIRST_ROW,
    TODAY_COLUMN,
    TODAY_ROW,
    ListTable,
    cell,
)
from opsplan.writers.xlsx.content_calendar.looks import STATUS_COLORS
from opsplan.writers.xlsx.content_calendar.names_sheet import NAMED_FIELDS, names_range

_LAST_DAY = 2_958_465
"""9999-12-31."""


def add_checks(book: Book, sheet: Any, table: ListTable) -> None:
    """Dates must be dates and states of the list; names and kinds come from menus, and names may be new."""
    checks: dict[str, dict[str, Any]] = {}
    for field in CALENDAR_FIELDS:
        if not field.editable:
            continue
        if field.kind == "date":
            bounds = {"minimum": serial(FIRST_DAY), "maximum": _LAST_DAY}
            checks[field.key] = {
                "validate": "date",
                "criteria": "between",
                **bounds,
                "error_message": book.say(words.BAD_DATE),
            }
        elif field.kind == "time":
            bounds = {"minimum": 0, "maximum": 2}
            checks[field.key] = {
                "validate": "decimal",
                "criteria": "between",
                **bounds,
                "error_message": book.say(words.BAD_TIME),
            }
        elif field.key in NAMED_FIELDS:
            checks[field.key] = {
                "validate": "list",
                "source": f"={names_range(book, field.key)}",
                "show_error": False,
            }
    kinds = [book.say(name) for name in KIND_NAMES.values()]
    checks["kind"] = {"validate": "list", "source": kinds, "show_error": False}
    states = [book.say(name) for name in STATUS_NAMES.values()]
    checks["status"] = {"validate": "list", "source": states, "error_message": book.say(words.BAD_STATUS)}
    for key, check in checks.items():
        title = {"error_title": book.say(words.NOT_VALID)} if "error_message" in check else {}
        sheet.data_validation(FIRST_ROW, COLUMN[key], table.last, COLUMN[key], {**check, **title})


def add_colors(book: Book, sheet: Any, table: ListTable) -> None:
    """Colour states, and what is late as of the day above the list: drafts not written, entries not published."""
    today = xl_rowcol_to_cell(TODAY_ROW, TODAY_COLUMN, row_abs=True, col_abs=True)
    status, kind = cell("status", FIRST_ROW), cell("kind", FIRST_ROW)
    for state, name in STATUS_NAMES.items():
        tint = STATUS_COLORS[state]
        look = {"bg_color": book.color(tint.fill), "font_color": book.color(tint.ink)}
        _add(book, sheet, table, "status", f'{status}="{book.say(name)}"', look)
    late = {"bg_color": book.color("severe"), "font_color": book.color("severe-text")}
    unwritten = (
        f'OR({status}="{book.say(STATUS_NAMES["idea"])}",{status}="{book.say(STATUS_NAMES["draft"])}")'
    )
    for key in ("draft_due", "review_due"):
        due = cell(key, FIRST_ROW)
        _add(book, sheet, table, key, f"AND({today}>0,ISNUMBER({due}),{due}<{today},{unwritten})", late)
    day, published = cell("date", FIRST_ROW), book.say(STATUS_NAMES["published"])
    behind = f'AND({today}>0,ISNUMBER({day}),{day}<{today},{status}<>"",{status}<>"{published}",{kind}<>"")'
    _add(book, sheet, table, "date", behind, late)


def add_lines(book: Book, sheet: Any, table: ListTable) -> None:
    """Draw a line under every row with a kind or a title, also those a team adds, and grey what is no content."""
    kind, title = cell("kind", FIRST_ROW), cell("title", FIRST_ROW)
    line = {"bottom": 1, "bottom_color": book.color("line")}
    own = ",".join(f'{kind}<>"{book.say(KIND_NAMES[each])}"' for each in ("entry", "gap"))
    last = CALENDAR_FIELDS[-1].key
    wash = {**line, "bg_color": book.color("wash")}
    _add(book, sheet, table, "key", f'AND({kind}<>"",{own})', wash, last)
    _add(book, sheet, table, "key", f'{kind}&{title}<>""', line, last)


def _add(
    book: Book, sheet: Any, table: ListTable, key: str, formula: str, look: dict[str, Any], last: str = ""
) -> None:
    """A look for the cells of a field, or of all to the field ``last``, where the formula holds."""
    rule = {"type": "formula", "criteria": f"={formula}", "format": book.file.add_format(look)}
    sheet.conditional_format(FIRST_ROW, COLUMN[key], table.last, COLUMN[last or key], rule)
