"""From a document to the bytes of a ``.docx``."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO

from docx import Document as open_base
from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.nodes import Document
from opsplan.writers.docx.blocks import write_blocks
from opsplan.writers.docx.captions import settle_references
from opsplan.writers.docx.comments import add_comments
from opsplan.writers.docx.contents import fill_caption_lists
from opsplan.writers.docx.cover import write_cover
from opsplan.writers.docx.footnotes import write_footnotes
from opsplan.writers.docx.office import Frame, Office
from opsplan.writers.docx.outline import outline_of
from opsplan.writers.docx.pages import LAST_PAGE, add_frame_parts, section_properties
from opsplan.writers.docx.parts import (
    drop_leftovers,
    embed_plan,
    replace_parts,
    set_application,
    set_settings,
)
from opsplan.writers.docx.prose import add_paragraph
from opsplan.writers.docx.sections import Sheet, paper_of, segments_of
from opsplan.writers.ooxml.package import normalise_package
from opsplan.writers.ooxml.properties import set_core_properties
from opsplan.writers.ooxml.xml import put, qualified, sub


def write_docx(document: Document, brand: Brand) -> bytes:
    """The document as a Word file: the same bytes for the same document and brand."""
    paper = paper_of(brand.page)
    brand = brand.for_paper()
    segments = segments_of(document.blocks, paper)
    package = open_base()
    office = Office(package, brand, document.meta.lang, outline_of(segments), paper)
    body = package.element.body
    for child in list(body):
        body.remove(child)

    blank = add_frame_parts(office, document.meta, paper.plain, "blank")
    frames = {
        sheet: add_frame_parts(office, document.meta, sheet, "landscape" if sheet.landscape else "portrait")
        for sheet in dict.fromkeys((paper.plain, paper.wide))
    }
    if document.cover:
        write_cover(_frame(office, body, paper.plain), document.cover)
        _end_section(office, body, section_properties(paper.plain, frame=blank))
    if document.front:
        front = segments_of(document.front, paper)
        for segment in front:
            write_blocks(_frame(office, body, segment.sheet, front=True), segment.blocks)
            _end_section(office, body, section_properties(segment.sheet, frame=blank))
    for place, segment in enumerate(segments):
        write_blocks(_frame(office, body, segment.sheet), segment.blocks)
        properties = section_properties(segment.sheet, frame=frames[segment.sheet], restart=place == 0)
        if place == len(segments) - 1:
            _mark_last_page(office, body)
            body.append(properties)
        else:
            _end_section(office, body, properties)

    fill_caption_lists(office)
    settle_references(office)
    write_footnotes(office)
    add_comments(office, body, document.comments)
    replace_parts(office)
    set_settings(office)
    set_core_properties(package.core_properties, document.meta)
    set_application(package, document.meta)
    drop_leftovers(package)
    if document.meta.plan_text:
        embed_plan(package, document.meta.plan_text)
    stream = BytesIO()
    package.save(stream)
    return normalise_package(stream.getvalue())


def _frame(office: Office, body: etree._Element, sheet: Sheet, *, front: bool = False) -> Frame:
    return Frame(office, body, sheet.text_width, sheet.text_height, front=front)


def _end_section(office: Office, body: etree._Element, properties: etree._Element) -> None:
    """Section properties belong to the section's last paragraph; after a table that is a low empty one."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != qualified("w:p"):
        last = add_paragraph(body, office, "Break")
    last[0].append(deepcopy(properties))


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
