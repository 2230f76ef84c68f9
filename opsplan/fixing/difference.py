"""What mending or importing changes, as a unified diff that ``patch`` can apply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TypeAlias

from opsplan.patterns import lazy_pattern

_LINES = lazy_pattern(rb"[^\n]*\n|[^\n]+\Z")
_AROUND = 3
"""Unchanged lines shown before and after each change."""
_NO_END = b"\n\\ No newline at end of file\n"
_Row: TypeAlias = tuple[bytes | None, bytes | None]
"""A line before and after; None where there is none."""


def unified(before: bytes, after: bytes, name: str) -> bytes:
    """The diff of two texts; empty when they are the same."""
    rows = _rows(_LINES.findall(before), _LINES.findall(after))
    changed = [index for index, (old, new) in enumerate(rows) if old != new]
    if not changed:
        return b""
    shown = name.encode() + (b"\t" if " " in name else b"")
    starts = [list(accumulate((row[side] is not None for row in rows), initial=0)) for side in (0, 1)]
    hunks = (
        _hunk(rows[first:last], *((counted[first], counted[last]) for counted in starts))
        for first, last in _groups(changed, len(rows))
    )
    return b"".join((b"--- ", shown, b"\n+++ ", shown, b"\n", *hunks))


def _rows(old: Sequence[bytes], new: Sequence[bytes]) -> list[_Row]:
    """Lines side by side; texts with the same number of lines have them changed in place."""
    if len(old) == len(new):
        return list(zip(old, new, strict=True))
    rows: list[_Row] = []
    for _, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        paired = min(last - first, end - begin)
        rows += zip(old[first : first + paired], new[begin : begin + paired], strict=True)
        rows += ((line, None) for line in old[first + paired : last])
        rows += ((None, line) for line in new[begin + paired : end])
    return rows


def _groups(changed: list[int], count: int) -> Iterator[tuple[int, int]]:
    """The first row of each hunk and the row behind its last."""
    first = last = changed[0]
    for index in changed[1:]:
        if index - last > 2 * _AROUND:
            yield max(first - _AROUND, 0), min(last + _AROUND + 1, count)
            first = index
        last = index
    yield max(first - _AROUND, 0), min(last + _AROUND + 1, count)


def _hunk(rows: Sequence[_Row], old: tuple[int, int], new: tuple[int, int]) -> bytes:
    """The rows under a head; ``old`` and ``new`` are how many lines each text has before and up to their end."""
    spans = (f"{first + (last > first)},{last - first}" for first, last in (old, new))
    out = ["@@ -{} +{} @@\n".format(*spans).encode()]
    removed: list[bytes] = []
    added: list[bytes] = []
    for one, other in rows:
        if one == other and one is not None:
            out += (*removed, *added, _line(b" ", one))
            removed, added = [], []
            continue
        removed += [_line(b"-", one)] if one is not None else []
        added += [_line(b"+", other)] if other is not None else []
    return b"".join((*out, *removed, *added))


def _line(sign: bytes, line: bytes) -> bytes:
    return sign + (line if line.endswith(b"\n") else line + _NO_END)
