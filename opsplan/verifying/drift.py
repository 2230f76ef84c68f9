"""Do a Word file and a PowerPoint file say the same? What stands in both is compared, without the plan in between."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.records import dataclass
from opsplan.verifying.agreement import MATRIX, letters
from opsplan.verifying.facts import PlanFacts
from opsplan.verifying.shown import Deliverable, Shown
from opsplan.verifying.values import Fact, fact_of, read_values

Key = tuple[str, str]
"""A place of the plan and the word above the column it is shown in; empty for a text."""


@dataclass(frozen=True, slots=True)
class Drift:
    """One thing said in two ways: in Word and in PowerPoint."""

    path: str
    word: Shown
    powerpoint: Shown


def drifts(word: Deliverable, powerpoint: Deliverable, facts: PlanFacts) -> Iterator[Drift]:
    """Everything that both files show and that differs, in the order of the slides. Texts that are about a whole
    entry say different things of it and are not compared; those of one value are."""
    said = _by_place(word, facts)
    for key, shown in _by_place(powerpoint, facts).items():
        for one in shown:
            others = said.get(key, [])
            if others and not any(_same(one.text, other.text) for other in others):
                yield Drift(key[0], others[0], one)


def _by_place(deliverable: Deliverable, facts: PlanFacts) -> dict[Key, list[Shown]]:
    found: dict[Key, list[Shown]] = {}
    for shown in deliverable.texts:
        one_value = len(shown.paths) == 1 and facts.nodes[shown.paths[0]].kind not in ("entry", "unset")
        if one_value and not MATRIX.fullmatch(shown.text.strip()):
            found.setdefault((shown.paths[0], ""), []).append(shown)
    for row in deliverable.rows:
        for head, cell in zip(row.heads, row.cells, strict=False):
            if row.path and letters(head) and cell.text.strip():
                found.setdefault((row.path, letters(head)), []).append(cell)
    return found


def _same(one: str, other: str) -> bool:
    """True when two texts do not contradict each other: a slide may leave words and values out, not change them."""
    first, second = (tuple(map(fact_of, read_values(text))) for text in (one, other))
    if first and second:
        return _within(first, second) or _within(second, first)
    said, also = letters(one.partition("…")[0]), letters(other.partition("…")[0])
    return not said or not also or said in also or also in said


def _within(some: tuple[Fact, ...], others: tuple[Fact, ...]) -> bool:
    return all(any(_equal(fact, other) for other in others) for fact in some)


def _equal(fact: Fact, other: Fact) -> bool:
    """Equal values; of two days one may lack its year."""
    if fact.kind != other.kind or fact.number != other.number:
        return False
    years = fact.kind in ("day", "quarter") and not (fact.parts[0] and other.parts[0])
    return fact.parts[1:] == other.parts[1:] if years else fact.parts == other.parts
