"""Durations in words, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import MINIMAL
from hypothesis import given
from hypothesis import strategies as st

from opsplan.model.spans import duration_help, durations_meant
from opsplan.pipeline import Checked


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("两周", ("2w",)), ("1 week", ("1w",)), ("2个星期", ("2w",)), ("三个月", ("3mo",)), ("十天", ("10d",)),
        ("二十五天", ("25d",)), ("十五个工作日", ("15wd",)), ("3 working days", ("3wd",)), ("5 days", ("5wd", "5d")),
        ("半个月", ()), ("五月", ()), ("a week", ()), ("soon", ()), ("", ()),
    ],
)  # fmt: skip
def test_words_mean_a_duration_of_the_plan(text: str, meant: tuple[str, ...]) -> None:
    assert durations_meant(text) == meant


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_be_looked_at(text: str) -> None:
    help = duration_help(text)
    assert help.zh
    assert help.en


def test_a_duration_in_words_says_what_to_write(check_text: Callable[[str], Checked]) -> None:
    task = "phases: [{name: p, tasks: [{name: t, owner: Ann, start: 2027-03-01, duration: DURATION}]}]\n"
    said = {}
    for text in ("两周", "5 days"):
        report = check_text(MINIMAL + task.replace("DURATION", text)).report
        (finding,) = (f for f in report if f.rule == "value-duration")
        said[text] = (finding.help.zh, bool(finding.fix))
    assert said == {
        "两周": ("写成 2w", True),
        "5 days": ("写成 5wd（工作日）或 5d（自然日），看指的是哪一种", False),
    }
