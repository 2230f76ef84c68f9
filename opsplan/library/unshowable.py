"""Texts of a template that a terminal must not be given: control characters, marks that turn the reading direction, or
more than anybody reads."""

from __future__ import annotations

from opsplan.diagnostics import Bilingual
from opsplan.patterns import lazy_pattern

_LONGEST = 2_000
_HIDDEN = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""All but tabs and line breaks of what a terminal obeys instead of showing it."""


def unshowable(text: str) -> Bilingual | None:
    """What is wrong with a text that is to be shown; None for one that can be."""
    found = _HIDDEN.search(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        return Bilingual(f"文字里有控制字符 {code}", f"the text has the control character {code}")
    if len(text) > _LONGEST:
        return Bilingual(f"文字超过 {_LONGEST} 个字", f"the text has more than {_LONGEST} characters")
    return None


def shown_safely(text: str) -> str:
    """The text with its control characters written as their codes."""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
