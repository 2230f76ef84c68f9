"""The brands that come with opsplan, a file each."""

from __future__ import annotations

SHIPPED = ("opsplan", "almanac", "signal")
"""In the order they are listed; the first is the house look."""


def shipped_names() -> tuple[str, ...]:
    """The names of the shipped brands."""
    return SHIPPED
