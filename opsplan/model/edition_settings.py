"""What a plan says of its editions, and the editions there are for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Annotated

from opsplan.model.base import Entry, Table, Words, key
from opsplan.model.choices import EDITION_LENGTH, reader
from opsplan.model.editions import SHIPPED, Edition, Length, find_edition
from opsplan.model.marks import ReadBy

EditionLength = Annotated[Length, ReadBy(reader(EDITION_LENGTH)), EDITION_LENGTH]


class EditionSettings(Entry):
    """What a plan says of an edition; what it leaves out stays as shipped."""

    length: EditionLength | None = key("篇幅")
    withhold: Words = key("隐去", default=())
    instead: Table = key("改写", default={})


def editions_of(settings: Mapping[str, EditionSettings]) -> Mapping[str, Edition]:
    """Every edition there is for a plan, by name: those shipped, as far as the plan alters them, then its own."""
    given: dict[str, EditionSettings] = {}
    for name, one in settings.items():
        given[_shipped_name(name) or name.strip()] = one
    known = {name: _altered(edition, given.get(name)) for name, edition in SHIPPED.items()}
    known.update({name: _altered(Edition(name), one) for name, one in given.items() if name not in known})
    return MappingProxyType(known)


def _shipped_name(name: str) -> str:
    found = find_edition(SHIPPED, name)
    return found.name if found else ""


def _altered(edition: Edition, settings: EditionSettings | None) -> Edition:
    if settings is None:
        return edition
    return replace(
        edition,
        length=settings.length or edition.length,
        withhold=settings.withhold if "withhold" in settings.model_fields_set else edition.withhold,
        instead=MappingProxyType({**edition.instead, **settings.instead}),
    )
