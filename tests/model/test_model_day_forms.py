"""Days and quarters in other forms than the spec's are told with what to write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import MINIMAL
from hypothesis import given
from hypothesis import strategies as st

from opsplan.model.day_forms import day_help, days_meant
from opsplan.model.mending import mended_quarter
from opsplan.pipeline import Checked


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2027/03/01", ("2027-03-01",)), ("2027.3.1", ("2027-03-01",)), ("2027年3月1日", ("2027-03-01",)),
        ("２０２７年３月１日", ("2027-03-01",)), ("20270301", ("2027-03-01",)), ("06/30/2027", ("2027-06-30",)),
        ("30.6.2027", ("2027-06-30",)), ("06/07/2027", ("2027-06-07", "2027-07-06")), ("7/7/2027", ("2027-07-07",)),
        ("1 March 2027", ("2027-03-01",)), ("Sept 3rd, 2027", ("2027-09-03",)), ("2027/3/1-2wd", ("2027-03-01-2wd",)),
        ("31/31/2027", ()), ("2027/2/30", ()), ("3月1日", ()), ("soon", ()), ("", ()),
    ],
)  # fmt: skip
def test_what_a_day_in_another_form_may_mean(text: str, days: tuple[str, ...]) -> None:
    assert days_meant(text) == days


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_among_what_it_may_mean_however_it_is_written(day: date) -> None:
    for form in ("%Y/%m/%d", "%Y年%m月%d日", "%m/%d/%Y", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y"):
        meant = days_meant(day.strftime(form))
        assert day.isoformat() in meant
        assert len(meant) == 1 or day.day <= 12


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_be_looked_at(text: str) -> None:
    help = day_help(text)
    assert help is None or (help.zh and help.en)


@pytest.mark.parametrize(
    ("due", "help"),
    [
        ("06/30/2027", "write 2027-06-30"),
        ("06/07/2027", "write 2027-06-07 or 2027-07-06, whichever is meant"),
        ("4月1日", "write 2027-04-01, with its year"),
        ("April 1", "write 2027-04-01, with its year"),
        ("4/13", "write 2027-04-13, with its year"),
        ("4.13", "write 2027-04-13, with its year"),
    ],
)
def test_the_help_for_a_date_expression_takes_the_year_of_the_period(
    due: str, help: str, check_text: Callable[[str], Checked]
) -> None:
    report = check_text(MINIMAL.replace("due: 2027-04-30", f"due: {due}")).report
    assert [(f.rule, f.help.en) for f in report] == [("date-unknown-name", help)]


def test_over_two_years_a_day_without_its_year_is_only_an_example(
    check_text: Callable[[str], Checked],
) -> None:
    text = MINIMAL.replace("end: 2027-04-30}", "end: 2028-04-30}").replace("due: 2027-04-30", "due: 4月1日")
    (finding,) = check_text(text).report
    assert finding.help.zh == "写成 2027-04-01，要写上自己的年份"


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("Q1 2027", "2027Q1"), ("2027 Q1", "2027Q1"), ("2027-Q1", "2027Q1"), ("2027q1", "2027Q1"), ("2027年一季度", "2027Q1"),
        ("2027年第3季度", "2027Q3"), ("一季度", "Q1"), ("Q4", "Q4"), ("2027Q5", None), ("2027", None), ("2027Q1 2028", None),
    ],
)  # fmt: skip
def test_what_a_quarter_in_another_form_means(text: str, quarter: str | None) -> None:
    assert mended_quarter(text) == quarter


def test_the_help_for_a_moment_of_an_activity_counts_from_the_activity(
    check_text: Callable[[str], Checked],
) -> None:
    reminder = "activities: [{name: A, date: 2027-04-10, reminders: [{when: 前一天, to: x}]}]\n"
    report = check_text(MINIMAL + reminder).report
    (finding,) = (f for f in report if f.rule == "date-unknown-name")
    assert finding.help.zh.startswith("写成 -1d（活动前一天）")
