"""``footnotes.xml``: what the marks in the text and in tables point to."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from opsplan.writers.docx.office import Office
from opsplan.writers.docx.prose import add_inlines, add_paragraph, add_plain
from opsplan.writers.ooxml.xml import root, serialise, sub

SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))
"""Ids and kinds of the lines between text and notes, which every file with notes has."""


def write_footnotes(office: Office) -> None:
    """The notes collected so far as a part of their own; none without notes."""
    if not office.notes:
        return
    document = office.package.part
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", document.package)
    office.part = part
    tree = root("w:footnotes", "r")
    for number, kind in SEPARATORS:
        line = add_paragraph(sub(tree, "w:footnote", type=kind, id=number), office, "FootnoteText")
        sub(sub(line, "w:r"), f"w:{kind}")
    add_notes(tree, office, 1)
    part._blob = serialise(tree)
    document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    office.part = document


def add_notes(tree: etree._Element, office: Office, first: int) -> None:
    """The notes collected so far, numbered from ``first`` on, as children of ``tree``."""
    for number, note in enumerate(office.notes, start=first):
        paragraph = add_paragraph(sub(tree, "w:footnote", id=number), office, "FootnoteText")
        mark = sub(paragraph, "w:r")
        sub(sub(mark, "w:rPr"), "w:rStyle", val="FootnoteReference")
        sub(mark, "w:footnoteRef")
        add_plain(paragraph, " ")
        add_inlines(paragraph, office, note)
