"""Geometry, fill and outline of DrawingML shapes."""

from __future__ import annotations

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import Polyline
from opsplan.writers.ooxml.xml import emu, sub


def add_geometry(properties: etree._Element, name: str) -> None:
    """One of the shapes that Office knows by name."""
    sub(sub(properties, "a:prstGeom", prst=name), "a:avLst")


def polygon(
    properties: etree._Element, shape: Polyline, box: tuple[float, float, float, float]
) -> etree._Element:
    """A path, last in ``properties``, through the points of a shape in its ``box`` (x, y, width, height), in the box's coordinates."""
    left, top, width, height = box
    geometry = sub(properties, "a:custGeom")
    for name in ("a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"):
        sub(geometry, name)
    sub(geometry, "a:rect", l=0, t=0, r="r", b="b")
    open_path = {} if shape.closed else {"fill": "none"}
    path = sub(sub(geometry, "a:pathLst"), "a:path", w=emu(width), h=emu(height), **open_path)
    for index, (x, y) in enumerate(shape.points):
        step = sub(path, "a:lnTo" if index else "a:moveTo")
        sub(step, "a:pt", x=emu(x - left), y=emu(y - top))
    if shape.closed:
        sub(path, "a:close")
    return geometry


def add_fill(properties: etree._Element, token: str, brand: Brand) -> None:
    """A solid fill, or explicitly none, since a shape without says nothing to some readers."""
    if token:
        sub(sub(properties, "a:solidFill"), "a:srgbClr", val=brand.hex(token))
    else:
        sub(properties, "a:noFill")


def add_line(
    properties: etree._Element, token: str, width: float, brand: Brand, *, dash: str = "", arrow: bool = False
) -> None:
    """An outline ``width`` points thick; without a colour there is none."""
    if not token:
        sub(sub(properties, "a:ln"), "a:noFill")
        return
    line = sub(properties, "a:ln", w=emu(width))
    sub(sub(line, "a:solidFill"), "a:srgbClr", val=brand.hex(token))
    if dash:
        sub(line, "a:prstDash", val={"dash": "dash", "dot": "sysDot"}[dash])
    sub(line, "a:miter", lim=800000)
    if arrow:
        sub(line, "a:tailEnd", type="triangle", w="med", len="med")
