"""What mending changes, as a unified diff that ``patch`` can apply."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINES = re.compile(rb"[^\n]*\n|[^\n]+\Z")
_AROUND = 3
"""Unchanged lines shown before and after each change."""
_NO_END = b"\n\\ No newline at end of file\n"


def unified(before: bytes, after: bytes, name: str) -> bytes:
    """The diff of two texts that have the same number of lines; empty when they are the same."""
    old, new = _LINES.findall(before), _LINES.findall(after)
    changed = [index for index, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
    if not changed:
        return b""
    shown = name.encode() + (b"\t" if " " in name else b"")
    hunks = (_hunk(old, new, first, last) for first, last in _groups(changed, len(old)))
    return b"".join((b"--- ", shown, b"\n+++ ", shown, b"\n", *hunks))


def _groups(changed: list[int], count: int) -> Iterator[tuple[int, int]]:
    """The first line of each hunk and the line behind its last."""
    first = last = changed[0]
    for index in changed[1:]:
        if index - last > 2 * _AROUND:
            yield max(first - _AROUND, 0), min(last + _AROUND + 1, count)
            first = index
        last = index
    yield max(first - _AROUND, 0), min(last + _AROUND + 1, count)


def _hunk(old: list[bytes], new: list[bytes], first: int, last: int) -> bytes:
    size = last - first
    out = [f"@@ -{first + 1},{size} +{first + 1},{size} @@\n".encode()]
    removed: list[bytes] = []
    added: list[bytes] = []
    for one, other in zip(old[first:last], new[first:last], strict=True):
        if one == other:
            out += (*removed, *added, _line(b" ", one))
            removed, added = [], []
        else:
            removed.append(_line(b"-", one))
            added.append(_line(b"+", other))
    return b"".join((*out, *removed, *added))


def _line(sign: bytes, line: bytes) -> bytes:
    return sign + (line if line.endswith(b"\n") else line + _NO_END)
