"""What holds of every Word file made of a real plan: its fields, bookmarks, notes, tables, sections and language."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT, SPEC, TODAY
from lxml import etree

from opsplan.pipeline import RenderOptions, check, render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
FILES = (ROOT / "plans" / "launch-atlas-2027.yaml", SPEC / "example-zh.yaml", SPEC / "example-minimal.yaml")

real = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def parts(path: Path) -> Mapping[str, etree._Element]:
    """The XML parts of the plan's Word file by name."""
    checked = check(path.read_bytes(), str(path), today=TODAY)
    data = render(checked, RenderOptions(("docx",), TODAY)).files["docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name)) for name in names}


def body(path: Path) -> etree._Element:
    return parts(path)["word/document.xml"][0]


def style(paragraph: etree._Element) -> str:
    name = paragraph.find(f"{W}pPr/{W}pStyle")
    return name.get(f"{W}val", "") if name is not None else ""


@real
def test_fields_are_whole_and_lead_to_bookmarks(path: Path) -> None:
    names = Counter(mark.get(f"{W}name", "") for mark in body(path).iter(f"{W}bookmarkStart"))
    assert max(names.values()) == 1
    assert all(0 < len(name) <= 40 for name in names)
    for name in ("word/document.xml", "word/footer_portrait.xml", "word/footer_landscape.xml"):
        kinds = [mark.get(f"{W}fldCharType") for mark in parts(path)[name].iter(f"{W}fldChar")]
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0
        for asked in parts(path)[name].iter(f"{W}instrText"):
            words = (asked.text or "").split()
            assert words[0] not in ("REF", "PAGEREF", "NOTEREF") or words[1] in names
    links = [link.get(f"{W}anchor") for link in body(path).iter(f"{W}hyperlink")]
    assert {link for link in links if link} <= set(names)


@real
def test_every_note_has_one_mark(path: Path) -> None:
    marks = [mark.get(f"{W}id") for mark in body(path).iter(f"{W}footnoteReference")]
    notes = parts(path).get("word/footnotes.xml", ())
    assert marks == [note.get(f"{W}id") for note in notes if note.get(f"{W}type") is None]
    heads = [row for row in body(path).iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert not any(True for row in heads for _ in row.iter(f"{W}footnoteReference"))


@real
def test_what_announces_stays_with_what_it_announces(path: Path) -> None:
    styles = {one.get(f"{W}styleId"): one for one in parts(path)["word/styles.xml"].iter(f"{W}style")}
    blocks = list(body(path))
    announcing = 0
    for block, below in pairwise(blocks):
        if style(block).startswith("Heading"):
            announcing += 1
            assert styles[style(block)].find(f"{W}pPr/{W}keepNext") is not None
        if style(block) == "Caption" and below.tag == f"{W}tbl":
            announcing += 1
            assert block.find(f"{W}pPr/{W}keepNext") is not None
    assert announcing
    defaults = parts(path)["word/styles.xml"].find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    assert defaults is not None
    assert [defaults.find(f"{W}{name}") is not None for name in ("widowControl", "kinsoku")] == [True] * 2


@real
def test_a_reader_who_hears_the_file_is_told_what_stands_there(path: Path) -> None:
    tables = list(body(path).iter(f"{W}tbl"))
    assert tables
    for table in tables:
        said = table.find(f"{W}tblPr/{W}tblCaption")
        assert said is not None, "".join(table.itertext())[:60]
        assert said.get(f"{W}val")
    assert all(drawing.get("descr") for drawing in body(path).iter(f"{WP}docPr"))


@real
def test_cover_and_contents_have_no_header_and_the_text_counts_from_one(path: Path) -> None:
    relations = {one.get("Id"): one.get("Target") for one in parts(path)["word/_rels/document.xml.rels"]}
    sections = [
        (
            relations[section.find(f"{W}headerReference").get(f"{R}id")],
            section.find(f"{W}pgSz").get(f"{W}orient", "portrait"),
            section.find(f"{W}pgNumType") is not None,
        )
        for section in body(path).iter(f"{W}sectPr")
    ]
    first = next(place for place, section in enumerate(sections) if section[2])
    assert first >= 1
    assert {name for name, _, _ in sections[:first]} == {"header_blank.xml"}
    assert all(name == f"header_{orient}.xml" for name, orient, _ in sections[first:])
    assert [restarts for _, _, restarts in sections].count(True) == 1


@real
def test_a_file_says_what_it_is(path: Path) -> None:
    core = {etree.QName(one).localname: one.text for one in parts(path)["docProps/core.xml"]}
    assert core["title"]
    assert core["language"] == ("en-US" if "atlas" in path.stem else "zh-CN")
    assert core.get("category") or "minimal" in path.stem
    assert core.get("contentStatus") or "minimal" in path.stem
