"""The columns left of the bars: which there are, how wide, and what each holds for a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from xlsxwriter.utility import xl_col_to_name

from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.measure import text_width
from opsplan.records import dataclass

FIRST_ROW = 6
"""The first row of the chart, from 0: below title, status day, names of days off, working days, two rows of heads."""

HIDDEN = ("path", "kind", "color", "until", "phase", "code")
"""Folded away under one outline mark; formulas and conditional formats read the first four."""
_LETTER = 5.6
"""Points of a character of column width in 10 pt type."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns by key, from the left. ``widths`` are in characters."""

    keys: tuple[str, ...]
    widths: tuple[float, ...]

    def at(self, key: str) -> int:
        """The place of a column from 0. Raises ValueError when the chart has none of that key."""
        return self.keys.index(key)

    def cell(self, key: str, row: int) -> str:
        """The cell of a column in a row counted from 0, with the column held: ``$I7``."""
        return f"${xl_col_to_name(self.at(key))}{row + 1}"

    def has(self, key: str) -> bool:
        return key in self.keys

    @property
    def count(self) -> int:
        return len(self.keys)


def table_of(gantt: Gantt) -> Table:
    """The columns that the rows have something for."""
    rows = gantt.rows
    optional = {
        "status": any(row.status for row in rows), "critical": any(row.critical for row in rows),
        "old_start": any(row.baseline for row in rows), "slack": any(row.slack_end for row in rows),
    }  # fmt: skip
    optional["old_end"] = optional["slip"] = optional["old_start"]
    order = (*HIDDEN, "name", "owner", "start", "end", "days", "progress", "status", "critical", "old_start", "old_end",
             "slip", "slack")  # fmt: skip
    keys = tuple(key for key in order if optional.get(key, True))
    return Table(keys, tuple(_width(key, rows) for key in keys))


def _width(key: str, rows: Sequence[GanttRow]) -> float:
    match key:
        case "name":
            needed = (text_width(row.name, 10, row.kind == "phase") / _LETTER + 2 * row.depth for row in rows)
            return min(max((*needed, 28.0)) + 2, 46.0)
        case "owner":
            return min(max((*(text_width(row.owner, 10) / _LETTER for row in rows), 6.0)) + 2, 16.0)
        case "start" | "end" | "old_start" | "old_end" | "slack":
            return 11.0
        case "path" | "phase":
            return 16.0
        case "status":
            return 9.0
        case _:
            return 8.0


def rolled_up(rows: Sequence[GanttRow]) -> dict[int, range]:
    """Heads whose dates are those of the rows under them, by place, with the places of those rows.

    Such a head gets a formula, so that it follows when a date under it changes.
    """
    found = {}
    for place, head in enumerate(rows):
        if head.kind not in ("phase", "summary"):
            continue
        last = place + 1
        while last < len(rows) and rows[last].depth > head.depth and rows[last].kind != "phase":
            last += 1
        under = range(place + 1, last)
        if (
            under
            and head.start == _of(rows, under, min, lambda row: row.start)
            and head.end == _of(rows, under, max, lambda row: row.end)
        ):
            found[place] = under
    return found


def _of(
    rows: Sequence[GanttRow], places: range, pick: Callable[..., date], part: Callable[[GanttRow], date]
) -> date:
    return pick(part(rows[place]) for place in places)
