"""The quarters side by side: theme, form, objective, festivals with their dates, and what is planned so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from opsplan.blocks.content_calendar import (
    KIND_NAMES,
    STATUS_NAMES,
    ContentCalendar,
    EntryStatus,
    FestivalSpan,
    ItemKind,
    QuarterPlan,
    quarter_name,
)
from opsplan.blocks.sheet import FIRST_DAY, cell_text
from opsplan.records import dataclass
from opsplan.writers.xlsx.book import Book, serial
from opsplan.writers.xlsx.content_calendar import words
from opsplan.writers.xlsx.content_calendar.list_table import ListTable
from opsplan.writers.xlsx.content_calendar.looks import (
    MAJOR_TIER,
    TALLEST,
    head_look,
    set_print,
    text_lines,
    write_title,
)

_HEADS, _FIRST = 2, 3
_LABEL, _WIDTH = 18.0, 34.0
_LINE = 14.5
_ON_A_PAGE = 4
_COUNTED: Mapping[str, tuple[ItemKind, EntryStatus]] = MappingProxyType({
    "entries": ("entry", ""), "published": ("entry", "published"), "gaps": ("gap", ""),
})  # fmt: skip
"""Rows that count items of a kind and, if named, a state."""


@dataclass(frozen=True, slots=True)
class _Quarter:
    """A quarter with a day in the calendar, from its first day to its last."""

    name: str
    start: date
    end: date
    plan: QuarterPlan | None


def write_quarters(book: Book, calendar: ContentCalendar, table: ListTable) -> None:
    """Add the sheet: a column for each quarter with a day in the calendar."""
    sheet = book.file.add_worksheet(book.say(words.QUARTERS))
    write_title(book, sheet, 0, book.say(words.CALENDAR), calendar.title)
    quarters = list(_quarters(book, calendar))
    sheet.set_column(0, 0, _LABEL)
    sheet.set_column(1, len(quarters), _WIDTH)
    sheet.write_string(_HEADS, 0, "", head_look(book))
    for column, quarter in enumerate(quarters, 1):
        sheet.write_string(_HEADS, column, cell_text(quarter.name), head_look(book, font_size=12))
    label = book.look(bold=True, font_color="ink2", bottom=1, bottom_color="line")
    cell = book.look(font_color="ink", text_wrap=True, bottom=1, bottom_color="line", num_format="@")
    texts = [_texts(book, calendar, quarter) for quarter in quarters]
    shown = [key for key in words.QUARTER_ROWS if key in _COUNTED or any(each[key] for each in texts)]
    for row, key in enumerate(shown, _FIRST):
        sheet.write_string(row, 0, book.say(words.QUARTER_ROWS[key]), label)
        if key in _COUNTED:
            sheet.set_row(row, 20)
            for column, quarter in enumerate(quarters, 1):
                _write_count(book, sheet, row, column, key, calendar, quarter, table)
            continue
        lines = max(text_lines(each[key], _WIDTH, 10) for each in texts)
        sheet.set_row(row, min(lines * _LINE + 6, TALLEST))
        for column, each in enumerate(texts, 1):
            sheet.write_string(row, column, cell_text(each[key]), cell)
    sheet.freeze_panes(_FIRST, 1)
    sheet.repeat_columns(0)
    set_print(book, sheet, calendar.title, _HEADS, wide=-(-len(quarters) // _ON_A_PAGE))


def _quarters(book: Book, calendar: ContentCalendar) -> Iterator[_Quarter]:
    plans = {plan.start: plan for plan in calendar.quarters}
    starts = dict.fromkeys(month.replace(month=(month.month - 1) // 3 * 3 + 1) for month in calendar.months)
    for start in starts:
        after = (start + timedelta(days=95)).replace(day=1) if start < date(9999, 10, 1) else date.max
        plan = plans.get(start)
        name = plan.quarter if plan else book.say(quarter_name(start))
        yield _Quarter(name, start, after - timedelta(days=1), plan)


def _texts(book: Book, calendar: ContentCalendar, quarter: _Quarter) -> dict[str, str]:
    plan = quarter.plan
    return {
        "span": f"{quarter.start} – {quarter.end}",
        "theme": plan.theme if plan else "", "form": plan.form if plan else "",
        "objective": plan.objective if plan else "", "festivals": plan.festivals if plan else "",
        "dates": "\n".join(
            _festival(book, span)
            for span in calendar.festivals
            if span.tier <= MAJOR_TIER and quarter.start <= max(span.start, calendar.start) <= quarter.end
        ),
    }  # fmt: skip


def _festival(book: Book, span: FestivalSpan) -> str:
    days = f"{span.start:%m-%d}" if span.start == span.end else f"{span.start:%m-%d} – {span.end:%m-%d}"
    taboo = (
        f" ({book.say(words.NOT_PROMOTED)})" if book.lang == "en" else f"（{book.say(words.NOT_PROMOTED)}）"
    )
    return f"{days}  {span.name}{taboo if span.taboo else ''}"


def _write_count(
    book: Book, sheet: Any, row: int, column: int, key: str, calendar: ContentCalendar, quarter: _Quarter,
    table: ListTable,
) -> None:  # fmt: skip
    kind, status = _COUNTED[key]
    known = sum(
        item.kind == kind
        and quarter.start <= item.day <= quarter.end
        and (not status or item.status == status)
        for item in calendar.items
    )
    look = book.look(
        font_color="accent", bold=True, font_size=12, align="left", bottom=1, bottom_color="line"
    )
    if quarter.start < FIRST_DAY:
        sheet.write_number(row, column, known, look)
        return
    state = [("status", f'="{book.say(STATUS_NAMES[status])}"')] if status else []
    formula = table.where(
        ("kind", f'="{book.say(KIND_NAMES[kind])}"'), *state, ("date", f">={serial(quarter.start)}"),
        ("date", f"<={serial(quarter.end)}"),
    )  # fmt: skip
    sheet.write_formula(row, column, f"={formula}", look, known)
