"""The names most like one that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from opsplan.diagnostics import Bilingual
from opsplan.model.problems import shorten

_COMPARED = 60
"""Characters of a name that are compared; no name worth a suggestion is longer."""


def nearest_names(text: str, names: Iterable[str], cutoff: float = 0.6) -> tuple[str, ...]:
    """Up to three of ``names`` like ``text``, the most alike first; capitals count for nothing."""
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(name[:_COMPARED].lower(), name)
    near = difflib.get_close_matches(text[:_COMPARED].lower(), folded, n=3, cutoff=cutoff)
    return tuple(folded[name] for name in near)


class Nearest:
    """Looks for near names so often in a run, then no more: it is slow, and a plan with more has another problem."""

    def __init__(self, limit: int = 20) -> None:
        self._left = limit

    def __call__(self, text: str, names: Iterable[str], cutoff: float = 0.6) -> tuple[str, ...]:
        self._left -= 1
        return nearest_names(text, names, cutoff) if self._left >= 0 else ()


def did_you_mean(near: Iterable[str]) -> Bilingual | None:
    """The question whether one of the near names was meant; None without any."""
    said = tuple(map(shorten, near))
    return Bilingual(f"是不是 {'、'.join(said)}？", f"did you mean {', '.join(said)}?") if said else None
