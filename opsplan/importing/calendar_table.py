"""What a sheet changes in a plan, as a table for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from opsplan.blocks.calendar_fields import FIELDS
from opsplan.blocks.sheet import Sheet
from opsplan.diagnostics import Bilingual, Lang
from opsplan.importing.calendar_changes import CellChange, shown_value
from opsplan.importing.calendar_rows import SheetRow
from opsplan.model.problems import shorten

_HEADS = tuple(
    Bilingual(*words)
    for words in (
        ("单元格", "Cell"), ("内容", "Entry"), ("字段", "Field"), ("方案里", "In the plan"), ("表格里", "In the sheet"),
        ("方案行号", "Plan line"),
    )
)  # fmt: skip
_NEW = Bilingual("新增", "new")
_LONGEST = 30


def change_sheet(
    changes: Iterable[CellChange], new: Iterable[SheetRow], line: Callable[[int, str], int], lang: Lang
) -> Sheet:
    """A row for each changed cell and each new entry. ``line`` says on which line of the plan the key of the entry at a
    place stands, or the entry when it has no such key."""
    rows = [
        (
            change.cell, shorten(change.title, _LONGEST), FIELDS[change.field].head.get(lang),
            shorten(shown_value(change.field, change.before, lang), _LONGEST),
            shorten(shown_value(change.field, change.after, lang), _LONGEST), str(line(change.place, change.field)),
        )
        for change in changes
    ]  # fmt: skip
    for row in new:
        day, channel = (shown_value(name, row.values.get(name), lang) for name in ("date", "channel"))
        title = shorten(str(row.values["title"]), _LONGEST)
        rows.append((row.cells["title"], title, _NEW.get(lang), "—", f"{day} {channel}", "—"))
    return Sheet(tuple(head.get(lang) for head in _HEADS), tuple(rows), right=(5,))
