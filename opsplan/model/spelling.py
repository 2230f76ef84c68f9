"""Which known name a misspelt one must be: stricter than a suggestion, since nobody is asked.

A suggestion may guess; what is written into a plan may not. ``task-1`` is like ``task-2`` and means
another thing, so a name of the plan's own is only recognised by case, spaces, hyphens and full-width
forms. The keys and the values of closed lists belong to the spec: there one slip of the keyboard counts too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeVar

from opsplan.patterns import lazy_pattern

_JOINTS = lazy_pattern(r"[\s_\-‐-―]+")
_CHINESE = lazy_pattern("[一-鿿]")
_LONGEST = 40
_FAR = 3
"""Names that differ so much are not the same; a difference of one less may make another name doubtful."""
_ONE_SLIP, _TWO_SLIPS = 4, 8
"""From so many characters on, a word may have one or two slips."""

T = TypeVar("T")


def folded(text: str) -> str:
    """A text without what is easily typed wrong: case, spaces, hyphens, underscores, full-width forms."""
    return _JOINTS.sub("", unicodedata.normalize("NFKC", text)).casefold()


class Spellings:
    """The names of a plan's entries, to be found however they are spelt. ``names`` says what each name stands for."""

    def __init__(self, names: Iterable[tuple[str, object]]) -> None:
        self._names: dict[str, dict[str, object]] = {}
        for name, thing in names:
            self._names.setdefault(folded(name), {}).setdefault(name, thing)

    def same(self, text: str) -> str:
        """The name that differs from ``text`` by case, spaces, hyphens or full-width forms only; empty for none,
        and where such names stand for several things."""
        found = self._names.get(folded(text), {})
        things = tuple(found.values())
        if any(thing != things[0] for thing in things):
            return ""
        return min(
            found, key=lambda name: slips(text.casefold()[:_LONGEST], name.casefold()[:_LONGEST]), default=""
        )


def meant(text: str, names: Mapping[str, T]) -> str | None:
    """The name of the spec that a misspelt text must be; None when none or several come into question.

    Several names of one thing count as one: ``names`` says what each name stands for.
    """
    wanted = folded(text)
    if not wanted or len(wanted) > _LONGEST:
        return None
    near = (name for name in names if abs(len(folded(name)) - len(wanted)) <= _FAR)
    scored = [(_distance(wanted, folded(name)), name) for name in near]
    fewest = min((score for score, _ in scored), default=_FAR)
    best = [name for score, name in scored if score == fewest]
    if fewest > _allowed(wanted) or any(names[name] != names[best[0]] for name in best):
        return None
    if fewest and any(score <= fewest + 1 and names[name] != names[best[0]] for score, name in scored):
        return None
    return best[0]


def _distance(text: str, name: str) -> int:
    """The slips between two names; Chinese characters that only changed places count as none."""
    if _CHINESE.search(text) and sorted(text) == sorted(name):
        return 0
    return slips(text, name)


def _allowed(text: str) -> int:
    return 0 if len(text) < _ONE_SLIP else 1 if len(text) < _TWO_SLIPS or _CHINESE.search(text) else 2


def slips(one: str, other: str) -> int:
    """How many letters were left out, added, mistaken for another, or swapped with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        after = [i]
        for j, right in enumerate(other, start=1):
            cost = min(row[j] + 1, after[j - 1] + 1, row[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            after.append(cost)
        before, row = row, after
    return row[-1]
