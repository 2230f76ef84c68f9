"""The official days off of a country, from the package ``holidays``, and what is known not to be announced yet.

Mainland China moves working days to weekends (调休) by a notice that comes out in the autumn before.
For a year without a notice the package computes the statutory days only and does not say so; such a
year is recognised here by the missing year in its table of notices.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache, cached_property, lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import MappingProxyType, ModuleType
from typing import Any

from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass

_ANNOUNCED_BY_NOTICE = "CN"
_RUN_NAMES = {"农历除夕": "春节", "Chinese New Year's Eve": "Chinese New Year (Spring Festival)"}
"""The eve is part of the holiday that the notice names; on a chart the two are one."""


@dataclass(frozen=True, slots=True)
class OfficialYear:
    """A country's year: days off with their names (none for a day swapped with a weekend day), and the
    weekend days that are worked."""

    days_off: Mapping[date, tuple[Bilingual, ...]]
    workdays: frozenset[date]
    estimated: bool


Announced = Mapping[tuple[str, int], OfficialYear]
"""Years by country, as calendar files say them."""
NOTHING_ANNOUNCED: Announced = MappingProxyType({})


def known_countries() -> tuple[str, ...]:
    """The ISO codes of all countries whose days off are known."""
    return tuple(_package().registry.EntityLoader.get_country_codes(include_aliases=False))


def _day_in_words(*args: Any, **options: Any) -> Any:
    return import_module("dateutil.parser").parse(*args, **options)


_STAND_INS: Mapping[str, Mapping[str, object]] = {
    "holidays.version": {"__version__": ""},
    "dateutil.parser": {"parse": _day_in_words},
}


@cache
def _package() -> Any:
    """The package, without what it imports and nobody here asks for, half of its time: its own version, for which it
    reads the list of installed packages with all that reads e-mail; and the reader of days that are given in words.
    Meanwhile stand-ins are there."""
    names = [] if "holidays" in sys.modules else [name for name in _STAND_INS if name not in sys.modules]
    for name in names:
        sys.modules[name] = ModuleType(name)
        sys.modules[name].__dict__.update(_STAND_INS[name])
    try:
        return import_module("holidays")
    finally:
        for name in names:
            del sys.modules[name]


@lru_cache(maxsize=512)
def official_weekend(country: str) -> frozenset[int]:
    """The weekdays off today, Monday is 1; a weekend that a country has given up is not known."""
    return frozenset(day + 1 for day in _without_years(country).weekend)


@lru_cache(maxsize=4096)
def official_year(country: str, year: int) -> OfficialYear:
    """The official days of a year; empty outside the years the package knows."""
    en = _country(country, year, "en_US")
    worked = frozenset(day for day in en.weekend_workdays if day.year == year)
    return OfficialYear(_NamedDays(country, year, en), worked, is_estimated(country, year))


def is_estimated(country: str, year: int) -> bool:
    """True for a year whose days off a notice fixes that is not out yet."""
    if country != _ANNOUNCED_BY_NOTICE:
        return False
    return bool(year > max(_without_years(country).special_public_holidays))


class _NamedDays(Mapping[date, tuple[Bilingual, ...]]):
    """The days off of a year with their names, which are looked up when somebody asks for the first of them: who
    counts working days never does, and the names in a second language take as long as the days."""

    def __init__(self, country: str, year: int, en: Any) -> None:
        self._days = tuple(day for day in en if day.year == year)
        self._country, self._year, self._en = country, year, en

    def __getitem__(self, day: date) -> tuple[Bilingual, ...]:
        return self._named[day]

    def __iter__(self) -> Iterator[date]:
        return iter(self._days)

    def __len__(self) -> int:
        return len(self._days)

    @cached_property
    def _named(self) -> Mapping[date, tuple[Bilingual, ...]]:
        zh, en = _country(self._country, self._year, "zh_CN"), self._en
        swapped = _swapped_days(en, self._year)
        return {
            day: () if day in swapped else tuple(map(Bilingual, _names(zh, day), _names(en, day)))
            for day in self._days
        }


@cache
def _without_years(country: str) -> Any:
    """What the package says of a country, whatever the year."""
    holidays = _package()
    with _one_country():
        return holidays.country_holidays(country)


def _country(country: str, year: int, language: str) -> Any:
    """The package's calendar of one year. The language is always given: its default follows the machine's locale.

    Some countries warn on stderr about years they know a part of, India before 2001 and after 2035.
    """
    holidays, known = _package(), _without_years(country)
    chosen = next(
        (each for each in (language, "en_US") if each in known.supported_languages), known.default_language
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return holidays.country_holidays(country, years=[year], language=chosen)


@contextmanager
def _one_country() -> Iterator[None]:
    """Lets the package import one country alone. Its ``holidays.countries`` imports all 250 when any is asked for,
    which takes longer than all the rest of checking a plan; meanwhile it stands here without being run."""
    spec = find_spec("holidays.countries")
    if spec is None or spec.name in sys.modules:
        yield
        return
    sys.modules[spec.name] = module_from_spec(spec)
    try:
        yield
    finally:
        del sys.modules[spec.name]


def _swapped_days(country: Any, year: int) -> frozenset[date]:
    """Days off that are paid for by a worked weekend day: entries (month, day, worked month, worked day, …)."""
    notices = (
        getattr(country, "special_public_holidays", {})
        if getattr(country, "has_substituted_holidays", False)
        else {}
    )
    entries = notices.get(year, ())
    rows = (entries,) if entries and isinstance(entries[0], int) else entries
    return frozenset(date(year, row[0], row[1]) for row in rows if len(row) >= 4 and isinstance(row[2], int))


def _names(country: Any, day: date) -> list[str]:
    """The names of a day without the mark that it is observed on another day."""
    names: list[str] = []
    before, _, after = country.tr(getattr(country, "observed_label", "%s")).partition("%s")
    for name in country.get_list(day):
        marked = (before or after) and name.startswith(before) and name.endswith(after)
        plain = name[len(before) : len(name) - len(after)] if marked else name
        names.append(_RUN_NAMES.get(plain, plain))
    return names
