"""Months on slides: rows of a table name one entry at most, so that the lines of its days are known by their titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from opsplan.verifying.agreement import letters
from opsplan.verifying.facts import PlanFacts
from opsplan.verifying.shown import Deliverable, Shown, ShownRow

_WEEKDAYS = (
    frozenset(("周一", "周二", "周三", "周四", "周五", "周六", "周日")),
    frozenset(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")),
)
_ENTRY, _CUT = "●", "…"
"""What a line about an entry begins with, and what stands for the rest of a title."""


def with_months(deliverable: Deliverable, facts: PlanFacts) -> Deliverable:
    """The deliverable with a row for every entry that a day of a month names; a line about none is lost."""
    titles = titles_of(facts)
    rows, lost = list(deliverable.rows), list(deliverable.lost)
    for line in _lines(deliverable):
        paths = _meant(line.text, titles)
        if paths:
            rows.append(ShownRow("", ("",), (replace(line, paths=paths),), line.place))
        else:
            lost.append(line.text)
    return replace(deliverable, rows=tuple(rows), lost=tuple(lost))


def titles_of(facts: PlanFacts) -> Mapping[str, tuple[str, ...]]:
    """The paths of the entries of the content by the letters of their titles; several may have one title."""
    titles: dict[str, tuple[str, ...]] = {}
    for path, node in facts.nodes.items():
        if path.startswith("content.entries[") and path.endswith("].title"):
            for text in map(letters, node.texts):
                titles[text] = (*titles.get(text, ()), node.parent)
    return titles


def _lines(deliverable: Deliverable) -> Iterator[Shown]:
    for row in deliverable.rows:
        if frozenset(map(str.strip, row.heads)) in _WEEKDAYS:
            for cell in row.cells:
                for line in cell.text.splitlines():
                    if line.startswith(_ENTRY):
                        yield replace(cell, text=line.removeprefix(_ENTRY).strip())


def _meant(line: str, titles: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The entries whose title a line begins with, or whose title begins with what is left of it before it was cut."""
    said, cut, _ = line.partition(_CUT)
    begin = letters(said)
    found = [title for title in titles if begin.startswith(title) or (cut and title.startswith(begin))]
    return titles[max(found, key=len)] if found and begin else ()
