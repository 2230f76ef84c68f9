"""A width shared among columns so that the rows of a table are as low as possible."""

from __future__ import annotations

from collections.abc import Sequence

_POWER = 5
"""How sharply the longest text of a row counts before the others in it."""
_ROUNDS = 12
_HALVINGS = 40

Sizes = Sequence[tuple[int, float]]
"""Row and length in points of the texts of one column."""


def even_lines(
    floor: Sequence[float], most: Sequence[float], sizes: Sequence[Sizes], insets: float, width: float
) -> tuple[float, ...]:
    """Widths between ``floor`` and ``most`` that together are ``width`` and give the least sum of row heights.

    A row is as high as its longest text has lines, about length over width. Near the best widths, making a column
    wider saves as much as it costs the others; the widths are repeated with that balance until they stand.
    """
    widths = list(shared([1.0] * len(floor), floor, most, width))
    rows = 1 + max((line for column in sizes for line, _ in column), default=0)
    for _ in range(_ROUNDS):
        lines = [1.0] * rows
        for column, room in zip(sizes, widths, strict=True):
            for line, size in column:
                lines[line] += (size / max(room - insets, 1.0)) ** _POWER
        shares = [
            (sum(size**_POWER / lines[line] ** (1 - 1 / _POWER) for line, size in column))
            ** (1 / (_POWER + 1))
            for column in sizes
        ]
        widths = list(shared(shares, floor, most, width))
    return tuple(widths)


def shared(
    weights: Sequence[float], least: Sequence[float], most: Sequence[float], width: float
) -> tuple[float, ...]:
    """``width`` by weight, with no share below its ``least`` nor, unless there is too much for all, above its ``most``."""
    low, high = 0.0, width / max(min((weight for weight in weights if weight > 0), default=1.0), 1e-9)

    def shares(scale: float) -> list[float]:
        return [
            max(bottom, min(top, scale * weight))
            for weight, bottom, top in zip(weights, least, most, strict=True)
        ]

    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if sum(shares(middle)) < width:
            low = middle
        else:
            high = middle
    found = shares(low)
    total = sum(found)
    return tuple(share * width / total for share in found)
