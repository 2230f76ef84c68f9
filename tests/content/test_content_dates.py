"""Marketing dates: known years, other calendars, and what holds in every year."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from opsplan.content import OwnDate, dates_named, find_date, marketing_dates
from opsplan.content.names import MARKETING_DAYS, days_called, table_countries

YEARS = st.integers(1900, 2100)
COUNTRIES = st.lists(st.sampled_from(table_countries()), min_size=1, max_size=3)

KNOWN = {
    2026: {
        "腊八": "01-26", "小年": "02-10", "除夕": "02-16", "春节": "02-17", "元宵": "03-03", "清明": "04-05", "母亲节": "05-10",
        "端午": "06-19", "618": "06-18", "父亲节": "06-21", "七夕": "08-19", "中元": "08-27", "中秋": "09-25", "重阳": "10-18",
        "感恩节": "11-26", "黑五": "11-27", "网一": "11-30", "冬至": "12-22", "Presidents' Day": "02-16",
        "Mothering Sunday": "03-15", "Easter": "04-05", "Memorial Day": "05-25", "Labor Day": "09-07",
    },
    2027: {
        "腊八": "01-15", "小年": "01-30", "除夕": "02-05", "春节": "02-06", "元宵": "02-20", "清明": "04-05", "母亲节": "05-09",
        "端午": "06-09", "父亲节": "06-20", "七夕": "08-08", "中元": "08-16", "中秋": "09-15", "重阳": "10-08",
        "感恩节": "11-25", "黑五": "11-26", "网一": "11-29", "冬至": "12-22", "Presidents' Day": "02-15",
        "Mothering Sunday": "03-07", "Easter": "03-28", "Memorial Day": "05-31", "Labor Day": "09-06",
    },
}  # fmt: skip


@pytest.mark.parametrize("year", KNOWN)
def test_the_festivals_of_two_years(year: int) -> None:
    found = {name: find_date(name, year, ("CN",) if not name.isascii() else ("US",)) for name in KNOWN[year]}
    assert {name: f"{each.start:%m-%d}" for name, each in found.items() if each} == KNOWN[year]


def test_a_lunar_day_may_fall_twice_into_a_year_or_not_at_all() -> None:
    assert [each.start for each in dates_named("腊八", 2022)] == [date(2022, 1, 10), date(2022, 12, 30)]
    assert dates_named("腊八", 2023) == ()


def test_a_name_means_what_it_means_in_the_country() -> None:
    assert [find_date("Mother's Day", 2027, (each,)).start for each in ("US", "GB")] == [  # type: ignore[union-attr]
        date(2027, 5, 9),
        date(2027, 3, 7),
    ]
    assert [find_date("Labor Day", 2027, (each,)).id for each in ("CN", "US")] == ["labour-day", "labor-day"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name", ["双11", "双 11", "双十一", "１１.11", "Singles’ Day", "双11大促", "SINGLES DAY"]
)
def test_a_festival_is_found_by_any_of_its_names(name: str) -> None:
    found = find_date(name, 2027)
    assert found is not None
    assert (found.id, found.start) == ("double-11", date(2027, 11, 11))


@pytest.mark.parametrize(
    ("name", "festival"),
    [
        ("七夕情人节", "qixi"), ("除夕夜", "new-years-eve-lunar"),
        ("龙舟节", "dragon-boat"), ("520告白日", "520"),
    ],
)  # fmt: skip
def test_what_people_call_a_festival_is_that_festival(name: str, festival: str) -> None:
    found = find_date(name, 2027)
    assert found is not None
    assert found.id == festival


def test_a_name_without_a_rule_is_known_but_has_no_date() -> None:
    assert days_called("世界杯")
    assert find_date("世界杯", 2026) is None
    assert days_called("中丘节") == ()


def test_a_day_is_listed_only_from_its_first_year_on() -> None:
    assert find_date("双11", 2008) is None
    assert find_date("双11", 2009) is not None


def test_own_dates_come_first_and_stand_in_the_place_of_the_festival_on_their_day() -> None:
    own = (
        OwnDate("双十一", date(2027, 11, 11), date(2027, 11, 11), 90),
        OwnDate("店庆", date(2027, 5, 6), date(2027, 5, 8)),
    )
    found = marketing_dates(2027, own=own)
    assert [each.id for each in found if each.start == date(2027, 11, 11)] == [""]
    anniversary = next(each for each in found if each.name.zh == "店庆")
    assert (anniversary.kind, anniversary.end) == ("own", date(2027, 5, 8))
    assert find_date("双11", 2027, own=own).prepare_by == date(2027, 8, 13)  # type: ignore[union-attr]


def test_a_season_that_began_the_year_before_is_listed_in_both_years() -> None:
    assert find_date("年货节", 2022).end == date(2022, 1, 31)  # type: ignore[union-attr]
    assert [each.start for each in dates_named("年货节", 2022)] == [date(2022, 1, 3), date(2022, 12, 23)]
    assert dates_named("年货节", 2023)[0].start == date(2022, 12, 23)


def test_days_of_mourning_are_marked() -> None:
    marked = {each.name.zh for each in marketing_dates(2027) if each.taboo}
    assert {"清明节", "寒食节", "中元节", "国家公祭日"} <= marked
    assert not marked & {"春节", "双11", "重阳节", "护士节"}


@pytest.mark.parametrize("year", [1899, 2101])
def test_years_outside_the_tables_are_refused(year: int) -> None:
    with pytest.raises(ValueError):
        marketing_dates(year)
    with pytest.raises(ValueError):
        find_date("春节", year)


@given(YEARS, COUNTRIES)
def test_the_dates_of_any_year_are_in_order_and_touch_it(year: int, countries: list[str]) -> None:
    found = marketing_dates(year, countries)
    assert list(found) == sorted(found, key=lambda each: each.start)
    assert all(each.start <= each.end for each in found)
    assert all(each.start.year <= year <= each.end.year for each in found)
    assert all(each.prepare_by < each.start and 1 <= each.tier <= 4 for each in found)
    assert all(set(each.countries) <= {*countries, "intl"} and each.countries for each in found)


@given(st.integers(1901, 2099))
def test_a_lunar_festival_falls_once_between_two_new_years(year: int) -> None:
    start, end = (find_date("春节", each).start for each in (year, year + 1))  # type: ignore[union-attr]
    lunar = [each for each in MARKETING_DAYS if each.kind == "lunar" and not each.since]
    assert len(lunar) > 10
    for day in lunar:
        days = {found.start for each in (year, year + 1) for found in dates_named(day.name.en, each)}
        assert len([one for one in days if start <= one < end]) == 1, day.id


@given(YEARS)
def test_the_eve_is_the_day_before_the_new_year(year: int) -> None:
    assert find_date("除夕", year).start + timedelta(days=1) == find_date("春节", year).start  # type: ignore[union-attr]


@given(YEARS)
def test_the_solar_terms_of_a_year_are_two_weeks_apart(year: int) -> None:
    days = [each.start for each in marketing_dates(year) if each.kind == "term" and each.id != "cold-food"]
    assert len(days) == 24
    assert all(13 <= (after - before).days <= 17 for before, after in pairwise(days))


def test_the_tables_name_each_day_once_and_every_season_leads_up_to_a_day() -> None:
    ids = [each.id for each in MARKETING_DAYS]
    assert len(ids) == len(set(ids)) > 100
    assert {each.around for each in MARKETING_DAYS if each.around} <= set(ids)
    assert all(each.name.zh and each.name.en for each in MARKETING_DAYS)


def test_the_lunar_tables_are_read_only_when_a_lunar_day_is_wanted() -> None:
    code = (
        "import sys; from opsplan.content import find_date; from opsplan.content.names import days_called\n"
        "days_called('中秋'), find_date('双11', 2027); print('borax' in sys.modules)\n"
        "find_date('中秋', 2027); print('borax' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["False", "True"]
