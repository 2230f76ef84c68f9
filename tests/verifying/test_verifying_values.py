"""Values are read from any text of either language, and are equal however they are written."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsplan.library.format import amount, day, days, percent
from opsplan.verifying.values import Fact, day_fact, read_values


@pytest.mark.parametrize("text, kind, expected", [
    ("36 万人", "number", "360000"), ("5,180 万元", "number", "51800000"), ("1.2亿", "number", "120000000"), ("¥120,000", "number", "120000"),
    ("£168,300 in all", "number", "168300"), ("38k", "number", "38000"), ("−14.5%", "percent", "-14.5"), ("35 ％", "percent", "35"),
    ("+61%", "percent", "61"), ("双11", "number", "11"),
])  # fmt: skip
def test_a_number_is_read_with_its_scale_and_sign(text: str, kind: str, expected: str) -> None:
    assert [(one.kind, one.number) for one in read_values(text)] == [(kind, Decimal(expected))]


@pytest.mark.parametrize("text, expected", [
    ("2027-03-12", [(2027, 3, 12)]), ("3 月 12 日", [(0, 3, 12)]), ("3 月 \n12 日", [(0, 3, 12)]), ("2027年3月12日", [(2027, 3, 12)]), ("12 Mar 2027", [(2027, 3, 12)]),
    ("1 Feb – 29 Oct 2027", [(0, 2, 1), (2027, 10, 29)]), ("18–31 Mar 2027", [(2027, 3, 18), (2027, 3, 31)]),
    ("2027-03-18–03-31", [(2027, 3, 18), (0, 3, 31)]), ("3/18–3/31", [(0, 3, 18), (0, 3, 31)]), ("18 March", [(0, 3, 18)]),
])  # fmt: skip
def test_a_day_is_read_in_every_form(text: str, expected: list[tuple[int, int, int]]) -> None:
    found = read_values(text)
    assert [one.kind for one in found] == ["day"] * len(expected)
    assert [one.parts for one in found] == expected


def test_months_quarters_and_times_are_told_apart_from_days_and_numbers() -> None:
    text = "2027-03, Mar 2027, 2027 年 3 月, Q2 2027, 2027年二季度, 9:30–11:00, 40"
    kinds = [one.kind for one in read_values(text)]
    assert kinds == ["month", "month", "month", "quarter", "quarter", "time", "time", "number"]


@given(st.dates(date(1990, 1, 1), date(2190, 1, 1)), st.integers(0, 700))
def test_days_are_read_as_they_are_printed(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    for lang in ("zh-CN", "en"):
        assert [day_fact(start).shows(one) for one in read_values(day(start, lang))] == [True]
        found = read_values(days(start, end, lang))
        assert all(any(fact.shows(one) for fact in (day_fact(start), day_fact(end))) for one in found)
        assert any(day_fact(end).shows(one) for one in found)


@given(st.decimals(0, 10**9, places=3, allow_nan=False))
def test_a_computed_number_may_be_rounded_but_not_changed(value: Decimal) -> None:
    fact = Fact("number", value, computed=True)
    (printed,) = read_values(amount(value))
    assert fact.shows(printed)
    assert not Fact("number", value + 2 * printed.unit, computed=True).shows(printed)
    (share,) = read_values(percent(value / 10**9))
    assert Fact("percent", value / 10**7, computed=True).shows(share)


def test_a_given_number_is_not_rounded() -> None:
    (printed,) = read_values("36 万人")
    assert Fact("number", Decimal(360000)).shows(printed)
    assert not Fact("number", Decimal(360400)).shows(printed)
    assert Fact("number", Decimal(360400), computed=True).shows(printed)
