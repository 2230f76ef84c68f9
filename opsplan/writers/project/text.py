"""Text as the files of other programs can hold it."""

from __future__ import annotations

from opsplan.patterns import lazy_pattern

_ILLEGAL = lazy_pattern("[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEWLINES = lazy_pattern("\r\n?|[\u2028\u2029\u0085\u000b\u000c]")


def clean(text: str) -> str:
    """The text without control characters and what XML cannot hold; every kind of line end becomes ``"\\n"``."""
    return _ILLEGAL.sub("", _NEWLINES.sub("\n", text))


def one_line(text: str) -> str:
    """The text on one line, without space at its ends."""
    return " ".join(clean(text).split())
