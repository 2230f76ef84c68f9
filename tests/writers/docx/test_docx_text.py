"""What stands in a plan stands in the Word document, whatever it is."""

from __future__ import annotations

from typing import get_args

import pytest
from docx_reading import HOSTILE, W, body_of, document, heading, paragraph, parts, styled, table, text_of
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from opsplan.blocks import nodes
from opsplan.blocks.inline import Run, run
from opsplan.writers.docx.blocks import WRITERS


def test_every_kind_of_block_has_a_writer() -> None:
    assert set(WRITERS) == set(get_args(nodes.Block))


@pytest.mark.parametrize("text", [HOSTILE, "字" * 10_000, "x" * 10_000, "a  b\tc\nd", " "])
def test_text_survives_in_paragraphs_and_cells(text: str) -> None:
    body = body_of(paragraph(text), table(("列",), (text,)))
    assert text_of(next(styled(body, "BodyText"))) == text
    assert text_of(list(body.iter(f"{W}tc"))[1]) == text


def test_controls_that_xml_cannot_hold_are_dropped() -> None:
    assert text_of(next(styled(body_of(paragraph("a\x00b\x1fc\ud800d\ufffe")), "BodyText"))) == "abcd"


@settings(max_examples=15)
@given(st.text(max_size=60))
def test_any_text_makes_a_readable_package(text: str) -> None:
    for name, content in parts(
        document(heading(1, text), table((text, "b"), (text, text), caption=text))
    ).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://example.com/a?b=1&c=2", True),
        ("mailto:ops@example.com", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("http://[bad", False),
        ("//example.com", False),
    ],
)
def test_only_web_and_mail_links_are_links(link: str, kept: bool) -> None:
    block = nodes.Paragraph((Run("看", link=link),))
    written = parts(document(block))
    body = etree.fromstring(written["word/document.xml"])[0]
    assert text_of(next(styled(body, "BodyText"))) == "看"
    assert bool(list(body.iter(f"{W}hyperlink"))) == kept
    assert (link.replace("&", "&amp;").encode() in written["word/_rels/document.xml.rels"]) == kept


def test_nested_lists_and_new_lists_count_on_their_own() -> None:
    inner = nodes.ListBlock((nodes.ListItem((paragraph("内"),)),), ordered=True, start=3)
    outer = nodes.ListBlock((nodes.ListItem((paragraph("外"), inner)),), ordered=True)
    body = body_of(outer, outer)
    found = [
        (
            text_of(item),
            item.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val"),
            item.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val"),
        )
        for item in styled(body, "ListParagraph")
    ]
    assert [(text, level) for text, level, _ in found] == [("外", "0"), ("内", "1")] * 2
    assert len({number for _, _, number in found}) == 4


def test_a_block_in_every_place_that_holds_blocks() -> None:
    inner = (paragraph("里面"), nodes.Callout((table(("甲",), ("乙",)),)))
    body = body_of(
        nodes.Columns((inner, inner)), nodes.Callout(inner), nodes.Landscape(inner),
        nodes.ListBlock((nodes.ListItem(inner), nodes.ListItem(()))), nodes.Code("x\n y"), nodes.Rule(),
    )  # fmt: skip
    assert text_of(body).count("里面") == 5
    assert all(cell[-1].tag == f"{W}p" for cell in body.iter(f"{W}tc"))


def test_empty_blocks_do_no_harm() -> None:
    empty = (
        nodes.Table((), ()), nodes.Cards(()), nodes.BigNumbers(()), nodes.Takeaways(()), nodes.Funnel(()), nodes.Callout(()),
        nodes.Chart("bar", (), (), ""), nodes.Toc(()), nodes.PageBreak(), nodes.Paragraph(()), nodes.ListBlock(()),
        nodes.Heading(1, ()), nodes.Columns(()), nodes.Landscape(()),
    )  # fmt: skip
    assert text_of(body_of(*empty, full=True)).strip()


def test_panels_keep_their_words() -> None:
    body = body_of(
        nodes.Cards((nodes.Card(run("人群"), run("核心"), ((run("痛点"), run("贵")),), run("3 万")),)),
        nodes.BigNumbers((nodes.BigNumber(run("月活"), run("36"), run("万"), run("22"), run("+61%")),)),
        nodes.Takeaways(
            (nodes.Takeaway(run("门店最大"), run("店均 84 人"), run("橙色"), "high"),), run("这意味着")
        ),
        nodes.Funnel(
            (
                nodes.FunnelStage(run("到店"), run("240 万"), 1.0),
                nodes.FunnelStage(run("首单"), run("6 万"), 0.0),
            )
        ),
    )
    text = text_of(body)
    for word in (
        "人群",
        "核心",
        "痛点",
        "这意味着",
        "橙色 门店最大",
        "店均 84 人",
        "贵",
        "3 万",
        "月活",
        "36",
        "+61%",
        "到店",
        "240 万",
        "首单",
        "6 万",
    ):
        assert word in text
