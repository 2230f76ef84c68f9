"""The calendar section of an imported plan: what differs from the official days off of a country."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from opsplan.blocks.project import Project, ProjectCalendar
from opsplan.diagnostics import Bilingual, Lang
from opsplan.importing.yaml_text import Value
from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.spans import NamedSpan

_ASKED: Mapping[Lang, tuple[str, ...]] = {
    "zh-CN": ("CN", "HK", "TW", "SG", "MY"),
    "en": ("US", "GB", "CA", "AU", "NZ", "IE", "IN", "SG", "HK", "DE", "FR", "CN"),
}
"""The countries whose official days off are compared with the file's, the first of equals wins."""
_LONGEST = 40 * 366
_DAY = timedelta(days=1)
_UNNAMED = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class ImportedCalendar:
    """The plan's ``calendar`` section (empty when nothing differs), what it means, and the years the file says nothing of."""

    section: Mapping[str, Value]
    calendar: WorkCalendar
    silent_years: tuple[int, ...]

    @property
    def country(self) -> str:
        return self.calendar.countries[0]


def calendar_section(project: Project, country: str | None) -> ImportedCalendar:
    """The country whose official days off differ least from the file's, and the days that differ.

    A year without any exception in the file is one whose days off nobody has entered: the official ones are
    taken for it. ``country`` None compares several.
    """
    own = project.calendar
    listed = {each.start.year for each in own.days_off} | {each.day.year for each in own.workdays}
    asked = (country,) if country else _ASKED[project.lang]
    silent = tuple(year for year in range(own.start.year, own.end.year + 1) if year not in listed)
    if (own.end - own.start).days > _LONGEST or not listed:
        return _made(asked[0], own, (), (), silent)
    best = min(
        ((_different(own, each, listed), each) for each in asked), key=lambda found: sum(map(len, found[0]))
    )
    (off, worked), chosen = best
    return _made(chosen, own, off, worked, silent)


def _different(
    own: ProjectCalendar, country: str, years: set[int]
) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """The days that are off in the file only, and those that are worked in the file only."""
    official = WorkCalendar((country,), frozenset(own.weekend))
    off_days = {each.start for each in own.days_off}
    worked_days = {each.day for each in own.workdays}
    off: list[date] = []
    worked: list[date] = []
    day = own.start
    while day <= own.end:
        if day.year in years:
            works = day in worked_days or (day.isoweekday() not in own.weekend and day not in off_days)
            if works != official.is_working(day):
                (worked if works else off).append(day)
        day += _DAY
    return tuple(off), tuple(worked)


def _made(
    country: str, own: ProjectCalendar, off: Sequence[date], worked: Sequence[date], silent: tuple[int, ...]
) -> ImportedCalendar:
    section = _section(country, own, off, worked)
    calendar = WorkCalendar(
        (country,),
        frozenset(own.weekend) if "weekend" in section else frozenset(),
        tuple(NamedSpan(day, day, _UNNAMED) for day in off),
        tuple(NamedSpan(day, day, _UNNAMED) for day in worked),
    )
    return ImportedCalendar(section, calendar, silent)


def _section(
    country: str, own: ProjectCalendar, off: Sequence[date], worked: Sequence[date]
) -> Mapping[str, Value]:
    section: dict[str, Value] = {}
    official = WorkCalendar((country,))
    if country != "CN":
        section["country"] = country
    if frozenset(own.weekend) != official.weekend:
        section["weekend"] = list(own.weekend)
    off_names = {each.start: each.name for each in own.days_off}
    worked_names = {each.day: each.name for each in own.workdays}
    works = WorkCalendar((country,), frozenset(own.weekend)).is_working
    if off:
        section["days_off"] = _spans(off, off_names, lambda day: not works(day))
    if worked:
        section["workdays"] = _spans(worked, worked_names, lambda day: False)
    return section


def _spans(days: Sequence[date], names: Mapping[date, str], joins: Callable[[date], bool]) -> list[Value]:
    """Days side by side under one name as one span; days for which ``joins`` is true do not part them."""
    runs: list[list[date]] = []
    for day in days:
        last = runs[-1][-1] if runs else None
        between = (
            last is not None
            and all(joins(last + _DAY * n) for n in range(1, (day - last).days))
            and (day - last).days < 10
        )
        if last is not None and between and names.get(last, "") == names.get(day, ""):
            runs[-1].append(day)
        else:
            runs.append([day])
    return [_span(run[0], run[-1], names.get(run[0], "")) for run in runs]


def _span(first: date, last: date, name: str) -> Value:
    named: dict[str, Value] = {"name": name} if name else {}
    if first == last:
        return {"date": first, **named} if named else first
    return {"start": first, "end": last, **named}
