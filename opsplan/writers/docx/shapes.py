"""Word shapes as text: rectangles, lines and paths with their geometry, fill and outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from opsplan.blocks.arrows import Points
from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import Line, Rect
from opsplan.writers.docx.merging import Look, Merged, Single, look_of, points_of
from opsplan.writers.docx.office import Office
from opsplan.writers.ooxml.bounds import Box, around, bounds
from opsplan.writers.ooxml.markup import quoted
from opsplan.writers.ooxml.xml import EMU_PER_POINT, clean, emu

_GEOMETRIES: Mapping[type, str] = MappingProxyType({Rect: "rect", Line: "line"})
"""Shapes that Office knows by name; the others are paths."""
_DASHES: Mapping[str, str] = MappingProxyType(
    {"": "", "dash": '<a:prstDash val="dash"/>', "dot": '<a:prstDash val="sysDot"/>'}
)
_FLIPPED = ' flipV="1"'
_PATHS_START = (
    '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
)
_PATHS_END = "</a:pathLst></a:custGeom>"


def shape_text(office: Office, shape: Single | Merged) -> str:
    """A shape of its own, or many shapes as one."""
    number, geometry = office.next_drawing(), _GEOMETRIES.get(type(shape), "")
    geometry = "ellipse" if isinstance(shape, Rect) and shape.round else geometry
    look = shape.look if isinstance(shape, Merged) else look_of(shape)
    end = office.shape_looks.get((geometry, look))
    if end is None:
        end = office.shape_looks[geometry, look] = _end_of(geometry, look, office.brand)
    name = clean(shape.name) or f"{_kind(shape)} {number}"
    alt = "" if isinstance(shape, Line) else clean(shape.alt)
    described = f" descr={quoted(alt)}" if alt else ""
    box = box_of(shape)
    rising = isinstance(shape, Line) and (shape.x2 - shape.x1) * (shape.y2 - shape.y1) < 0
    paths = "" if geometry else _paths(_layers(shape), box, closed=look.closed)
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name={quoted(name)}{described}/>'
        f"<wps:{'cNvSpPr' if look.closed else 'cNvCnPr'}/><wps:spPr>{frame_text(box, flip=rising)}{paths}{end}"
    )


def _kind(shape: Single | Merged) -> str:
    if isinstance(shape, Merged):
        return "Areas" if shape.look.closed else "Lines"
    return type(shape).__name__


def box_of(shape: Single | Merged) -> Box:
    """The rectangle around a shape, its outline apart."""
    return around(chain(*chain(*shape.layers))) if isinstance(shape, Merged) else bounds(shape)


def frame_text(box: Box, *, flip: bool = False) -> str:
    """``a:xfrm``: where a shape stands. ``flip`` mirrors it upside down."""
    x, y, w, h = map(emu, box)
    return (
        f'<a:xfrm{_FLIPPED if flip else ""}><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{max(0, w)}" cy="{max(0, h)}"/></a:xfrm>'
    )


def body_text(anchor: str, top: int = 0) -> str:
    """The place of the text in a shape, which begins ``top`` EMU down."""
    return f'<wps:bodyPr wrap="square" lIns="0" tIns="{top}" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></wps:bodyPr>'


def _end_of(geometry: str, look: Look, brand: Brand) -> str:
    """A shape from its geometry on; a path is put before it."""
    preset = geometry_text(geometry) if geometry else ""
    fill = fill_text(look.fill, brand) if look.closed or not geometry else ""
    line = line_text(look.color, look.width, brand, dash=look.dash)
    return f"{preset}{fill}{line}</wps:spPr>{body_text('ctr')}</wps:wsp>"


def _layers(shape: Single | Merged) -> tuple[tuple[Points, ...], ...]:
    if isinstance(shape, Merged):
        return shape.layers
    return ((points_of(shape),),)


def geometry_text(name: str) -> str:
    """One of the shapes that Office knows by name."""
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def _paths(layers: Sequence[Sequence[Points]], box: Box, *, closed: bool) -> str:
    """Paths through points in ``box``, one for each layer. Open ones are not filled."""
    left, top = box.x, box.y
    unfilled, end = ("", "<a:close/>") if closed else (' fill="none"', "")
    start = f'<a:path w="{emu(box.w)}" h="{emu(box.h)}"{unfilled}>'
    texts = [_PATHS_START]
    for layer in layers:
        texts.append(start)
        for points in layer:
            tag = "moveTo"
            for x, y in points:
                across, down = round((x - left) * EMU_PER_POINT), round((y - top) * EMU_PER_POINT)
                texts.append(f'<a:{tag}><a:pt x="{across}" y="{down}"/></a:{tag}>')
                tag = "lnTo"
            texts.append(end)
        texts.append("</a:path>")
    texts.append(_PATHS_END)
    return "".join(texts)


def fill_text(token: str, brand: Brand) -> str:
    """A solid fill, or explicitly none, since a shape without says nothing to some readers."""
    return f'<a:solidFill><a:srgbClr val="{brand.hex(token)}"/></a:solidFill>' if token else "<a:noFill/>"


def line_text(token: str, width: float, brand: Brand, *, dash: str = "") -> str:
    """An outline ``width`` points thick; without a colour there is none."""
    token = brand.token(token)
    if not token:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{emu(width)}">{fill_text(token, brand)}{_DASHES[dash]}<a:miter lim="800000"/></a:ln>'
