"""What makes slides of every plan good to present, to hear and to change: order, names, notes, links, languages, ids."""

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

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SHAPES = tuple(f"{P}{name}" for name in ("sp", "graphicFrame", "grpSp", "pic", "cxnSp"))
by_plan = pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)


class Slides:
    """A deck opened: its parts, and its slides in their order."""

    def __init__(self, data: bytes) -> None:
        self.package = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.package.namelist()
        count = sum(bool(re.fullmatch(r"ppt/slides/slide\d+\.xml", name)) for name in self.names)
        self.slides = [self.xml(f"ppt/slides/slide{number}.xml") for number in range(1, count + 1)]

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.package.read(name))

    def targets(self, number: int) -> dict[str, str]:
        rels = self.xml(f"ppt/slides/_rels/slide{number}.xml.rels")
        return {each.get("Id", ""): each.get("Target", "").rpartition("/")[2] for each in rels}

    def content(self) -> Iterator[tuple[int, etree._Element]]:
        """The slides with a body: neither cover, divider nor closing."""
        return ((n, slide) for n, slide in enumerate(self.slides, 1) if role(slide, "title") is not None)

    def notes(self, number: int) -> str:
        page = next((name for name in self.targets(number).values() if name.startswith("notesSlide")), "")
        return words(self.xml(f"ppt/notesSlides/{page}")) if page else ""


@cache
def deck(path: Path) -> Slides:
    checked = check(path.read_bytes(), path.name, today=TODAY, quality=False)
    return Slides(render(checked, RenderOptions(("pptx",), TODAY)).files["pptx"])


def words(node: etree._Element) -> str:
    return "".join(each.text or "" for each in node.iter(f"{A}t"))


def shapes(slide: etree._Element) -> list[etree._Element]:
    tree = slide.find(f".//{P}spTree")
    assert tree is not None
    return [each for each in tree if each.tag in SHAPES]


def placeholder(shape: etree._Element) -> str:
    found = shape.find(f".//{P}nvPr/{P}ph")
    return "" if found is None else found.get("type", "obj")


def role(slide: etree._Element, kind: str) -> etree._Element | None:
    return next((shape for shape in shapes(slide) if placeholder(shape) == kind), None)


@by_plan
def test_a_title_is_read_first_and_is_the_only_one_of_its_words(path: Path) -> None:
    slides = deck(path).slides
    assert len(slides) >= 5
    titles = Counter()
    for slide in slides:
        first = shapes(slide)[0]
        heads = [each for each in shapes(slide) if placeholder(each) in ("title", "ctrTitle")]
        assert len(heads) == 1
        assert words(heads[0])
        titles[words(heads[0])] += 1
        assert placeholder(first) in ("title", "ctrTitle") or role(slide, "title") is None
    assert [title for title, count in titles.items() if count > 1] == []


@by_plan
def test_a_body_is_read_from_the_top_and_before_the_foot(path: Path) -> None:
    for _, slide in deck(path).content():
        kinds = [placeholder(each) for each in shapes(slide)]
        foot = [at for at, kind in enumerate(kinds) if kind in ("ftr", "sldNum")]
        body = [at for at, kind in enumerate(kinds) if not kind]
        assert foot
        assert not body or max(body) < min(foot)


@by_plan
def test_title_foot_and_number_stand_in_placeholders_and_none_is_empty(path: Path) -> None:
    for _, slide in deck(path).content():
        kinds = [placeholder(each) for each in shapes(slide)]
        assert {"title", "sldNum"} <= set(kinds)
        number = role(slide, "sldNum")
        assert number is not None
        assert number.find(f".//{A}fld") is not None
        assert [words(each) for each in shapes(slide) if placeholder(each) and not words(each)] == []


@by_plan
def test_every_slide_with_something_to_show_has_notes_that_name_their_source(path: Path) -> None:
    slides = deck(path)
    found = [(number, slides.notes(number)) for number, _ in slides.content()]
    silent = [number for number, notes in found if not notes]
    assert len(silent) <= 1  # the agenda
    said = [notes for _, notes in found if notes]
    assert said
    assert all("出处：方案《" in notes or "From the plan " in notes for notes in said)


@by_plan
def test_tables_charts_figures_and_pictures_are_told_in_words(path: Path) -> None:
    count = 0
    for slide in deck(path).slides:
        for shape in shapes(slide):
            if shape.tag in (f"{P}graphicFrame", f"{P}grpSp", f"{P}pic"):
                own = shape.find(f".//{P}cNvPr")
                assert own is not None
                assert len(own.get("descr", "")) > 4, own.get("name")
                count += 1
    assert count


@by_plan
def test_texts_say_their_language_and_fonts_come_for_both_scripts(path: Path) -> None:
    runs = 0
    for slide in deck(path).slides:
        for run in slide.iter(f"{A}r", f"{A}fld"):
            own = run.find(f"{A}rPr")
            assert own is not None
            assert own.get("lang")
            assert (own.find(f"{A}latin") is None) == (own.find(f"{A}ea") is None)
            runs += 1
    theme = deck(path).xml("ppt/theme/theme1.xml")
    for font in theme.iter(f"{A}majorFont", f"{A}minorFont"):
        assert font.find(f"{A}latin").get("typeface")  # type: ignore[union-attr]
        assert font.find(f"{A}ea").get("typeface")  # type: ignore[union-attr]
    assert runs > 50


@by_plan
def test_no_part_or_id_is_there_twice_and_axes_have_ids_that_office_takes(path: Path) -> None:
    slides = deck(path)
    assert len(slides.names) == len(set(slides.names))
    for slide in slides.slides:
        ids = [each.get("id") for each in slide.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))
    for name in slides.names:
        if re.fullmatch(r"ppt/charts/chart\d+\.xml", name):
            axes = [int(each.get("val", "-1")) for each in slides.xml(name).iter(f"{C}axId")]
            assert all(0 < axis < 2**31 for axis in axes), name


@by_plan
def test_the_agenda_leads_to_sections_and_breadcrumbs_lead_back(path: Path) -> None:
    slides = deck(path)
    names = [slides.targets(number) for number in range(1, len(slides.slides) + 1)]
    agenda = next((n for n, slide in slides.content() if any("agenda" in each.get("name", "") for each in slide.iter(f"{P}cNvPr"))), 0)  # fmt: skip
    if not agenda:
        assert len(slides.slides) <= 12
        return

    def links(slide: etree._Element, number: int) -> set[str]:
        clicks = slide.iter(f"{A}hlinkClick")
        return {names[number - 1].get(each.get(f"{R}id", ""), "") for each in clicks}

    forth = links(slides.slides[agenda - 1], agenda)
    assert len(forth) >= 2
    assert forth <= {f"slide{number}.xml" for number in range(1, len(slides.slides) + 1)}
    back = [n for n, slide in slides.content() if n != agenda and f"slide{agenda}.xml" in links(slide, n)]
    assert len(back) == len([n for n, _ in slides.content()]) - 1
