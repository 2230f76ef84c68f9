"""The names and owners at the left of a Gantt chart, wrapped so that none is cut."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from opsplan.blocks.drawing import Label
from opsplan.blocks.gantt import GanttRow
from opsplan.blocks.gantt_measures import Columns, Measures
from opsplan.blocks.measure import shorten, text_width, wrapped

_PITCH = 1.2
"""Line pitch of a name on several lines, in its type size."""
_LINES, _SMALL_LINES = 4, 12
"""A name on more lines is set smaller; one on more even then is cut."""
_SMALL = 0.8
_INDENTS = 4
"""Deeper rows are indented no further."""


class Words(NamedTuple):
    """A text as it is set: its lines, their size, and whether something of it is missing."""

    lines: tuple[str, ...]
    size: float
    cut: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * _PITCH


class Entry(NamedTuple):
    """A row with its words and the least height it needs, in points."""

    row: GanttRow
    name: Words
    owner: Words
    left: float
    need: float


def entry_of(row: GanttRow, columns: Columns, measures: Measures, least_indent: int, most: float) -> Entry:
    """A row as it stands at the left; its words take up to ``most`` points of height."""
    indent = row.depth if row.kind == "phase" else max(row.depth, least_indent)
    left = min(indent, _INDENTS) * measures.indent
    name = set_words(row.name, measures.size, columns.name - left, most - 4, row.kind == "phase")
    owner = set_words(row.owner, measures.size, columns.owner, most - 4) if row.owner else _NOTHING
    height = max(name.height, owner.height)
    several = len(name.lines) > 1 or len(owner.lines) > 1
    need = max(measures.least_row, height + 4) if several else measures.least_row
    return Entry(row, name, owner, left, need)


@lru_cache(maxsize=8192)
def set_words(text: str, size: float, width: float, most: float, bold: bool = False) -> Words:
    """``text`` within ``width`` × ``most`` points: on one line, on several, on several smaller ones, or cut."""
    flat = " ".join(text.split())
    if text_width(flat, size, bold) <= width:
        return Words((flat,), size)
    if width < 3 * size:
        return Words((shorten(flat, size, width, bold),), size, True)
    for scale, limit in ((1.0, _LINES), (_SMALL, _SMALL_LINES)):
        room = max(min(limit, int(most / (size * scale * _PITCH))), 1)
        lines = tuple(islice(wrapped(flat, size * scale, width * 0.98, bold), room + 1))
        if len(lines) <= room:
            return Words(_even(flat, size * scale, width, bold, lines), size * scale)
    last = shorten(f"{lines[room - 1]}{lines[room]}…", size * _SMALL, width * 0.98, bold)
    return Words((*lines[: room - 1], last), size * _SMALL, True)


def _even(text: str, size: float, width: float, bold: bool, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The same number of lines, more alike in length where the last one is short: none ends in a lone character."""
    if text_width(lines[-1], size, bold) > width / 2:
        return lines
    for share in (0.6, 0.75, 0.88):
        narrower = tuple(islice(wrapped(text, size, width * share, bold), len(lines) + 1))
        if len(narrower) == len(lines):
            return narrower
    return lines


_NOTHING = Words((), 0.0)


def paint_names(entry: Entry, columns: Columns, top: float, height: float, *, named: bool) -> Iterator[Label]:
    """The labels of name and owner. The name bears the row's id when ``named``."""
    row, name = entry.row, entry.name
    yield Label(
        entry.left, top, max(columns.name - entry.left, 0.0), height, name.text, name.size, "ink",
        row.kind == "phase", name=row.id if named else f"{row.id}/name", group=row.id, src=row.src, alt=row.name,
    )  # fmt: skip
    if row.owner:
        yield Label(
            columns.left - 10 - columns.owner, top, columns.owner, height, entry.owner.text, entry.owner.size, "ink2",
            align="right", name=f"{row.id}/owner", group=row.id, alt=row.owner,
        )  # fmt: skip
