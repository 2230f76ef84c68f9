"""The frame that a chart, drawing or picture stands in: an inline object, as text around what is in it."""

from __future__ import annotations

from lxml import etree

from opsplan.writers.docx.office import Frame, Office
from opsplan.writers.docx.prose import add_paragraph
from opsplan.writers.ooxml.markup import quoted
from opsplan.writers.ooxml.xml import NAMESPACES, clean, emu

LONGEST_ALT = 2000
"""Characters of alternative text that are kept; Office shows no more."""
INLINE_END = "</a:graphicData></a:graphic></wp:inline></w:drawing>"


def add_figure_paragraph(frame: Frame, *, keep: bool = True) -> etree._Element:
    """A centred paragraph, which ``keep`` holds on the page of the caption below it."""
    return add_paragraph(frame.parent, frame.office, "Figure", keep=keep)


def inline_start(office: Office, size: tuple[float, float], name: str, alt: str, uri: str) -> str:
    """A ``w:drawing`` up to what is in it; :data:`INLINE_END` ends it. ``size`` in points, ``uri`` the prefix of what is in
    it. ``a`` is declared for it."""
    width, height = emu(size[0]), emu(size[1])
    number = office.next_drawing()
    described = quoted(clean(alt)[:LONGEST_ALT])
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name={quoted(clean(f"{name} {number}"))} descr={described}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{NAMESPACES["a"]}"><a:graphicData uri="{NAMESPACES[uri]}">'
    )
