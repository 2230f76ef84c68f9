"""The fields of a plan that name something in words or by a ref, with their places."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from opsplan.diagnostics import Loc
from opsplan.model.base import Entry, PersonMark, RefTo
from opsplan.model.plan import Plan
from opsplan.model.refs import all_entries
from opsplan.model.specs import fields_of, marks_of

PERSON = "team"


@cache
def _named_fields(model: type[Entry]) -> tuple[tuple[str, str, str], ...]:
    """Name and attribute of each field that may name an entry in words, and what it names."""
    out = []
    for spec in fields_of(model).values():
        for mark in marks_of(spec):
            if isinstance(mark, PersonMark):
                out.append((spec.name, spec.attribute, PERSON))
            elif isinstance(mark, RefTo) and mark.or_text:
                out.append((spec.name, spec.attribute, mark.targets[0]))
    return tuple(dict.fromkeys(out))


def named_in_words(plan: Plan, without: Collection[str] = ()) -> Iterator[tuple[str, Entry, Loc, str]]:
    """What is named (``channels``, ``metrics``, … or ``team`` for persons), in which entry and where in it, and the text.

    ``without`` are those of what is named that nobody asks for.
    """
    for entry in all_entries(plan):
        values = entry.__dict__
        for name, attribute, target in _named_fields(type(entry)):
            value = values[attribute]
            if not value or target in without:
                continue
            if isinstance(value, str):
                yield target, entry, (name,), value
            elif isinstance(value, tuple):
                for position, text in enumerate(value):
                    yield target, entry, (name, position), text
