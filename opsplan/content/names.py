"""The names of marketing days: one list, by which plans, rules and commands know a festival."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from opsplan.content import chinese_days, western_days
from opsplan.content.marketing_day import EVERYWHERE, MarketingDay
from opsplan.model.nearest import Nearest
from opsplan.model.spelling import folded
from opsplan.patterns import lazy_pattern

MARKETING_DAYS: tuple[MarketingDay, ...] = (
    *chinese_days.LUNAR, *chinese_days.SOLAR_TERMS, *chinese_days.DAYS, *chinese_days.SHOPPING,
    *western_days.INTERNATIONAL, *western_days.EASTER, *western_days.NORTH_AMERICA, *western_days.BRITAIN,
    *western_days.ELSEWHERE,
)  # fmt: skip
"""Every marketing day and season that is known."""

_SUFFIX = lazy_pattern("(?:大促|购物节|狂欢节|节)$")


@lru_cache(maxsize=4096)
def festival_key(name: str) -> str:
    """The form names are compared in: case, spaces, hyphens and apostrophes count for nothing; ``中秋`` and
    ``中秋节``, ``双11`` and ``双11大促`` are one."""
    bare = folded(name).replace("’", "").replace("'", "")
    return _SUFFIX.sub("", bare) or bare


def days_called(name: str) -> tuple[MarketingDay, ...]:
    """The marketing days that go by a name: none, one, or several such as the Mother's Days of two countries."""
    return _by_name().get(festival_key(name), ())


def like_festivals(name: str, nearest: Nearest) -> tuple[str, ...]:
    """Up to three names of festivals like one that is none."""
    spelt = _spelt()
    return tuple(spelt[near] for near in nearest(festival_key(name), spelt, 0.5))


def table_countries() -> tuple[str, ...]:
    """The ISO codes of the countries that have marketing days of their own."""
    found = {country for each in MARKETING_DAYS for country, _ in each.tiers}
    return tuple(sorted(found - {EVERYWHERE}))


@cache
def _by_name() -> Mapping[str, tuple[MarketingDay, ...]]:
    found: dict[str, dict[str, MarketingDay]] = {}
    for each in MARKETING_DAYS:
        for name in each.names:
            found.setdefault(festival_key(name), {})[each.id] = each
    return MappingProxyType({key: tuple(days.values()) for key, days in found.items()})


@cache
def _spelt() -> Mapping[str, str]:
    """Each compared form with the first spelling of it."""
    found: dict[str, str] = {}
    for each in MARKETING_DAYS:
        for name in each.names:
            found.setdefault(festival_key(name), name)
    return MappingProxyType(found)
