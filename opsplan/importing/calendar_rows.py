"""The rows of a content calendar's workbook, as values of the calendar's fields with the cell of each."""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.blocks.calendar_fields import (
    CALENDAR_FIELDS,
    FIELDS,
    MARK,
    CalendarField,
    FieldValue,
    choice_of,
    field_of_head,
)
from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import UserError
from opsplan.importing.calendar_cells import Wrong, cell_value
from opsplan.importing.workbook import Cell, Line, Sheet, Workbook, column_name
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

_KEYS = frozenset(field.key for field in CALENDAR_FIELDS)
_NEEDED = ("title", "date")
"""Without these columns a sheet is no calendar."""
_VERSIONS = MARK.rstrip("0123456789")
_FOLLOWS = ("weekday", "kind")
"""Fields that say nothing by themselves: a formula may go on below the list."""
_SPAN = lazy_pattern(r"\s*[-–—~～至到]\s*")


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that cannot be taken over: where, what, what would be right."""

    cell: str
    what: Bilingual
    help: Bilingual


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the list. ``values`` has every field that is a column, None where the cell is empty.

    ``cells`` says where each stands (``列表!F12``), ``wrong`` what is no value of its field; such fields are not in ``values``.
    """

    number: int
    cells: Mapping[str, str]
    values: Mapping[str, FieldValue]
    wrong: tuple[CellProblem, ...] = ()

    @property
    def key(self) -> str:
        """The hidden id; empty for a row that someone added."""
        return str(self.values.get("key") or "")

    @property
    def kind(self) -> str:
        """What the row is about: ``entry``, ``gap`` …; empty when it does not say."""
        return choice_of(FIELDS["kind"], str(self.values.get("kind") or "")) or ""


@dataclass(frozen=True, slots=True)
class CalendarRows:
    """The list of a workbook: its rows, the fields that are columns, and the language of its heads; None when they name none."""

    sheet: str
    fields: tuple[CalendarField, ...]
    rows: tuple[SheetRow, ...]
    lang: Lang | None


def calendar_rows(book: Workbook, file: str) -> CalendarRows:
    """The rows of the sheet with the calendar's keys or heads. Raises UserError when there is none."""
    for find in (_by_keys, _by_heads):
        for sheet in book.sheets:
            found = find(sheet)
            if found is not None:
                columns, place = found
                return _read(sheet, columns, place, since_1904=book.since_1904)
    if any(
        isinstance(cell.value, str) and cell.value.startswith(_VERSIONS)
        for sheet in book.sheets
        for line in sheet.lines[:20]
        for cell in line.cells.values()
    ):
        raise UserError(
            Bilingual(f"{file}：由另一个版本的 opsplan 生成", f"{file}: another version of opsplan made it"),
            Bilingual("用现在的版本重新生成工作簿，再把改动抄过去", "make the workbook again with this version and copy the changes over"),
        )  # fmt: skip
    raise UserError(
        Bilingual(f"{file}：没有内容日历的列表", f"{file}: it has no list of a content calendar"),
        Bilingual(
            "列表要有隐藏的字段行，或“日期”“标题”等表头；用 opsplan calendar -o x.xlsx 生成",
            "a list has the hidden row of keys, or heads such as Date and Title; opsplan calendar -o x.xlsx makes one",
        ),
    )


def _by_keys(sheet: Sheet) -> tuple[dict[int, CalendarField], int] | None:
    """The columns by the row of keys, and the place of that row."""
    for place, line in enumerate(sheet.lines[:20]):
        columns = {
            column: FIELDS["key" if cell.value == MARK else str(cell.value)]
            for column, cell in line.cells.items()
            if cell.value == MARK or (cell.value in _KEYS and cell.value != "key")
        }
        if {field.key for field in columns.values()}.issuperset(_NEEDED):
            return _first_of_each(columns), place
    return None


def _by_heads(sheet: Sheet) -> tuple[dict[int, CalendarField], int] | None:
    """The columns by the heads, for a sheet whose row of keys is gone; the place before that of the heads."""
    for place, line in enumerate(sheet.lines[:20]):
        columns = {
            column: field
            for column, cell in line.cells.items()
            if isinstance(cell.value, str) and (field := field_of_head(cell.value))
        }
        if {field.key for field in columns.values()}.issuperset(_NEEDED):
            return _first_of_each(columns), place - 1
    return None


def _first_of_each(columns: Mapping[int, CalendarField]) -> dict[int, CalendarField]:
    out: dict[str, tuple[int, CalendarField]] = {}
    for column, field in sorted(columns.items(), key=lambda each: each[0]):
        out.setdefault(field.key, (column, field))
    return dict(out.values())


def _read(
    sheet: Sheet, columns: Mapping[int, CalendarField], place: int, *, since_1904: bool
) -> CalendarRows:
    heads = sheet.lines[place + 1].cells if place + 1 < len(sheet.lines) else {}
    said = [(field, cell.value) for column, field in columns.items() if (cell := heads.get(column))]
    lang: Lang | None = None
    if said and all(value in (field.head.zh, field.head.en) for field, value in said[:1]):
        lang = "en" if said[0][1] == said[0][0].head.en else "zh-CN"
    rows = tuple(
        row
        for line in sheet.lines[place + 2 :]
        if (row := _row(sheet.name, line, columns, since_1904=since_1904)) is not None
    )
    return CalendarRows(sheet.name, tuple(columns.values()), rows, lang)


def _row(name: str, line: Line, columns: Mapping[int, CalendarField], *, since_1904: bool) -> SheetRow | None:
    """A row; None for one that says nothing in any column but those that follow from others."""
    values: dict[str, FieldValue] = {}
    wrong: list[CellProblem] = []
    where = {field.key: f"{name}!{column_name(column)}{line.number}" for column, field in columns.items()}
    cells = {field.key: cell for column, field in columns.items() if (cell := line.cells.get(column))}
    _split_span(cells)
    for field in columns.values():
        value = cell_value(field, cells.get(field.key), since_1904=since_1904)
        if not isinstance(value, Wrong):
            values[field.key] = value
        elif field.editable:
            wrong.append(CellProblem(where[field.key], value.what, value.help))
    if not wrong and all(value is None for key, value in values.items() if key not in _FOLLOWS):
        return None
    return SheetRow(line.number, where, values, tuple(wrong))


def _split_span(cells: dict[str, Cell]) -> None:
    """``19:30-21:00`` typed as the time is a time and its end."""
    time, until = cells.get("time"), cells.get("until")
    if time is not None and isinstance(time.value, str) and until is None:
        parts = _SPAN.split(time.value.strip())
        if len(parts) == 2 and all(parts):
            cells["time"], cells["until"] = Cell(parts[0]), Cell(parts[1])
