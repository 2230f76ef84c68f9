"""Web pages of a Gantt and of a content calendar: what they draw and say agrees with the plan; a change is found."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from changed_files import CHINESE, PLAN, checked
from conftest import ROOT, TODAY
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from opsplan.pipeline import verify_files
from opsplan.pipeline.calendaring import CalendarOptions, make_calendar
from opsplan.pipeline.charting import ChartOptions, draw
from opsplan.verifying.values import read_values

PLANS = [*sorted((ROOT / "plans").glob("*.yaml"))]
DATA = re.compile(r'(<script type="application/json" id="data">)(.*?)(</script>)', re.DOTALL)
DIGIT = re.compile(r"\d")


@cache
def page(kind: str, path: Path = PLAN) -> str:
    plan = checked(path)
    if kind == "gantt":
        return draw(plan, ChartOptions(("html",), TODAY)).files["html"].decode()
    return make_calendar(plan, CalendarOptions(("html",), TODAY)).files["html"].decode()


def said(kind: str, path: Path = PLAN) -> dict[str, Any]:
    found = DATA.search(page(kind, path))
    assert found is not None
    data = json.loads(found[2])
    assert isinstance(data, dict)
    return data


def with_data(kind: str, data: dict[str, Any], path: Path = PLAN) -> bytes:
    text = json.dumps(data, ensure_ascii=False)
    return DATA.sub(lambda found: found[1] + text + found[3], page(kind, path)).encode()


def found_in(data: bytes, path: Path = PLAN) -> list[str]:
    return [each.rule for each in verify_files(checked(path), [("page.html", data)]).report]


@pytest.mark.parametrize("kind", ["gantt", "calendar"])
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_page_agrees_with_its_plan(path: Path, kind: str) -> None:
    proof = verify_files(checked(path), [("page.html", page(kind, path).encode())])
    assert [each.message.en for each in proof.report] == []
    assert proof.compared[0][1] > 10


@settings(max_examples=60)
@given(st.data())
def test_a_changed_digit_of_a_bar_or_of_what_is_said_of_it_is_found(data: st.DataObject) -> None:
    """Of the days that are drawn, the label beside a bar, and the facts of its row."""
    gantt = said("gantt", CHINESE)
    row = data.draw(st.sampled_from([one for one in gantt["rows"] if one["kind"] == "task"]))
    what = data.draw(st.sampled_from(["start", "end", "label"]))
    if what == "label":
        place = data.draw(st.sampled_from([each.start() for each in DIGIT.finditer(row["label"])]))
        text = row["label"]
        row["label"] = f"{text[:place]}{(int(text[place]) + 5) % 10}{text[place + 1 :]}"
        # What is no day any more (0/10) is no value that could differ.
        assume(len(read_values(row["label"])) == len(read_values(text)))
    else:
        row[what] += data.draw(
            st.sampled_from([400, -400, 700])
        )  # a day outside the plan: no other value of the row
    assert "deliverable-differs" in found_in(with_data("gantt", gantt, CHINESE), CHINESE)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("gantt", "1–19 Feb 2027", "1–18 Feb 2027"), ("gantt", "Recruit 24 beta", "Recruit 25 beta"),
        ("gantt", '"Dates","6–8 Oct 2027"', '"Dates","6–9 Oct 2027"'), ("gantt", '"name":"Launch review"', '"name":"Lunch review"'),
        ("gantt", '["Owner","Ines Costa"]', '["Owner","Ines Coast"]'),
        ("calendar", "10:00", "11:00"), ("calendar", "What 24 clinics", "What 42 clinics"),
    ],
)  # fmt: skip
def test_a_changed_word_or_digit_is_found(kind: str, old: str, new: str) -> None:
    assert old in page(kind)
    changed = page(kind).replace(old, new, 1)
    assert "deliverable-differs" in found_in(changed.encode())


def test_a_day_of_a_festival_that_moved_is_found() -> None:
    path = ROOT / "plans" / "tea-brand-2027.yaml"
    data = said("calendar", path)
    days = data["days"]
    day = next(day for day, what in days.items() if "中秋节" in what.get("festivals", ()))
    days[day]["festivals"].remove("中秋节")
    days[str(int(day) + 2)].setdefault("festivals", []).append("中秋节")
    assert "deliverable-differs" in found_in(with_data("calendar", data, path), path)


@pytest.mark.parametrize(
    "data",
    [b"", b"<p>no page</p>", b"\xff\xfe", b'<script id="data">{}</script>', b'<script id="data">[1]</script>',
     b'<script id="data">{"rows": [{}]}</script>', b'<script id="data">{"items": 3}</script>'],
)  # fmt: skip
def test_another_page_is_a_finding(data: bytes) -> None:
    assert found_in(data) == ["deliverable-unreadable"]


def test_a_row_of_no_entry_is_told() -> None:
    data = said("gantt")
    data["rows"][1]["src"] = "phases[none]"
    assert found_in(with_data("gantt", data)) == ["deliverable-differs"]
