"""Days as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsplan.library.starting.day_words import day_said
from opsplan.schedule.calendar import WorkCalendar

TODAY = date(2026, 11, 22)  # a Sunday
CALENDAR = WorkCalendar(("CN",))


def said(text: str) -> str:
    return str(day_said(text, TODAY, {"date": date(2027, 6, 10)}, CALENDAR))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-06-10", "2027-06-10"), ("2027年6月10日", "2027-06-10"), ("2027/6/10", "2027-06-10"),
        ("6月10日", "2027-06-10"), ("12月1日", "2026-12-01"), ("明年1月5日", "2027-01-05"), ("6/10", "2027-06-10"),
        ("June 10", "2027-06-10"), ("10 June 2028", "2028-06-10"), ("Dec 1st", "2026-12-01"),
        ("今天", "2026-11-22"), ("明天", "2026-11-23"), ("tomorrow", "2026-11-23"),
        ("周日", "2026-11-22"), ("周四", "2026-11-26"), ("下周四", "2026-11-26"), ("下下周一", "2026-11-30"), ("next Thursday", "2026-11-26"),
        ("三周后", "2026-12-13"), ("10天后", "2026-12-02"), ("两个月后", "2027-01-22"), ("in 3 weeks", "2026-12-13"), ("in a month", "2026-12-22"),
        ("20个工作日后", "2026-12-18"), ("today+20wd", "2026-12-18"), ("date-2w", "2027-05-27"), ("+3w", "2026-12-13"),
        ("双11", "2027-11-11"), ("618", "2027-06-18"), ("中秋", "2027-09-15"), ("Mother's Day", "2027-05-09"),
    ],
)  # fmt: skip
def test_a_day_is_understood(text: str, day: str) -> None:
    assert said(text) == day


@pytest.mark.parametrize(
    "text", ["", "2月30日", "2027-13-01", "soon", "当天", "32/5", "date-9999999w", "周八", "in 0.5 days"]
)
def test_what_names_no_day_is_none(text: str) -> None:
    assert said(text) == "None"


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_none(text: str) -> None:
    found = day_said(text, TODAY, {}, CALENDAR)
    assert found is None or isinstance(found, date)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert day_said(day.isoformat(), TODAY, {}, CALENDAR) == day
    assert day_said(f"{day.year}年{day.month}月{day.day}日", TODAY, {}, CALENDAR) == day
