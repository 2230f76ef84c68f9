"""How bars are coloured: a key for each colour that rows have, which the conditional formats look for."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks.gantt import GanttRow
from opsplan.records import dataclass

_HEADS = ("phase", "summary")
_TINT, _FAINT = 0.6, 0.32
"""How much of a colour is left in the part of a bar that is not done, and in that of an ongoing task."""


@dataclass(frozen=True, slots=True)
class BarColor:
    """A way to fill bars. ``done`` and ``rest`` are how much of the colour is left in either part."""

    key: str
    token: str
    done: float
    rest: float
    critical: bool


def key_of(row: GanttRow) -> str:
    """What the row's hidden cell says; empty for a milestone, which has no bar."""
    if row.kind == "milestone":
        return ""
    return f"{row.color}*" if row.rolling and row.kind not in _HEADS else row.color


def bar_colors(rows: Sequence[GanttRow]) -> tuple[BarColor, ...]:
    """The colours in the order of their first rows, those of heads among them."""
    tokens = {key_of(row): row.color for row in rows if key_of(row)}
    critical = {key_of(row) for row in rows if row.critical}
    return tuple(
        BarColor(key, token, _TINT if key.endswith("*") else 1.0, _FAINT if key.endswith("*") else _TINT, key in critical)
        for key, token in tokens.items()
    )  # fmt: skip


def is_head(row: GanttRow) -> bool:
    """True where the bar gathers other rows; it is drawn in the full colour."""
    return row.kind in _HEADS
