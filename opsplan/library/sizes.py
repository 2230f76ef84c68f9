"""How large values of a template would become, before they do."""

from __future__ import annotations

from typing import Any

_OTHER = 8
"""Characters that a value of another kind, such as a number, is taken for where it is printed."""


def written_out(value: Any) -> int:
    """Characters of a text, or of a list as if all that it holds were written out, however often it holds the same;
    what is no text and no list counts for a few."""
    return _written(value, {})


def _written(value: Any, known: dict[int, int]) -> int:
    if isinstance(value, str):
        return len(value)
    if not isinstance(value, list | tuple | dict):
        return _OTHER
    key = id(value)
    if key not in known:
        inside = (*value, *value.values()) if isinstance(value, dict) else value
        known[key] = sum(
            1 + _written(each, known) if isinstance(each, str | list | tuple | dict) else 1 for each in inside
        )
    return known[key]


def widest_format(form: str, widest: int) -> int:
    """Characters at the most of a format whose values have ``widest`` each."""
    return len(form) + (form.count("%") + form.count("{")) * widest


def bits(operator: str, left: Any, right: Any) -> int:
    """Binary digits of the whole number that an operation gives; 0 for other values."""
    if not (isinstance(left, int) and isinstance(right, int)):
        return 0
    if operator == "**":
        return left.bit_length() * max(right, 0)
    return left.bit_length() + right.bit_length() if operator == "*" else 0
