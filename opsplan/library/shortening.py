"""Texts of the plan in the little room beside a figure."""

from __future__ import annotations

from opsplan.library.context import Context

_LONGEST = 80
"""Characters of a text from the plan beside a chart; English ones may be twice as many."""


def shortened(ctx: Context, text: str) -> str:
    """A text of the plan without its full stop, cut after a clause where it is long."""
    words = " ".join(text.replace("**", "").split()).rstrip("。.")
    most = _LONGEST * (2 if ctx.lang == "en" else 1)
    if len(words) <= most:
        return words
    ends = [words.rfind(mark, 0, most) for mark in ("。", "；", "; ", ". ")]
    end = max(ends)
    return words[:end] if end > most // 3 else words[: most - 1].rstrip() + "…"
