"""Working days: official facts, the plan's exceptions, counting."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schedule_cases import scheduled

from opsplan.diagnostics import Bilingual
from opsplan.schedule import NamedSpan, WorkCalendar

CN = WorkCalendar(("CN",))
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def span(start: date, end: date, name: str = "X") -> NamedSpan:
    return NamedSpan(start, end, Bilingual(name, name))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 9, 20), True),  # a Sunday worked for the National Day
        (date(2026, 10, 10), True),  # a Saturday
        (date(2026, 1, 4), True),
        (date(2026, 2, 14), True),
        (date(2026, 2, 28), True),
        (date(2026, 5, 9), True),
        (date(2026, 9, 19), False),
        (date(2026, 2, 15), False),
        (date(2026, 2, 23), False),
        (date(2026, 2, 24), True),
        (date(2026, 10, 7), False),
        (date(2026, 10, 8), True),
    ],
)
def test_official_days_of_2026(day: date, worked: bool) -> None:
    assert CN.is_working(day) is worked


def test_agrees_with_another_source_for_every_announced_day() -> None:
    day, differing = date(2020, 1, 1), []
    while day <= date(2026, 12, 31):
        if CN.is_working(day) is not chinese_calendar.is_workday(day):
            differing.append(day)
        day += timedelta(days=1)
    assert not differing


def test_official_spans_are_those_of_the_notice() -> None:
    spans = [
        (str(s.start), str(s.end), s.name.zh) for s in CN.days_off_spans(date(2026, 1, 1), date(2026, 12, 31))
    ]
    assert spans == [
        ("2026-01-01", "2026-01-03", "元旦"),
        ("2026-02-15", "2026-02-23", "春节"),
        ("2026-04-04", "2026-04-06", "清明节"),
        ("2026-05-01", "2026-05-05", "劳动节"),
        ("2026-06-19", "2026-06-21", "端午节"),
        ("2026-09-25", "2026-09-27", "中秋节"),
        ("2026-10-01", "2026-10-07", "国庆节"),
    ]
    two = CN.days_off_spans(date(2025, 9, 25), date(2025, 10, 12))
    assert [(str(s.start), str(s.end), s.name.zh) for s in two] == [
        ("2025-10-01", "2025-10-08", "国庆节、中秋节")
    ]
    assert two[0].name.en == "National Day, Mid-Autumn Festival"


def test_an_unannounced_year_is_marked() -> None:
    assert not CN.estimated(2026)
    assert CN.estimated(2031)
    assert not WorkCalendar(("US",)).estimated(2031)
    assert all(s.estimated for s in CN.days_off_spans(date(2031, 1, 1), date(2031, 12, 31)))
    schedule, _ = scheduled(
        "calendar: {country: CN}\nphases: [{name: P, tasks: [{name: A, start: 2032-01-05, duration: 1}]}]\n",
        front="opsplan: 1\ntitle: T\nperiod: {start: 2026-06-01, end: 2031-12-31}\n",
    )
    assert schedule.estimated_years[-2:] == (2031, 2032)
    assert 2026 not in schedule.estimated_years


def test_make_up_days_are_named() -> None:
    found = CN.make_up_workdays(date(2026, 9, 1), date(2026, 10, 31))
    assert [str(day) for day, _ in found] == ["2026-09-20", "2026-10-10"]
    own = WorkCalendar(("CN",), workdays=(span(date(2026, 9, 5), date(2026, 9, 5), "盘点"),))
    assert own.make_up_workdays(date(2026, 9, 5), date(2026, 9, 5)) == (
        (date(2026, 9, 5), Bilingual("盘点", "盘点")),
    )


def test_a_day_off_in_any_country_counts() -> None:
    both = WorkCalendar(("CN", "US"))
    assert not both.is_working(date(2026, 11, 26))  # Thanksgiving
    assert not both.is_working(date(2026, 10, 1))
    assert not both.is_working(date(2026, 9, 20)), "worked in China, a Sunday elsewhere"


def test_the_plan_wins_over_the_official_data() -> None:
    own = WorkCalendar(
        ("CN",), days_off=(span(date(2026, 3, 2), date(2026, 3, 6)),), workdays=(span(date(2026, 3, 4), date(2026, 3, 4)), span(date(2026, 10, 1), date(2026, 10, 1))),
    )  # fmt: skip
    assert not own.is_working(date(2026, 3, 3))
    assert own.is_working(date(2026, 3, 4))
    assert own.is_working(date(2026, 10, 1))


def test_weekends_of_the_country_and_of_the_plan() -> None:
    assert not WorkCalendar(("IL",)).is_working(date(2026, 3, 6))
    assert WorkCalendar(("IL",)).is_working(date(2026, 3, 8))
    six_days = WorkCalendar(("US",), own_weekend=frozenset({7}))
    assert six_days.is_working(date(2026, 3, 7))
    assert not six_days.is_working(date(2026, 3, 8))


def test_names_are_in_both_languages() -> None:
    thanksgiving = WorkCalendar(("US",)).days_off_spans(date(2026, 11, 20), date(2026, 11, 30))
    assert [(str(s.start), str(s.end), s.name.en) for s in thanksgiving] == [
        ("2026-11-26", "2026-11-26", "Thanksgiving Day")
    ]
    own = WorkCalendar(("US",), days_off=(NamedSpan(date(2026, 3, 2), date(2026, 3, 3), Bilingual("", "")),))
    assert own.days_off_spans(date(2026, 3, 1), date(2026, 3, 8))[0].name == Bilingual("休息日", "Day off")


@given(DAYS, st.integers(1, 400))
@settings(max_examples=60)
def test_counting_there_and_back(day: date, count: int) -> None:
    there = CN.add_working_days(day, count)
    assert CN.is_working(there)
    assert CN.working_days_between(day + timedelta(days=1), there) == count
    back = CN.add_working_days(there, -count)
    assert back == CN.previous_working(day)


@given(DAYS, st.integers(0, 400))
@settings(max_examples=30)
def test_counting_days_one_by_one(day: date, length: int) -> None:
    end = day + timedelta(days=length)
    slow = sum(CN.is_working(day + timedelta(days=n)) for n in range(length + 1))
    assert CN.working_days_between(day, end) == slow
    epoch = date(day.year, 1, 1)
    count = CN.counter(epoch)
    asked = [end, day, day - timedelta(days=400), end]
    assert [count(each) for each in asked] == [CN.working_days_between(epoch, each) for each in asked]


@given(DAYS, st.integers(1, 400))
@settings(max_examples=30)
def test_work_that_begins_on_a_day_or_the_first_working_day_after_it(day: date, count: int) -> None:
    assert CN.working_day_from(day, count) == CN.add_working_days(CN.next_working(day), count - 1)


def test_no_working_day_ends() -> None:
    never = WorkCalendar(("US",), own_weekend=frozenset(range(1, 8)))
    with pytest.raises(OverflowError):
        never.next_working(date(2026, 1, 1))
    with pytest.raises(OverflowError):
        never.previous_working(date(2026, 1, 1))
    closed = WorkCalendar(("US",), days_off=(span(date(1, 1, 1), date(9999, 12, 31)),))
    with pytest.raises(OverflowError):
        closed.add_working_days(date(2026, 1, 1), 5)
    assert closed.working_days_between(date(2026, 1, 1), date(2030, 1, 1)) == 0


def test_years_a_country_knows_a_part_of_warn_nobody() -> None:
    india = WorkCalendar(("IN",))
    assert not india.is_working(date(2049, 1, 26))  # Republic Day, a Tuesday
    assert india.weekend
