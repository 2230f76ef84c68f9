"""Which row of a sheet is about which entry of the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from opsplan.blocks.calendar_fields import FIELDS, FieldValue
from opsplan.diagnostics import Bilingual
from opsplan.importing.calendar_cells import meaning
from opsplan.importing.calendar_rows import CellProblem, SheetRow
from opsplan.model.problems import shorten
from opsplan.records import dataclass

_PLACE = ("date", "channel", "column")
_NAME = ("channel", "column", "title")
_IDENTITY = (*_PLACE, "title")


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry as the sheet would show it now: its place in the plan's list, its key, and what each field means."""

    place: int
    key: str
    values: Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True)
class Matching:
    """``pairs`` are rows with their entries, ``new`` rows that are entries to add, ``missing`` entries without a row."""

    pairs: tuple[tuple[SheetRow, ShownEntry], ...]
    new: tuple[SheetRow, ...]
    missing: tuple[ShownEntry, ...]
    problems: tuple[CellProblem, ...]


def match_rows(
    rows: Sequence[SheetRow], entries: Sequence[ShownEntry], fields: Sequence[str], gaps: Collection[str]
) -> Matching:
    """Match rows about entries, and about gaps that got a title, with entries. ``fields`` are those that both have;
    ``gaps`` the keys of the gaps that the plan has now.

    A row that says just what an entry says is about it. Then the hidden id decides; then day, channel, column and
    title; then channel, column and title; each where only one of both is left. A gap that was filled is about the
    entry that fills it. Without any id in a sheet, day, channel and column are enough at last. What is left is new,
    a copied row too; a row with an id that the plan does not know is a problem.
    """
    match = _Match(rows, entries, fields)
    match.same_with_id()
    match.same_with_another()
    match.nearest_with_id()
    match.by(_IDENTITY)
    match.by(_NAME, lambda row: bool(row.key) and row.kind != "gap" and row.number not in match.copies)
    match.by(_PLACE, lambda row: row.kind == "gap" and row.key not in gaps)
    if not any(row.key for row in rows):
        match.by(_NAME)
        match.by(_PLACE)
    return match.result()


class _Match:
    """Rows and entries that are not matched yet, by the number of the row and the place of the entry."""

    def __init__(
        self, rows: Sequence[SheetRow], entries: Sequence[ShownEntry], fields: Sequence[str]
    ) -> None:
        self._fields = fields
        self._rows = {row.number: row for row in rows}
        self._meant = {
            row.number: {name: meaning(FIELDS[name], value) for name, value in row.values.items()}
            for row in rows
        }
        self._entries = {entry.place: entry for entry in entries}
        self._ids = {entry.key: entry for entry in entries}
        self._pairs: dict[int, tuple[SheetRow, ShownEntry]] = {}
        self._taken: dict[int, SheetRow] = {}
        self._problems: list[CellProblem] = []
        self.copies: set[int] = set()
        """Rows with the id of an entry that another row of that id is about."""

    def same_with_id(self) -> None:
        for row in tuple(self._rows.values()):
            entry = self._free(row)
            if entry and self._unlike(row, entry) == 0:
                self._pair(row, entry)

    def same_with_another(self) -> None:
        """An entry that another row has the id of is left to rows with ids that the plan knows."""
        claimed = {row.key for row in (*self._rows.values(), *(row for row, _ in self._pairs.values()))}
        waiting: dict[tuple[FieldValue, ...], list[ShownEntry]] = defaultdict(list)
        for entry in self._entries.values():
            waiting[tuple(entry.values.get(name) for name in self._fields)].append(entry)
        for row in tuple(self._rows.values()):
            meant = self._meant[row.number]
            found = waiting.get(tuple(meant.get(name) for name in self._fields), []) if not row.wrong else []
            twin = next((each for each in found if row.key in self._ids or each.key not in claimed), None)
            if twin is not None:
                found.remove(twin)
                self._pair(row, twin)

    def nearest_with_id(self) -> None:
        """Of the rows with one id the one that is most like the entry; which it is must be clear."""
        groups: dict[str, list[SheetRow]] = defaultdict(list)
        for row in self._rows.values():
            if row.key in self._ids:
                groups[row.key].append(row)
        for key, group in groups.items():
            own = self._ids[key]
            entry = own if own.place in self._entries else self._free(self._taken[own.place])
            if entry is None:
                self.copies.update(row.number for row in group)
                continue
            scores = sorted((self._unlike(row, entry), row.number) for row in group)
            if len(scores) > 1 and scores[0][0] == scores[1][0]:
                for row in group:
                    self._refuse(row, Bilingual("几行的编号相同，分不清哪一行是原来那条", "several rows have one ID, and which is the original is not clear"),
                                 Bilingual("清空新增那一行的编号（隐藏的编号列）", "clear the ID of the row that is new, in the hidden ID column"))  # fmt: skip
                continue
            self._pair(self._rows[scores[0][1]], entry)
            self.copies.update(number for _, number in scores[1:])

    def by(self, names: Sequence[str], which: Callable[[SheetRow], bool] = lambda row: True) -> None:
        """Match a row and an entry with the same values where there is one of each."""
        names = [name for name in names if name in self._fields]
        waiting: dict[tuple[FieldValue, ...], list[ShownEntry]] = defaultdict(list)
        for entry in self._entries.values():
            waiting[tuple(entry.values.get(name) for name in names)].append(entry)
        asking: dict[tuple[FieldValue, ...], list[SheetRow]] = defaultdict(list)
        for row in self._rows.values():
            if which(row) and all(name in self._meant[row.number] for name in names):
                asking[tuple(self._meant[row.number][name] for name in names)].append(row)
        for values, rows in asking.items():
            found = waiting.get(values, [])
            if len(found) == len(rows) == 1:
                self._pair(rows[0], found[0])

    def result(self) -> Matching:
        new = []
        for row in tuple(self._rows.values()):
            if row.number in self.copies and self._is_copy(row):
                self._refuse(row, Bilingual("这一行是另一行的重复", "this row repeats another"),
                             Bilingual("删掉它，或改成新内容", "delete it, or change it to something new"))  # fmt: skip
            elif row.key and row.number not in self.copies and row.kind != "gap":
                name = shorten(str(row.values.get("title") or row.key))
                self._refuse(row, Bilingual(f"方案里已经没有“{name}”这一条，或它在方案里改了名", f"the plan no longer has '{name}', or it was renamed there"),
                             Bilingual("重新生成工作簿；要当作新内容，就清空这一行的编号（隐藏的编号列）", "make the workbook again; to add it as new, clear its ID in the hidden ID column"))  # fmt: skip
            else:
                new.append(row)
        pairs = tuple(self._pairs[number] for number in sorted(self._pairs))
        return Matching(pairs, tuple(new), tuple(self._entries.values()), tuple(self._problems))

    def _free(self, row: SheetRow) -> ShownEntry | None:
        entry = self._ids.get(row.key)
        return entry if entry and entry.place in self._entries else None

    def _unlike(self, row: SheetRow, entry: ShownEntry) -> int:
        meant = self._meant[row.number]
        return sum(name not in meant or meant[name] != entry.values.get(name) for name in self._fields)

    def _is_copy(self, row: SheetRow) -> bool:
        entry = self._ids[row.key]
        meant = self._meant[row.number]
        return all(meant.get(name) == entry.values.get(name) for name in _IDENTITY if name in self._fields)

    def _pair(self, row: SheetRow, entry: ShownEntry) -> None:
        self._pairs[row.number] = (row, entry)
        self._taken[entry.place] = row
        del self._rows[row.number], self._entries[entry.place]

    def _refuse(self, row: SheetRow, what: Bilingual, help: Bilingual) -> None:
        self._problems.append(CellProblem(row.cells.get("title") or row.cells["date"], what, help))
        del self._rows[row.number]
