"""What leads into a document: contents, lists of figures and tables, letters of appendices."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx_reading import W, body_of, document, heading, paragraph, parts, styled, text_of
from lxml import etree

from opsplan.blocks.brand import default_brand
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import (
    Block,
    CaptionList,
    Cell,
    Column,
    Document,
    Heading,
    PageBreak,
    Row,
    Table,
    Toc,
)
from opsplan.diagnostics import Lang


def table(caption: str) -> Table:
    return Table(
        (Column(run("甲")), Column(run("乙"))), (Row((Cell(run("1")), Cell(run("2")))),), run(caption)
    )


def appendix(letter: str, level: int = 1, text: str = "名单") -> Heading:
    return Heading(level, run(text), appendix=letter)


def with_front(front: tuple[Block, ...], *blocks: Block, lang: Lang = "zh-CN") -> etree._Element:
    given = replace(document(*blocks, lang=lang), front=front)
    return etree.fromstring(parts(given)["word/document.xml"])[0]


LISTS = (Toc(run("目录"), 3), CaptionList("figure", run("图目录")), CaptionList("table", run("表目录")))
CHAPTERS = tuple(
    block
    for chapter in range(3)
    for block in (heading(1, f"章{chapter}"), table(f"表甲{chapter}"), PageBreak(), table(f"表乙{chapter}"))
)


def test_a_list_of_tables_has_its_entries_with_links_and_pages() -> None:
    body = with_front(LISTS, *CHAPTERS)
    entries = list(styled(body, "TableofFigures"))
    assert [text_of(entry).split("\t") for entry in entries] == [
        ["表 1-1\u3000表甲0", "1"], ["表 1-2\u3000表乙0", "2"], ["表 2-1\u3000表甲1", "2"],
        ["表 2-2\u3000表乙1", "3"], ["表 3-1\u3000表甲2", "3"], ["表 3-2\u3000表乙2", "4"],
    ]  # fmt: skip
    marks = {
        mark.get(f"{W}name") for item in styled(body, "Caption") for mark in item.iter(f"{W}bookmarkStart")
    }
    links = [link.get(f"{W}anchor") for entry in entries for link in entry.iter(f"{W}hyperlink")]
    assert len(links) == 6
    assert set(links) <= marks
    assert 'TOC \\h \\z \\c "表"' in "".join(one.text or "" for one in entries[0].iter(f"{W}instrText"))


def test_few_captions_make_no_list() -> None:
    body = with_front(LISTS, *CHAPTERS[:8])
    assert list(styled(body, "TableofFigures")) == []
    assert [text_of(item) for item in styled(body, "TOCHeading")] == []
    assert body.find(f"{W}sdt") is None


def test_front_matter_without_anything_listed_leaves_only_its_own_text() -> None:
    body = with_front((*LISTS, paragraph("说明")), paragraph("正文"))
    assert [text_of(p) for p in body.iter(f"{W}p") if text_of(p)] == ["说明", "正文"]


@pytest.mark.parametrize(("lang", "name"), [("zh-CN", "附录"), ("en", "Appendix")])
def test_appendices_have_letters_of_a_list_of_their_own(lang: Lang, name: str) -> None:
    blocks = (
        heading(1, "一章"), paragraph("x"), appendix("A"), appendix("A", 2, "细目"), table("表题"), appendix("B"), table("表题"),
    )  # fmt: skip
    given = replace(document(*blocks, lang=lang), front=LISTS)
    written = parts(given)
    body = etree.fromstring(written["word/document.xml"])[0]
    assert [text_of(item) for item in styled(body, "Appendix1")] == ["名单", "名单"]
    assert [text_of(item) for item in styled(body, "Appendix2")] == ["细目"]
    contents = [text_of(entry).split("\t")[0] for level in (1, 2) for entry in styled(body, f"TOC{level}")]
    assert contents == ["1", f"{name} A", f"{name} B", "A.1"]
    numbers = [text_of(item).split("表题")[0].strip() for item in styled(body, "Caption")]
    assert [number.rsplit(" ", 1)[1] for number in numbers] == ["A-1", "B-1"]
    assert f'w:val="{name} %1"'.encode() in written["word/numbering.xml"]
    style = next(
        one for one in etree.fromstring(written["word/styles.xml"]) if one.get(f"{W}styleId") == "Appendix1"
    )
    assert style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "0"


def test_long_contents_show_two_levels_and_short_ones_three() -> None:
    def levels(chapters: int) -> set[str]:
        blocks = [
            heading(level, f"{chapter}{level}") for chapter in range(chapters) for level in (1, 2, 3, 3, 3)
        ]
        body = with_front((Toc(run("目录"), 3),), *blocks)
        return {f"TOC{level}" for level in (1, 2, 3) if list(styled(body, f"TOC{level}"))}

    assert levels(3) == {"TOC1", "TOC2", "TOC3"}
    assert levels(40) == {"TOC1", "TOC2"}


def test_the_contents_ask_word_for_appendices_too() -> None:
    body = body_of(heading(1, "a"), heading(1, "b"), heading(1, "c"), full=True, brand=default_brand("zh-CN"))
    fields = "".join(one.text or "" for one in body.iter(f"{W}instrText"))
    assert 'TOC \\o "1-2" \\h \\z \\u' in fields


def test_documents_of_few_headings_have_no_contents() -> None:
    given = Document(document().meta, (heading(1, "a"), paragraph("x")), None, (Toc(run("目录")),))
    body = etree.fromstring(parts(given)["word/document.xml"])[0]
    assert list(styled(body, "TOC1")) == []


def test_a_heading_behind_a_page_break_begins_the_page_itself() -> None:
    body = body_of(heading(1, "一"), PageBreak(), heading(1, "二"), PageBreak(), paragraph("文字"))
    first, second = styled(body, "Heading1")
    assert first.find(f"{W}pPr/{W}pageBreakBefore") is None
    assert second.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert len(list(body.iter(f"{W}br"))) == 1
