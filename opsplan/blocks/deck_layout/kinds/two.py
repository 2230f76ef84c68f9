"""Two columns of unequal width."""

from __future__ import annotations

_WHOLE = 864.0
"""The width, in points, that the widths of left columns are given for."""


def two_widths(left: float, width: float, gutter: float) -> tuple[float, float]:
    """The widths of two columns in ``width`` points: ``left`` is that of the first one in a body of 864 points."""
    first = left * width / _WHOLE
    return first, width - first - gutter
