"""Rows of a terminal whose columns stand below each other, with Chinese in them too."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.cells import cell_len

_GAP = "  "


def columns(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """The rows as lines; columns in ``right`` end at the same cell, the others begin at the same cell."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    return [
        _GAP.join(
            f"{room}{cell}" if index in right else f"{cell}{room}"
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
            for room in [" " * (width - cell_len(cell))]
        ).rstrip()
        for row in rows
    ]
