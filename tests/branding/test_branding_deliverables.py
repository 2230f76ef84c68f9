"""What a brand changes beside colours: logo, tables, page, footer, contents, space between scripts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from branding_pictures import png
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from pptx import Presentation

from opsplan.blocks.brand import Brand, Logo, PageSetup, Tables
from opsplan.blocks.deck import DeckSource, PlacedCell, PlacedRow, PlacedTable
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.deck_layout.table_family import in_family
from opsplan.blocks.deck_layout.text import para
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import (
    Block,
    Cell,
    Column,
    Cover,
    Document,
    Heading,
    Meta,
    Paragraph,
    Row,
    Table,
    Toc,
)
from opsplan.branding.pictures import read_logo
from opsplan.writers.docx import write_docx
from opsplan.writers.pptx import write_pptx
from opsplan.writers.text import write_deck_text

COVER = Cover(run("年度方案"), run("副题"), run("运营部"), run("内部"), ((run("版本"), run("V1")),))
META = Meta("年度方案", version="1.0", confidentiality="内部")
TABLE = Table(
    (Column(run("目标")), Column(run("目标值"))),
    tuple(Row((Cell(run(f"目标{n}")), Cell(run("36 万")))) for n in range(4)),
    run("目标总表"),
)


@pytest.fixture
def logo(tmp_path: Path) -> Logo:
    (tmp_path / "logo.png").write_bytes(png(300, 100))
    return read_logo(tmp_path, "logo.png", 1.2, "松烟茶业")


def word(brand: Brand, *blocks: Block) -> WordFile:
    heads = [Heading(1 + n % 2, run(f"标题{n}")) for n in range(24)]
    document = Document(META, (*heads, *blocks), COVER, (Toc(run("目录"), 2),))
    opened: WordFile = docx.Document(io.BytesIO(write_docx(document, brand)))
    return opened


def style(file: WordFile, identity: str) -> str:
    found = next(each for each in file.styles.element if each.get(qn("w:styleId")) == identity)
    return str(found.xml)


def deck(brand: Brand) -> bytes:
    laid, findings = layout_deck(DeckSource(META, COVER, ()), brand)
    assert findings == ()
    return write_pptx(laid, brand)


def test_the_logo_stands_on_the_word_cover_with_its_words(logo: Logo) -> None:
    file = word(Brand(logo=logo))
    (shape,) = file.inline_shapes
    assert shape.height.cm == pytest.approx(1.2, abs=0.01)
    assert shape.width == pytest.approx(3 * shape.height, abs=3)
    first = file.paragraphs[0]
    assert first._p.find(f".//{qn('wp:docPr')}").get("descr") == "松烟茶业"
    assert "运营部" in first.text
    assert logo.data in [part.blob for part in file.part.package.iter_parts()]


def test_the_logo_stands_on_the_cover_of_a_deck_and_on_a_dark_one_on_white(logo: Logo) -> None:
    light = Brand(logo=logo, colors={**Brand().colors, "cover": "EAF3EC", "cover-text": "102030"})
    for brand, grounds in ((Brand(logo=logo), 1), (Brand(logo=logo, logo_on_dark=logo), 0), (light, 0)):
        slide = Presentation(io.BytesIO(deck(brand))).slides[0]
        pictures = [
            shape
            for shape in slide.shapes
            if shape.shape_type is not None and "PICTURE" in str(shape.shape_type)
        ]
        assert [picture.image.blob for picture in pictures] == [logo.data]
        assert pictures[0]._element.nvPicPr.cNvPr.get("descr") == "松烟茶业"
        assert sum(shape.name == "logo ground" for shape in slide.shapes) == grounds
        text = next(
            shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text == "运营部"
        )
        assert text.left >= pictures[0].left + pictures[0].width


def test_a_deck_as_text_tells_of_the_logo(logo: Logo) -> None:
    laid, _ = layout_deck(DeckSource(META, COVER, ()), Brand(logo=logo))
    assert "[picture: 松烟茶业]" in write_deck_text(laid)


@pytest.mark.parametrize("brand", [Brand(), Brand(page=PageSetup(612.0, 792.0, 60.0, 58.0, 62.0))])
def test_pages_are_those_of_the_brand_upright_and_turned(brand: Brand) -> None:
    wide = replace(
        TABLE, wide=True, columns=TABLE.columns * 5, rows=(Row((Cell(run("一段不短的说明，" * 5)),) * 10),)
    )
    sections = word(brand, wide, Paragraph(run("完"))).sections
    sizes = {(round(s.page_width.pt), round(s.page_height.pt)) for s in sections}
    width, height = round(brand.page.width), round(brand.page.height)
    assert sizes == {(width, height), (height, width)}
    assert round(sections[0].left_margin.pt) == round(brand.page.side)
    for section in sections:
        assert section.page_width - section.left_margin - section.right_margin > 300 * 12700


def test_footer_text_size_and_spacing_are_the_brands() -> None:
    file = word(Brand(footer="松烟茶业 · 内部资料", body_size=10.5, line_spacing=1.25, thin_spaces=True))
    assert file.sections[-1].footer.paragraphs[0].text.startswith("松烟茶业 · 内部资料")
    defaults = file.styles.element.xml.split("</w:docDefaults>")[0]
    assert '<w:sz w:val="21"/>' in defaults
    normal = style(file, "Normal")
    assert 'w:line="300"' in normal
    assert '<w:autoSpaceDE w:val="1"/>' in normal
    assert '<w:autoSpaceDE w:val="0"/>' in style(word(Brand()), "Normal")


def test_contents_list_as_many_levels_as_the_brand_wants() -> None:
    def levels(brand: Brand) -> set[str]:
        styles = {paragraph.style.name for paragraph in word(brand).paragraphs if paragraph.style}
        return {name for name in styles if name and name.startswith("toc ")}

    assert levels(Brand()) == {"toc 1", "toc 2"}
    assert levels(Brand(toc_levels=1)) == {"toc 1"}


def test_chinese_numbers_have_room_in_the_contents() -> None:
    file = word(Brand(numbering="chinese"))
    toc = next(each for each in file.styles.element if each.get(qn("w:styleId")) == "TOC1")
    stop = int(next(toc.iter(qn("w:tab"))).get(qn("w:pos")))
    assert stop >= 20 * 12 * len("十二、")


@pytest.mark.parametrize(
    ("tables", "wanted", "unwanted"),
    [
        (Tables(), ['w:fill="E1ECF1"'], ["w:insideV", "band2Horz"]),
        (Tables("band"), ['w:fill="0B4F6C"'], ["w:insideV", "band2Horz"]),
        (Tables("grid"), ["w:insideV", "w:left "], ["band2Horz"]),
        (Tables("lines", zebra=True), ["band2Horz", 'w:fill="F6F8F9"'], ["w:insideV"]),
    ],
)
def test_tables_of_a_word_file_are_of_the_brands_family(
    tables: Tables, wanted: list[str], unwanted: list[str]
) -> None:
    file = word(Brand(tables=tables), TABLE)
    look = style(file, "OpsplanData")
    assert all(each in look for each in wanted)
    assert not [each for each in unwanted if each in look]
    banded = file.tables[-1]._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:noHBand"))
    assert banded == ("0" if tables.zebra else "1")
    head = style(file, "TableHead")
    assert ('w:val="FFFFFF"' in head) is (tables.family == "band")


def placed() -> PlacedTable:
    def cell(text: str, first: bool, *, head: bool = False) -> PlacedCell:
        side = (0.0, 4.0, 8.0, 4.0) if first else (8.0, 4.0, 0.0, 4.0)
        return PlacedCell(
            (para(run(text), 14.0),), inset=side, borders=(("B", "accent" if head else "line", 1.0),)
        )

    rows = [PlacedRow(30, (cell("目标", True, head=True), cell("值", False, head=True)), header=True)]
    rows += [PlacedRow(34, (cell(f"目标{n}", True), cell("36 万", False))) for n in range(4)]
    return PlacedTable(48, 120, (400, 464), tuple(rows))


@pytest.mark.parametrize(
    "tables", [Tables("band"), Tables("grid"), Tables("lines", zebra=True), Tables("band", True)]
)
def test_tables_of_slides_are_of_the_family_and_text_stays_in_its_place(tables: Tables) -> None:
    before, after = placed(), in_family(placed(), tables)
    assert isinstance(after, PlacedTable)
    assert (after.x, after.x + after.w) == (42, 918)
    text = before.x + before.rows[0].cells[0].inset[0]
    assert after.x + after.rows[0].cells[0].inset[0] == text
    assert after.x + after.widths[0] + 8 == before.x + before.widths[0] + 8
    head = after.rows[0].cells[0]
    assert (head.fill, head.paragraphs[0].color) == (
        ("accent", "on:accent") if tables.family == "band" else ("", "ink")
    )
    fills = [row.cells[0].fill for row in after.rows[1:]]
    assert fills == (["", "wash"] * 2 if tables.zebra else [""] * 4)
    sides = {side for side, _, _ in after.rows[2].cells[1].borders}
    assert sides == (set("LTRB") if tables.family == "grid" else {"B"})


def test_the_house_family_changes_nothing_on_slides() -> None:
    table = placed()
    assert in_family(table, Tables()) is table


def test_a_dark_deck_is_dark_and_its_word_file_is_white() -> None:
    brand = Brand(look="dark")
    with zipfile.ZipFile(io.BytesIO(deck(brand))) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert brand.dark["bg"] in theme
    assert 'w:fill="0A2733"' not in word(brand, TABLE).element.xml


def test_page_numbers_of_the_contents_reckon_with_the_size_of_the_text() -> None:
    def last_page(brand: Brand) -> int:
        file = word(
            brand, *[Paragraph(run("很长的一段正文，" * 40)) for _ in range(40)], Heading(1, run("最后"))
        )
        lines = [each.text for each in file.paragraphs if each.style and each.style.name == "toc 1"]
        return int(lines[-1].split("\t")[-1])

    small, usual, large = (last_page(Brand(body_size=size)) for size in (10, 12, 15))
    assert small < usual < large
    assert large / usual == pytest.approx((15 / 12) ** 2, rel=0.2)
    assert last_page(Brand(line_spacing=2.0)) > usual
