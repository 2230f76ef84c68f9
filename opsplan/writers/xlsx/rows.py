"""The rows of the chart: texts as text, dates as dates, working days and the part done as formulas over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from types import MappingProxyType
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from opsplan.blocks.gantt import GanttRow
from opsplan.blocks.gantt_words import STATUS
from opsplan.blocks.sheet import FIRST_DAY, cell_text
from opsplan.records import dataclass
from opsplan.writers.xlsx.axis import Columns
from opsplan.writers.xlsx.book import Book, serial
from opsplan.writers.xlsx.colors import is_head, key_of
from opsplan.writers.xlsx.table import FIRST_ROW, Table
from opsplan.writers.xlsx.working import Working

DATE_FORMAT = "yyyy-mm-dd"
CRITICAL_MARK = "●"
MILESTONE_MARK = "◆"
_ROW_HEIGHT = 17.0
_DEEPEST = 7
"""Levels that an outline can have."""


@dataclass(frozen=True, slots=True)
class RowWriter:
    """Writes rows to a sheet; ``rolled`` are the heads whose dates are those of the rows under them."""

    book: Book
    sheet: Any
    table: Table
    columns: Columns
    working: Working
    rolled: Mapping[int, range]
    _looks: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def write(self, place: int, row: GanttRow) -> None:
        """One row of the chart, with the cells that its bar appears in."""
        at = FIRST_ROW + place
        self.sheet.set_row(at, _ROW_HEIGHT, None, {"level": min(row.depth, _DEEPEST)} if row.depth else {})
        for key in self.table.keys:
            _CELLS[key](self, place, row, at, self.table.at(key))
        self._bar_cells(row, at)

    def text(self, at: int, column: int, text: str, **look: Any) -> None:
        """Text that no program takes for a formula, a number or an address."""
        if text:
            self.sheet.write_string(at, column, cell_text(text), self.book.look(**look))
        else:
            self.sheet.write_blank(at, column, None, self.book.look(**look))

    def look(self, row: GanttRow, **more: Any) -> dict[str, Any]:
        """The format of a row's cells: heads of phases are bold under a line."""
        if row.kind == "phase":
            return {"bold": True, "font_color": "ink", "top": 1, "top_color": "mute", **more}
        return {"font_color": "ink", "bold": row.kind == "summary", **more}

    def day(self, at: int, column: int, day: date | None, look: dict[str, Any]) -> None:
        """A date as a number, or as text where sheets have no number for it."""
        if day is None:
            self.text(at, column, "", **look)
        elif day < FIRST_DAY:
            self.text(at, column, day.isoformat(), **look)
        else:
            self.sheet.write_number(
                at, column, serial(day), self.book.look(**look, num_format=DATE_FORMAT, align="center")
            )

    def formula(self, at: int, column: int, formula: str, value: object, look: dict[str, Any]) -> None:
        self.sheet.write_formula(at, column, f"={formula}", self.book.look(**look), value)

    def _bar_cells(self, row: GanttRow, at: int) -> None:
        kind = "critical" if row.kind == "milestone" and row.critical else row.kind
        if kind not in self._looks:
            self._looks[kind] = self._bar_looks(kind)
        day = self.table.cell("end", at)
        for number, (tick, look) in enumerate(zip(self.columns.lower, self._looks[kind], strict=True)):
            column = self.table.count + number
            if row.kind != "milestone":
                self.sheet.write_blank(at, column, None, look)
                continue
            begin, following = (
                xl_rowcol_to_cell(FIRST_ROW - 1, column + step, row_abs=True) for step in (0, 1)
            )
            formula = f'=IF(AND({day}>={begin},{day}<{following}),"{MILESTONE_MARK}","")'
            here = MILESTONE_MARK if tick.start <= row.end <= tick.end else ""
            self.sheet.write_formula(at, column, formula, look, here)

    def _bar_looks(self, kind: str) -> tuple[Any, ...]:
        """The formats of the cells right of the table: where longer periods begin the line is stronger."""
        base: dict[str, Any] = {"align": "center", "font_size": 9}
        if kind in ("milestone", "critical"):
            base |= {"font_size": 11, "font_color": "severe-strong" if kind == "critical" else "accent"}
        if kind == "phase":
            base |= {"top": 1, "top_color": "mute"}
        majors = {tick.start for tick in self.columns.upper}
        return tuple(
            self.book.look(**base, left=1, left_color="mute" if tick.start in majors else "line")
            for tick in self.columns.lower
        )


Cell = Callable[[RowWriter, int, GanttRow, int, int], None]


def _hidden(value: Callable[[GanttRow], str]) -> Cell:
    def write(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
        writer.text(at, column, value(row), font_color="ink3", **_line(row))

    return write


def _line(row: GanttRow) -> dict[str, Any]:
    return {"top": 1, "top_color": "mute"} if row.kind == "phase" else {}


def _name(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
    stripe = {"left": 5, "left_color": row.color} if row.kind == "phase" else {}
    writer.text(at, column, row.name, **writer.look(row, indent=min(row.depth, 12) + 1, **stripe))


def _owner(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
    writer.text(at, column, row.owner, **writer.look(row, font_color="ink2"))


def _end_day(key: str) -> Cell:
    def write(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
        day = row.start if key == "start" else row.end
        under = writer.rolled.get(place)
        if under is None or day < FIRST_DAY:
            writer.day(at, column, day, writer.look(row))
            return
        first, last = (
            writer.table.cell(key, FIRST_ROW + place).replace("$", "") for place in (under[0], under[-1])
        )
        name = "MIN" if key == "start" else "MAX"
        look = writer.look(row, num_format=DATE_FORMAT, align="center")
        writer.formula(at, column, f"{name}({first}:{last})", serial(day), look)

    return write


def _days(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
    look = writer.look(row, align="center", num_format="0")
    counted = writer.working.count(row.start, row.end)
    if row.kind == "milestone":
        writer.text(at, column, "", **look)
    elif row.start < FIRST_DAY or (row.working_days and counted != row.working_days):
        writer.sheet.write_number(at, column, row.working_days, writer.book.look(**look))
    else:
        start, end = (writer.table.cell(key, at) for key in ("start", "end"))
        formula = f'IF(COUNT({start},{end})<2,"",IF({end}<{start},0,{writer.working.formula(start, end)}))'
        writer.formula(at, column, formula, counted, look)


def _progress(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
    look = writer.look(row, align="center", num_format="0%", font_color="ink2")
    if row.kind in ("task", "activity") or row.progress:
        writer.sheet.write_number(at, column, min(max(row.progress, 0.0), 1.0), writer.book.look(**look))
    else:
        writer.text(at, column, "", **look)


def _until(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
    if row.kind == "milestone" or row.start < FIRST_DAY:
        writer.text(at, column, "", **_line(row))
        return
    start, end, progress = (writer.table.cell(key, at) for key in ("start", "end", "progress"))
    look = {"num_format": DATE_FORMAT, "font_color": "ink3", **_line(row)}
    if is_head(row):
        writer.formula(at, column, f"{end}+1", serial(row.end) + 1, look)
        return
    done = min(max(row.progress, 0.0), 1.0) * ((row.end - row.start).days + 1)
    writer.formula(at, column, f"{start}+{progress}*({end}-{start}+1)", serial(row.start) + done, look)


def _status(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
    text = (
        writer.book.say(STATUS[row.status]) if row.status and row.kind not in ("phase", "milestone") else ""
    )
    writer.text(at, column, text, **writer.look(row, align="center", bold=False))


def _critical(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
    writer.text(
        at, column, CRITICAL_MARK if row.critical else "", **writer.look(row, align="center", font_color="severe-strong")
    )  # fmt: skip


def _old(place_in_span: int) -> Cell:
    def write(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
        look = writer.look(row, font_color="ink2")
        writer.day(at, column, row.baseline[place_in_span] if row.baseline else None, look)

    return write


def _slip(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
    look = writer.look(row, align="center", num_format="+0;-0;0")
    if row.baseline is None or min(row.end, row.baseline[1]) < FIRST_DAY:
        writer.text(at, column, "", **look)
        return
    end, old = writer.table.cell("end", at), writer.table.cell("old_end", at)
    later, earlier = writer.working.formula(f"{old}+1", end), writer.working.formula(f"{end}+1", old)
    formula = f'IF(COUNT({end},{old})<2,"",IF({end}={old},0,IF({end}>{old},{later},-({earlier}))))'
    writer.formula(at, column, formula, slip(writer.working, row.baseline[1], row.end), look)


def slip(working: Working, old: date, now: date) -> int:
    """By how many working days an end has moved; later is positive."""
    first, last = sorted((old, now))
    days = working.count(first, last) - working.count(first, first)
    return days if now >= old else -days


def _slack(writer: RowWriter, place: int, row: GanttRow, at: int, column: int) -> None:
    writer.day(at, column, row.slack_end, writer.look(row, font_color="ink2"))


_CELLS: Mapping[str, Cell] = MappingProxyType({
    "path": _hidden(lambda row: row.src or row.id), "kind": _hidden(lambda row: row.kind), "color": _hidden(key_of),
    "until": _until, "phase": _hidden(lambda row: row.phase), "code": _hidden(lambda row: row.code), "name": _name,
    "owner": _owner, "start": _end_day("start"), "end": _end_day("end"), "days": _days, "progress": _progress,
    "status": _status, "critical": _critical, "old_start": _old(0), "old_end": _old(1), "slip": _slip, "slack": _slack,
})  # fmt: skip
