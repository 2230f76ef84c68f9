"""Values are read as the plan spec says, and keep the way they were written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsplan.model import numbers, times
from opsplan.model.problems import Problem


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("300000", "300000"), ("300,000", "300000"), ("30万", "300000"), ("1.2亿", "120000000"), ("300k", "300000"),
        ("4M", "4000000"), ("1.2bn", "1200000000"), ("35%", "0.35"), ("4.5", "4.5"), ("-3", "-3"), ("0.05", "0.05"), ("22.4 万", "224000"),
    ],
)  # fmt: skip
def test_quantities_are_numbers_that_keep_how_they_were_written(text: str, value: str) -> None:
    quantity = numbers.parse_quantity(text)
    assert quantity.value == Decimal(value)
    assert quantity.text == text


def test_equal_quantities_are_equal_however_they_are_written() -> None:
    assert (
        numbers.parse_quantity("30万") == numbers.parse_quantity("300000") == numbers.parse_quantity("300k")
    )
    assert len({numbers.parse_quantity("30万"), numbers.parse_quantity("300,000")}) == 1


@pytest.mark.parametrize(
    "text", ["≤30", "约 30", "about 30", "30 人", "三十", "", "1,50", "1e3", "0x10", "12:30"]
)
def test_what_is_no_number_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(Problem) as caught:
        numbers.parse_quantity(text)
    said = caught.value
    assert said.rule == "value-quantity"
    assert said.help.zh
    assert said.help.en


def test_the_hint_for_about_30_is_30() -> None:
    with pytest.raises(Problem) as caught:
        numbers.parse_quantity("约 30万")
    assert "30万" in caught.value.help.zh


def test_a_number_that_is_too_long_is_told_so_and_not_proposed_again() -> None:
    with pytest.raises(Problem) as caught:
        numbers.parse_quantity("1" * 31)
    said = caught.value.help.en
    assert "30 characters at most" in said
    assert "1" * 31 not in said


def test_words_are_kept_where_words_may_stand() -> None:
    assert numbers.parse_quantity_or_text("高于 90 元") == "高于 90 元"
    assert numbers.parse_quantity_or_text("7%") == numbers.Quantity(Decimal("0.07"), "7%", True)


@pytest.mark.parametrize(
    ("text", "value"),
    [("60%", "0.6"), ("60", "0.6"), ("100", "1"), ("0", "0"), ("1", "0.01"), ("12.5%", "0.125")],
)
def test_shares(text: str, value: str) -> None:
    assert numbers.parse_share(text).value == Decimal(value)


@pytest.mark.parametrize("text", ["0.6", "120%", "-1", "many"])
def test_shares_that_say_nothing_are_refused(text: str) -> None:
    with pytest.raises(Problem):
        numbers.parse_share(text)


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        ("30万", "300000", ""),
        ("¥120,000", "120000", "¥"),
        ("$4M", "4000000", "$"),
        ("120000元", "120000", "元"),
    ],
)
def test_money(text: str, value: str, sign: str) -> None:
    money = numbers.parse_money(text)
    assert (money.value, money.sign) == (Decimal(value), sign)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("5", 5, "wd"),
        ("5wd", 5, "wd"),
        ("7d", 7, "d"),
        ("2w", 2, "w"),
        ("1mo", 1, "mo"),
        ("5工作日", 5, "wd"),
        ("3天", 3, "d"),
        ("2周", 2, "w"),
        ("6个月", 6, "mo"),
        ("7日", 7, "d"),
    ],
)
def test_durations(text: str, amount: int, unit: str) -> None:
    duration = times.parse_duration(text)
    assert (duration.amount, duration.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("19:30", 1170, None), ("19:30-21:00", 1170, 1260), ("9:05", 545, None), ("15:00–16:30", 900, 990)],
)
def test_times_of_day_are_never_base_60_numbers(text: str, start: int, end: int | None) -> None:
    time = times.parse_time(text)
    assert (time.start, time.end) == (start, end)


@pytest.mark.parametrize("text", ["25:00", "19:75", "7pm", "1930"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Problem):
        times.parse_time(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("40min", 40), ("40分钟", 40), ("1h", 60), ("1.5小时", 90), ("1h30min", 90), ("25", 25)],
)
def test_lengths_of_steps(text: str, minutes: int) -> None:
    assert times.parse_length(text).minutes == minutes


@pytest.mark.parametrize(
    ("text", "number"),
    [("周四", 4), ("星期四", 4), ("Thu", 4), ("Thursday", 4), ("4", 4), ("周日", 7), ("monday", 1)],
)
def test_weekdays_count_from_monday(text: str, number: int) -> None:
    assert times.parse_weekday(text) == number


@pytest.mark.parametrize("text", ["2027-13-01", "2027-02-29", "2027-1-5", "12/03/2027", "tomorrow"])
def test_dates_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(Problem):
        times.parse_date(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_iso_date_is_read(day: date) -> None:
    assert times.parse_date(day.isoformat()) == day


PARSERS = (
    numbers.parse_quantity, numbers.parse_share, numbers.parse_money, times.parse_date, times.parse_date_expr,
    times.parse_duration, times.parse_time, times.parse_length, times.parse_weekday, times.parse_month, times.parse_quarter,
)  # fmt: skip


@given(st.text(max_size=60), st.sampled_from(PARSERS))
def test_no_text_is_too_strange_for_a_parser(text: str, parse: Callable[[str], object]) -> None:
    refusal: Problem | None = None
    try:
        parse(text)
    except Problem as error:
        refusal = error
    assert refusal is None or refusal.message.zh
