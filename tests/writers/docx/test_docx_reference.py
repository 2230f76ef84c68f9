"""Documents in the look of a company's Word file: references of six makes, and files that are none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
import reference_files as references
from docx_reading import W, document, heading, paragraph, styled, table, text_of, wide_table
from lxml import etree

from opsplan.blocks import nodes
from opsplan.blocks.brand import default_brand
from opsplan.diagnostics import Finding
from opsplan.errors import ReferenceFileError
from opsplan.writers.docx import write_docx_like
from opsplan.writers.docx.reference import read_reference

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LISTED = nodes.ListBlock(
    (nodes.ListItem((paragraph("一项"),)), nodes.ListItem((paragraph("又一项"),))), ordered=True
)
BODY = (
    heading(1, "摘要"), paragraph("正文"), LISTED, heading(2, "要点"), heading(2, "又一点"), table(("甲", "乙"), ("1", "2"), caption="表题"),
    heading(1, "日程"), heading(2, "任务"), heading(3, "细目"), wide_table("宽表"), paragraph("完"),
)  # fmt: skip


class Written:
    """A document written like a reference, to look into."""

    def __init__(self, make: str, *, lang: str = "zh-CN", numbers: bool = False) -> None:
        reference = read_reference("company.docx", references.ALL[make]())
        given = document(*BODY, lang=lang, full=True)
        data, self.findings = write_docx_like(
            given, default_brand(given.meta.lang), reference, numbers=numbers
        )
        self.again = (
            write_docx_like(given, default_brand(given.meta.lang), reference, numbers=numbers)[0] == data
        )
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts: Mapping[str, bytes] = {name: package.read(name) for name in package.namelist()}
        self.body = self.xml("word/document.xml")[0]
        self.styles = {
            each.get(f"{W}styleId"): each for each in self.xml("word/styles.xml").iter(f"{W}style")
        }

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def named(self, name: str) -> str:
        """The id of the style of a name."""
        found = [identity for identity, each in self.styles.items() if each[0].get(f"{W}val") == name]
        assert len(found) == 1, (name, found)
        return str(found[0])

    def texts(self, name: str) -> list[str]:
        return [text_of(each) for each in styled(self.body, self.named(name))]

    def sections(self) -> list[etree._Element]:
        return list(self.body.iter(f"{W}sectPr"))

    def target(self, relation: str) -> etree._Element:
        for each in self.xml("word/_rels/document.xml.rels"):
            if each.get("Id") == relation:
                return self.xml(f"word/{each.get('Target')}")
        raise AssertionError(relation)

    def frames(self, section: etree._Element, kind: str) -> list[etree._Element]:
        return [self.target(each.get(f"{R}id", "")) for each in section.iterchildren(f"{W}{kind}Reference")]

    def lacks(self) -> str:
        (found,) = [each.message.en for each in self.findings if each.rule == "reference-lacks"] or [""]
        return found


def contents(written: Written) -> list[tuple[str, ...]]:
    """Number and title of every entry of the contents."""
    out = []
    for link in written.body.iter(f"{W}hyperlink"):
        if (link.get(f"{W}anchor") or "").startswith("_Toc"):
            out.append(tuple(text_of(link).split("\t")[:-1]))
    return out


@pytest.mark.parametrize("make", list(references.ALL))
def test_every_style_and_part_that_is_named_is_there(make: str) -> None:
    written = Written(make)
    assert written.again
    named = {
        each.get(f"{W}val")
        for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
        for part in ("word/document.xml", "word/styles.xml")
        for each in written.xml(part).iter(f"{W}{name}")
    }
    assert named <= set(written.styles)
    assert len(named) > 10
    related = {each.get("Id") for each in written.xml("word/_rels/document.xml.rels")}
    used = {
        value for each in written.body.iter() for name, value in each.attrib.items() if name.startswith(R)
    }
    assert used <= related
    numbers = {each.get(f"{W}numId") for each in written.xml("word/numbering.xml").iter(f"{W}num")}
    listed = {each.get(f"{W}val") for each in written.body.iter(f"{W}numId")} - {"0"}
    assert listed
    assert listed <= numbers
    names = [each[0].get(f"{W}val", "").lower() for each in written.styles.values()]
    assert len(set(names)) == len(names)
    assert not [name for name in written.parts if "comments" in name or name == "customXml/item2.xml"]


@pytest.mark.parametrize("make", list(references.ALL))
def test_nothing_of_the_references_text_is_left(make: str) -> None:
    written = Written(make)
    text = text_of(written.body)
    assert "摘要" in text
    assert not [word for word in ("旧的", "旧标题", "Old", "secret") if word in text]
    assert not [name for name, content in written.parts.items() if b"secret" in content]


@pytest.mark.parametrize(
    ("make", "latin", "cjk", "color"),
    [
        ("word-zh", "Arial", "黑体", "7030A0"),
        ("word-en", "Georgia", "宋体", "C00000"),
        ("wps", "Times New Roman", "黑体", None),
    ],
)
def test_headings_have_the_companys_fonts(make: str, latin: str, cjk: str, color: str | None) -> None:
    written = Written(make)
    style = written.styles[written.named("heading 1")]
    (fonts,) = style.iter(f"{W}rFonts")
    assert (fonts.get(f"{W}ascii"), fonts.get(f"{W}eastAsia")) == (latin, cjk)
    if color is not None:
        assert next(style.iter(f"{W}color")).get(f"{W}val") == color
    assert written.texts("heading 1") == ["摘要", "日程"]
    assert written.texts("heading 2") == ["要点", "又一点", "任务"]


def test_styles_are_found_by_what_other_programs_call_them() -> None:
    wps, office, letter = Written("wps"), Written("libreoffice"), Written("letter")
    assert [
        wps.named(name) for name in ("heading 1", "heading 2", "heading 3", "caption", "toc 1", "Title")
    ] == ["2", "3", "4", "6", "7", "8"]
    assert office.named("heading 2") == "Heading_20_2"
    assert office.named("toc 1") == "Contents_20_1"
    assert office.named("TOC Heading") == "Contents_20_Heading"
    assert next(text_of(each) for each in styled(office.body, "Textbody")) == "正文"
    assert (letter.named("heading 1"), letter.named("heading 2")) == ("Big", "Mid")
    assert letter.texts("heading 1") == ["摘要", "日程"]


@pytest.mark.parametrize("make", list(references.ALL))
def test_a_heading_stays_with_its_text(make: str) -> None:
    written = Written(make)
    for name in ("heading 1", "heading 2", "heading 3"):
        style = written.styles[written.named(name)]
        based = style.find(f"{W}basedOn")
        chain = [style, *([written.styles[based.get(f"{W}val")]] if based is not None else [])]
        assert any(each.find(f"{W}pPr/{W}keepNext") is not None for each in chain), name


def test_numbers_of_headings_are_those_of_the_companys_lists() -> None:
    assert contents(Written("word-zh")) == [
        ("第1章", "摘要"), ("1.1", "要点"), ("1.2", "又一点"), ("第2章", "日程"), ("2.1", "任务"),
    ]  # fmt: skip
    assert contents(Written("wps")) == [
        ("一、", "摘要"), ("（一）", "要点"), ("（二）", "又一点"), ("二、", "日程"), ("（一）", "任务"),
    ]  # fmt: skip
    captions = {make: Written(make).texts("caption") for make in ("word-zh", "wps")}
    assert captions["wps"] == ["表 1\u3000表题", "表 2\u3000宽表"]
    assert captions["word-zh"] == ["表 1\u3000表题", "表 2\u3000宽表"]


def test_headings_without_numbers_stay_so_unless_the_brand_has_some() -> None:
    plain = Written("word-en")
    assert contents(plain)[:2] == [("摘要",), ("要点",)]
    assert not list(plain.styles[plain.named("heading 1")].iter(f"{W}numId"))
    branded = Written("word-en", numbers=True)
    assert contents(branded)[:2] == [("1", "摘要"), ("1.1", "要点")]
    (number,) = branded.styles[branded.named("heading 2")].iter(f"{W}numPr")
    assert next(each.get(f"{W}val") for each in number) == "1"
    assert contents(Written("bare"))[:2] == [("1", "摘要"), ("1.1", "要点")]


def test_pages_are_the_references() -> None:
    for make, size, margin in (
        ("word-zh", "11906", "1800"),
        ("wps", "11906", "1588"),
        ("libreoffice", "11906", "1134"),
    ):
        written = Written(make)
        upright = [each for each in written.sections() if each.find(f"{W}pgSz").get(f"{W}orient") is None]
        last = upright[-1]
        assert last.find(f"{W}pgSz").get(f"{W}w") == size
        assert last.find(f"{W}pgMar").get(f"{W}left") == margin
    grid = Written("wps").sections()[-1].find(f"{W}docGrid")
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")


def test_a_reference_on_its_side_has_one_kind_of_page() -> None:
    written = Written("letter")
    sizes = {tuple(each.find(f"{W}pgSz").attrib.values()) for each in written.sections()}
    assert sizes == {("15840", "12240", "landscape")}
    widths = {int(each.get(f"{W}w")) for each in written.body.iter(f"{W}tblW")}
    assert max(widths) == 15840 - 2 * 1080


def test_wide_pages_have_the_header_with_its_tabs_at_the_right() -> None:
    written = Written("word-zh")
    wide = [each for each in written.sections() if each.find(f"{W}pgSz").get(f"{W}orient") == "landscape"]
    assert len(wide) == 1
    (header,) = written.frames(wide[0], "header")
    assert "华星集团" in text_of(header)
    stops = {
        each.get(f"{W}val"): int(each.get(f"{W}pos"))
        for each in header.iter(f"{W}tab")
        if each.get(f"{W}pos")
    }
    margins = wide[0].find(f"{W}pgMar")
    width = (
        int(wide[0].find(f"{W}pgSz").get(f"{W}w"))
        - int(margins.get(f"{W}left"))
        - int(margins.get(f"{W}right"))
    )
    assert stops["right"] == width
    assert abs(stops["center"] - width / 2) < 2


def test_cover_header_and_footer_say_what_the_plan_says() -> None:
    written = Written("word-zh")
    text = text_of(written.body)
    for words in ("华星集团有限公司", "年度方案", "V1", "内部"):
        assert words in text
    assert "{{" not in text
    assert "《副标题》" not in text
    assert not written.frames(written.sections()[0], "header")
    (header,) = written.frames(written.sections()[-1], "header")
    assert "年度方案" in text_of(header)
    assert "旧标题" not in text_of(header)
    (footer,) = written.frames(written.sections()[-1], "footer")
    fields = [each.text.split() for each in footer.iter(f"{W}instrText")]
    assert fields[0] == ["PAGE"]
    assert fields[1][0] == "PAGEREF"
    numbers = [each.find(f"{W}pgNumType") for each in written.sections()]
    assert numbers[1].attrib == {f"{W}fmt": "upperRoman", f"{W}start": "1"}
    assert numbers[2].get(f"{W}start") == "1"


def test_a_cover_of_the_gallery_is_filled_and_keeps_its_picture() -> None:
    written = Written("word-en")
    cover = written.body[0]
    assert text_of(cover).startswith("年度方案")
    assert "[" not in text_of(cover)
    assert not list(cover.iter(f"{W}showingPlcHdr"))
    assert (
        next(cover.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")).get(f"{R}embed")
        == "logo"
    )
    assert b"Version" in written.parts["docProps/custom.xml"]
    assert b"V1" in written.parts["docProps/custom.xml"]
    first = written.sections()[0]
    assert first.find(f"{W}titlePg") is not None
    assert all(each.find(f"{W}titlePg") is None for each in written.sections()[1:])
    (header,) = written.frames(written.sections()[-1], "header")
    assert list(header.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"))
    assert "Old chapter" not in text_of(header)
    assert {name for name in written.parts if name.endswith(".png")} == {"word/media/company_logo.png"}


def test_even_pages_keep_their_header() -> None:
    written = Written("libreoffice")
    assert written.xml("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    assert len(written.frames(written.sections()[-1], "header")) == 2


def test_tables_are_in_the_companys_own_style_or_in_its_color() -> None:
    own = Written("word-zh")
    used = {each.get(f"{W}val") for each in own.body.iter(f"{W}tblStyle")}
    assert "af" in used
    head = own.styles[own.named("Table Head")]
    assert next(head.iter(f"{W}color")).get(f"{W}val") == "FFFFFF"
    ours = Written("word-en")
    style = ours.styles[ours.named("Opsplan Data")]
    assert "C00000" in {each.get(f"{W}color") for each in style.iter()}


def test_a_pale_accent_is_darkened_until_it_can_be_read() -> None:
    style = Written("letter").xml("word/styles.xml")
    assert b"FFD54F" not in etree.tostring(style)


def test_what_a_reference_lacks_is_told_once() -> None:
    assert Written("word-zh").findings == ()
    assert Written("word-en", lang="en").findings == ()
    assert "Heading 3, the style List Paragraph, the style Caption, a cover" in Written("libreoffice").lacks()
    bare = Written("bare")
    assert "header and footer" in bare.lacks()
    assert [each.file for each in bare.findings] == ["company.docx"]


def test_a_cover_without_a_place_for_the_title_is_told() -> None:
    cover = references.p("Acme", inside='<w:r><w:br w:type="page"/></w:r>')
    data = references.package(
        cover + references.p("x") + references.section(),
        references.style("paragraph", "Normal", "Normal", default=True),
    )
    _, findings = write_docx_like(
        document(*BODY, full=True), default_brand("zh-CN"), read_reference("a.docx", data)
    )
    found: list[Finding] = [each for each in findings if each.rule == "reference-no-title"]
    assert len(found) == 1


def test_a_document_of_ours_is_a_reference_too() -> None:
    from opsplan.writers.docx import write_docx

    given = document(*BODY)
    data = write_docx(given, default_brand("zh-CN"))
    again, findings = write_docx_like(given, default_brand("zh-CN"), read_reference("own.docx", data))
    with zipfile.ZipFile(io.BytesIO(again)) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    names = [each[0].get(f"{W}val") for each in styles.iter(f"{W}style")]
    assert names.count("Table Text") == 1
    assert "Opsplan Opsplan Data" not in names
    assert not [each for each in findings if "style" in each.message.en]


WORD = references.bare()


def changed(name: str, content: bytes | None, rename: str = "") -> bytes:
    """The bare reference with one part replaced, renamed or left out."""
    with zipfile.ZipFile(io.BytesIO(WORD)) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    old = parts.pop(name, b"")
    if content is not None:
        parts[rename or name] = content or old
    return references.zipped(parts)


def bomb() -> bytes:
    return changed("word/media/a.xml", b"<a>" + b" " * (101 * 1024 * 1024) + b"</a>")


HOSTILE = {
    "nothing": b"",
    "no zip": b"plain text",
    "a protected file": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "a cut file": WORD[: len(WORD) // 2],
    "no content types": changed("[Content_Types].xml", None),
    "no document": changed("word/document.xml", None),
    "a path that leads out": changed("../../evil.xml", b"<a/>"),
    "an absolute path": changed("/etc/evil.xml", b"<a/>"),
    "an entity": changed("word/styles.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    "broken XML": changed("word/styles.xml", b"<w:styles"),
    "macros": changed("word/vbaProject.bin", b"x"),
    "another kind": references.package("", "", main="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "a workbook": references.package("", "", main="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
}  # fmt: skip


@pytest.mark.parametrize("kind", list(HOSTILE))
def test_what_is_no_reference_is_refused_by_name(kind: str) -> None:
    with pytest.raises(ReferenceFileError) as caught:
        read_reference("strange.docx", HOSTILE[kind])
    assert "strange.docx" in caught.value.text.zh
    assert "strange.docx" in caught.value.text.en
    assert caught.value.help is not None


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(ReferenceFileError, match="100 MB"):
        read_reference("bomb.docx", bomb())


def test_missing_parts_and_templates_do_no_harm() -> None:
    template = references.package(
        references.p("x") + references.section(frames=references.frame("header", "gone")),
        references.style("paragraph", "Normal", "Normal", default=True),
        main="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    )
    for data in (
        template,
        changed("word/styles.xml", None),
        changed("word/theme/theme1.xml", None),
        changed("word/settings.xml", None),
    ):
        written, _ = write_docx_like(document(*BODY), default_brand("zh-CN"), read_reference("a.dotx", data))
        with zipfile.ZipFile(io.BytesIO(written)) as package:
            assert {"word/styles.xml", "word/settings.xml", "word/numbering.xml"} <= set(package.namelist())
            assert b'r:id="gone"' not in package.read("word/document.xml")
