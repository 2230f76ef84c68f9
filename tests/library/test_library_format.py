"""Values are printed by one function per kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsplan.library import format as fmt
from opsplan.model.numbers import parse_quantity
from opsplan.model.times import parse_duration, parse_length, parse_time


@pytest.mark.parametrize(
    ("written", "unit", "printed"),
    [
        ("5180万", "元", "5,180 万元"), ("36万", "人", "36 万人"), ("300000", "人", "300,000 人"), ("300,000", "", "300,000"),
        ("7.5%", "%", "7.5%"), ("7.5", "%", "7.5%"), ("35％", None, "35%"), ("38k", None, "38k"), ("4M", "users", "4M users"),
        ("6000", "units", "6,000 units"), ("69", "$", "$69"), ("9900", "GBP", "£9,900"), ("5180万", "¥", "¥5,180 万"), ("4.50", "分", "4.50 分"),
        ("-3", "°C", "−3°C"), ("1.2亿", "元", "1.2 亿元"), ("0", "人", "0 人"),
    ],
)  # fmt: skip
def test_a_quantity_is_printed_as_written_with_its_unit(written: str, unit: str | None, printed: str) -> None:
    assert fmt.with_unit(fmt.quantity(parse_quantity(written)), unit) == printed


@pytest.mark.parametrize(
    ("base", "target", "unit", "zh", "en"),
    [
        ("22.4万", "36万", "人", "+61%", "+61%"), ("7.5%", "11%", None, "+3.5 个百分点", "+3.5 pp"), ("7.5", "11", "%", "+3.5 个百分点", "+3.5 pp"),
        ("86", "69", "元", "−20%", "−20%"), ("100", "104", "", "+4%", "+4%"), ("0", "6000", "", "", ""), ("5", "5", "", "0%", "0%"),
        ("6.5%", "4%", "%", "−2.5 个百分点", "−2.5 pp"),
    ],
)  # fmt: skip
def test_a_rate_changes_by_points_and_a_number_by_percent(
    base: str, target: str, unit: str | None, zh: str, en: str
) -> None:
    pair = (parse_quantity(base), parse_quantity(target))
    assert (fmt.change(*pair, "zh-CN", unit), fmt.change(*pair, "en", unit)) == (zh, en)


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        (date(2027, 3, 18), date(2027, 3, 18), "2027-03-18", "18 Mar 2027"),
        (date(2027, 3, 18), date(2027, 3, 31), "2027-03-18–03-31", "18–31 Mar 2027"),
        (date(2027, 3, 18), date(2027, 4, 2), "2027-03-18–04-02", "18 Mar – 2 Apr 2027"),
        (date(2027, 12, 20), date(2028, 1, 5), "2027-12-20 – 2028-01-05", "20 Dec 2027 – 5 Jan 2028"),
    ],
)
def test_a_span_says_the_year_once_when_it_can(start: date, end: date, zh: str, en: str) -> None:
    assert (fmt.days(start, end, "zh-CN"), fmt.days(start, end, "en")) == (zh, en)


def test_lengths_and_times() -> None:
    assert fmt.duration(parse_duration("5wd"), "zh-CN") == "5 个工作日"
    assert (fmt.duration(parse_duration("1"), "en"), fmt.duration(parse_duration("2w"), "en")) == (
        "1 working day",
        "2 weeks",
    )
    assert (fmt.length(parse_length("90min"), "zh-CN"), fmt.length(parse_length("30"), "en")) == (
        "1 小时 30 分钟",
        "30 min",
    )
    assert fmt.time(parse_time("19:30-21:00")) == "19:30–21:00"
    assert (fmt.weekday(4, "zh-CN"), fmt.weekday(4, "en")) == ("周四", "Thu")


def test_money_in_full_and_in_a_sentence() -> None:
    assert fmt.money(Decimal(236500), "USD") == "$236,500"
    assert fmt.money(Decimal(-5), "HKD") == "−HKD 5"
    assert fmt.compact_money(Decimal("4130028"), "CNY", "zh-CN") == "413 万元"
    assert fmt.compact_money(Decimal("123000000"), "CNY", "zh-CN") == "1.23 亿元"
    assert fmt.compact_money(Decimal("4130028"), "CNY", "en") == "¥4,130,028"
    assert fmt.amount(Decimal("0.05")) == "0.05"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=2))
def test_a_printed_amount_reads_back_as_the_same_amount(value: Decimal) -> None:
    assert Decimal(fmt.amount(value).replace(",", "").replace("−", "-")) == value


def test_a_value_fits_into_a_chinese_sentence_with_the_spaces_it_needs() -> None:
    assert fmt.fit("{}从{}提高到{}", "月活", "22.4 万人", "36 万人") == "月活从 22.4 万人提高到 36 万人"
    assert fmt.fit("预算{}，先做{}", "$5", "Go/no-go") == "预算 $5，先做 Go/no-go"
    assert fmt.fit("{}与{}", "双11", "商城 2.0") == "双11 与商城 2.0"


def test_a_list_is_parted_more_strongly_when_its_items_hold_commas() -> None:
    assert fmt.separator(("收纳", "亲子"), "zh-CN") == "、"
    assert fmt.separator(("收纳、亲子", "视频"), "zh-CN") == "；"
    assert fmt.separator(("a", "b"), "en") == ", "
    assert fmt.separator(("a, b", "c"), "en") == "; "


def test_scores_counts_and_asides() -> None:
    assert fmt.score(3) == "●●●○○"
    assert (fmt.counted(1, "goal"), fmt.counted(2, "goal"), fmt.counted(2, "person", "people")) == (
        "1 goal",
        "2 goals",
        "2 people",
    )
    assert (fmt.aside("2/28", "zh-CN"), fmt.aside("28 Feb", "en")) == ("（2/28）", " (28 Feb)")


def test_a_number_may_have_more_digits_than_anyone_needs() -> None:
    assert fmt.number(Decimal(10) ** 60) == f"{10**60:,}"
    assert fmt.column_percent(Decimal(10) ** 40) == f"{10**42:,}.0%"
