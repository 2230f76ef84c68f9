"""Calendar data files: the days off of a country's year as announced, in place of what is known here.

A notice for a year may begin in the last week of the year before (a New Year's holiday from 30 December);
those days are laid over what is known of that year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from types import MappingProxyType

from opsplan.diagnostics import Bilingual, Finding, Loc
from opsplan.model.calendar_file import CalendarData, read_calendar_file
from opsplan.model.plan import DayOff
from opsplan.model.problems import shorten
from opsplan.model.source import Source
from opsplan.records import dataclass
from opsplan.schedule.codes import CODES
from opsplan.schedule.official import Announced, OfficialYear, known_countries, official_year
from opsplan.schedule.problems import SWAPPED, nearest_help
from opsplan.schedule.spans import days_between

_NOTICE_BEGINS = (12, 25)
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class CalendarFiles:
    """What all calendar files say together, and what is wrong with them."""

    announced: Announced
    findings: tuple[Finding, ...]


def read_calendar_files(files: Sequence[tuple[str, bytes]]) -> CalendarFiles:
    """The years that (file name, bytes) pairs hold. Never raises for what a user wrote; a year with errors is left out."""
    found: dict[tuple[str, int], _File] = {}
    findings: list[Finding] = []
    for name, text in files:
        read = read_calendar_file(text, name)
        findings.extend(read.findings)
        if read.data is None or read.source is None:
            continue
        file = _File(name, read.data, read.source)
        own = file.findings(tuple(finding.path for finding in read.findings))
        first = found.get(file.key)
        if first:
            own.append(file.twice(first.name))
        findings.extend(own)
        if not own and not any(finding.blocking for finding in read.findings):
            found[file.key] = file
    return CalendarFiles(MappingProxyType(_years(found.values())), tuple(findings))


@dataclass(frozen=True, slots=True)
class _File:
    """A file whose country and year could be read."""

    name: str
    data: CalendarData
    source: Source

    @property
    def key(self) -> tuple[str, int]:
        return self.data.country.strip().upper(), self.data.year

    def days(self, items: Iterable[DayOff]) -> Iterator[tuple[date, DayOff]]:
        """Every day of the entries that have one."""
        for item in items:
            start, end = item.date or item.start or item.end, item.date or item.end or item.start
            if start and end and start <= end and (end - start).days < _LONGEST:
                yield from ((day, item) for day in days_between(start, end))

    def findings(self, said: tuple[str, ...]) -> list[Finding]:
        """What is wrong with the country, the year, the file's name and its days, but for the paths already ``said``."""
        found = list(self._named())
        if found:
            return found
        found = [each for each in self._spans() if not any(path.startswith(each.path) for path in said)]
        seen: dict[date, DayOff] = {}
        reported: set[Loc] = set()
        for day, item in (*self.days(self.data.days_off), *self.days(self.data.workdays)):
            first = seen.setdefault(day, item)
            if item.loc in reported:
                continue
            if not self._belongs(day):
                reported.add(item.loc)
                found.append(self._outside(day, item))
            elif first is not item:
                reported.add(item.loc)
                line = self.source.position(first.loc).line
                found.append(self._say(
                    "cal-day-twice", item.loc,
                    Bilingual(f"{day} 在第 {line} 行已经写过", f"{day} is already given on line {line}"),
                    Bilingual("一天只写一次：要么放假，要么上班", "give each day once, as a day off or as a working day"),
                ))  # fmt: skip
        return found

    def twice(self, first: str) -> Finding:
        """Another file has the same year."""
        country, year = self.key
        return self._say(
            "cal-file-twice", ("year",),
            Bilingual(f"{country} {year} 年的日历在 {first} 里已经有了", f"the calendar of {country} {year} is already in {first}"),
            Bilingual("一个国家的一年只留一个文件", "keep one file for a country's year"),
        )  # fmt: skip

    def _belongs(self, day: date) -> bool:
        year = self.data.year
        return day.year == year or (day.year == year - 1 and (day.month, day.day) >= _NOTICE_BEGINS)

    def _named(self) -> Iterator[Finding]:
        country, year = self.key
        if country not in known_countries():
            yield self._say(
                "cal-unknown-country", ("country",),
                Bilingual(f"没有国家代码“{shorten(country)}”", f"there is no country code '{shorten(country)}'"),
                nearest_help(country, known_countries()) or Bilingual("写两位国家代码，如 CN、US、SG", "write a two-letter country code, such as CN, US, SG"),
            )  # fmt: skip
            return
        said = PurePath(self.name).stem.lower()
        code, _, number = said.partition("-")
        if number.isdigit() and len(number) == 4 and len(code) == 2 and said != f"{country.lower()}-{year}":
            yield self._say(
                "cal-file-name", ("country",) if int(number) == year else ("year",),
                Bilingual(f"文件名是 {said}，里面写的是 {country} {year} 年", f"the file is called {said}, but holds {country} {year}"),
                Bilingual(f"改里面的国家和年份，或把文件改名为 {country.lower()}-{year}.yaml", f"correct its country and year, or call it {country.lower()}-{year}.yaml"),
            )  # fmt: skip

    def _spans(self) -> Iterator[Finding]:
        for item in (*self.data.days_off, *self.data.workdays):
            start, end = item.date or item.start or item.end, item.date or item.end or item.start
            if start is None or end is None:
                yield self._say(
                    "date-missing", item.loc, Bilingual("没有写是哪一天", "no day is given"),
                    Bilingual("写 date，或 start 和 end", "write date, or start and end"),
                )  # fmt: skip
            elif end < start:
                yield self._say(
                    "date-inverted", (*item.loc, "end"),
                    Bilingual(f"结束 {end} 早于开始 {start}", f"the end {end} is before the start {start}"), SWAPPED,
                )  # fmt: skip
            elif (end - start).days >= _LONGEST:
                yield self._outside(end, item)

    def _outside(self, day: date, item: DayOff) -> Finding:
        year = self.data.year
        return self._say(
            "cal-outside-year", item.loc,
            Bilingual(f"{day} 不在 {year} 年", f"{day} is not in {year}"),
            Bilingual(f"一个文件只写一年；{year} 年的通知最早从 {year - 1}-12-25 起", f"a file holds one year; a notice for {year} begins on {year - 1}-12-25 at the earliest"),
        )  # fmt: skip

    def _say(self, rule: str, loc: Loc, message: Bilingual, help: Bilingual) -> Finding:
        return self.source.finding(rule, loc, message, help, code=CODES[rule])


def _years(files: Iterable[_File]) -> dict[tuple[str, int], OfficialYear]:
    """The announced years, and what they say of the last week of the year before."""
    announced: dict[tuple[str, int], OfficialYear] = {}
    for file in sorted(files, key=lambda each: each.key):
        country, year = file.key
        names = _names(country, year)
        off = {day: _name(item, names) for day, item in file.days(file.data.days_off)}
        worked = {day for day, _ in file.days(file.data.workdays)}
        for each in sorted({day.year for day in (*off, *worked)} | {year}):
            before = announced.get((country, each)) or official_year(country, each)
            known = (
                {}
                if each == year
                else {day: said for day, said in before.days_off.items() if day not in worked}
            )
            kept = frozenset() if each == year else before.workdays - set(off)
            announced[country, each] = OfficialYear(
                MappingProxyType(known | {day: said for day, said in off.items() if day.year == each}),
                kept | {day for day in worked if day.year == each},
                each != year and before.estimated,
            )
    return announced


def _names(country: str, year: int) -> Mapping[str, Bilingual]:
    """The holidays' names in both languages, so that a file in one language serves a plan in the other."""
    known = {name for names in official_year(country, year).days_off.values() for name in names}
    return {text: name for name in known for text in name}


def _name(item: DayOff, names: Mapping[str, Bilingual]) -> tuple[Bilingual, ...]:
    parts = [part.strip() for part in (item.name or "").split("、")]
    return tuple(names.get(part, Bilingual(part, part)) for part in parts if part)
