"""Editions: one plan for several readers, each as long as it has to be and without what is not for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal

from opsplan.records import dataclass

Length = Literal["brief", "standard", "full"]


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan as one kind of reader gets it.

    ``withhold`` holds sections and places of the plan (``budget``, ``goals.g1``, ``activities.costs``); with any of them,
    entries that say ``internal: true`` are withheld as well. ``instead`` are places with the text this reader gets there.
    """

    name: str = ""
    length: Length = "standard"
    withhold: tuple[str, ...] = ()
    instead: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    zh: str = ""
    written_as: str = ""
    """The key under which the plan has settings for it; empty where it has none."""

    @property
    def redacts(self) -> bool:
        """True when the reader's plan is not the whole plan."""
        return bool(self.withhold or self.instead)


STANDARD = Edition()
"""The whole plan at the length that most readers want: what is made when no edition is asked for."""
INTERNAL = "internal"
"""Withholds what says ``internal: true``, and nothing else."""
SHIPPED: Mapping[str, Edition] = MappingProxyType({
    edition.name: edition
    for edition in (
        Edition("brief", "brief", zh="简版"),
        Edition("full", "full", zh="完整版"),
        Edition("leader", "brief", zh="领导版"),
        Edition("team", "full", zh="团队版"),
        Edition("partner", "standard", (INTERNAL, "budget", "risks"), zh="伙伴版"),
    )
})  # fmt: skip


def find_edition(known: Mapping[str, Edition], asked: str) -> Edition | None:
    """The edition that a name in either language means, whatever its capitals; None for no such edition."""
    wanted = asked.strip().casefold()
    return next((one for one in known.values() if wanted in map(str.casefold, names_of_edition(one))), None)


def names_of_edition(edition: Edition) -> Iterator[str]:
    """Every name of an edition, the one in file names first."""
    yield edition.name
    if edition.zh:
        yield edition.zh
