"""Single values as YAML text, quoted only where they would mean something else without."""

from __future__ import annotations

import json
from datetime import date

from opsplan.patterns import lazy_pattern

Scalar = str | int | date | bool

_PLAIN = lazy_pattern(r"[A-Za-z0-9_\u3400-\u9fff（《][\w\u3400-\u9fff（）《》、。．·/.+% -]*")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "nan", "inf"})
_ESCAPED = lazy_pattern("[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


def scalar(value: Scalar, *, flow: bool) -> str:
    """The value as a scalar; ``flow`` for one between brackets."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | date):
        return str(value)
    plain = _PLAIN.fullmatch(value) and value == value.strip() and value.lower() not in _WORDS
    if plain and not (flow and any(mark in value for mark in ",[]{}")):
        return value
    return quoted(value)


def quoted(text: str) -> str:
    """A double-quoted scalar; what no editor shows is written as an escape."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
