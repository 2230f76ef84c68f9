"""Native charts draw what the plan says; a number, a label or a cell that was changed by hand is found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from changed_files import CHINESE, PLAN, A, Change, changed, made, verified
from lxml import etree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET = "xl/worksheets/sheet1.xml"


def names(data: bytes, ending: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return sorted(name for name in package.namelist() if name.endswith(ending))


def charts(data: bytes) -> list[str]:
    return [name for name in names(data, ".xml") if "/charts/chart" in name]


def with_books(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The file with every workbook behind a chart changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name.endswith(".xlsx") else content)
    return out.getvalue()


def other(text: str | None) -> str:
    """A number that no plan has."""
    return str(round(float(text or 0) * 1.371 + 987_654_321, 3))


def values(root: etree._Element) -> list[etree._Element]:
    """The numbers that a chart draws."""
    return [one for data in root.iter(f"{C}val") for one in data.iter(f"{C}v")]


def numbers(root: etree._Element) -> list[etree._Element]:
    """The numbers of a sheet."""
    return [one for cell in root.iter(f"{S}c") if cell.get("t") != "s" for one in cell.iter(f"{S}v")]


def all_other(found: Callable[[etree._Element], list[etree._Element]]) -> Change:
    def change(root: etree._Element) -> None:
        for one in found(root):
            one.text = other(one.text)

    return change


@pytest.mark.parametrize("path", [PLAN, CHINESE], ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_every_number_that_is_not_the_plans_is_found_even_if_its_sheet_has_it_too(
    path: Path, kind: str
) -> None:
    data = made(path)[kind]
    drawn = []
    for part in charts(data):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            drawn += [other(one.text) for one in values(etree.fromstring(package.read(part)))]
        data = changed(data, part, all_other(values))
    data = with_books(data, lambda book: changed(book, SHEET, all_other(numbers)))
    report = verified((f"plan.{kind}", data), path=path)
    found = " ".join(finding.message.en for finding in report if finding.path)
    assert len(drawn) > 3
    assert [text for text in drawn if text not in found] == []


def test_a_label_that_says_another_number_is_found() -> None:
    data = made(CHINESE)["docx"]

    def change(root: etree._Element) -> None:
        label = next(text for text in root.iter(f"{A}t") if text.text == "90 条  +120%")
        label.text = "90 条  +121%"

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = next(part for part in charts(data) if "+120%" in package.read(part).decode())
    (finding,) = verified(("plan.docx", changed(data, part, change)), path=CHINESE)
    assert "121%" in finding.message.en
    assert finding.path == "goals[g-lead].target"


def test_a_sheet_that_has_another_number_than_its_chart_is_found() -> None:
    def change(root: etree._Element) -> None:
        numbers(root)[0].text = "1234567"

    data = with_books(made()["pptx"], lambda book: changed(book, SHEET, change))
    (finding,) = verified(("plan.pptx", data))
    assert "1234567" in finding.message.en
    assert "chart 1" in finding.message.en


def test_a_chart_that_names_a_place_which_the_plan_does_not_have_is_told() -> None:
    def change(root: etree._Element) -> None:
        for text in root.iter(f"{S}t"):
            text.text = (text.text or "").replace("goals[", "goals[gone-")

    data = with_books(made()["docx"], lambda book: changed(book, "xl/sharedStrings.xml", change))
    (finding,) = verified(("plan.docx", data))
    assert "goals[gone-" in finding.message.en


@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_a_sheet_that_is_off_in_the_sixteenth_digit_agrees(kind: str) -> None:
    def inexact(root: etree._Element) -> None:
        for one in numbers(root):
            one.text = str(Decimal(one.text or 0) * (1 - Decimal("1e-16")))

    data = with_books(made(PLAN)[kind], lambda book: changed(book, SHEET, inexact))
    assert not list(verified((f"plan.{kind}", data)))
