"""Every text of a plan that a reader of the deliverables sees, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from opsplan.diagnostics import Loc
from opsplan.model.base import Entry
from opsplan.model.check_settings import CheckSettings
from opsplan.model.plan import Plan
from opsplan.model.refs import all_entries
from opsplan.model.specs import FieldSpec, fields_of

_SKIPPED = frozenset({"id", "opsplan", "kind", "template", "brand", "language"})


@cache
def _text_fields(model: type[Entry]) -> tuple[FieldSpec, ...]:
    return tuple(
        spec for spec in fields_of(model).values() if spec.model is None and spec.name not in _SKIPPED
    )


def plan_texts(plan: Plan) -> Iterator[tuple[Loc, str]]:
    """All texts as written, entry by entry; the checker's own settings are none."""
    for entry in all_entries(plan):
        if not isinstance(entry, CheckSettings):
            yield from entry_texts(entry)


def entry_texts(entry: Entry) -> Iterator[tuple[Loc, str]]:
    """The texts of one entry without those of the entries in it."""
    for spec in _text_fields(type(entry)):
        yield from _texts((*entry.loc, spec.name), getattr(entry, spec.attribute))


def _texts(loc: Loc, value: object) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from _texts((*loc, position), part)
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _texts((*loc, str(name)), part)


def joined(*parts: str | None) -> str:
    """Several texts as one to be searched."""
    return "\n".join(part for part in parts if part)
