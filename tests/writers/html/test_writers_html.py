"""The Gantt page as a file: what it holds, what it must never hold, and that it is always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from gantt_example import YEAR, row
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from opsplan.blocks.brand import DARK, LIGHT, Brand
from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.writers.html import write_gantt_html

HOSTILE = "</script><img src=x onerror=alert(1)><!-- & ' \" \u2028 \0 \ud800 😀 שלום"


def named(name: str) -> Gantt:
    """A chart whose every text is ``name``."""
    first = replace(
        row(name, (1, 4), (3, 31)), owner=name, code=name, phase=name, tags=(name,), details=((name, name),)
    )
    off = replace(YEAR.days_off[0], name=name)
    return replace(YEAR, rows=(first,), links=(), title=name, days_off=(off,), legend=(("c1", name),))


def parsed(gantt: Gantt) -> html.HtmlElement:
    return html.document_fromstring(write_gantt_html(gantt, Brand()))


def data_of(gantt: Gantt) -> dict[str, Any]:
    (block,) = parsed(gantt).xpath("//script[@type='application/json']")
    data: dict[str, Any] = json.loads(block.text)
    return data


def shown(name: str) -> dict[str, Any]:
    return next(row for row in data_of(YEAR)["rows"] if row["name"] == name)


def test_the_file_needs_nothing_else() -> None:
    page = parsed(YEAR)
    assert page.xpath("//*[@src or @href or @style]") == []
    assert [element.tag for element in page.iter("link", "img", "iframe", "object", "embed", "form")] == []
    assert "url(" not in page.xpath("//style")[0].text
    assert page.get("lang") == "zh-CN"


def test_the_policy_allows_only_our_script_and_style() -> None:
    page = parsed(YEAR)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for name, text in (
        ("script-src", page.xpath("//script[not(@type)]")[0].text),
        ("style-src", page.xpath("//style")[0].text),
    ):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"


def test_the_script_writes_no_markup_and_evaluates_nothing() -> None:
    script = parsed(YEAR).xpath("//script[not(@type)]")[0].text
    assert "textContent" in script
    assert (
        re.findall(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|fetch\(|import\(", script
        )
        == []
    )


def test_hostile_text_stays_data() -> None:
    data = write_gantt_html(named(HOSTILE), Brand())
    page = html.document_fromstring(data)
    assert page.xpath("//img") == []
    assert len(page.xpath("//script")) == 2
    (block,) = page.xpath("//script[@type='application/json']")
    assert not set("<>&\u2028\u2029\0") & set(block.text)
    read = json.loads(block.text)
    assert {read["title"], read["rows"][0]["name"], read["rows"][0]["owner"], read["rows"][0]["code"]} == {
        HOSTILE
    }
    assert read["legend"][0][1] == HOSTILE
    assert read["daysOff"]["named"][0][2] == HOSTILE


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_any_text_comes_back_whole(text: str) -> None:
    assert data_of(named(text))["rows"][0].get("name", "") == text


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert write_gantt_html(YEAR, Brand()) == write_gantt_html(YEAR, Brand())


def test_days_are_counted_from_the_start_of_the_chart() -> None:
    first = shown("会员等级与积分方案")
    assert (first["start"], first["end"]) == (26, 47)
    assert data_of(YEAR)["today"] == [59, "今天 3/1"]


def test_a_bar_that_begins_with_the_chart_and_a_first_head_keep_their_zero() -> None:
    rows = (row("Phase", (1, 1), (3, 31), kind="phase"), row("Task", (1, 1), (1, 5)))
    head, task = data_of(replace(YEAR, rows=rows, links=()))["rows"]
    assert (head["start"], task["start"], task["parent"]) == (0, 0, 0)


def test_times_of_day_move_the_bar() -> None:
    day = replace(row("Show", (1, 2), (1, 2)), start_minute=540, end_minute=690)
    chart = replace(YEAR, rows=(day,), links=(), end=date(2027, 1, 3))
    (found,) = data_of(chart)["rows"]
    assert (found["start"], found["end"]) == (1.375, 1.4792)
    assert found["label"] == "1/2 9:00–11:30"
    assert data_of(chart)["axis"]["levels"][0][0] == "hour"


def test_what_is_known_of_a_row_can_be_read() -> None:
    task = replace(
        row("Build", (3, 1), (3, 12), critical=True), owner="Ann", status="late", working_days=10, code="t-build",
        tags=("web", "core"), baseline=(date(2027, 2, 22), date(2027, 3, 10)), slack_end=date(2027, 3, 20),
        details=(("Effort", "8 d"),), progress=0.5,
    )  # fmt: skip
    (found,) = data_of(replace(YEAR, rows=(task,), links=(), lang="en"))["rows"]
    assert dict(found["facts"]) == {
        "Dates": "1–12 Mar 2027", "Working days": "10", "Owner": "Ann", "Status": "Late", "Progress": "50%",
        "Critical path": "yes: a day late here is a day late overall", "Can end by": "20 Mar 2027",
        "Baseline": "22 Feb–10 Mar 2027, 2 workdays later", "Tags": "web, core", "ID": "t-build", "Effort": "8 d",
    }  # fmt: skip
    assert (found["baseline"], found["slack"]) == ([52, 69], 79)


def test_a_detail_takes_the_place_of_our_own_fact() -> None:
    task = replace(row("Build", (3, 1), (3, 12)), details=(("工作日", "9.5"),), working_days=10)
    (found,) = data_of(replace(YEAR, rows=(task,), links=()))["rows"]
    assert dict(found["facts"])["工作日"] == "9.5"


def test_rows_know_their_head_and_their_phase() -> None:
    rows = (
        row("P", (1, 4), (3, 31), kind="phase"),
        replace(row("Sum", (1, 4), (2, 1), kind="summary"), depth=1),
        replace(row("Leaf", (1, 4), (1, 8)), depth=2),
        replace(row("Alone", (1, 4), (1, 8)), depth=0, phase="Q"),
    )
    found = data_of(replace(YEAR, rows=rows, links=()))["rows"]
    assert [one.get("parent") for one in found] == [None, 0, 1, None]
    assert [one["phase"] for one in found] == ["P", "P", "P", "Q"]


def test_links_to_rows_that_are_not_shown_are_left_out() -> None:
    assert len(data_of(YEAR)["links"]) == 5
    some = replace(YEAR, rows=YEAR.rows[:6])
    assert data_of(some)["links"] == []


def test_weekends_that_are_worked_are_no_days_off() -> None:
    saturday = date(2027, 1, 9)
    data = data_of(replace(YEAR, workdays=(saturday,)))["daysOff"]
    assert [8, 10] in data_of(YEAR)["daysOff"]["weekends"]
    assert [9, 10] in data["weekends"]
    assert data["worked"] == [[8, "2027/1/9"]]


def test_years_not_announced_are_told() -> None:
    assert ["2027 年法定节假日尚未公布" in note for note in data_of(YEAR)["notes"]] == [True]
    assert data_of(replace(YEAR, days_off=YEAR.days_off[:2]))["notes"] == []


@pytest.mark.parametrize("days", [1, 40, 400, 36_525, 3_000_000])
def test_periods_cover_any_span_and_stay_few(days: int) -> None:
    end = date.fromordinal(min(date(2027, 1, 1).toordinal() + days - 1, date.max.toordinal()))
    axis = data_of(replace(YEAR, rows=(), links=(), days_off=(), end=end))["axis"]
    assert [level[0] for level in axis["levels"]][-1] == "year"
    for periods in axis["periods"].values():
        starts = [period[0] for period in periods]
        assert starts[0] == 0
        assert starts == sorted(set(starts))
        assert len(starts) < 9000
        assert starts[-1] < axis["days"]


def test_five_thousand_rows_stay_small() -> None:
    rows = tuple(
        GanttRow(
            f"r{i}", f"Task {i}", "task", YEAR.start + timedelta(i % 300), YEAR.start + timedelta(i % 300 + 5)
        )
        for i in range(5000)
    )
    assert len(write_gantt_html(replace(YEAR, rows=rows, links=()), Brand())) < 2_000_000


def test_another_brand_colours_the_page_by_day_and_by_night() -> None:
    own = Brand(colors={**LIGHT, "accent": "AA0055"}, dark={**DARK, "accent": "FF99CC"})
    day, night = (
        html.document_fromstring(write_gantt_html(YEAR, own)).xpath("//style")[0].text.split("@media", 1)
    )
    assert "--accent: #AA0055;" in day
    assert "--accent: #FF99CC;" in night.split("}")[0]


@pytest.mark.parametrize("value", ["red", "12345", "</style>", "123456;}"])
def test_a_colour_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="six hex digits"):
        write_gantt_html(YEAR, Brand(colors={**LIGHT, "accent": value}))


def test_what_is_done_has_no_slack_left() -> None:
    task = replace(row("Build", (3, 1), (3, 12)), slack_end=date(2027, 3, 20), status="done")
    (found,) = data_of(replace(YEAR, rows=(task,), links=()))["rows"]
    assert "slack" not in found
    assert "最晚可至" not in dict(found["facts"])
