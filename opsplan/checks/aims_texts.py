"""Every text of a plan that a reader of the deliverables sees, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from opsplan.diagnostics import Loc
from opsplan.model.base import Entry
from opsplan.model.check_settings import CheckSettings
from opsplan.model.plan import Plan
from opsplan.model.refs import all_entries
from opsplan.model.specs import fields_of

_SKIPPED = frozenset({"id", "opsplan", "kind", "template", "brand", "language"})
_HOLDERS = frozenset({tuple, dict})
"""What a value is in which there are texts; all others are numbers, days and the like."""


@cache
def _text_fields(model: type[Entry], given: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Key and attribute of the fields that are no entries, of those that are given: a task has 25 and uses six."""
    return tuple(
        (spec.name, spec.attribute)
        for spec in fields_of(model).values()
        if spec.model is None and spec.attribute in given and spec.name not in _SKIPPED
    )


def texts_where(plan: Plan, wanted: Callable[[str], object]) -> Iterator[tuple[Loc, str]]:
    """The texts, as written, that are wanted, entry by entry; the checker's own settings are none."""
    for entry in all_entries(plan):
        if not isinstance(entry, CheckSettings):
            yield from entry_texts(entry, wanted)


def entry_texts(entry: Entry, wanted: Callable[[str], object] = lambda _: True) -> Iterator[tuple[Loc, str]]:
    """The texts of one entry without those of the entries in it."""
    values = entry.__dict__
    for name, attribute in _text_fields(type(entry), entry.model_fields_set):
        value = values[attribute]
        if value.__class__ is str:
            if wanted(value):
                yield (*entry.loc, name), value
        elif value and value.__class__ in _HOLDERS:
            yield from _texts((*entry.loc, name), value, wanted)


def _texts(loc: Loc, value: object, wanted: Callable[[str], object]) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        if wanted(value):
            yield loc, value
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from _texts((*loc, position), part, wanted)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _texts((*loc, str(name)), part, wanted)


def joined(*parts: str | None) -> str:
    """Several texts as one to be searched."""
    return "\n".join(part for part in parts if part)
