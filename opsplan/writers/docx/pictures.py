"""Pictures in a line of text: the logo on the cover."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from opsplan.blocks.brand import Logo
from opsplan.writers.docx.inline_frame import add_inline
from opsplan.writers.docx.office import Frame
from opsplan.writers.ooxml.xml import clean, emu, relate, sub


def add_logo(paragraph: etree._Element, frame: Frame, logo: Logo) -> None:
    """A run with the logo at the end of the paragraph, as high as the brand says."""
    document = frame.office.package.part
    kind = CONTENT_TYPE.PNG if logo.kind == "png" else CONTENT_TYPE.JPEG
    part = Part(PackURI(f"/word/media/logo.{logo.kind}"), kind, logo.data, document.package)
    relation = document.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    size = (logo.width, logo.height)
    data = add_inline(sub(paragraph, "w:r"), frame, size, "Logo", logo.alt, "pic")
    add_picture(data, relation, size, logo.alt)


def add_picture(parent: etree._Element, relation: str, size: tuple[float, float], alt: str) -> None:
    """``pic:pic`` that fills its frame; ``size`` in points."""
    picture = sub(parent, "pic:pic")
    own = sub(picture, "pic:nvPicPr")
    sub(own, "pic:cNvPr", id=0, name="Logo", descr=clean(alt))
    sub(own, "pic:cNvPicPr")
    fill = sub(picture, "pic:blipFill")
    relate(sub(fill, "a:blip"), relation, "r:embed")
    sub(sub(fill, "a:stretch"), "a:fillRect")
    properties = sub(picture, "pic:spPr")
    frame = sub(properties, "a:xfrm")
    sub(frame, "a:off", x=0, y=0)
    sub(frame, "a:ext", cx=emu(size[0]), cy=emu(size[1]))
    sub(sub(properties, "a:prstGeom", prst="rect"), "a:avLst")
