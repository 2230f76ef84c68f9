"""Headings, contents, captions, tables and sections as Word needs them."""

from __future__ import annotations

import base64
import io
import zipfile
from collections import Counter
from dataclasses import replace

import docx
from docx_reading import W, body_of, document, heading, paragraph, parts, styled, table, text_of, wide_table
from gantt_example import YEAR
from lxml import etree

from opsplan.blocks import nodes
from opsplan.blocks.brand import Brand, default_brand
from opsplan.blocks.inline import run
from opsplan.writers.docx import write_docx
from opsplan.writers.docx.cover import write_cover
from opsplan.writers.docx.office import Frame, Office
from opsplan.writers.docx.outline import Outline
from opsplan.writers.docx.sections import LANDSCAPE, PORTRAIT, segments_of
from opsplan.writers.ooxml.properties import PLAN_NAMESPACE

CHART = nodes.Chart(
    "column", ("一季度", "=1+1"), (nodes.Series("目标", (1300, None), ("1,300", "")),), "季度目标", run("成交额"),
)  # fmt: skip
BODY = (
    heading(1, "摘要"), paragraph("正文", "summary"), heading(2, "要点"), table(("甲", "乙"), ("1", "2"), caption="表题"),
    heading(1, "日程"), CHART, nodes.Landscape((nodes.GanttFigure(YEAR, run("甘特")),)),
    heading(2, "任务"), wide_table("宽表"), paragraph("完"),
)  # fmt: skip


def test_fields_are_balanced() -> None:
    fields = 0
    for name, content in parts(document(*BODY, full=True)).items():
        if name.startswith("word/") and name.endswith(".xml"):
            kinds = Counter(
                element.get(f"{W}fldCharType") for element in etree.fromstring(content).iter(f"{W}fldChar")
            )
            assert kinds["begin"] == kinds["separate"] == kinds["end"], name
            fields += kinds["begin"]
    assert fields > 10


def test_the_contents_list_the_headings_and_point_to_them() -> None:
    body = body_of(*BODY, full=True)
    entries = [text_of(entry).split("\t")[:2] for style in ("TOC1", "TOC2") for entry in styled(body, style)]
    assert entries == [["1", "摘要"], ["2", "日程"], ["1.1", "要点"], ["2.1", "任务"]]
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} <= marks
    assert [text_of(item) for item in styled(body, "TOCHeading")] == ["修订记录", "目录"]


def test_word_is_not_told_to_ask_at_opening() -> None:
    written = parts(document(*BODY, full=True))
    assert b"updateFields" not in written["word/settings.xml"]
    assert b"w:dirty" not in written["word/document.xml"]


def test_chinese_numbers_in_the_contents() -> None:
    brand = replace(default_brand("zh-CN"), numbering="chinese")
    body = body_of(*BODY, full=True, brand=brand)
    assert [text_of(entry).split("\t")[0] for entry in styled(body, "TOC1")] == ["一、", "二、"]
    assert [text_of(entry).split("\t")[0] for entry in styled(body, "TOC2")] == ["（一）", "（一）"]


def test_captions_count_by_chapter() -> None:
    captions = [text_of(item) for item in styled(body_of(*BODY), "Caption")]
    assert captions == ["表 1-1\u3000表题", "图 2-1\u3000成交额", "图 2-2\u3000甘特", "表 2-1\u3000宽表"]


def test_captions_count_through_where_chapters_have_chinese_numbers() -> None:
    brand = replace(default_brand("zh-CN"), numbering="chinese")
    captions = [text_of(item) for item in styled(body_of(*BODY, brand=brand), "Caption")]
    assert captions == ["表 1\u3000表题", "图 1\u3000成交额", "图 2\u3000甘特", "表 2\u3000宽表"]


def test_tables_have_all_widths_and_a_head_that_repeats() -> None:
    for element in body_of(*BODY, full=True).iter(f"{W}tbl"):
        columns = [int(column.get(f"{W}w")) for column in element.iter(f"{W}gridCol")]
        assert int(element.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == sum(columns)
        rows = element.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert all(cell.find(f"{W}tcPr/{W}tcW") is not None for cell in element.iter(f"{W}tc"))
    heads = [
        text_of(row) for row in body_of(*BODY).iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None
    ]
    assert heads == ["甲乙", "".join(f"列{i}" for i in range(10))]


def test_a_table_is_read_out_by_its_caption_and_its_columns() -> None:
    element = next(body_of(table(("目标", "基线"), ("月活", "1"), caption="目标总表")).iter(f"{W}tbl"))
    said = [element.find(f"{W}tblPr/{W}{name}") for name in ("tblCaption", "tblDescription")]
    assert [one.get(f"{W}val") for one in said if one is not None] == ["目标总表", "目标、基线"]


def test_every_row_fills_the_grid_when_cells_span() -> None:
    columns = tuple(nodes.Column(run(title)) for title in "甲乙丙")
    rows = (
        nodes.Row((nodes.Cell(run("a"), rows=2, span=2), nodes.Cell(run("b")))),
        nodes.Row((nodes.Cell(run("c")),)),
        nodes.Row((nodes.Cell(run("d"), span=9),)),
        nodes.Row((nodes.Cell(run("e"), rows=5),)),
    )
    body = body_of(nodes.Table(columns, rows))
    for row in body.iter(f"{W}tr"):
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc")]
        assert sum(int(span.get(f"{W}val")) if span is not None else 1 for span in spans) == 3
    assert sorted(text_of(body).replace("\n", "")) == sorted("甲乙丙abcde")


def test_bookmarks_and_drawings_have_names_of_their_own() -> None:
    body = body_of(*BODY, *BODY, full=True)
    marks = list(body.iter(f"{W}bookmarkStart"))
    names = [mark.get(f"{W}name") for mark in marks]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 40 for name in names)
    assert len({mark.get(f"{W}id") for mark in marks}) == len(marks)
    assert any(name.startswith("src_goals_1_") for name in names)
    shapes = [element.get("id") for element in body.iter() if str(element.tag).endswith(("}docPr", "}cNvPr"))]
    assert len(set(shapes)) == len(shapes) > 50


def test_no_page_before_the_text_is_turned() -> None:
    given = document(*BODY, full=True)
    front = (*given.front, wide_table(), nodes.PageBreak())
    body = etree.fromstring(parts(replace(given, front=front))["word/document.xml"])[0]
    sizes = [each.find(f"{W}pgSz").get(f"{W}orient") for each in body.iter(f"{W}sectPr")]
    assert sizes[:2] == [None, None]
    assert "landscape" in sizes


def test_what_is_wide_gets_landscape_pages_with_its_heading() -> None:
    text = [paragraph("正文")] * 24
    long_body = (*text, *BODY, *text)
    segments = segments_of(long_body)
    assert [segment.sheet for segment in segments] == [PORTRAIT, LANDSCAPE, PORTRAIT]
    assert [type(block).__name__ for block in segments[1].blocks] == [
        "GanttFigure", "Heading", "Table",
    ]  # fmt: skip
    body = body_of(*long_body, full=True)
    sections = list(body.iter(f"{W}sectPr"))
    assert sections[-1] is body[-1]
    starts = [section.find(f"{W}pgNumType") is not None for section in sections]
    assert starts == [False, False, True, False, False]
    assert all(section.find(f"{W}headerReference") is not None for section in sections)


def test_page_breaks_beside_a_section_break_leave_no_empty_page() -> None:
    text = [paragraph("正文")] * 24
    segments = segments_of((nodes.PageBreak(), *text, nodes.PageBreak(), nodes.Landscape(BODY[3:4])))
    assert not any(isinstance(block, nodes.PageBreak) for segment in segments for block in segment.blocks)


def test_charts_are_native_with_their_workbook() -> None:
    written = parts(document(*BODY))
    assert "图 " in text_of(body_of(*BODY))
    chart = written["word/charts/chart1.xml"].decode()
    assert "1,300" in chart
    assert 'axId val="-' not in chart
    assert 'lang="zh-CN"' in chart
    assert 'lang="en-US"' not in chart
    english = parts(document(*BODY, lang="en"))["word/charts/chart1.xml"].decode()
    assert 'lang="en-US"' in english
    assert 'lang="zh-CN"' not in english
    with zipfile.ZipFile(io.BytesIO(written["word/embeddings/workbook1.xlsx"])) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_properties_are_those_of_a_deck_of_the_same_plan() -> None:
    meta = nodes.Meta(
        "T\nt",
        lang="en",
        authors=("Ann", "Bo"),
        keywords=("a", "b"),
        organization="Org",
        confidentiality="Internal",
        kind="Launch",
        status="Approved",
    )
    package = docx.Document(io.BytesIO(write_docx(nodes.Document(meta, ()), default_brand("en"))))
    core = package.core_properties
    assert (core.title, core.author, core.keywords, core.category, core.content_status, core.comments, core.language) == (
        "T t", "Ann; Bo", "a, b", "Launch", "Approved", "Internal", "en-US",
    )  # fmt: skip


def test_the_plan_is_embedded_byte_for_byte() -> None:
    text = "方案: &x\x00\r\n".encode() + b"\xff"
    written = parts(document(paragraph("a"), plan_text=text))
    element = etree.fromstring(written["customXml/item1.xml"])
    assert element.tag == f"{{{PLAN_NAMESPACE}}}plan"
    assert base64.b64decode(element.text or "") == text


def test_no_theme_font_wins_over_ours() -> None:
    styles = parts(document(paragraph("a")))["word/styles.xml"]
    assert b"Theme=" not in styles
    assert "宋体".encode() in styles
    assert b'firstLineChars="200"' in styles


def test_the_same_document_gives_the_same_bytes() -> None:
    given = document(*BODY, full=True, plan_text=b"x")
    brand: Brand = default_brand("zh-CN")
    assert write_docx(given, brand) == write_docx(given, brand)
    assert write_docx(replace(given, meta=replace(given.meta, lang="en")), default_brand("en"))


def test_a_low_page_takes_its_cover_whole() -> None:
    cover = nodes.Cover(
        run("Title"), run("Subtitle"), facts=tuple((run("label"), run("value")) for _ in range(7))
    )
    raised = []
    for sheet in (replace(PORTRAIT, width=792, height=612), PORTRAIT):
        office = Office(docx.Document(), default_brand("en"), "en", Outline((), 1))
        write_cover(Frame(office, etree.Element(f"{W}body"), sheet.text_width, sheet.text_height), cover)
        assert office.title is not None
        raised.append(office.title.find(f"{W}pPr/{W}spacing") is not None)
    assert raised == [True, False]


def test_facts_of_several_lines_leave_less_space_above_them() -> None:
    """Else the last of them, such as the approvers, would stand alone on the next page."""
    gaps = []
    for value in (
        "value",
        "A long value that names four approvers with all their titles, one after the other. " * 3,
    ):
        facts = (*((run("label"), run("value")) for _ in range(6)), (run("label"), run(value)))
        office = Office(docx.Document(), default_brand("en"), "en", Outline((), 1))
        body = etree.Element(f"{W}body")
        cover = nodes.Cover(
            run("A title that takes two lines of the page, as long titles of events do"),
            run("Sub"),
            facts=facts,
        )
        write_cover(Frame(office, body, PORTRAIT.text_width, PORTRAIT.text_height), cover)
        spacing = [one for one in body.iter(f"{W}spacing") if one.get(f"{W}lineRule") == "exact"]
        gaps.append(int(spacing[-1].get(f"{W}line", "0")))
    assert gaps[1] <= gaps[0] - 2 * 16 * 20
