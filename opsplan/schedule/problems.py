"""What the schedule has to say about a plan: problems with their place, before the file is known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from opsplan.diagnostics import Bilingual, Loc, Severity

SUGGESTIONS_LIMIT = 10
"""Nearest names are looked for so often in one run; a plan with more unknown names has another problem."""
_COMPARED = 60


@dataclass(frozen=True, slots=True)
class ScheduleProblem:
    """One thing wrong with the dates of a plan.

    ``loc`` is the way to the value in the plan, in English keys and indices; ``key`` is the name a
    mapping of the plan's own names has there (a named date), None elsewhere. ``blocking`` problems are
    errors of the spec; the others never move a date and never stop rendering.
    """

    rule: str
    severity: Severity
    blocking: bool
    loc: Loc
    key: str | None
    message: Bilingual
    help: Bilingual | None = None


class Problems:
    """Collects the problems of one run, each once, in the order they were met."""

    def __init__(self) -> None:
        self._found: dict[ScheduleProblem, None] = {}
        self._suggested = 0

    def blocking(
        self, rule: str, loc: Loc, message: Bilingual, help: Bilingual | None = None, key: str | None = None
    ) -> None:
        """Add an error of the spec."""
        self._found[ScheduleProblem(rule, Severity.ERROR, True, loc, key, message, help)] = None

    def quality(
        self, rule: str, severity: Severity, loc: Loc, message: Bilingual, help: Bilingual | None = None
    ) -> None:
        """Add a finding about the plan that does not stop rendering."""
        self._found[ScheduleProblem(rule, severity, False, loc, None, message, help)] = None

    def nearest(self, text: str, names: Iterable[str]) -> Bilingual | None:
        """A "did you mean" for an unknown name, or None."""
        self._suggested += 1
        if self._suggested > SUGGESTIONS_LIMIT:
            return None
        return nearest_help(text, names)

    def all(self) -> tuple[ScheduleProblem, ...]:
        return tuple(self._found)


def nearest_help(text: str, names: Iterable[str]) -> Bilingual | None:
    """A "did you mean" with up to three of ``names``, or None when none is near."""
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(name[:_COMPARED].lower(), name)
    near = difflib.get_close_matches(text[:_COMPARED].lower(), folded, n=3, cutoff=0.6)
    if not near:
        return None
    found = [folded[name] for name in near]
    return Bilingual(f"是不是 {'、'.join(found)}？", f"did you mean {', '.join(found)}?")
