"""The frame that a chart or drawing stands in: an inline picture-like object in a paragraph of its own."""

from __future__ import annotations

from lxml import etree

from opsplan.writers.docx.office import Frame
from opsplan.writers.docx.prose import add_paragraph
from opsplan.writers.ooxml.xml import NAMESPACES, clean, emu, sub

LONGEST_ALT = 2000
"""Characters of alternative text that are kept; Office shows no more."""


def add_figure_paragraph(frame: Frame, *, keep: bool = True) -> etree._Element:
    """A run in a centred paragraph, which ``keep`` holds on the page of the caption below it."""
    return sub(add_paragraph(frame.parent, frame.office, "Figure", keep=keep), "w:r")


def add_inline(
    parent: etree._Element, frame: Frame, size: tuple[float, float], name: str, alt: str, uri: str
) -> etree._Element:
    """``wp:inline`` in a ``w:drawing``; returns the ``a:graphicData`` to fill. ``size`` in points."""
    inline = sub(sub(parent, "w:drawing"), "wp:inline", distT=0, distB=0, distL=0, distR=0)
    sub(inline, "wp:extent", cx=emu(size[0]), cy=emu(size[1]))
    sub(inline, "wp:effectExtent", l=0, t=0, r=0, b=0)
    number = frame.office.next_drawing()
    sub(inline, "wp:docPr", id=number, name=clean(f"{name} {number}"), descr=clean(alt)[:LONGEST_ALT])
    sub(inline, "wp:cNvGraphicFramePr")
    return sub(sub(inline, "a:graphic"), "a:graphicData", uri=NAMESPACES[uri])
