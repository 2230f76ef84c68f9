"""Habits of Chinese typing that YAML reads as plain text: full-width marks, no space after a colon.

Indices count from 0 within the text that was asked about.
"""

from __future__ import annotations

import re

from opsplan.patterns import lazy_pattern

_WIDE_COLON = lazy_pattern(
    r"""[ \t]*(?:-[ \t]+)*(?P<key>[^\s\-#"'{}\[\]:：，。,&*!|>%@`][^\s"'{}\[\]:：，。,]{0,29}) ?："""
)
_TIGHT_COLON = lazy_pattern(r"""[ \t]*(?:-[ \t]+)*(?P<key>[^\W\d][\w.-]{0,39}):(?=[^ \t\r\n:/\\])""")
_OPENING_QUOTE = lazy_pattern(r"""[:,{\[-]\s*(?P<mark>[“‘])""")
_WIDE_SPACE = lazy_pattern("[ \t]*(?:-[ \t]+)*(?P<space>[\u3000\xa0])")
_WIDE_SPACE_LINE = lazy_pattern(f"^{_WIDE_SPACE.pattern}", re.MULTILINE)


def wide_colon(text: str) -> tuple[str, int] | None:
    """The key and the index of ``：`` in a text that begins like ``标题：…``."""
    found = _WIDE_COLON.match(text)
    return (found["key"], found.end() - 1) if found else None


def tight_colon(text: str) -> tuple[str, int] | None:
    """The key and the index of the colon in a text that begins like ``title:…``; no URL, no time."""
    found = _TIGHT_COLON.match(text)
    return (found["key"], found.end("key")) if found else None


def spoilt_key(line: str) -> tuple[str, str, int] | None:
    """The rule that is broken, the key and the index of the colon, for a line that begins with a spoilt key."""
    for rule, look in (("yaml-full-width-colon", wide_colon), ("yaml-missing-space", tight_colon)):
        found = look(line)
        if found:
            return rule, *found
    return None


def wide_opening_quote(text: str) -> int | None:
    """The index of the last ``“`` or ``‘`` that begins a value in a line."""
    starts = [found.start("mark") for found in _OPENING_QUOTE.finditer(text)]
    return starts[-1] if starts else None


def wide_space(line: str) -> int | None:
    """The index of a full-width or no-break space a line begins with; YAML takes it for text."""
    found = _WIDE_SPACE.match(line)
    return found.start("space") if found else None


def has_wide_space(text: str) -> bool:
    """True when any line of a whole file begins with such a space, as Chinese prose may."""
    return ("\u3000" in text or "\xa0" in text) and bool(_WIDE_SPACE_LINE.search(text))
