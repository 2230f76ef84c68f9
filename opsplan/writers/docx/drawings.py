"""Drawings as native Word shapes: a group of rectangles, lines, polygons and text boxes that can be edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import Drawing, Label, Line, Polyline, Rect, Shape
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.blocks.nodes import GanttFigure
from opsplan.blocks.time_figures import TimeFigure, draw_time
from opsplan.writers.docx.captions import add_caption, add_note
from opsplan.writers.docx.inline_frame import add_figure_paragraph, add_inline
from opsplan.writers.docx.office import Frame
from opsplan.writers.docx.shapes import add_fill, add_geometry, add_line, polygon
from opsplan.writers.docx.xml import text_of, twips
from opsplan.writers.ooxml.bounds import Box, bounds, union
from opsplan.writers.ooxml.xml import clean, emu, put, qualified, sub

_CAPTION, _NOTE = 44.0, 30.0
_HEADINGS: Mapping[str, float] = MappingProxyType({
    "Heading1": 62.0, "Heading2": 49.0, "Heading3": 40.0, "Heading4": 36.0,
})  # fmt: skip
"""Points that caption, note and the headings right above take from a figure's page."""
_SLACK = 0.06
"""Share of a label's width by which its box is widened, since real fonts run wider than measured ones."""


def write_figure(frame: Frame, figure: GanttFigure | TimeFigure) -> None:
    """The figure's pages one after the other, then caption and note."""
    used = (
        _headings_above(frame.parent)
        + (_CAPTION if figure.caption else 12.0)
        + (_NOTE if figure.note else 8.0)
    )
    room = max(200.0, frame.height - used)
    if isinstance(figure, GanttFigure):
        drawings = draw_gantt(figure.gantt, width=frame.width, max_height=room, look="document")
    else:
        drawings = draw_time(figure.model, width=frame.width, max_height=room, look="document")
    for place, drawing in enumerate(drawings, start=1):
        write_drawing(frame, drawing, keep=place == len(drawings))
    add_caption(frame, "figure", figure.caption)
    add_note(frame, figure.note)


def _headings_above(parent: etree._Element) -> float:
    """Height of the headings that the figure has to stay with."""
    height = 0.0
    for element in reversed(parent):
        style = element.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
        name = style.get(qualified("w:val"), "") if style is not None else ""
        if name not in _HEADINGS or element.find(f"{qualified('w:pPr')}/{qualified('w:sectPr')}") is not None:
            break
        height += _HEADINGS[name]
    return height


def write_drawing(frame: Frame, drawing: Drawing, *, keep: bool = True) -> None:
    """A paragraph with one drawing, on the page of its caption where ``keep`` says so.

    Word 2007 knows no shapes of this kind, so they stand in a choice, as Word itself writes them.
    """
    run = add_figure_paragraph(frame, keep=keep)
    choice = sub(sub(run, "mc:AlternateContent"), "mc:Choice", Requires="wpg")
    alt = ". ".join(part for part in (drawing.title, drawing.description) if part)
    data = add_inline(choice, frame, (drawing.width, drawing.height), "Drawing", alt, "wpg")
    group = sub(data, "wpg:wgp")
    sub(group, "wpg:cNvGrpSpPr")
    _add_frame(sub(group, "wpg:grpSpPr"), Box(0, 0, drawing.width, drawing.height))
    for name, members in groupby(drawing.shapes, key=lambda shape: shape.group):
        shapes = tuple(members)
        parent = _add_group(group, frame, name, shapes) if name and len(shapes) > 1 else group
        for shape in shapes:
            _add_shape(parent, frame, shape)


def _box(shape: Shape) -> Box:
    return _label_box(shape) if isinstance(shape, Label) else bounds(shape)


def _label_box(label: Label) -> Box:
    extra = 2.0 if label.fill else 3.0 + label.w * _SLACK
    shift = {"left": 0.0, "center": extra / 2, "right": extra}[label.align]
    return Box(label.x - shift, label.y, label.w + extra, label.h)


def _add_frame(properties: etree._Element, box: Box) -> None:
    """``a:xfrm`` of a group, whose children use the drawing's own coordinates."""
    transform = sub(properties, "a:xfrm")
    place = {"x": emu(box.x), "y": emu(box.y)}
    size = {"cx": max(0, emu(box.w)), "cy": max(0, emu(box.h))}
    sub(transform, "a:off", **place)
    sub(transform, "a:ext", **size)
    sub(transform, "a:chOff", **place)
    sub(transform, "a:chExt", **size)


def _place(transform: etree._Element, box: Box, flip: bool) -> None:
    """Fill the empty frame of a stamped shape."""
    if flip:
        transform.set("flipV", "1")
    offset, extent = transform
    put(offset, x=emu(box.x), y=emu(box.y))
    put(extent, cx=max(0, emu(box.w)), cy=max(0, emu(box.h)))


def _add_group(parent: etree._Element, frame: Frame, name: str, shapes: Sequence[Shape]) -> etree._Element:
    group = sub(parent, "wpg:grpSp")
    sub(group, "wpg:cNvPr", id=frame.office.next_drawing(), name=clean(name))
    sub(group, "wpg:cNvGrpSpPr")
    _add_frame(sub(group, "wpg:grpSpPr"), union([_box(shape) for shape in shapes]))
    return group


def _add_shape(parent: etree._Element, frame: Frame, shape: Shape) -> None:
    number, kind = frame.office.next_drawing(), type(shape).__name__
    element = frame.office.stamps.stamp(
        parent, _look_of(shape), lambda holder: _make_shape(holder, shape, frame.office.brand)
    )
    identity = put(element[0], id=number, name=clean(shape.name) or f"{kind} {number}")
    alt = "" if isinstance(shape, Line) else clean(shape.alt)
    if alt:
        put(identity, descr=alt)
    properties, box = element[2], _box(shape)
    flip = isinstance(shape, Line) and (shape.x2 - shape.x1) * (shape.y2 - shape.y1) < 0
    _place(properties[0], box, flip)
    if isinstance(shape, Polyline):
        properties[0].addnext(polygon(properties, shape, (box.x, box.y, box.w, box.h)))
    elif isinstance(shape, Label):
        _fill_text(element[3][0][0][1], shape)


def _look_of(shape: Shape) -> tuple[object, ...]:
    """What two shapes have in common that differ in nothing but name, place, path and words."""
    match shape:
        case Rect():
            return "rect", shape.fill, shape.line, shape.line_width
        case Line():
            return "line", shape.color, shape.width, shape.dash
        case Polyline():
            return "polygon", shape.fill, shape.closed, shape.color, shape.width, shape.arrow
        case Label():
            return "label", shape.fill, shape.align, shape.size, shape.color, shape.bold, "\n" in shape.text


def _make_shape(parent: etree._Element, shape: Shape, brand: Brand) -> etree._Element:
    """A shape without identity, place and words, and without the path of a polygon."""
    element = sub(parent, "wps:wsp")
    sub(element, "wps:cNvPr")
    if isinstance(shape, Line) or (isinstance(shape, Polyline) and not shape.closed):
        sub(element, "wps:cNvCnPr")
    else:
        sub(element, "wps:cNvSpPr", **({"txBox": 1} if isinstance(shape, Label) else {}))
    properties = sub(element, "wps:spPr")
    transform = sub(properties, "a:xfrm")
    sub(transform, "a:off")
    sub(transform, "a:ext")
    match shape:
        case Polyline():
            add_fill(properties, shape.fill if shape.closed else "", brand)
            add_line(properties, shape.color, shape.width, brand, arrow=shape.arrow)
        case Line():
            add_geometry(properties, "line")
            add_line(properties, shape.color, shape.width, brand, dash=shape.dash)
        case Rect():
            add_geometry(properties, "rect")
            add_fill(properties, shape.fill, brand)
            add_line(properties, shape.line if shape.line_width > 0 else "", shape.line_width, brand)
        case Label():
            add_geometry(properties, "rect")
            add_fill(properties, shape.fill, brand)
            add_line(properties, "", 0, brand)
            _add_text(element, shape, brand)
    body = sub(element, "wps:bodyPr", wrap="square", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr")
    sub(body, "a:noAutofit")
    return element


def _add_text(element: etree._Element, label: Label, brand: Brand) -> None:
    """A run without words in lines of exact height, so that a tall Chinese font does not push them out of the middle."""
    paragraph = sub(sub(sub(element, "wps:txbx"), "w:txbxContent"), "w:p")
    properties = sub(paragraph, "w:pPr")
    sub(properties, "w:pStyle", val="DrawingText")
    pitch = 1.2 if "\n" in label.text else 1.3
    sub(properties, "w:spacing", line=twips(label.size * pitch), lineRule="exact")
    if label.align != "left":
        sub(properties, "w:jc", val=label.align)
    look = sub(sub(paragraph, "w:r"), "w:rPr")
    if label.bold:
        sub(look, "w:b")
        sub(look, "w:bCs")
    sub(look, "w:color", val=brand.hex(label.color))
    for name in ("w:sz", "w:szCs"):
        sub(look, name, val=round(label.size * 2))


def _fill_text(run: etree._Element, label: Label) -> None:
    for index, line in enumerate(label.text.split("\n")):
        if index:
            sub(run, "w:br")
        text_of(sub(run, "w:t"), clean(" ".join(line.split())))
