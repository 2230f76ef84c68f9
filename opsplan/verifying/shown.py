"""What a deliverable shows: texts with the plan paths that the file itself gives for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import field

from opsplan.diagnostics import Bilingual
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

SUFFIXES = (".docx", ".pptx", ".svg", ".xlsx", ".ics", ".csv", ".html")
"""The files that can be verified."""
COUNT = lazy_pattern(r"\s*(?:-?\d+(?:\.\d+)?%?)?\s*")
"""A cell of a listing that is empty or a bare number: what the schedule counts (working days, slack, progress) is
listed in workbooks and CSV files for other programs, and is no value of the plan."""

_OLDER = lazy_pattern(r"原定|基线|baseline|planned", re.IGNORECASE)
_COUNTED = ("note", "more")
"""Parts of a row that count: the tasks it stands for, links that have no room."""
_OF_DRAWING = lazy_pattern(r"(?P<path>.+?)(?:/[\w-]+)*/(?P<part>[\w-]+)(?: \(\d+\))?")


def of_older_plan(head: str) -> bool:
    """True for a column of a listing that shows what an older plan said, which this plan cannot prove."""
    return _OLDER.search(head) is not None


def drawn_path(name: str, places: Collection[str]) -> str:
    """The place of the plan that a shape of a drawing shows, by its name (``phases[p].tasks[t]/owner``): the value when
    there is one of that name, else the entry; empty for a shape of no entry, and for what only counts."""
    found = _OF_DRAWING.fullmatch(name)
    if found is None or found["path"] not in places or found["part"] in _COUNTED:
        return ""
    leaf = f"{found['path']}.{found['part']}"
    return leaf if leaf in places else found["path"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A text and where it stands. ``paths`` are the places of the plan it comes from, none where the file gives none.

    ``whole`` is False for a text that may be a part of what the plan says, such as a stretch of bold words.
    """

    text: str
    paths: tuple[str, ...]
    place: Bilingual
    whole: bool = True


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a table about one entry of the plan, ``path``; empty where the file does not say which.

    ``heads`` are the words above the columns; a cell that has paths of its own says so.
    """

    path: str
    heads: tuple[str, ...]
    cells: tuple[Shown, ...]
    place: Bilingual

    @property
    def text(self) -> str:
        return " | ".join(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A value of a native chart as it is drawn, what is written at it (empty: nothing but itself), and its plan path.

    ``cell`` is what the chart's own sheet has for it; None where there is no sheet.
    """

    value: str
    label: str
    cell: str | None
    path: str
    place: Bilingual


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A file as it was read: its name, what it is, what it shows, and the plan that lies inside it."""

    file: str
    format: str
    texts: tuple[Shown, ...] = ()
    rows: tuple[ShownRow, ...] = ()
    plan: bytes | None = None
    lost: tuple[str, ...] = field(default=())
    """Marks in the file that name no place of the plan."""
    points: tuple[ChartPoint, ...] = ()

    @property
    def compared(self) -> int:
        """How many texts, rows and points of charts name their place in the plan."""
        rows = (row.path or any(cell.paths for cell in row.cells) for row in self.rows)
        points = sum(bool(one.path) for one in self.points)
        return sum(bool(one.paths) for one in self.texts) + sum(map(bool, rows)) + points


def at(zh: Sequence[str], en: Sequence[str]) -> Bilingual:
    """A place in a file, from its widest part to its narrowest."""
    return Bilingual("，".join(part for part in zh if part), ", ".join(part for part in en if part))
