"""Columns of tables: which field of its entries a column shows is learned from the rows that agree with the plan, so
that the few rows that do not agree are found, names and empty cells among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from opsplan.records import dataclass
from opsplan.verifying.agreement import Difference, letters
from opsplan.verifying.facts import Node, PlanFacts
from opsplan.verifying.shown import Deliverable, Shown, ShownRow
from opsplan.verifying.values import Value, read_values

_FEWEST = 2
"""Rows that must agree before anything is learned."""
_TIMES = 3
"""How many rows must agree for one that does not."""
_BESIDE = frozenset({"unit", "currency"})
"""Fields that are shown with another value, not by themselves."""
_CUT = "…"
_SAME = "″"
"""Stands for the text of the cell above."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of the rows about entries of one list: which rows say a field, and which do not."""

    name: str
    agree: int
    against: tuple[tuple[Shown, Node], ...]


def column_differences(deliverable: Deliverable, facts: PlanFacts) -> Iterator[Difference]:
    """Cells that do not say what the other cells of their column say of their entries."""
    tables: dict[tuple[str, tuple[str, ...]], list[ShownRow]] = {}
    for row in deliverable.rows:
        if (
            row.path.endswith("]")
            and any(row.heads)
            and len(set(row.heads)) == len(row.heads) == len(row.cells)
        ):
            tables.setdefault((facts.nodes[row.path].parent, row.heads), []).append(row)
    for rows in tables.values():
        if len(rows) > _FEWEST:
            for column in range(len(rows[0].heads)):
                yield from _column(rows, column, facts)


def _column(rows: Sequence[ShownRow], column: int, facts: PlanFacts) -> Iterator[Difference]:
    fields = dict.fromkeys(name for row in rows for name in _fields(row.path, facts))
    learned = [_compare(rows, column, name, facts) for name in fields]
    best = max(learned, key=lambda one: (one.agree, -len(one.against)), default=None)
    if best is None or not best.against or best.agree < max(_FEWEST, _TIMES * len(best.against)):
        return
    for cell, leaf in best.against:
        if not _explained(cell, leaf, facts):
            text = cell.text.strip()
            yield Difference(
                leaf.path,
                text,
                leaf.texts[0] if leaf.texts else "",
                cell.place,
                "differs" if text else "missing",
            )


def _fields(path: str, facts: PlanFacts) -> Iterator[str]:
    """The names of an entry's single values."""
    for child in facts.below.get(path, ()):
        name = child[len(path) + 1 :]
        if facts.nodes[child].kind not in ("entry", "unset") and name not in _BESIDE:
            yield name


def _compare(rows: Sequence[ShownRow], column: int, name: str, facts: PlanFacts) -> _Column:
    agree, against = 0, []
    for row in rows:
        leaf = facts.nodes.get(f"{row.path}.{name}")
        if leaf is None or leaf.kind in ("entry", "unset") or (leaf.texts and not _letters(leaf.texts[0])):
            continue
        if row.cells[column].text.strip() == _SAME:
            continue
        if _says(row.cells[column].text, leaf):
            agree += 1
        else:
            against.append((row.cells[column], leaf))
    return _Column(name, agree, tuple(against))


def _says(text: str, leaf: Node) -> bool:
    if leaf.kind in ("text", "name"):
        said = _letters(text.partition(_CUT)[0])
        cut = _CUT in text
        spellings = tuple(spelt for spelt in map(_letters, leaf.texts) if spelt)
        # A name may stand among other words; an id may not: ines is a part of Ines Cox, enroll of Enrollment.
        within = spellings[:1] if leaf.kind == "name" else spellings
        return said in spellings or any(
            spelt in said or (cut and said and spelt.startswith(said)) for spelt in within
        )
    return any(fact.shows(value) for value in _values(text) for fact in leaf.facts)


def _explained(cell: Shown, leaf: Node, facts: PlanFacts) -> bool:
    """True when the cell is, whole, something else that the plan says of the entry: another field may be meant there.
    Cells with values are left to the comparison of whole rows."""
    said = _letters(cell.text)
    if _values(cell.text) and leaf.kind not in ("text", "name"):
        return True
    others = (one for one in facts.leaves(leaf.parent) if one.path != leaf.path)
    return bool(said) and any(said == _letters(text) for one in others for text in one.texts)


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    return letters(text)


@lru_cache(maxsize=4096)
def _values(text: str) -> tuple[Value, ...]:
    return read_values(text)
