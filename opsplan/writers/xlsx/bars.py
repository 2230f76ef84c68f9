"""Bars, baseline, slack, today and days off as conditional formats over the dates of each row.

Excel joins the formats of all rules that hold for a cell. LibreOffice takes the first one only, so a critical bar has
rules of its own and the rules stand in the order in which they should win.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from opsplan.writers.xlsx.book import Book
from opsplan.writers.xlsx.colors import BarColor
from opsplan.writers.xlsx.table import FIRST_ROW, Table

_THIN, _DOTTED = 1, 4


def add_bars(
    book: Book, sheet: Any, table: Table, colors: tuple[BarColor, ...], rows: int, columns: int, today: str
) -> None:
    """Put the rules on the cells right of the table. ``today`` is the cell that holds the status day."""
    first, last = table.count, table.count + columns - 1
    rules = (*_bar_rules(book, table, colors), *_other_rules(book, table, today))
    for formula, look in rules:
        sheet.conditional_format(
            FIRST_ROW, first, FIRST_ROW + rows - 1, last,
            {"type": "formula", "criteria": f"={formula}", "format": book.file.add_format(dict(look))},
        )  # fmt: skip


def _places(table: Table) -> tuple[str, str]:
    """The first day of the first column's period, and that of the next one."""
    first, following = (xl_col_to_name(table.count + step) for step in (0, 1))
    return f"{first}${FIRST_ROW}", f"{following}${FIRST_ROW}"


def _bar_rules(
    book: Book, table: Table, colors: tuple[BarColor, ...]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    begin, following = _places(table)
    start, end, until, color = (table.cell(key, FIRST_ROW) for key in ("start", "end", "until", "color"))
    # A period is done when the middle of the part that the bar takes of it is before the day the work has come to.
    done = f"MAX({begin},{start})+MIN({following},{end}+1)<=2*{until}"
    for each in colors:
        inside = f'{color}="{each.key}",{start}<{following},{end}>={begin}'
        for mark in (True, False) if each.critical else (False,):
            own = f'{inside},{table.cell("critical", FIRST_ROW)}<>""' if mark else inside
            yield f"AND({own},{done})", _bar(book, each.token, each.done, mark)
            yield f"AND({own})", _bar(book, each.token, each.rest, mark)


def _bar(book: Book, token: str, part: float, critical: bool) -> Mapping[str, object]:
    fill = book.mixed(token, part)
    edge = book.color("severe-strong") if critical else book.color("bg")
    top: Mapping[str, object] = {"top": _THIN, "top_color": edge} if critical else {}
    return {
        "bg_color": fill, "left": _THIN, "left_color": fill, "right": _THIN, "right_color": fill, **top,
        "bottom": _THIN, "bottom_color": edge,
    }  # fmt: skip


def _other_rules(book: Book, table: Table, today: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    begin, following = _places(table)
    end = table.cell("end", FIRST_ROW)
    red, grey = book.color("today"), book.color("ink3")
    if table.has("old_start"):
        old_start, old_end = (table.cell(key, FIRST_ROW) for key in ("old_start", "old_end"))
        yield (
            f'AND({old_start}<>"",{old_start}<{following},{old_end}>={begin})',
            {"bg_color": book.color("mute"), "bottom": _THIN, "bottom_color": grey},
        )
    if table.has("slack"):
        slack = table.cell("slack", FIRST_ROW)
        yield (
            f'AND({slack}<>"",{following}>{end}+1,{slack}>={begin})',
            {"bottom": _DOTTED, "bottom_color": grey},
        )
    yield (
        f"AND({today}>={begin},{today}<{following})",
        {"left": _THIN, "left_color": red, "right": _THIN, "right_color": red},
    )
    off = xl_col_to_name(table.count) + f"${FIRST_ROW - 2}"
    yield f"{off}=0", {"bg_color": book.color("holiday")}
