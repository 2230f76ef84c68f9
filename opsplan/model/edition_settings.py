"""What a plan says of its editions, and the editions there are for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Annotated

from opsplan.model.base import Entry, Table, Words, key
from opsplan.model.choices import EDITION_LENGTH, reader
from opsplan.model.editions import SHIPPED, Edition, Length, find_edition
from opsplan.model.entries import ReadBy

EditionLength = Annotated[Length, ReadBy(reader(EDITION_LENGTH)), EDITION_LENGTH]


class EditionSettings(Entry):
    """What a plan says of an edition; what it leaves out stays as shipped."""

    length: EditionLength | None = key("篇幅")
    withhold: Words = key("隐去", default=())
    instead: Table = key("改写", default={})


def editions_of(settings: Mapping[str, EditionSettings]) -> Mapping[str, Edition]:
    """Every edition there is for a plan, by name: those shipped, as far as the plan alters them, then its own."""
    known = dict(SHIPPED)
    for name, one in settings.items():
        edition = find_edition(known, name) or Edition(name.strip())
        known[edition.name] = _altered(edition, name, one)
    return MappingProxyType(known)


def _altered(edition: Edition, written_as: str, settings: EditionSettings) -> Edition:
    return replace(
        edition,
        written_as=written_as,
        length=settings.length or edition.length,
        withhold=settings.withhold if "withhold" in settings.model_fields_set else edition.withhold,
        instead=MappingProxyType({**edition.instead, **settings.instead}),
    )
