"""Pictures in a line of text: the logo on the cover."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from opsplan.blocks.brand import Logo
from opsplan.writers.docx.inline_frame import INLINE_END, inline_start
from opsplan.writers.docx.office import Frame
from opsplan.writers.docx.shapes import frame_text, geometry_text
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.markup import quoted
from opsplan.writers.ooxml.xml import NAMESPACES, clean


def add_logo(paragraph: etree._Element, frame: Frame, logo: Logo) -> None:
    """A run with the logo at the end of the paragraph, as high as the brand says."""
    document = frame.office.package.part
    kind = CONTENT_TYPE.PNG if logo.kind == "png" else CONTENT_TYPE.JPEG
    part = Part(PackURI(f"/word/media/logo.{logo.kind}"), kind, logo.data, document.package)
    relation = document.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    size = (logo.width, logo.height)
    start = inline_start(frame.office, size, "Logo", logo.alt, "pic")
    picture = _picture(relation, size, logo.alt)
    frame.office.fragments.keep(paragraph, (f"<w:r>{start}{picture}{INLINE_END}</w:r>",))


def _picture(relation: str, size: tuple[float, float], alt: str) -> str:
    """``pic:pic`` that fills its frame; ``size`` in points."""
    return (
        f'<pic:pic xmlns:pic="{NAMESPACES["pic"]}"><pic:nvPicPr><pic:cNvPr id="0" name="Logo" descr={quoted(clean(alt))}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f"</pic:blipFill><pic:spPr>{frame_text(Box(0, 0, *size))}{geometry_text('rect')}</pic:spPr></pic:pic>"
    )
