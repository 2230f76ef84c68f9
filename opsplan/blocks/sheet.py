"""A plain table of texts: what a command prints or writes for a spreadsheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Heads and rows of one length each. ``right`` lists the columns that are numbers.

    ``groups`` names rows that are heads of the rows after them.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    groups: frozenset[int] = frozenset()
    title: str = ""


def inert(text: str) -> str:
    """A text that no spreadsheet computes when it opens a CSV file.

    What looks like a formula begins with an apostrophe, as CSV injection is usually met; plain numbers stay numbers.
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
