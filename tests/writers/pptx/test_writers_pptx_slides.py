"""Slides as python-pptx and lxml read them back: placeholders, text, names, links, notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx_sample import META, sample_deck

from opsplan.blocks.brand import Brand, default_brand
from opsplan.blocks.deck import Deck, Para, Slide, TextBox
from opsplan.blocks.inline import Run
from opsplan.errors import InternalError
from opsplan.writers.pptx import write_pptx
from opsplan.writers.pptx.layouts import LAYOUTS

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
HOSTILE = "& < > \" ' | * _ # - =SUM(A1) {{ x }} {% y %} ]]> 😀 שלום العربية _x000D_ \u200b"


def reopened(deck: Deck, brand: Brand | None = None):
    return Presentation(BytesIO(write_pptx(deck, brand or default_brand(deck.meta.lang))))


@pytest.fixture(scope="module")
def presentation():
    return reopened(sample_deck())


def one_slide(*shapes, layout="content", **fields) -> Deck:
    return Deck(META, (Slide(layout, "标题", tuple(shapes), **fields),))


def box(text: str, role: str = "", **fields) -> TextBox:
    return TextBox(48, 120, 400, 100, (Para((Run(text),), 16, 24),), role, **fields)


def all_shapes(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from all_shapes(shape.shapes)


def test_the_page_is_wide_and_has_our_five_layouts_with_one_master(presentation):
    assert (presentation.slide_width, presentation.slide_height) == (12192000, 6858000)
    assert [layout.name for layout in presentation.slide_layouts] == [
        spec.name.zh for spec in LAYOUTS.values()
    ]
    assert len(presentation.slide_masters) == 1


def test_every_slide_has_its_title_in_the_title_placeholder(presentation):
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert titles[2] == "五项目标都有基线和负责人，已有数据的四项均未触发预警"
    assert titles[0] == "熊猫家居\v2027 年度产品运营方案"  # python-pptx reads a line break as a vertical tab
    assert len(titles) == len(sample_deck().slides)
    assert all(titles)


def test_roles_are_placeholders_of_the_layout_and_inherit_their_place(presentation):
    kinds = {shape.placeholder_format.type: shape for shape in presentation.slides[2].placeholders}
    assert {
        PP_PLACEHOLDER.TITLE,
        PP_PLACEHOLDER.FOOTER,
        PP_PLACEHOLDER.SLIDE_NUMBER,
        PP_PLACEHOLDER.BODY,
    } == set(kinds)
    assert kinds[PP_PLACEHOLDER.TITLE]._element.find(f"{P}spPr/{A}xfrm") is None
    indices = {shape.placeholder_format.idx for shape in presentation.slides[2].placeholders}
    assert indices == {0, 11, 12, 13, 14, 15}
    layout = {shape.placeholder_format.idx for shape in presentation.slide_layouts[2].placeholders}
    assert indices <= layout


def test_a_box_away_from_its_place_in_the_layout_says_where_it_is():
    (slide,) = reopened(
        one_slide(TextBox(48, 60, 864, 64, (Para((Run("高一点"),), 24, 32),), "title"))
    ).slides
    assert slide.shapes.title.top == 60 * 12700


def test_no_placeholder_is_left_empty(presentation):
    placeholders = [shape for slide in presentation.slides for shape in slide.placeholders]
    assert placeholders
    assert all(shape.text_frame.text.strip() for shape in placeholders)


def test_a_role_without_text_or_taken_before_is_no_placeholder():
    (slide,) = reopened(one_slide(box(" ", "source"), box("一", "body"), box("二", "body"))).slides
    assert [shape.placeholder_format.idx for shape in slide.placeholders] == [1]
    assert [shape.text_frame.text for shape in slide.shapes] == ["一", "二"]


def test_the_slide_number_is_a_field(presentation):
    number = next(s for s in presentation.slides[3].placeholders if s.placeholder_format.idx == 12)
    field = number._element.find(f".//{A}fld")
    assert field.get("type") == "slidenum"
    assert field.findtext(f"{A}t") == "4"


def test_every_run_says_its_fonts_size_and_language(presentation):
    runs = [run for slide in presentation.slides for run in slide._element.iter(f"{A}r", f"{A}fld")]
    assert len(runs) > 100
    for run in runs:
        properties = run.find(f"{A}rPr")
        assert int(properties.get("sz")) >= 1000
        assert properties.get("lang") == "zh-CN"
        fonts = {name: properties.find(f"{A}{name}").get("typeface") for name in ("latin", "ea", "cs")}
        assert fonts["ea"] == "微软雅黑"
        assert fonts["latin"] in ("Arial", "Consolas")


def test_an_english_deck_marks_chinese_runs_as_chinese():
    deck = replace(one_slide(box("Hello"), box("熊猫")), meta=replace(META, lang="en"))
    (slide,) = reopened(deck).slides
    assert [shape._element.find(f".//{A}rPr").get("lang") for shape in slide.shapes] == ["en-US", "zh-CN"]


def test_the_theme_takes_colours_and_fonts_from_the_brand():
    brand = Brand(colors={**Brand().colors, "accent": "123456"})
    master = reopened(sample_deck(), brand).slide_master
    theme = etree.fromstring(
        next(rel.target_part.blob for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    )
    assert theme.find(f".//{A}accent1/{A}srgbClr").get("val") == "123456"
    assert theme.find(f".//{A}minorFont/{A}ea").get("typeface") == brand.deck_fonts.body_cjk


def test_ids_and_names_are_unique_on_each_slide(presentation):
    for slide in presentation.slides:
        own = list(slide._element.iter(f"{P}cNvPr"))
        assert max(Counter(properties.get("id") for properties in own).values()) == 1
        assert max(Counter(properties.get("name") for properties in own).values()) == 1


def test_names_carry_the_plan_path_of_what_the_shape_shows(presentation):
    names = {shape.name for slide in presentation.slides for shape in all_shapes(slide.shapes)}
    assert {"subtitle [meta.subtitle]", "goals [goals]", "gantt [schedule]", "schedule[t1]"} <= names
    assert any("pillars[p0]" in name for name in names)


@pytest.mark.parametrize("text", [HOSTILE, "长" * 10_000, "w" * 10_000, "a\tb", "a\nb\nc", "\n", "=1+1"])
def test_text_comes_back_as_it_was(text):
    (slide,) = reopened(one_slide(box(text, name=text[:50], src="p"))).slides
    (shape,) = slide.shapes
    assert shape.text_frame.text.replace("\v", "\n") == text


def test_what_xml_cannot_hold_is_dropped():
    (slide,) = reopened(one_slide(box("a\x00b\x0bc\x1f\ufffed\r\ne\ud800"))).slides
    assert slide.shapes[0].text_frame.text == "abcd\ve"


def test_emphasis_pitch_and_bullets():
    para = Para(
        (Run("粗", bold=True), Run("删", strike=True), Run("红", color="severe-strong")),
        14,
        20,
        bullet="•",
        level=1,
        after=6,
    )
    (slide,) = reopened(one_slide(TextBox(0, 0, 200, 100, (para,)))).slides
    (paragraph,) = slide.shapes[0].text_frame.paragraphs
    properties = paragraph._p.pPr
    assert properties.find(f"{A}lnSpc/{A}spcPts").get("val") == "2000"
    assert properties.find(f"{A}spcAft/{A}spcPts").get("val") == "600"
    assert properties.find(f"{A}buChar").get("char") == "•"
    assert (properties.get("lvl"), int(properties.get("marL")), int(properties.get("indent"))) == (
        "1",
        444500,
        -222250,
    )
    bold, strike, red = paragraph.runs
    assert bold.font.bold
    assert strike._r.rPr.get("strike") == "sngStrike"
    assert str(red.font.color.rgb) == "B3261E"


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.com/?a=1&b=2#x", "https://example.com/?a=1&b=2#x"),
        ("HTTP://例子.cn/<页> 1", "HTTP://%E4%BE%8B%E5%AD%90.cn/%3C%E9%A1%B5%3E%201"),
        ("mailto:a@example.com", "mailto:a@example.com"),
    ],
)
def test_links_to_the_web_and_to_mail_are_kept_as_valid_addresses(address, written):
    deck = one_slide(TextBox(0, 0, 200, 50, (Para((Run("看", link=address),), 12, 18),)))
    (slide,) = reopened(deck).slides
    assert slide.shapes[0].text_frame.paragraphs[0].runs[0].hyperlink.address == written


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\server\\share",
        "calc.exe",
        "#x",
        "http://",
        "http://a:b/",
    ],
)
def test_other_links_are_only_text(address):
    deck = one_slide(TextBox(0, 0, 200, 50, (Para((Run("看", link=address),), 12, 18),)))
    (slide,) = reopened(deck).slides
    assert slide.shapes[0].text_frame.text == "看"
    assert slide._element.find(f".//{A}hlinkClick") is None


def test_a_box_jumps_to_another_slide(presentation):
    box_with_link = presentation.slides[3].placeholders[13]
    assert box_with_link.click_action.target_slide.slide_id == presentation.slides[1].slide_id


def test_a_jump_to_a_slide_that_is_not_there_is_a_bug():
    with pytest.raises(InternalError):
        write_pptx(one_slide(box("x", link=7)), Brand())


def test_notes_are_kept_with_fonts_and_only_where_there_are_some(presentation):
    assert [slide.has_notes_slide for slide in presentation.slides].count(True) == 2
    notes = presentation.slides[2].notes_slide
    assert notes.notes_text_frame.text == "先讲门店导流，再讲月活。\n数据截至 2 月 28 日 & <待核>。"
    assert all(run.find(f"{A}rPr/{A}ea") is not None for run in notes._element.iter(f"{A}r"))
    assert notes.part.notes_master.part is presentation.part.notes_master_part
    assert presentation.element.find(f"{P}notesMasterIdLst") is not None


def test_backgrounds_come_from_the_layout_unless_the_slide_differs():
    shapes = (box("x", "title"),)
    same, other = (reopened(one_slide(*shapes, background=token)).slides[0] for token in ("bg", "wash"))
    assert same.follow_master_background
    assert not other.follow_master_background
