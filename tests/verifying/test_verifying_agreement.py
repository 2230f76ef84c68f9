"""What is made of a plan agrees with it; whatever is changed by hand afterwards is found, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from changed_files import (
    CHINESE,
    DOCUMENT,
    PLAN,
    A,
    W,
    changed,
    checked,
    made,
    money_in_rows,
    stands_in_plan,
    verified,
    with_digit,
)
from conftest import MINIMAL, TODAY, plan_paths
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from opsplan.pipeline import RenderOptions, check, render, verify_files
from opsplan.pipeline.charting import ChartOptions, draw

FEW = settings(
    max_examples=4, database=None, suppress_health_check=[HealthCheck.too_slow]
)  # a file is read whole each time


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_what_was_made_of_a_plan_agrees_with_it(path: Path) -> None:
    proof = verify_files(checked(path), [(f"plan.{kind}", data) for kind, data in made(path).items()])
    assert [finding.message.en for finding in proof.report] == []
    compared = dict(proof.compared)
    assert compared["plan.docx"] > 50
    assert compared["plan.pptx"] > 10
    assert all(compared.values())


def test_a_quarter_may_show_festivals_with_numbers_for_names() -> None:
    """618 and 双11 are filled in where a plan leaves the festivals of a quarter out; in another quarter they are wrong."""
    text = """\
opsplan: 1
title: 内容
period: {start: 2026-01-01, end: 2026-12-31}
content:
  quarters: [{quarter: 2026Q1, theme: 开春}, {quarter: 2026Q2, theme: 换新}, {quarter: 2026Q4, theme: 盘点}]
  entries: [{date: 2026-05-07, title: 换新要不要砸柜子}]
"""
    plan = check(text.encode(), "plan.yaml", today=TODAY)
    files = render(plan, RenderOptions(("docx", "pptx"), TODAY)).files
    proof = verify_files(plan, [(f"plan.{kind}", data) for kind, data in files.items()])
    assert [finding.message.en for finding in proof.report] == []

    def elsewhere(root: etree._Element) -> None:
        (run,) = (run for run in root.iter(f"{W}t") if run.text and "双11、" in run.text)
        run.text = run.text.replace("双11", "618")

    word = changed(files["docx"], "word/document.xml", elsewhere)
    assert any("618" in finding.message.en for finding in verify_files(plan, [("plan.docx", word)]).report)


def test_charts_of_a_schedule_and_an_appendix_agree_too() -> None:
    plan = checked(CHINESE)
    chart = draw(plan, ChartOptions(("docx", "pptx", "xlsx"), TODAY, slack=True)).files
    scored = render(plan, RenderOptions(("docx",), TODAY, appendices=("score",))).files["docx"]
    english = render(plan, RenderOptions(("docx", "pptx"), TODAY, lang="en")).files
    files = [*((f"gantt.{kind}", data) for kind, data in chart.items()), ("scored.docx", scored)]
    proof = verify_files(plan, [*files, *((f"en.{kind}", data) for kind, data in english.items())])
    assert [finding.message.en for finding in proof.report] == []
    assert all(count > 20 for _, count in proof.compared)


@pytest.mark.parametrize("path", [PLAN, CHINESE], ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", ["docx", "pptx"])
@given(data=st.data())
@FEW
def test_a_digit_that_makes_a_value_the_plan_does_not_have_is_found(
    kind: str, path: Path, data: st.DataObject
) -> None:
    digit = data.draw(st.sampled_from(money_in_rows(kind, path)))
    by = data.draw(st.integers(1, 9))
    file = f"plan.{kind}"
    other, text = with_digit(made(path)[kind], digit, by)
    assume(not stands_in_plan(text, path))  # else it may be another value of the same entry
    report = verified((file, other), path=path)
    differs = [finding for finding in report if finding.rule == "deliverable-differs"]
    assert differs, (digit, by)
    assert all(file in finding.message.en and finding.position for finding in differs if finding.path)


def test_word_and_powerpoint_that_differ_are_told_with_both_places() -> None:
    def change(root: etree._Element) -> None:
        node = next(one for one in root.iter(f"{A}t") if one.text == "140 clinics")
        node.text = "150 clinics"

    files = made()
    slides = [f"ppt/slides/slide{number}.xml" for number in range(1, 30)]
    part = next(part for part in slides if _holds(files["pptx"], part, "goals", "140 clinics"))
    report = verified(("a.docx", files["docx"]), ("a.pptx", changed(files["pptx"], part, change)))
    drift = [finding for finding in report if finding.rule == "doc-ppt-drift"]
    assert len(drift) == 1
    assert drift[0].path == "goals[clinics]"
    assert drift[0].position is not None
    assert "a.docx" in drift[0].message.en
    assert "'140 clinics'" in drift[0].message.en
    number = part.removeprefix("ppt/slides/slide").removesuffix(".xml")
    assert f"a.pptx (slide {number}" in drift[0].message.en
    assert "'150 clinics'" in drift[0].message.en
    assert any(finding.rule == "deliverable-differs" and "'150'" in finding.message.en for finding in report)


def _holds(data: bytes, part: str, table: str, text: str) -> bool:
    found = []

    def look(root: etree._Element) -> None:
        names = {str(one.get("name")) for one in root.iter() if str(one.tag).endswith("}cNvPr")}
        found.append(table in names and any(one.text == text for one in root.iter(f"{A}t")))

    changed(data, part, look)
    return any(found)


@pytest.mark.parametrize("row, said, path", [
    ("Beta runs", "Kate Lowe", "phases[ready].tasks[wave-b].owner"),
    ("Recruit 24 beta clinics", "Signed list", "phases[ready].tasks[recruit].deliverable"),
])  # fmt: skip
def test_a_changed_name_or_text_in_a_column_is_found(row: str, said: str, path: str) -> None:
    def change(root: etree._Element) -> None:
        for line in root.iter(f"{W}tr"):
            texts = [*line.iter(f"{W}t")]
            if row in {one.text for one in texts} and said in {one.text for one in texts}:
                next(one for one in texts if one.text == said).text = "Somebody else"

    report = verified(("plan.docx", changed(made()["docx"], DOCUMENT, change)))
    assert [(finding.rule, finding.path) for finding in report] == [("deliverable-differs", path)]
    assert "'Somebody else'" in report.findings[0].message.en
    assert f"'{said}'" in report.findings[0].message.en


def test_a_row_that_was_taken_out_is_missed() -> None:
    def change(root: etree._Element) -> None:
        for row in [*root.iter(f"{W}tr")]:
            if "Red" in {one.text for one in row.iter(f"{W}t")}:
                parent = row.getparent()
                assert parent is not None
                parent.remove(row)

    report = verified(("plan.docx", changed(made()["docx"], DOCUMENT, change)))
    assert [finding.path for finding in report if finding.rule == "deliverable-missing"] == [
        "monitoring.escalation[1]"
    ]


def test_a_changed_date_in_a_drawing_a_workbook_a_calendar_and_a_table_is_found() -> None:
    files = made()
    day = files["svg"].replace(b"1\xe2\x80\x9319 Feb", b"1\xe2\x80\x9318 Feb")
    event = files["ics"].replace(b"DTSTART;VALUE=DATE:20270201", b"DTSTART;VALUE=DATE:20270202", 1)
    line = files["csv"].replace(b"2027-02-19", b"2027-02-18")

    def later(root: etree._Element) -> None:
        cell = next(one for one in root.iter() if one.get("r") == "I8")
        cell[0].text = str(int(cell[0].text or "") + 1)

    sheet = changed(files["xlsx"], "xl/worksheets/sheet1.xml", later)
    for name, data in (("a.svg", day), ("a.ics", event), ("a.csv", line), ("a.xlsx", sheet)):
        report = verified((name, data))
        assert report.findings, name
        assert {finding.rule for finding in report} == {"deliverable-differs"}, name
        assert all(
            name in finding.message.en and finding.path.startswith("phases[ready]") for finding in report
        )


@pytest.mark.parametrize("name, data", [
    ("a.docx", b"no zip"), ("a.pptx", b""), ("a.xlsx", b"PK\x03\x04 cut"), ("a.docx", b"\xd0\xcf\x11\xe0 locked"),
    ("a.svg", b"<svg"), ("a.svg", b"<html/>"), ("a.ics", b"hello"), ("a.csv", b"\xff\xfe\x00"), ("a.csv", b"a,b"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_is_a_finding_with_advice(name: str, data: bytes) -> None:
    report = verified((name, data), ("good.svg", made()["svg"]))
    assert [(finding.rule, finding.file) for finding in report] == [("deliverable-unreadable", name)]
    assert report.findings[0].help


def test_a_cut_file_is_a_finding() -> None:
    for kind in ("docx", "pptx", "xlsx"):
        data = made()[kind]
        report = verified((f"a.{kind}", data[: len(data) // 2]))
        assert [finding.rule for finding in report] == ["deliverable-unreadable"]


def test_a_file_of_another_plan_is_told_once() -> None:
    report = verified(("other.docx", made(CHINESE)["docx"]))
    assert [(finding.rule, finding.severity.word) for finding in report] == [
        ("deliverable-other-plan", "error")
    ]


def test_a_file_of_another_version_of_the_plan_is_compared_all_the_same() -> None:
    older = PLAN.read_bytes().replace(b"target: 140", b"target: 130")
    assert older != PLAN.read_bytes()
    plan = check(older, "older.yaml", today=TODAY)
    data = render(plan, RenderOptions(("docx",), TODAY)).files["docx"]
    report = verified(("old.docx", data))
    rules = {finding.rule: finding.severity.word for finding in report}
    assert rules["deliverable-other-plan"] == "warning"
    assert rules["deliverable-differs"] == "error"


def test_a_file_without_marks_cannot_be_verified() -> None:
    def unmark(root: etree._Element) -> None:
        for mark in [*root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
            parent = mark.getparent()
            assert parent is not None
            parent.remove(mark)

    data = changed(made()["docx"], DOCUMENT, unmark)
    report = verified(("plan.docx", data))
    assert "deliverable-unmarked" in {finding.rule for finding in report}


def test_a_changed_source_in_a_footnote_is_found_and_references_are_no_text_of_the_plan() -> None:
    def change(root: etree._Element) -> None:
        (text,) = [one for one in root.iter(f"{W}t") if (one.text or "").endswith("November 2025")]
        text.text = "Launch review of November 2019"

    report = verified(("plan.docx", changed(made()["docx"], "word/footnotes.xml", change)))
    assert [finding.path for finding in report] == ["background.cases[0].source"]
    assert "footnote 1" in report.findings[0].message.en

    text = b"opsplan: 1\ntitle: T\nlanguage: en\nperiod: {start: 2027-03-01, end: 2027-04-30}\ngoals:\n  - {id: g1, name: Sales, baseline: 10, target: 20}\n"
    text += b'summary: "See [[ref goals]], [[ref Goals]] and [[ref sec-goals]]: 20 of 10 [^1].\\n\\n\\n[^1]: Report 2026"\n'
    plan = check(text, "plan.yaml", today=TODAY)
    files = render(plan, RenderOptions(("docx", "pptx"), TODAY)).files
    proof = verify_files(plan, [(f"plan.{kind}", data) for kind, data in files.items()])
    assert [finding.message.en for finding in proof.report] == []


def test_the_empty_gantt_of_a_plan_without_a_schedule_has_nothing_to_prove() -> None:
    plan = check(MINIMAL.encode(), "plan.yaml", today=TODAY)
    gantt = render(plan, RenderOptions(("gantt",), TODAY)).files["gantt"]
    assert [one.rule for one in verify_files(plan, [("plan-gantt.svg", gantt)]).report] == []
    assert [one.rule for one in verified(("plan-gantt.svg", gantt))] == ["deliverable-unmarked"]
