"""A festival in a date expression that the plan does not define is told with its day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsplan.pipeline import Checked

PLAN = "opsplan: 1\ntitle: t\nperiod: {start: 2027-03-01, end: 2028-02-28}\n%sphases: [{name: p, tasks: [{name: a, start: %s}]}]\n"


@pytest.mark.parametrize(
    ("before", "start", "help"),
    [
        ("", "中秋-7d", "中秋 is on 2027-09-15: add '中秋: 2027-09-15' to dates"),
        ("", "春节-3wd", "春节 is on 2028-01-26: add '春节: 2028-01-26' to dates"),
        (
            "calendar: {country: US}\n",
            "Labor Day",
            "Labor Day is on 2027-09-06: add 'Labor Day: 2027-09-06' to dates",
        ),
        ("dates: {中秋: 2027-09-15}\n", "Mid-Autumn-2d", "did you mean 中秋?"),
        ("", "世界杯", "write a date such as 2027-03-12, or add the name to dates"),
    ],
)
def test_the_help_names_the_day(
    check_text: Callable[[str], Checked], before: str, start: str, help: str
) -> None:
    report = check_text(PLAN % (before, start)).report
    finding = next(each for each in report if each.rule == "date-unknown-name")
    assert finding.help is not None
    assert finding.help.en == help
