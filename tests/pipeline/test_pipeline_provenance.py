"""Every value that a Word file prints names its place in the plan, in a bookmark that no reader sees."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import TODAY, plan_paths
from lxml import etree

from opsplan.pipeline import RenderOptions, check, render
from opsplan.verifying.facts import plan_facts
from opsplan.verifying.values import read_values

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = re.compile(r"_?src_")
NO_VALUES = re.compile(r"Heading|FrontHeading|Appendix|TOC|TableofFigures|Caption|Note$|TableNote$")
"""Styles of the document's own words: numbers in them count its tables and rows."""
OWN_TABLES = re.compile(r"table_(risk_matrix|glossary|score)(_\w+)?")
"""Tables that explain a scale or a word."""
OWN_WORDS = re.compile(r"(等|另有) \d+ 项|and \d+ more|\d+\.")
"""How many more there are, and the numbers of lines."""
LEAST_NAME = 4
"""Letters from which a name of the plan is no word of the document by chance."""


@cache
def body(path: Path) -> etree._Element:
    data = render(check(path.read_bytes(), str(path), today=TODAY), RenderOptions(("docx",), TODAY)).files[
        "docx"
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def names(path: Path) -> frozenset[str]:
    """The names of the plan's entries and persons."""
    checked = check(path.read_bytes(), str(path), today=TODAY)
    assert checked.plan_file is not None
    assert checked.schedule is not None
    nodes = plan_facts(checked.plan_file.plan, checked.schedule).nodes.values()
    named = {text for one in nodes if one.kind == "name" or one.path.endswith(".name") for text in one.texts}
    return frozenset(name for name in named if len(name) >= LEAST_NAME)


def paragraphs(path: Path) -> Iterator[tuple[str, str, etree._Element]]:
    """The paragraphs outside of drawings, each with its style and the bookmark of the caption before it."""
    caption = ""
    for paragraph in body(path).iter(f"{W}p"):
        if next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None:
            continue
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        style = found.get(f"{W}val", "") if found is not None else ""
        if style == "Caption":
            marks = [mark.get(f"{W}name", "") for mark in paragraph.iter(f"{W}bookmarkStart")]
            caption = next((name for name in marks if name.startswith(("table_", "figure_"))), "")
        yield style, caption, paragraph


def unmarked(element: etree._Element, opened: set[str]) -> Iterator[str]:
    """The runs of a paragraph that stand in no bookmark of a place, without references to tables and figures."""
    reference = False
    for child in element:
        number = child.get(f"{W}id", "")
        if child.tag == f"{W}bookmarkStart" and VALUE.match(child.get(f"{W}name", "")):
            opened.add(number)
        elif child.tag == f"{W}bookmarkEnd":
            opened.discard(number)
        elif child.tag == f"{W}hyperlink":
            yield from unmarked(child, opened)
        elif (field := child.find(f"{W}fldChar")) is not None:
            reference = field.get(f"{W}fldCharType") != "end"
        elif child.tag == f"{W}r" and not opened and not reference:
            yield "".join(text.text or "" for text in child.iterchildren(f"{W}t"))


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_every_value_that_is_printed_names_its_place(path: Path) -> None:
    known, holes = names(path), []
    for style, caption, paragraph in paragraphs(path):
        if NO_VALUES.match(style) or OWN_TABLES.fullmatch(caption):
            continue
        for text in unmarked(paragraph, set()):
            said, values = text.strip(), read_values(text)
            if style == "TableHead":  # names what is below it; a day is a value there too
                values = tuple(value for value in values if value.kind == "day")
            if (said in known and style != "TableHead") or (values and not OWN_WORDS.fullmatch(said)):
                holes.append((caption, style, said))
    assert holes == []


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_marks_have_names_that_word_takes_and_no_two_the_same(path: Path) -> None:
    marks = [
        (mark.get(f"{W}name", ""), mark.get(f"{W}id", "")) for mark in body(path).iter(f"{W}bookmarkStart")
    ]
    assert len([name for name, _ in marks if VALUE.match(name)]) > 100
    for all_of_them in zip(*marks, strict=True):
        assert [one for one, count in Counter(all_of_them).items() if count > 1] == []
    assert [name for name, _ in marks if not re.fullmatch(r"[^\W\d]\w{0,39}", name)] == []
    ends = [mark.get(f"{W}id", "") for mark in body(path).iter(f"{W}bookmarkEnd")]
    assert sorted(ends) == sorted(number for _, number in marks)
