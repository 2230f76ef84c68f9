"""The table of contents: a live field with its entries inside, since WPS shows an empty one otherwise."""

from __future__ import annotations

from lxml import etree

from opsplan.blocks.nodes import Toc
from opsplan.writers.docx.headings import HEADING_LEVELS
from opsplan.writers.docx.numbering import heading_number
from opsplan.writers.docx.office import Frame
from opsplan.writers.docx.outline import Entry
from opsplan.writers.docx.prose import add_field, add_paragraph, add_plain
from opsplan.writers.docx.xml import text_of
from opsplan.writers.ooxml.xml import root, sub


def write_toc(frame: Frame, toc: Toc) -> None:
    """Title and field. Without headings there is nothing to list, and no field either."""
    office = frame.office
    if toc.title:
        add_paragraph(frame.parent, office, "TOCHeading", toc.title)
    levels = max(1, min(toc.levels, HEADING_LEVELS))
    entries = tuple(entry for entry in office.outline.entries if entry.level <= levels)
    paragraphs = [_add_entry(frame, entry) for entry in entries]
    if not paragraphs:
        return
    opening = [_field_run("begin"), _instruction(f'TOC \\o "1-{levels}" \\h \\z'), _field_run("separate")]
    for place, run in enumerate(opening, start=1):
        paragraphs[0].insert(place, run)
    paragraphs[-1].append(_field_run("end"))


def _add_entry(frame: Frame, entry: Entry) -> etree._Element:
    paragraph = add_paragraph(frame.parent, frame.office, f"TOC{entry.level}")
    link = sub(paragraph, "w:hyperlink", anchor=entry.anchor, history=1)
    add_plain(link, heading_number(frame.office.brand.numbering, entry.counts))
    sub(sub(link, "w:r"), "w:tab")
    add_plain(link, " ".join(entry.text.split()))
    sub(sub(link, "w:r"), "w:tab")
    add_field(link, f"PAGEREF {entry.anchor} \\h", str(entry.page))
    return paragraph


def _field_run(kind: str) -> etree._Element:
    run = root("w:r")
    sub(run, "w:fldChar", fldCharType=kind)
    return run


def _instruction(text: str) -> etree._Element:
    run = root("w:r")
    text_of(sub(run, "w:instrText"), f" {text} ")
    return run
