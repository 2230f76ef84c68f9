"""Does a deliverable say what the plan says? Every text with a path, and every row of a table about an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Literal

from opsplan.diagnostics import Bilingual
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.verifying.facts import Node, PlanFacts
from opsplan.verifying.shown import Deliverable, Shown, ShownRow
from opsplan.verifying.values import Fact, Value, read_values

_NOT_PLAN = lazy_pattern(
    r"^\d+\.\t|空档 \d+ (?=个)|\d+ (?=gaps?\b)|(?:另有|还有|及其他|等|and) \d+ (?=more|项|个|条|种|位|家|类)|[(（]\d+/\d+[)）]$",
    re.MULTILINE,
)
"""Numbers of a list's lines, of pages and of what is left out: the deliverable's own words."""
_LINK = lazy_pattern(r"\]\([^)\s]*\)")
_NO_LETTER = lazy_pattern(r"[\W_]+")
_CUT = "…"
MATRIX = lazy_pattern(r"[RACI](?:\s*[/、,]?\s*[RACI])*|[●○]+")
"""What a matrix shows in a person's column, or of a score."""
_FRACTION = lazy_pattern(r"\d+/\d+")
"""In a sentence as often so many of so many as a day."""
_LARGE = 1000
"""Smaller numbers in a sentence may be counts."""
_TYPED = frozenset({"number", "money", "share", "day", "time", "month"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A deliverable says something else than the plan, or leaves it out. ``shown`` is what it says, ``path`` the place
    of the plan it is about, ``expected`` what the plan has there in its own words."""

    path: str
    shown: str
    expected: str
    place: Bilingual
    kind: Literal["differs", "missing"] = "differs"


def differences(deliverable: Deliverable, facts: PlanFacts) -> Iterator[Difference]:
    """Everything in which a deliverable differs from the plan, in its own order: texts, then rows."""
    everything = tuple(dict.fromkeys(fact for node in facts.nodes.values() for fact in node.facts))
    for shown in deliverable.texts:
        yield from _text(shown, facts) if shown.paths else _sentence(shown, everything, facts)
    for row in deliverable.rows:
        yield from _row(row, facts, everything)


def letters(text: str) -> str:
    """A text by its letters and digits alone: no spaces, marks or Markdown signs."""
    return _NO_LETTER.sub("", _LINK.sub("]", text)).casefold()


def wrong_values(text: str, known: Sequence[Fact]) -> Iterator[Value]:
    """The values in a text that are none of the known ones."""
    for value in read_values(_NOT_PLAN.sub("", text)):
        if not any(fact.shows(value) for fact in known):
            yield value


def facts_of(paths: Iterable[str], facts: PlanFacts) -> tuple[Fact, ...]:
    """The values that may stand where these paths are shown: theirs, those of what they refer to, and beside a name
    those of its entry."""
    found: dict[str, None] = {}
    for path in paths:
        node = facts.nodes[path]
        found[path] = None
        if node.target:
            found[node.target] = None
        if path.endswith(".name"):
            found[node.parent] = None
    outer = [path for path in found if not any(path != other and _inside(path, other) for other in found)]
    return tuple(fact for path in outer for fact in facts.facts(path))


def _inside(path: str, other: str) -> bool:
    return path.startswith(other) and path[len(other) : len(other) + 1] in (".", "[")


def _text(shown: Shown, facts: PlanFacts) -> Iterator[Difference]:
    node = facts.nodes[shown.paths[0]]
    wrong = list(wrong_values(shown.text, facts_of(shown.paths, facts)))
    for value in wrong:
        yield Difference(node.path, value.text, expected(node, facts), shown.place)
    if not wrong and len(shown.paths) == 1:
        yield from _words(shown, node)


def _sentence(shown: Shown, everything: Sequence[Fact], facts: PlanFacts) -> Iterator[Difference]:
    """A sentence of the deliverable's own, such as a slide's title: its percentages, days and large numbers stand
    somewhere in the plan, or are days of festivals that it names. Small numbers may count things and are not looked at."""
    wrong = list(wrong_values(shown.text, everything))
    if any(value.kind == "day" for value in wrong):
        named = [fact for name, days in facts.festivals.items() if name in shown.text for fact in days]
        wrong = list(wrong_values(shown.text, (*everything, *named)))
    for value in wrong:
        if value.kind == "day" and _FRACTION.fullmatch(value.text):
            continue
        if value.kind in ("percent", "day") or (
            value.kind == "number" and (value.number >= _LARGE or value.unit < 1)
        ):
            yield Difference("", value.text, "", shown.place)


def _words(shown: Shown, node: Node) -> Iterator[Difference]:
    """A text that is no stretch of what the plan says there, and does not hold it either."""
    said = letters(shown.text.partition(_CUT)[0])
    if node.kind in ("text", "name") and said and not MATRIX.fullmatch(shown.text.strip()):
        if not says(said, node):
            yield Difference(node.path, shown.text.strip(), node.texts[0], shown.place)
    elif node.kind in _TYPED and said and not read_values(shown.text):
        yield Difference(
            node.path, shown.text.strip(), node.texts[0] if node.texts else "", shown.place, "missing"
        )


def says(said: str, node: Node) -> bool:
    """True when letters are a stretch of a text or name of the plan, or hold it."""
    spellings = (letters(text) for text in node.texts)
    return any(spelling and (said in spelling or spelling in said) for spelling in spellings)


def expected(node: Node, facts: PlanFacts) -> str:
    """What the plan has at a place, in few words: its own text, or the name of the entry."""
    leaf = node if node.texts else next((one for one in facts.leaves(node.path) if one.texts), node)
    return leaf.texts[0] if leaf.texts else ""


def _row(row: ShownRow, facts: PlanFacts, everything: Sequence[Fact]) -> Iterator[Difference]:
    """The values of a whole row against its entry, where each can stand once only; else of every cell by itself."""
    if not row.path:
        money = any(value.kind == "number" and value.number >= _LARGE for value in read_values(row.text))
        for cell in row.cells:
            if cell.paths:
                yield from _text(cell, facts)
            elif (
                money or "%" not in cell.text
            ):  # else a share of something that is counted, such as questions
                yield from _sentence(cell, everything, facts)
        return
    paths = dict.fromkeys((row.path, *(path for cell in row.cells for path in cell.paths)))
    left = list(facts_of(paths, facts))
    named = frozenset(_names_around(row.path, facts))
    wrong = []
    for cell in row.cells:
        if (
            letters(cell.text) in named
        ):  # what it belongs to, which may have been named in another cell before
            continue
        for value in read_values(_NOT_PLAN.sub("", cell.text)):
            fact = first_shown(value, left)
            if fact is None:
                wrong.append((value, cell))
            else:
                left.remove(fact)
    for value, cell in wrong:
        node = _nearest(value, row.path, left, facts)
        yield Difference(node.path, value.text, expected(node, facts), cell.place)


def _names_around(path: str, facts: PlanFacts) -> Iterator[str]:
    """The names of an entry and of those that it is in, by their letters."""
    while path:
        name = facts.nodes.get(f"{path}.name")
        yield from (letters(text) for text in (name.texts if name else ()))
        parent = facts.nodes[path].parent
        path = parent if parent != path else ""


def first_shown(value: Value, known: Iterable[Fact]) -> Fact | None:
    """The fact that a value says, given ones before computed ones; None when it says none of them."""
    fitting = [fact for fact in known if fact.shows(value)]
    return min(fitting, key=lambda fact: fact.computed, default=None)


def _nearest(value: Value, path: str, left: Sequence[Fact], facts: PlanFacts) -> Node:
    """The leaf of an entry whose value a wrong one most likely stands for: of its kind, not shown, and close to it."""
    leaves = [
        (distance(value, fact), leaf)
        for leaf in facts.leaves(path)
        if leaf.kind in _TYPED
        for fact in leaf.facts
        if fact.kind == value.kind and fact in left
    ]
    return min(leaves, key=lambda pair: pair[0], default=(0, facts.nodes[path]))[1]


def distance(value: Value, fact: Fact) -> Decimal:
    """How far a value is from a fact of its kind: a part of the larger number, or days and minutes."""
    if fact.kind in ("number", "percent"):
        size = max(abs(value.number), abs(fact.number), Decimal(1))
        return abs(value.number - fact.number) / size
    pairs = zip(reversed(value.parts), reversed(fact.parts), (1, 31, 400), strict=False)
    return Decimal(sum(abs(one - other) * weight for one, other, weight in pairs if one))
