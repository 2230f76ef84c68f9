"""Festivals in running text: whether a title or a name speaks of one, by any name people use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from opsplan.content.names import days_called, festival_key

_LEAST_CHINESE, _LEAST_DIGITS = 2, 3
"""Shorter names mean too many other things."""


def searched(parts: Iterable[object]) -> str:
    """Texts as one, in the form in which festivals are looked for; empty ones are left out."""
    return unicodedata.normalize("NFKC", "\n".join(str(part) for part in parts if part)).casefold()


@lru_cache(512)
def festival_pattern(name: str) -> re.Pattern[str]:
    """A pattern for all names of a festival in a :func:`searched` text: names of letters and digits as whole words,
    with any spaces between their characters."""
    said = {name, *(other for day in days_called(name) for other in day.names)}
    keys = {key for each in said if len(key := festival_key(each)) >= _LEAST_CHINESE and not key.isascii()}
    names = {searched((each,)).strip() for each in (*said, *keys)}
    parts = [
        _spaced(each) for each in sorted(names) if each and not (each.isdigit() and len(each) < _LEAST_DIGITS)
    ]
    return re.compile("|".join(parts) or r"(?!)")


def _spaced(name: str) -> str:
    letters = [re.escape(each) for each in name if not each.isspace()]
    before = r"(?<![a-z0-9])" if name[0].isascii() else ""
    after = r"(?![a-z0-9])" if name[-1].isascii() else ""
    return before + r"\s*".join(letters) + after
