"""From a document to the bytes of a ``.docx``."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.nodes import Document
from opsplan.diagnostics import Finding
from opsplan.writers.docx.blocks import write_blocks
from opsplan.writers.docx.captions import settle_references
from opsplan.writers.docx.comments import add_comments
from opsplan.writers.docx.contents import fill_caption_lists
from opsplan.writers.docx.cover import write_cover
from opsplan.writers.docx.footnotes import write_footnotes
from opsplan.writers.docx.house import House
from opsplan.writers.docx.office import Frame, Office
from opsplan.writers.docx.outline import body_text, outline_of
from opsplan.writers.docx.pages import LAST_PAGE
from opsplan.writers.docx.parts import embed_plan
from opsplan.writers.docx.prose import add_paragraph
from opsplan.writers.docx.saving import saved
from opsplan.writers.docx.sections import Sheet, front_of, segments_of
from opsplan.writers.ooxml.properties import set_core_properties
from opsplan.writers.ooxml.xml import put, qualified, sub

if TYPE_CHECKING:
    from opsplan.writers.docx.reference import Company, Reference


def write_docx(document: Document, brand: Brand) -> bytes:
    """The document as a Word file: the same bytes for the same document and brand."""
    return _write(document, House(document.meta, brand))[0]


def write_docx_like(
    document: Document, brand: Brand, reference: Reference, *, colors: bool = False, numbers: bool = False
) -> tuple[bytes, tuple[Finding, ...]]:
    """The document in the look of a company's Word file, and what that file lacks.

    ``colors`` says that the user chose the brand's colours, which are kept then; ``numbers`` that its numbers of headings
    were chosen, which headings get that have none in the reference.
    """
    from opsplan.writers.docx.reference import Company

    return _write(document, Company(reference, document, brand, colors=colors, numbers=numbers))


def _write(document: Document, look: House | Company) -> tuple[bytes, tuple[Finding, ...]]:
    paper, package, body = look.paper, look.package, look.package.element.body
    segments = segments_of(document.blocks, paper)
    text = body_text(look.brand, chinese=document.meta.lang != "en")
    outline = outline_of(segments, text)
    labels = look.labels(outline.entries)
    office = Office(package, look.brand, document.meta.lang, outline, paper, labels)
    sections = look.sections(office)
    if document.cover and not look.has_cover:
        write_cover(_frame(office, body, paper.plain), document.cover)
        _end_section(office, body, sections.cover())
    if document.front:
        front = front_of(document.front, paper)
        write_blocks(_frame(office, body, front.sheet, front=True), front.blocks)
        _end_section(office, body, sections.front())
    for place, segment in enumerate(segments):
        write_blocks(_frame(office, body, segment.sheet), segment.blocks)
        properties = sections.body(segment.sheet, restart=place == 0)
        if place == len(segments) - 1:
            _mark_last_page(office, body)
            body.append(properties)
        else:
            _end_section(office, body, properties)

    fill_caption_lists(office)
    settle_references(office)
    write_footnotes(office)
    if document.comments or look.is_company:
        office.fragments.grow(body)
    add_comments(office, body, document.comments)
    findings = look.finish(office, body)
    set_core_properties(package.core_properties, document.meta)
    if document.meta.plan_text:
        embed_plan(package, document.meta.plan_text)
    return saved(package, office.fragments), findings


def _frame(office: Office, body: etree._Element, sheet: Sheet, *, front: bool = False) -> Frame:
    return Frame(office, body, sheet.text_width, sheet.text_height, front=front)


def _end_section(office: Office, body: etree._Element, properties: etree._Element) -> None:
    """Section properties belong to the section's last paragraph; after a table or contents that is a low empty one.

    Word would delete them when it makes the contents anew, and LibreOffice loses fields of the section's header.
    """
    last = body[-1] if len(body) else None
    if last is None or last.tag != qualified("w:p") or _ends_field(last):
        last = add_paragraph(body, office, "Break")
    last[0].append(deepcopy(properties))


def _ends_field(paragraph: etree._Element) -> bool:
    """True for the last paragraph of a field that began in another."""
    kinds = [each.get(qualified("w:fldCharType")) for each in paragraph.iter(qualified("w:fldChar"))]
    return kinds.count("end") > kinds.count("begin")


def _mark_last_page(office: Office, body: etree._Element) -> None:
    """The bookmark that the footer counts pages by, before everything else in the last paragraph.

    LibreOffice loses it where another bookmark has just ended, and the footer would show an error.
    """
    last = body[-1] if len(body) else None
    if last is None or last.tag != qualified("w:p") or last[0].find(qualified("w:sectPr")) is not None:
        last = add_paragraph(body, office, "Break")
    number = office.next_mark()
    for name in ("w:bookmarkEnd", "w:bookmarkStart"):
        last.insert(1, sub(last, name, id=number))
    put(last[1], name=LAST_PAGE)
