"""A deck in a company's own master: its layouts, its placeholders, its colours, and nothing that it said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import company_decks
import pptx
import pytest
from company_decks import Deck as Made
from company_decks import Layout, Master, built, place, theme
from deck_checks import assert_sound, overlap
from lxml import etree
from reference_files import zipped

from opsplan.blocks.brand import Brand, default_brand
from opsplan.blocks.colors import AA_LARGE, contrast
from opsplan.blocks.deck import Deck, DeckSource, LayoutName, SlideSource, TextBox
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.deck_layout.grid import Box
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import (
    Block,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Cover,
    Meta,
    Paragraph,
    Row,
    Series,
    Table,
)
from opsplan.diagnostics import Bilingual
from opsplan.errors import ReferenceFileError
from opsplan.writers.ooxml.opening import POWERPOINT, open_file
from opsplan.writers.pptx import write_pptx_like
from opsplan.writers.pptx.reference import Company, open_company
from opsplan.writers.pptx.reference.geometry import layouts_of
from opsplan.writers.pptx.reference.reading import overlap as shared

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LONG = "线上成交额年内从 3,600 万元增至 5,250 万元，投入 396 万元，投资回报率 102.6%"
MAKES = pytest.mark.parametrize("make", company_decks.ALL, ids=lambda make: make.__name__)


def source() -> DeckSource:
    """A deck with a slide of each layout, tables, cards and a chart."""
    rows = tuple(Row((Cell(run(f"任务 {n}")), Cell(run("说明" * 12)), Cell(run("36 万")))) for n in range(14))
    table = Table((Column(run("名称")), Column(run("说明")), Column(run("数"), "right")), rows)
    card = Card(run("卡片"), run("类"), ((run("问题"), run("说明" * 8)),), run("150 万元"))
    chart = Chart("bar", ("甲", "乙"), (Series("目标", (2.0, 3.0)),), "图", unit="万元")
    blocks: tuple[tuple[str, Block], ...] = (
        (LONG, table), ("三张卡片", Cards((card,) * 3)), ("一张图", chart), ("一段话", Paragraph(run("正文。" * 30))),
    )  # fmt: skip
    slides = [SlideSource(run(title), (block,), "章", "题", src="a.b") for title, block in blocks]
    meta = Meta("晴坞茶 2027 年度方案", "zh-CN", version="V1", confidentiality="内部资料")
    divider = SlideSource(run("第一章"), (Paragraph(run("引言")),), "章", layout="section")
    cover = Cover(
        run("晴坞茶 2027 年度方案"), run("副标题"), confidentiality=run("内部资料"), line=run("编制：温若川"), stamp=run("V1"),
    )  # fmt: skip
    slides = [replace(each, notes=(Paragraph(run("备注")),)) for each in slides]
    return DeckSource(
        meta, cover, (divider, *slides), (run("谢谢"), run("请批准预算"), run("联系人：温若川"))
    )


def company(made: Made | bytes, *, colors: bool = False, layouts: dict[str, str] | None = None) -> Company:
    data = made if isinstance(made, bytes) else built(made)
    reference = open_file("company.pptx", data, POWERPOINT)
    return open_company(reference, default_brand("zh-CN"), colors=colors, layouts=layouts)


def rendered(made: Made | bytes, **options: object) -> tuple[Company, Deck, bytes]:
    like = company(made, **options).for_messages([slide.title for slide in source().slides])  # type: ignore[arg-type]
    deck, _ = layout_deck(source(), like.brand, like.grid)
    return like, deck, write_pptx_like(deck, like)


def names(made: Made, **layouts: str) -> dict[LayoutName, str]:
    found = company(made, layouts=layouts).matching.found
    return {role: match.layout.name for role, match in found.items() if role != "blank"}


@MAKES
def test_slides_use_the_companys_layouts_and_inherit_from_their_placeholders(
    make: Callable[[], Made],
) -> None:
    like, deck, data = rendered(make())
    presentation = pptx.Presentation(io.BytesIO(data))
    assert (presentation.slide_width, presentation.slide_height) == tuple(
        round(each * 12700) for each in make().size
    )
    layouts = layouts_of(like.matching)
    assert len(presentation.slides) == len(deck.slides) > 5
    for slide, laid in zip(presentation.slides, deck.slides, strict=True):
        assert slide.slide_layout.name == layouts[laid.layout].name
        title = slide.shapes.title
        assert title is not None
        assert title.text_frame.text.replace("\v", "") == laid.title.replace(" ", " ")
        properties = title.text_frame.paragraphs[0].runs[0]._r.find(f"{_A}rPr")
        assert {etree.QName(each).localname for each in properties} <= {"ea"}, (
            "colour and font are the layout's"
        )
        assert {"b", "i"}.isdisjoint(properties.attrib)
        held = {(each.placeholder_format.type, each.placeholder_format.idx) for each in slide.placeholders}
        own = {
            (each.placeholder_format.type, each.placeholder_format.idx)
            for each in slide.slide_layout.placeholders
        }
        assert held <= own


@MAKES
def test_everything_stands_in_the_companys_boxes_and_beside_its_pictures(make: Callable[[], Made]) -> None:
    like, deck, _ = rendered(make())
    assert_sound(deck, 9.0)
    decorations = layouts_of(like.matching)["content"].decorations
    area = like.grid.body
    for slide in deck.slides:
        if slide.layout != "content":
            continue
        for shape in slide.shapes:
            if isinstance(shape, TextBox) and shape.role:
                continue
            assert shape.x >= area.x - 0.1
            assert shape.y >= area.y - 0.1
            assert shape.x + shape.w <= area.right + 0.1
            assert shape.y + shape.h <= area.bottom + 0.1
        for shape in slide.shapes:
            own = Box(shape.x, shape.y, shape.w, shape.h)
            for other in decorations:
                ground = shared(other.box, own) > 0.9 * own.w * own.h
                assert ground or not overlap(shape, TextBox(*other.box, ())), (shape, other)


@MAKES
def test_the_package_is_sound_and_the_same_each_time(make: Callable[[], Made]) -> None:
    _, deck, data = rendered(make())
    assert rendered(make())[2] == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.namelist()
        assert len(parts) == len(set(parts))
        assert sum(name.startswith("ppt/slides/slide") for name in parts) == len(deck.slides)
        for number in range(1, len(deck.slides) + 1):
            tree = etree.fromstring(package.read(f"ppt/slides/slide{number}.xml"))
            ids = [each.get("id") for each in tree.iter("{*}cNvPr")]
            assert len(ids) == len(set(ids))
        listed = etree.fromstring(package.read("ppt/presentation.xml"))
    assert "firstSlideNum" not in listed.attrib


def test_layouts_are_found_by_name_by_kind_and_by_placeholders() -> None:
    assert names(company_decks.wps()) == {
        "cover": "封面页", "section": "过渡页", "content": "内容页", "closing": "封底页",
    }  # fmt: skip
    assert names(company_decks.office_wide())["section"] == "Section Header"
    assert names(company_decks.low()) == {
        "cover": "TITLE", "section": "SECTION_HEADER", "content": "TITLE_AND_BODY", "closing": "TITLE",
    }  # fmt: skip
    assert set(names(company_decks.single()).values()) == {"我的版式"}
    assert names(company_decks.two_masters())["closing"] == "Thank You"


def test_a_brand_file_says_which_layouts_and_misspelt_ones_are_told() -> None:
    assert names(company_decks.wps(), section="目录页")["section"] == "目录页"
    assert company(company_decks.wps()).findings == ()
    like = company(company_decks.wps(), layouts={"section": "没有这页"})
    (finding,) = like.findings
    assert (finding.rule, finding.file) == ("reference-no-layout", "company.pptx")
    assert "“没有这页”" in finding.message.zh


def test_what_is_missing_is_told_once_with_what_stands_in() -> None:
    (finding,) = company(company_decks.large_dark()).findings
    assert finding.rule == "reference-lacks"
    assert finding.message == Bilingual(
        "参考母版里没有这些版式：“章节”（用“Title Slide”代替）、“封底”（用“Title Slide”代替）",
        "the reference deck does not have these layouts: section ('Title Slide' stands in), closing ('Title Slide' stands in)",
    )


@MAKES
def test_text_can_be_read_on_the_companys_grounds(make: Callable[[], Made]) -> None:
    brand: Brand = company(make()).brand.for_slides()
    for text, ground in (("ink", "bg"), ("accent", "bg"), ("cover-text", "cover")):
        assert contrast(brand.hex(text), brand.hex(ground)) >= AA_LARGE, (text, ground)
    assert brand.deck_fonts.body_latin == "+mn-lt"


def test_accents_of_the_theme_are_the_colours_unless_the_brand_chose_some() -> None:
    assert company(company_decks.wps()).brand.hex("accent") == "1F4E79"
    assert company(company_decks.wps()).brand.hex("c2") == "C55A11"
    house = default_brand("zh-CN")
    kept = company(company_decks.wps(), colors=True).brand
    assert kept.hex("accent") == house.hex("accent")
    _, _, data = rendered(company_decks.wps())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        slide = package.read("ppt/slides/slide5.xml").decode()
    assert 'schemeClr val="accent1"' in slide
    assert "1F4E79" not in slide


def test_dark_grounds_make_dark_slides() -> None:
    for make in (company_decks.night_picture, company_decks.large_dark):
        assert company(make()).brand.look == "dark"
    assert company(company_decks.two_masters()).brand.look == "light"


def test_a_font_that_the_theme_does_not_name_is_said() -> None:
    assert company(company_decks.office_wide()).brand.deck_fonts.body_cjk == "等线"
    assert company(company_decks.wps()).brand.deck_fonts.body_cjk == "+mn-ea"


def test_a_large_slide_has_large_type() -> None:
    _, _, data = rendered(company_decks.large_dark())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        slides = [package.read(name) for name in package.namelist() if name.startswith("ppt/slides/slide")]
    sizes = {
        int(each.get("sz", "0")) for slide in slides for each in etree.fromstring(slide).iter(f"{_A}rPr")
    }
    assert min(size for size in sizes if size) == 1800, "12 points on a slide half as high again"


def test_messages_have_one_size_unless_one_is_longer_than_most() -> None:
    like = company(company_decks.wps())
    assert like.grid.title_sizes[0] == 26.0
    assert like.for_messages([run("短")] * 9 + [run(LONG * 3)]).grid.title_sizes[0] == 26.0
    assert like.for_messages([run(LONG * 2)] * 9).grid.title_sizes[0] < 26.0


def used(made: Made) -> Made:
    """The same file as somebody has worked with it: slides, notes, comments, a show, tags, a password for changes."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
    slide = (
        '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr>'
        '<p:cNvPr id="1" name="SECRET"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld></p:sld>'
    )
    made.more = {
        "ppt/slides/slide1.xml": slide.encode(), "ppt/comments/comment1.xml": b"<SECRET/>", "ppt/commentAuthors.xml": b"<SECRET/>",
        "ppt/slides/_rels/slide1.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{office}/slideLayout" Target="../slideLayouts/slideLayout1.xml"/></Relationships>'
        ).encode(),
        "docProps/core.xml": b"<SECRET/>",
    }  # fmt: skip
    made.relations = (
        f'<Relationship Id="rId70" Type="{office}/slide" Target="slides/slide1.xml"/>'
        f'<Relationship Id="rId71" Type="{office}/commentAuthors" Target="commentAuthors.xml"/>'
    )
    made.inside = '<p:sldIdLst><p:sldId id="256" r:id="rId70"/></p:sldIdLst>'
    data = built(made)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    override = f'<Override PartName="/ppt/slides/slide1.xml" ContentType="{kind}"/></Types>'.encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
    tail = b'<p:custShowLst><p:custShow name="SECRET" id="0"><p:sldLst><p:sld r:id="rId70"/></p:sldLst></p:custShow></p:custShowLst></p:presentation>'
    parts["ppt/presentation.xml"] = parts["ppt/presentation.xml"].replace(b"</p:presentation>", tail)
    made.more = {}
    return replace(made, more={"raw": zipped(parts)})


def test_nothing_that_the_file_said_is_in_the_deck() -> None:
    raw = used(company_decks.old_screen()).more["raw"]
    _, deck, data = rendered(raw)
    assert len(pptx.Presentation(io.BytesIO(data)).slides) == len(deck.slides)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            assert b"SECRET" not in package.read(name), name
            assert "comment" not in name


def test_links_to_parts_that_are_gone_leave_their_layouts() -> None:
    ole = '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="77" name="think"/><p:cNvGraphicFramePr/><p:nvPr><p:custDataLst><p:tags r:id="rId66"/></p:custDataLst></p:nvPr></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></p:xfrm><a:graphic><a:graphicData uri="x"><p:oleObj r:id="rId67"/></a:graphicData></a:graphic></p:graphicFrame>'  # fmt: skip
    made = company_decks.wps()
    master = replace(made.masters[0], shapes=(*made.masters[0].shapes, ole))
    _, _, data = rendered(replace(made, masters=(master,)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("ppt/slideMasters/slideMaster1.xml")
    assert b"rId66" not in text
    assert b"rId67" not in text
    assert b"logo" in text


def test_a_file_without_layouts_or_with_parts_missing_is_refused() -> None:
    empty = built(Made((Master((), (), theme(company_decks.BLUE)),)))
    with pytest.raises(ReferenceFileError) as caught:
        company(empty)
    assert caught.value.text.en == "company.pptx: it has no layout to use"
    with zipfile.ZipFile(io.BytesIO(built(company_decks.wps()))) as package:
        parts = {name: package.read(name) for name in package.namelist()}

    def without(lost: str) -> bytes:
        return zipped({name: data for name, data in parts.items() if name != lost})

    for lost in ("ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml"):
        with pytest.raises(ReferenceFileError) as caught:
            company(without(lost))
        assert caught.value.text.en.startswith("company.pptx: ")
    less = company(without("ppt/slideLayouts/slideLayout4.xml"))
    assert less.matching.found["content"].layout.name != "内容页"


def test_a_layout_without_a_title_still_gets_one_as_a_box() -> None:
    bare = Layout("空白", (place("sldNum", "编号", (860, 508, 60, 22), idx=12),))
    made = Made((Master((bare,), (place("title", "标题", (40, 30, 880, 60)),), theme(company_decks.BLUE)),))
    _, deck, data = rendered(made)
    assert_sound(deck, 9.0)
    first = pptx.Presentation(io.BytesIO(data)).slides[0]
    assert any(shape.has_text_frame and "晴坞茶" in shape.text_frame.text for shape in first.shapes)


def test_numbers_of_shapes_that_a_program_wrote_twice_are_told_apart() -> None:
    made = company_decks.wps()
    twice = tuple(each.replace('id="@"', 'id="7"') for each in made.masters[0].shapes)
    _, _, data = rendered(replace(made, masters=(replace(made.masters[0], shapes=twice),)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        tree = etree.fromstring(package.read("ppt/slideMasters/slideMaster1.xml"))
    ids = [each.get("id") for each in tree.iter("{*}cNvPr")]
    assert len(ids) == len(set(ids)) > 4


def test_a_size_that_only_the_prompt_has_is_written_out() -> None:
    """LibreOffice writes masters whose styles say no size."""
    made = company_decks.wps()
    raw = built(made)
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, data in parts.items():
        if name.startswith(("ppt/slideMasters/slide", "ppt/slideLayouts/slide", "ppt/presentation")):
            tree = etree.fromstring(data)
            for properties in tree.iter(f"{_A}defRPr"):
                properties.attrib.pop("sz", None)
            for properties in tree.iter(f"{_A}rPr"):
                properties.set("sz", "3200")
            parts[name] = etree.tostring(tree)
    like, _, data = rendered(zipped(parts))
    assert max(like.grid.title_sizes) <= 32.0
    for slide in pptx.Presentation(io.BytesIO(data)).slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size is not None
