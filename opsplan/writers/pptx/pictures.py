"""Pictures: the logo on the cover."""

from __future__ import annotations

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from opsplan.blocks.deck import PlacedPicture
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.xml import relate, sub
from opsplan.writers.pptx.canvas import Canvas, add_frame, add_identity, add_preset


def paint_picture(canvas: Canvas, placed: PlacedPicture) -> None:
    """Add a picture in a part of its own; a deck has one."""
    logo = placed.logo
    kind = CONTENT_TYPE.PNG if logo.kind == "png" else CONTENT_TYPE.JPEG
    part = Part(PackURI(f"/ppt/media/{placed.name}.{logo.kind}"), kind, canvas.part.package, logo.data)
    picture = sub(canvas.tree, "p:pic")
    own = sub(picture, "p:nvPicPr")
    add_identity(own, canvas.identify(placed.name), logo.alt)
    sub(sub(own, "p:cNvPicPr"), "a:picLocks", noChangeAspect=1)
    sub(own, "p:nvPr")
    fill = sub(picture, "p:blipFill")
    relate(sub(fill, "a:blip"), canvas.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE), "r:embed")
    sub(sub(fill, "a:stretch"), "a:fillRect")
    properties = sub(picture, "p:spPr")
    add_frame(properties, Box(placed.x, placed.y, placed.w, placed.h))
    add_preset(properties, "rect")
