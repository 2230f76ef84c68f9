"""Plain text helpers: columns that line up with Chinese in them, text without controls, runs with their sources."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from opsplan.blocks.inline import Inlines

_MOST = 48
"""Columns are padded to at most so many places; a longer cell pushes its neighbours."""


def clean(text: str) -> str:
    """The text without control characters; tabs become spaces, line breaks stay."""
    return "".join(
        c
        for c in text.replace("\t", " ")
        if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp")
    )


def words(text: Inlines, *, sources: bool) -> str:
    """The runs as text, links behind theirs in ``<>``, and with ``sources`` the plan path behind each run in ``{}``."""
    parts: list[str] = []
    for run in text:
        link = f" <{run.link}>" if run.link else ""
        source = f"{{{run.src}}}" if sources and run.src else ""
        parts.append(clean(run.text + link + source))
    return "".join(parts)


def places(text: str) -> int:
    """How many places a text takes in a terminal: two for CJK and full-width characters, none for marks."""
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) == "Cf"
        else 2
        if unicodedata.east_asian_width(c) in ("W", "F")
        else 1
        for c in text
    )


def aligned(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> list[str]:
    """Rows as lines with their columns below each other, two spaces apart; ``right`` lists right-aligned columns.

    Line breaks in a cell become `` / ``.
    """
    cells = [[" / ".join(cell.split("\n")) for cell in row] for row in rows]
    count = max((len(row) for row in cells), default=0)
    widths = [
        min(max((places(row[i]) for row in cells if i < len(row)), default=0), _MOST) for i in range(count)
    ]
    flush = frozenset(right)
    lines = []
    for row in cells:
        padded = []
        for index, cell in enumerate(row):
            room = " " * max(widths[index] - places(cell), 0)
            padded.append(room + cell if index in flush else cell + room)
        lines.append("  ".join(padded).rstrip())
    return lines
