"""What a marketing day is: its names, its rule, where and how much it matters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, TypeAlias

from opsplan.content.rules import Easter, Fixed, Lunar, Rule, Season, Term, Weekday
from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass

Kind: TypeAlias = Literal["fixed", "lunar", "term", "weekday", "easter", "season", "own"]

_KINDS: dict[type, Kind] = {
    Fixed: "fixed", Lunar: "lunar", Term: "term", Weekday: "weekday", Easter: "easter", Season: "season",
}  # fmt: skip
EVERYWHERE = "intl"
"""Stands for the countries that a table does not name."""
_LEADS = {1: (56, 84), 2: (28, 42), 3: (21, 28), 4: (7, 14)}
"""Tier → days before the festival by which preparation begins, and before which it rarely does: 8 to 12 weeks for
the first tier, 4 to 6, 3 to 4, and 1 to 2."""
LAST_TIER = 4
_NO_NOTE = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class MarketingDay:
    """A festival or season by rule. Without a rule its day is announced each year, or set by a calendar not kept here.

    ``tiers`` says how much it matters by country (1 most, 4 least; ``intl`` is everywhere else; absent: not kept
    there). ``taboo``: a day of mourning or remembrance, unfit for promotions. ``around`` is the day a season leads up
    to. ``since`` is the first year it was kept.
    """

    id: str
    name: Bilingual
    rule: Rule | None
    tiers: tuple[tuple[str, int], ...]
    aliases: tuple[str, ...] = ()
    taboo: bool = False
    around: str = ""
    since: int = 0
    note: Bilingual = _NO_NOTE
    not_in: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name people use."""
        return (self.name.zh, self.name.en, *self.aliases)

    @property
    def kind(self) -> Kind | None:
        """The kind of its rule; None without one."""
        return _KINDS[type(self.rule)] if self.rule else None

    @property
    def computed(self) -> bool:
        """True when its date differs from year to year and is known for certain."""
        return isinstance(self.rule, Lunar | Term | Weekday | Easter)

    @property
    def rough(self) -> bool:
        """True for a season whose first and last day differ from year to year and from shop to shop."""
        return isinstance(self.rule, Season) and self.rule.rough

    def countries_among(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Which of the wanted countries keep it; ``("intl",)`` when it is kept by name in none of them but nearly everywhere."""
        tiers = dict(self.tiers)
        asked = tuple(wanted)
        named = tuple(country for country in asked if country in tiers)
        if named:
            return named
        spread = EVERYWHERE in tiers and any(country not in self.not_in for country in asked)
        return (EVERYWHERE,) if spread else ()

    def tier_among(self, wanted: Iterable[str]) -> int:
        """How much it matters where it matters most: among these countries, or anywhere when none of them keeps it."""
        tiers = dict(self.tiers)
        known = [tiers[country] for country in self.countries_among(wanted)]
        return min(known or tiers.values())


@dataclass(frozen=True, slots=True)
class MarketingDate:
    """A marketing day in a year, from ``start`` to ``end``, both included. ``id`` is empty for a plan's own date.

    Preparation usually begins ``lead_days`` (calendar days) before it at the latest.
    """

    id: str
    name: Bilingual
    start: date
    end: date
    kind: Kind
    countries: tuple[str, ...]
    tier: int
    lead_days: int
    taboo: bool = False
    rough: bool = False
    around: str = ""
    note: Bilingual = _NO_NOTE

    @property
    def prepare_by(self) -> date:
        """The day by which preparation usually begins."""
        return self.start - timedelta(days=self.lead_days)


def usual_lead(tier: int) -> int:
    """Calendar days before a festival of the tier by which preparation usually begins."""
    return _LEADS[tier][0]


def longest_lead(tier: int) -> int:
    """Calendar days before a festival of the tier that preparation takes at most as a rule."""
    return _LEADS[tier][1]


def day(
    key: str, zh: str, en: str, rule: Rule | None, where: str, also: str = "", *, taboo: bool = False,
    around: str = "", since: int = 0, note: tuple[str, str] = ("", ""),
) -> MarketingDay:  # fmt: skip
    """A row of the tables. ``where`` reads ``CN:1 intl:3 -GB``: tier by country, and where it is not kept; ``also``
    has further names between bars. Raises ValueError for a row that cannot be read."""
    parts = where.split()
    tiers = tuple(
        (place, int(tier)) for place, _, tier in (part.partition(":") for part in parts if ":" in part)
    )
    not_in = frozenset(part[1:] for part in parts if part.startswith("-"))
    if len(tiers) + len(not_in) != len(parts) or any(tier not in _LEADS for _, tier in tiers):
        raise ValueError(f"{key}: cannot read '{where}'")
    aliases = tuple(name for name in also.split("|") if name)
    return MarketingDay(
        key, Bilingual(zh, en), rule, tiers, aliases, taboo, around, since, Bilingual(*note), not_in
    )
