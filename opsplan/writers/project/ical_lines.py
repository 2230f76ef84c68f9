"""Content lines of iCalendar (RFC 5545): escaped, cleaned of what it cannot hold, folded by octets.

They are written here and not by a library because a library that builds an object for each of them takes a
second for a thousand events.
"""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.writers.project.text import clean

_WIDTH = 75
"""Octets of a line at most, without its end."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text_line(name: str, *values: str) -> str:
    """A line of one text, or of several with commas between them."""
    return f"{name}:{','.join(clean(value).translate(_ESCAPED) for value in values)}"


def file_bytes(lines: Iterable[str]) -> bytes:
    """UTF-8 with every line folded and ended as the standard wants."""
    return b"".join(_folded(line.encode()) for line in lines)


def _folded(line: bytes) -> bytes:
    if len(line) <= _WIDTH:
        return line + b"\r\n"
    parts = []
    start, room = 0, _WIDTH
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(line[start:end])
        start, room = end, _WIDTH - 1
    parts.append(line[start:])
    return b"\r\n ".join(parts) + b"\r\n"
