"""A plain table of texts: what a command prints or writes for a spreadsheet."""

from __future__ import annotations

from datetime import date

from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

FIRST_DAY = date(1900, 3, 1)
"""The first day that Excel and LibreOffice number alike: Excel believes in a 29 February 1900."""
_FORMULA = lazy_pattern(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = lazy_pattern(r"[+-]?\d[\d,]*(\.\d+)?%?")
_NOT_XML = lazy_pattern("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_TEXT = 32_000
"""UTF-16 units; a cell of a workbook holds 32,767."""


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


def cell_text(text: str) -> str:
    """The text as a cell of a workbook can hold it: without what XML cannot say, no longer than a cell can be."""
    kept = text if text.isprintable() else _NOT_XML.sub("", text)
    kept = kept[:_LONGEST_TEXT]
    if 2 * len(kept) > _LONGEST_TEXT:
        kept = kept.encode("utf-16-le")[: 2 * _LONGEST_TEXT].decode("utf-16-le", "ignore")
    return kept
