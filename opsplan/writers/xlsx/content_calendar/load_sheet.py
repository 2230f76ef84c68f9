"""How much is published a month, by channel and by owner: counted by formulas over the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from opsplan.blocks.content_calendar import KIND_NAMES, ContentCalendar, ItemKind
from opsplan.blocks.measure import text_width
from opsplan.blocks.sheet import FIRST_DAY, cell_text
from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass
from opsplan.writers.xlsx.book import Book, serial
from opsplan.writers.xlsx.content_calendar import words
from opsplan.writers.xlsx.content_calendar.list_table import ListTable
from opsplan.writers.xlsx.content_calendar.looks import head_look, set_print, write_title

_HINT, _FIRST = 1, 3
_MONTHS_ON_A_PAGE = 14


def write_load(book: Book, calendar: ContentCalendar, table: ListTable) -> None:
    """Add the sheet, where there are entries in months that a sheet can number."""
    months = [month for month in calendar.months if month >= FIRST_DAY]
    if not months or not any(item.kind == "entry" for item in calendar.items):
        return
    sheet = book.file.add_worksheet(book.say(words.LOAD))
    write_title(book, sheet, 0, book.say(words.LOAD))
    sheet.write_string(_HINT, 0, book.say(words.LOAD_HINT), book.look(font_size=9, font_color="ink3"))
    writer = _LoadWriter(book, sheet, table, months)
    at = writer.write_names(
        calendar, "channel", book.say(words.BY_CHANNEL), book.say(words.NO_CHANNEL), _FIRST
    )
    at = writer.write_totals(calendar, _FIRST, at)
    writer.write_names(calendar, "owner", book.say(words.BY_OWNER), book.say(words.NO_OWNER), at + 1)
    names = {item.channel for item in calendar.items} | {item.owner for item in calendar.items}
    widest = max((text_width(name[:80], 10) / 5 for name in names), default=0.0)
    sheet.set_column(0, 0, min(max(widest + 3, 18.0), 36.0))
    sheet.set_column(1, len(months) + 1, 9.5)
    sheet.freeze_panes(0, 1)
    sheet.repeat_columns(0)
    set_print(book, sheet, calendar.title, _HINT, wide=-(-len(months) // _MONTHS_ON_A_PAGE))


@dataclass(frozen=True, slots=True)
class _LoadWriter:
    """Writes a table of counts: names down, months across."""

    book: Book
    sheet: Any
    table: ListTable
    months: Sequence[date]

    def write_names(self, calendar: ContentCalendar, key: str, head: str, none: str, at: int) -> int:
        """Write the entries by a field, its heads at a row; returns the row after them.

        Names that differ in capitals only are one, as they are to a formula.
        """
        self._write_heads(head, at)
        names: dict[str, str] = {}
        counted: Counter[tuple[str, int, int]] = Counter()
        for item in calendar.items:
            if item.kind == "entry":
                name = cell_text(getattr(item, key))
                names.setdefault(name.casefold(), name)
                counted[name.casefold(), item.day.year, item.day.month] += 1
        row = at
        for row, (folded, name) in enumerate(
            sorted(names.items(), key=lambda each: (not each[0], each)), at + 1
        ):
            self._text(row, name or none)
            known = [counted[folded, month.year, month.month] for month in self.months]
            self._write_counts(row, at, known, "entry", {key: f"=$A{row + 1}" if name else '=""'})
        shades = {
            "type": "2_color_scale",
            "min_color": self.book.color("bg"),
            "max_color": self.book.color("accent-200"),
        }
        self.sheet.conditional_format(at + 1, 1, row, len(self.months), shades)
        return row + 1

    def write_totals(self, calendar: ContentCalendar, head: int, at: int) -> int:
        """Write all entries and all gaps under the months at the row ``head``; returns the row after them."""
        totals: tuple[tuple[ItemKind, Bilingual], ...] = (
            ("entry", words.ALL_CONTENT),
            ("gap", words.ALL_GAPS),
        )
        for row, (kind, text) in enumerate(totals, at):
            days = Counter((item.day.year, item.day.month) for item in calendar.items if item.kind == kind)
            self._text(row, self.book.say(text), bold=True)
            known = [days[month.year, month.month] for month in self.months]
            self._write_counts(row, head, known, kind, {}, bold=True)
        return at + len(totals)

    def _text(self, row: int, text: str, **more: object) -> None:
        look = self.book.look(font_color="ink", bottom=1, bottom_color="line", num_format="@", **more)
        self.sheet.write_string(row, 0, text, look)

    def _write_heads(self, head: str, at: int) -> None:
        self.sheet.write_string(at, 0, head, head_look(self.book))
        look = head_look(self.book, align="center", num_format="yyyy-mm")
        for column, month in enumerate(self.months, 1):
            self.sheet.write_number(at, column, serial(month), look)
        self.sheet.write_string(
            at, len(self.months) + 1, self.book.say(words.TOTAL), head_look(self.book, align="center")
        )

    def _write_counts(
        self,
        row: int,
        head: int,
        known: Sequence[int],
        kind: ItemKind,
        tests: Mapping[str, str],
        **more: object,
    ) -> None:
        look = self.book.look(
            align="center", num_format='0;-0;"·"', font_color="ink", bottom=1, bottom_color="line", **more
        )
        for column, count in enumerate(known, 1):
            month = xl_rowcol_to_cell(head, column, row_abs=True)
            formula = self.table.where(
                ("kind", f'="{self.book.say(KIND_NAMES[kind])}"'), *tests.items(), ("date", f">={month}"),
                ("date", f"<EDATE({month},1)"),
            )  # fmt: skip
            self.sheet.write_formula(row, column, f"={formula}", look, count)
        cells = f"{xl_rowcol_to_cell(row, 1)}:{xl_rowcol_to_cell(row, len(known))}"
        total = self.book.look(
            align="center", num_format='0;-0;"·"', font_color="ink", bottom=1, bottom_color="line", bold=True
        )
        self.sheet.write_formula(row, len(known) + 1, f"=SUM({cells})", total, sum(known))
