"""Section properties with header and footer parts."""

from __future__ import annotations

from typing import Literal

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from opsplan.blocks.inline import Run
from opsplan.blocks.nodes import Meta
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.prose import add_field, add_paragraph, add_plain
from opsplan.writers.docx.sections import Paper, Sheet
from opsplan.writers.docx.xml import twips
from opsplan.writers.ooxml.xml import relate, root, serialise, sub

LAST_PAGE = "opsplan_last_page"
"""Bookmark at the end of the body: its page is the number of pages, which begins at 1 after the contents."""


def section_properties(
    sheet: Sheet, *, frame: tuple[str, str] | None = None, restart: bool = False
) -> etree._Element:
    """``w:sectPr``. ``frame`` holds the relationship ids of header and footer; None prints neither."""
    element = root("w:sectPr")
    if frame:
        for name, relation in zip(("w:headerReference", "w:footerReference"), frame, strict=True):
            relate(sub(element, name, type="default"), relation)
    sub(element, "w:type", val="nextPage")
    orient = {"orient": "landscape"} if sheet.landscape else {}
    sub(element, "w:pgSz", w=twips(sheet.width), h=twips(sheet.height), **orient)
    margins = {"top": sheet.top, "right": sheet.right, "bottom": sheet.bottom, "left": sheet.left,
               "header": sheet.header, "footer": sheet.footer}  # fmt: skip
    sub(element, "w:pgMar", **{side: twips(value) for side, value in margins.items()}, gutter=0)
    if restart:
        sub(element, "w:pgNumType", start=1)
    return element


def add_frame_parts(
    office: Office, meta: Meta, sheet: Sheet, kind: Literal["blank", "portrait", "landscape"]
) -> tuple[str, str]:
    """Header and footer of a kind of page as parts of their own; returns their relationship ids.

    Pages before the body get empty ones: a section without any would take those of the section before.
    """
    header, footer = root("w:hdr", "r"), root("w:ftr", "r")
    if kind == "blank":
        add_paragraph(header, office, "Break")
        add_paragraph(footer, office, "Break")
    else:
        _fill_header(header, office, meta, sheet)
        _fill_footer(footer, office, meta, sheet)
    return (
        _relate_part(
            office, f"/word/header_{kind}.xml", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, header
        ),
        _relate_part(
            office, f"/word/footer_{kind}.xml", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, footer
        ),
    )


class HouseSections:
    """Section properties in the look of the house: nothing above and below the text before the body."""

    def __init__(self, office: Office, meta: Meta, paper: Paper) -> None:
        self._paper = paper
        self.blank = add_frame_parts(office, meta, paper.plain, "blank")
        self._frames = {
            sheet: add_frame_parts(office, meta, sheet, "landscape" if sheet.landscape else "portrait")
            for sheet in dict.fromkeys((paper.plain, paper.wide))
        }

    def cover(self) -> etree._Element:
        """The section of our cover."""
        return section_properties(self._paper.plain, frame=self.blank)

    def front(self) -> etree._Element:
        """The section between the cover and the text."""
        return section_properties(self._paper.plain, frame=self.blank)

    def body(self, sheet: Sheet, *, restart: bool) -> etree._Element:
        """A section of the text; ``restart`` begins to count pages."""
        return section_properties(sheet, frame=self._frames[sheet], restart=restart)

    def frames(self, sheet: Sheet) -> tuple[str, str]:
        """The relationship ids of the header and footer of the text."""
        return self._frames[sheet]


def _fill_header(header: etree._Element, office: Office, meta: Meta, sheet: Sheet) -> None:
    """Title at the left, version at the right."""
    paragraph = add_paragraph(header, office, "Header", (Run(" ".join(meta.title.split())),))
    _right_tab(paragraph, sheet)
    if meta.version:
        sub(sub(paragraph, "w:r"), "w:tab")
        word = "V" if office.chinese else "Version "
        add_plain(paragraph, f"{word if meta.version[:1].isdigit() else ''}{meta.version}")


def _fill_footer(footer: etree._Element, office: Office, meta: Meta, sheet: Sheet) -> None:
    """The brand's words or the confidentiality at the left, the page at the right; without either, in the middle."""
    paragraph = add_paragraph(footer, office, "Footer")
    words = " ".join((office.brand.footer or meta.confidentiality).split())
    if words:
        _right_tab(paragraph, sheet)
        sub(paragraph[0], "w:jc", val="left")
        add_plain(paragraph, words)
        sub(sub(paragraph, "w:r"), "w:tab")
    before, between, after = ("第 ", " 页\u3000共 ", " 页") if office.chinese else ("Page ", " of ", "")
    add_plain(paragraph, before)
    add_field(paragraph, "PAGE", "1")
    add_plain(paragraph, between)
    add_field(paragraph, f"PAGEREF {LAST_PAGE}", str(office.outline.last_page))
    if after:
        add_plain(paragraph, after)


def _right_tab(paragraph: etree._Element, sheet: Sheet) -> None:
    sub(sub(paragraph[0], "w:tabs"), "w:tab", val="right", pos=twips(sheet.text_width))


def _relate_part(office: Office, name: str, content_type: str, relation: str, tree: etree._Element) -> str:
    document = office.package.part
    part = Part(PackURI(name), content_type, serialise(tree), document.package)
    return document.relate_to(part, relation)
