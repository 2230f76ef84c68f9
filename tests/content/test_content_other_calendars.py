"""Lunar days, solar terms and Easter against calendars that others computed."""

from __future__ import annotations

from datetime import date

import sxtwl
from dateutil.easter import easter
from lunar_python import Lunar, LunarYear, Solar

from opsplan.content.lunar import LAST_DAY, TERMS, lunar_day, term_day
from opsplan.content.names import MARKETING_DAYS
from opsplan.content.rules import Easter
from opsplan.content.rules import Lunar as LunarRule

YEARS = range(2000, 2061)
FESTIVALS = [
    each.rule for each in MARKETING_DAYS if isinstance(each.rule, LunarRule) and each.rule.day != LAST_DAY
]
DISPUTED = (2057, 9)
"""The new moon of this lunar month falls within a minute of midnight; calendars differ by a day."""


def _day(found: Solar) -> date:
    return date(found.getYear(), found.getMonth(), found.getDay())


def test_lunar_festivals_agree_with_two_other_calendars() -> None:
    assert len(FESTIVALS) > 10
    for year in YEARS:
        months = LunarYear.fromYear(year)
        for rule in FESTIVALS:
            own = lunar_day(year, rule.month, rule.day)
            first = Solar.fromJulianDay(months.getMonth(rule.month).getFirstJulianDay())
            assert own == _day(first.next(rule.day - 1))
            if (year, rule.month) == DISPUTED:
                continue
            other = sxtwl.fromLunar(year, rule.month, rule.day)
            assert own == date(other.getSolarYear(), other.getSolarMonth(), other.getSolarDay())


def test_solar_terms_agree_with_two_other_calendars() -> None:
    for year in YEARS:
        # The table of a lunar year holds the winter solstice before it; that of the year's last days is in the next one.
        table = Lunar.fromYmd(year, 6, 1).getJieQiTable() | {
            "冬至": Lunar.fromYmd(year + 1, 6, 1).getJieQiTable()["冬至"]
        }
        by_name = {name: _day(table[name]) for name in TERMS}
        others = (*sxtwl.getJieQiByYear(year - 1), *sxtwl.getJieQiByYear(year))
        found = ((each.jqIndex, sxtwl.JD2DD(each.jd)) for each in others)
        moments = {index: moment for index, moment in found if int(moment.Y) == year}
        assert len(moments) == len(TERMS)
        for index, name in enumerate(TERMS, start=1):
            moment = moments[index % len(TERMS)]  # counted from the winter solstice
            assert term_day(year, name) == by_name[name] == date(int(moment.Y), int(moment.M), int(moment.D))


def test_easter_agrees_with_another_computation() -> None:
    assert all(Easter().day_in(year) == easter(year) for year in range(1900, 2101))
