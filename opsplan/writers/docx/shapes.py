"""Word shapes: rectangles, lines and paths with their geometry, fill and outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.arrows import Points
from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import Line, Polyline, Rect
from opsplan.writers.docx.merging import Look, Merged, Single, look_of, points_of
from opsplan.writers.docx.office import Office
from opsplan.writers.ooxml.bounds import Box, bounds
from opsplan.writers.ooxml.xml import clean, emu, put, sub

_GEOMETRIES: Mapping[type, str] = MappingProxyType({Rect: "rect", Line: "line"})
"""Shapes that Office knows by name; the others are paths."""


def add_shape(parent: etree._Element, office: Office, shape: Single | Merged) -> None:
    """A shape of its own, or many shapes as one."""
    number, geometry = office.next_drawing(), _GEOMETRIES.get(type(shape), "")
    geometry = "ellipse" if isinstance(shape, Rect) and shape.round else geometry
    look = shape.look if isinstance(shape, Merged) else look_of(shape)
    element = office.stamps.stamp(
        parent, (geometry, look), lambda holder: _make_shape(holder, geometry, look, office.brand)
    )
    identity = put(element[0], id=number, name=clean(shape.name) or f"{_kind(shape)} {number}")
    alt = "" if isinstance(shape, Line) else clean(shape.alt)
    if alt:
        put(identity, descr=alt)
    properties, box = element[2], box_of(shape)
    rising = isinstance(shape, Line) and (shape.x2 - shape.x1) * (shape.y2 - shape.y1) < 0
    set_frame(properties[0], box, flip=rising)
    if not geometry:
        _add_paths(properties, _layers(shape), look.closed, box)


def _kind(shape: Single | Merged) -> str:
    if isinstance(shape, Merged):
        return "Areas" if shape.look.closed else "Lines"
    return type(shape).__name__


def box_of(shape: Single | Merged) -> Box:
    """The rectangle around a shape, its outline apart."""
    return bounds(Polyline(tuple(chain(*chain(*shape.layers)))) if isinstance(shape, Merged) else shape)


def set_frame(transform: etree._Element, box: Box, *, flip: bool = False) -> None:
    """Fill an empty ``a:xfrm``."""
    if flip:
        transform.set("flipV", "1")
    offset, extent = transform
    put(offset, x=emu(box.x), y=emu(box.y))
    put(extent, cx=max(0, emu(box.w)), cy=max(0, emu(box.h)))


def add_body(element: etree._Element, anchor: str, top: int = 0) -> None:
    """The place of the text in a shape, which begins ``top`` EMU down."""
    body = sub(element, "wps:bodyPr", wrap="square", lIns=0, tIns=top, rIns=0, bIns=0, anchor=anchor)
    sub(body, "a:noAutofit")


def _make_shape(parent: etree._Element, geometry: str, look: Look, brand: Brand) -> etree._Element:
    """A shape without identity, place and path."""
    element = sub(parent, "wps:wsp")
    sub(element, "wps:cNvPr")
    sub(element, "wps:cNvSpPr" if look.closed else "wps:cNvCnPr")
    properties = sub(element, "wps:spPr")
    transform = sub(properties, "a:xfrm")
    sub(transform, "a:off")
    sub(transform, "a:ext")
    if geometry:
        add_geometry(properties, geometry)
    if look.closed or not geometry:
        add_fill(properties, look.fill, brand)
    add_line(properties, look.color, look.width, brand, dash=look.dash)
    add_body(element, "ctr")
    return element


def _layers(shape: Single | Merged) -> tuple[tuple[Points, ...], ...]:
    if isinstance(shape, Merged):
        return shape.layers
    return ((points_of(shape),),)


def add_geometry(properties: etree._Element, name: str) -> None:
    """One of the shapes that Office knows by name."""
    sub(sub(properties, "a:prstGeom", prst=name), "a:avLst")


def _add_paths(
    properties: etree._Element, layers: Sequence[Sequence[Points]], closed: bool, box: Box
) -> None:
    """Paths through points in ``box``, one for each layer, after the frame of a shape. Open ones are not filled."""
    geometry = sub(properties, "a:custGeom")
    properties[0].addnext(geometry)
    for name in ("a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"):
        sub(geometry, name)
    sub(geometry, "a:rect", l=0, t=0, r="r", b="b")
    paths, unfilled = sub(geometry, "a:pathLst"), {} if closed else {"fill": "none"}
    for layer in layers:
        path = sub(paths, "a:path", w=emu(box.w), h=emu(box.h), **unfilled)
        for points in layer:
            for index, (x, y) in enumerate(points):
                step = sub(path, "a:lnTo" if index else "a:moveTo")
                sub(step, "a:pt", x=emu(x - box.x), y=emu(y - box.y))
            if closed:
                sub(path, "a:close")


def add_fill(properties: etree._Element, token: str, brand: Brand) -> None:
    """A solid fill, or explicitly none, since a shape without says nothing to some readers."""
    if token:
        sub(sub(properties, "a:solidFill"), "a:srgbClr", val=brand.hex(token))
    else:
        sub(properties, "a:noFill")


def add_line(properties: etree._Element, token: str, width: float, brand: Brand, *, dash: str = "") -> None:
    """An outline ``width`` points thick; without a colour there is none."""
    token = brand.token(token)
    if not token:
        sub(sub(properties, "a:ln"), "a:noFill")
        return
    line = sub(properties, "a:ln", w=emu(width))
    sub(sub(line, "a:solidFill"), "a:srgbClr", val=brand.hex(token))
    if dash:
        sub(line, "a:prstDash", val={"dash": "dash", "dot": "sysDot"}[dash])
    sub(line, "a:miter", lim=800000)
