"""Deliverables of one plan, and small changes in them: the XML of a part is changed, everything else stays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from conftest import ROOT, TODAY
from lxml import etree

from opsplan.diagnostics import Report
from opsplan.pipeline import Checked, RenderOptions, check, render, verify_files
from opsplan.pipeline.charting import ChartOptions, draw
from opsplan.verifying.facts import PlanFacts, plan_facts
from opsplan.verifying.values import read_values

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLAN = ROOT / "plans" / "launch-atlas-2027.yaml"
CHINESE = ROOT / "plans" / "livestream-quality-2027.yaml"
DOCUMENT = "word/document.xml"

Change = Callable[[etree._Element], None]


@cache
def checked(path: Path = PLAN) -> Checked:
    return check(path.read_bytes(), str(path), today=TODAY)


@cache
def made(path: Path = PLAN) -> dict[str, bytes]:
    """Every deliverable that can be verified, by suffix."""
    plan = checked(path)
    files = dict(render(plan, RenderOptions(("docx", "pptx", "gantt"), TODAY)).files)
    charts = draw(plan, ChartOptions(("xlsx", "ics", "csv"), TODAY)).files
    return {"docx": files["docx"], "pptx": files["pptx"], "svg": files["gantt"], **charts}


def verified(*files: tuple[str, bytes], path: Path = PLAN, edition: str | None = None) -> Report:
    plan = (
        checked(path)
        if edition is None
        else check(path.read_bytes(), path.name, today=TODAY, edition=edition)
    )
    return verify_files(plan, files).report


def changed(data: bytes, part: str, change: Change) -> bytes:
    """The package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root)
            target.writestr(name, content)
    return out.getvalue()


class Digit(NamedTuple):
    """A digit of a text: its part, the number of the text among the part's texts, and its place in it."""

    part: str
    text: int
    place: int


def with_digit(data: bytes, digit: Digit, by: int) -> tuple[bytes, str]:
    """The package with one digit made ``by`` (1 to 9) larger, 9 going on at 0, and the text it then stands in."""
    texts: list[str] = []

    def change(root: etree._Element) -> None:
        node = next(one for number, one in enumerate(_texts(root)) if number == digit.text)
        text = node.text or ""
        other = str((int(text[digit.place]) + by) % 10)
        node.text = text[: digit.place] + other + text[digit.place + 1 :]
        texts.append(node.text)

    return changed(data, digit.part, change), texts[0]


def stands_in_plan(text: str, path: Path) -> bool:
    """True when every value of a text is one that the plan has somewhere, or that follows from it."""
    known = [fact for node in _facts(path).nodes.values() for fact in node.facts]
    return all(any(fact.shows(value) for fact in known) for value in read_values(text))


def _texts(root: etree._Element) -> Iterator[etree._Element]:
    return root.iter(f"{W}t", f"{A}t")


@cache
def money_in_rows(kind: str, path: Path = PLAN) -> tuple[Digit, ...]:
    """Digits of numbers with thousands separators or percent signs, in table rows that name their entry."""
    found = []
    with zipfile.ZipFile(io.BytesIO(made(path)[kind])) as package:
        for part in sorted(package.namelist()):
            if part == DOCUMENT or part.startswith("ppt/slides/slide"):
                for number, node in enumerate(_texts(etree.fromstring(package.read(part)))):
                    text = node.text or ""
                    if ("," in text or "%" in text) and len(text) < 12 and _names_its_entry(node, path):
                        found += [Digit(part, number, at) for at, each in enumerate(text) if each.isdecimal()]
    return tuple(found)


def _names_its_entry(node: etree._Element, path: Path) -> bool:
    row = next(node.iterancestors(f"{W}tr", f"{A}tr"), None)
    if row is None:
        return False
    if row.tag == f"{W}tr":
        first = next(row.iter(f"{W}p"))
        return any(one.get(f"{W}name", "").startswith("src_") for one in first.iter(f"{W}bookmarkStart"))
    ids = [one.get("val") for one in row.iter() if str(one.tag).endswith("}rowId")]
    return bool(ids) and ids[0] in _row_ids(path)


@cache
def _facts(path: Path) -> PlanFacts:
    plan = checked(path)
    assert plan.plan_file is not None
    assert plan.schedule is not None
    return plan_facts(plan.plan_file.plan, plan.schedule)


@cache
def _row_ids(path: Path) -> frozenset[str]:
    return frozenset(str(crc32(one.encode())) for one in _facts(path).nodes)
