"""A calendar data file: a country's days off of one year as announced, dropped in beside a plan."""

from __future__ import annotations

from opsplan.diagnostics import Finding
from opsplan.model.base import Entry, Many, Text, Year, key
from opsplan.model.keys import KeyWalk
from opsplan.model.marketing_file import holds_marketing_dates
from opsplan.model.plan import DayOff
from opsplan.model.source import Source
from opsplan.model.validation import validate_as
from opsplan.records import dataclass
from opsplan.yamlio.reader import read_yaml

_STAND_INS = {"country": "CN", "year": "2000"}


class CalendarData(Entry):
    """All days off of a country's year, and the weekend days that are worked. ``source`` is the notice."""

    country: Text = key("国家", required=True)
    year: Year = key("年份", required=True)
    days_off: Many[DayOff] = key("休息日", default=())
    workdays: Many[DayOff] = key("工作日", default=())
    source: Text | None = key("来源")


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar file as far as it could be read; ``data`` is None when its country or year is not known."""

    data: CalendarData | None
    source: Source | None
    findings: tuple[Finding, ...]


def read_calendar_file(text: bytes, file: str) -> CalendarFile:
    """The calendar data in a YAML file, none in one of marketing dates. Never raises for what a user wrote."""
    yaml = read_yaml(text, file)
    if yaml.root is None or holds_marketing_dates(yaml.root):
        return CalendarFile(None, None, yaml.findings if yaml.root is None else ())
    source = Source(file, yaml.root, CalendarData)
    walk = KeyWalk(source)
    read = walk.entry(yaml.root, CalendarData, (), "")
    data, wrong, invented = validate_as(CalendarData, read, source, _STAND_INS, walk.refused)
    findings = (*yaml.findings, *walk.findings, *wrong)
    return CalendarFile(None if invented else data, source, findings)
