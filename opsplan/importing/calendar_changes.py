"""What a row of the sheet says that its entry does not, and how that is written in the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from opsplan.blocks.calendar_fields import FIELDS, FieldValue
from opsplan.diagnostics import Bilingual
from opsplan.importing.calendar_cells import Wrong, meaning
from opsplan.importing.calendar_match import ShownEntry
from opsplan.importing.calendar_rows import CellProblem, SheetRow
from opsplan.importing.calendar_words import PlanWords, Written
from opsplan.model.content import ContentColumn, ContentEntry
from opsplan.model.index import PlanIndex
from opsplan.model.specs import fields_of
from opsplan.records import dataclass

_CLOCK = ("time", "until")
_NEEDED = ("date", "title")
_NO_VALUE: Mapping[str, Wrong] = {
    "date": Wrong(Bilingual("没有日期", "there is no date"), Bilingual("写上日期；不要这条内容就删掉这一行，再从方案里删去", "write a date; an entry that is not wanted is removed in the plan")),
    "title": Wrong(Bilingual("没有标题", "there is no title"), Bilingual("写上标题；不要这条内容就删掉这一行，再从方案里删去", "write a title; an entry that is not wanted is removed in the plan")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that says something else than the plan. ``before`` and ``after`` are values of the field."""

    place: int
    title: str
    field: str
    before: FieldValue
    after: FieldValue
    cell: str


@dataclass(frozen=True, slots=True)
class RowChanges:
    """What one row changes: keys of the entry with what to write (None: the key goes), cell by cell for people, and
    what cannot be taken over."""

    values: Mapping[str, Written | None]
    cells: tuple[CellChange, ...] = ()
    problems: tuple[CellProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class AddedEntry:
    """The entry that a row adds, and what in the row cannot be taken over: then it is not added."""

    values: Mapping[str, Written]
    problems: tuple[CellProblem, ...]


def changes_of(
    row: SheetRow, shown: ShownEntry, entry: ContentEntry, words: PlanWords, fields: Sequence[str]
) -> RowChanges:
    """What a row says that the entry it is about does not."""
    values: dict[str, Written | None] = {}
    cells: list[CellChange] = []
    problems = list(row.wrong)
    title = str(shown.values.get("title") or "")
    for name in fields:
        if name not in row.values:
            continue
        after, before = row.values[name], shown.values.get(name)
        if meaning(FIELDS[name], after) == before:
            continue
        key = "time" if name in _CLOCK else name
        written = (
            _NO_VALUE[name]
            if after is None and name in _NEEDED
            else _written(row, key, after, shown, entry, words)
        )
        if isinstance(written, Wrong):
            problems.append(CellProblem(row.cells[name], written.what, written.help))
        else:
            values[key] = written
            cells.append(CellChange(shown.place, title, name, before, after, row.cells[name]))
    return RowChanges(values, tuple(cells), tuple(dict.fromkeys(problems)))


def new_entry(row: SheetRow, words: PlanWords, index: PlanIndex, fields: Sequence[str]) -> AddedEntry:
    """The entry that a row adds, with the keys in the order of the spec."""
    found: dict[str, Written] = {}
    problems = list(row.wrong)
    bad = {problem.cell for problem in problems}
    for name in _NEEDED:
        if row.values.get(name) is None and row.cells[name] not in bad:
            problems.append(CellProblem(row.cells[name], _NO_VALUE[name].what, _NO_VALUE[name].help))
    for name in fields:
        value = row.values.get(name)
        if value is None or (name == "until" and "time" in found):
            continue
        key = "time" if name in _CLOCK else name
        written = _written(row, key, value, None, None, words)
        if isinstance(written, Wrong):
            problems.append(CellProblem(row.cells[name], written.what, written.help))
        elif written is not None:
            found[key] = written
    if found.get("channel") and _channel_of(index, found.get("column")) == row.values.get("channel"):
        del found["channel"]
    return AddedEntry({key: found[key] for key in fields_of(ContentEntry) if key in found}, tuple(problems))


def _channel_of(index: PlanIndex, column: Written | None) -> str:
    """The channel that a column brings, by name."""
    found = index.find("columns", column) if isinstance(column, str) else None
    return index.name("channels", found.channel) if isinstance(found, ContentColumn) and found.channel else ""


def _written(
    row: SheetRow,
    key: str,
    value: FieldValue,
    shown: ShownEntry | None,
    entry: ContentEntry | None,
    words: PlanWords,
) -> Written | Wrong | None:
    if key == "time":
        held = shown.values if shown else {}
        begins, ends = (row.values[name] if name in row.values else held.get(name) for name in _CLOCK)
        if begins is None and ends is not None:
            return Wrong(
                Bilingual("有结束时间，没有开始时间", "there is an end, but no time at which it begins"),
                Bilingual("写上开始时间，或删去结束时间", "write when it begins, or clear the end"),
            )
        return (
            None if begins is None else "-".join(_clock(each) for each in (begins, ends) if each is not None)
        )
    before = getattr(entry, key, None)
    return words.written(key, value, before if isinstance(before, str) else "")


def shown_value(name: str, value: FieldValue, lang: str) -> str:
    """A value for people: ``2027-03-12``, ``19:30``, the word of a choice; a dash for nothing."""
    if value is None:
        return "—"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if name in _CLOCK:
        return _clock(value)
    word = dict(FIELDS[name].choices).get(str(value))
    return (word.en if lang == "en" else word.zh) if word else str(value)


def _clock(minutes: FieldValue) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}" if isinstance(minutes, int) else str(minutes)
