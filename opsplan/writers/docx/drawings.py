"""Drawings as native Word shapes: a group of rectangles, lines, polygons and text boxes that can be edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import Drawing, Label, Line, Rect, Shape
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.blocks.nodes import GanttFigure
from opsplan.blocks.time_figures import TimeFigure, draw_time
from opsplan.writers.docx.captions import add_caption, add_note
from opsplan.writers.docx.drawing_texts import Marks, full_texts, marks_of, texts_text
from opsplan.writers.docx.inline_frame import INLINE_END, LONGEST_ALT, add_figure_paragraph, inline_start
from opsplan.writers.docx.merging import Single, merge
from opsplan.writers.docx.office import Frame, Office
from opsplan.writers.docx.shapes import (
    body_text,
    box_of,
    fill_text,
    frame_text,
    geometry_text,
    line_text,
    shape_text,
)
from opsplan.writers.docx.text_layers import TextLayer, text_layers
from opsplan.writers.docx.xml import TWIPS_PER_POINT
from opsplan.writers.ooxml.bounds import Box, union
from opsplan.writers.ooxml.markup import quoted
from opsplan.writers.ooxml.xml import EMU_PER_POINT, clean, emu, qualified

_CAPTION, _NOTE = 44.0, 30.0
_HEADINGS: Mapping[str, float] = MappingProxyType({
    "Heading1": 62.0, "Heading2": 49.0, "Heading3": 40.0, "Heading4": 36.0,
    "Appendix1": 62.0, "Appendix2": 49.0, "Appendix3": 40.0, "Appendix4": 36.0,
})  # fmt: skip
"""Points that caption, note and the headings right above take from a figure's page."""
_GROUND = 2.0
"""Points by which the ground of a label is wider than the label, since real fonts run wider than measured ones."""


_MOST_PAGES = 20
"""Pages of a figure whose bars are shapes of their own. In a longer one those of a colour on a page are one shape:
nobody moves bars by hand on a hundred pages, and LibreOffice would take many minutes to open them."""


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
        whole = drawing if len(drawings) <= _MOST_PAGES else _of_few_shapes(drawing)
        write_drawing(frame, whole, keep=place == len(drawings))
    add_caption(frame, "figure", figure.caption, figure.name)
    add_note(frame, figure.note)


def _of_few_shapes(drawing: Drawing) -> Drawing:
    """The drawing with nothing that keeps shapes of one look apart; the texts say what the bars are."""
    shapes = (
        shape
        if isinstance(shape, Label)
        else shape._replace(group="")
        if isinstance(shape, Line)
        else shape._replace(group="", alt="")
        for shape in drawing.shapes
    )
    return replace(drawing, shapes=tuple(shapes))


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

    Its texts stand in few boxes over the shapes (:mod:`opsplan.writers.docx.text_layers`), most of them in the
    topmost, which a click reaches. An invisible rectangle comes first: LibreOffice misplaces a group that begins with
    a line, and stretches one until its shapes fill it, which would part them from the texts. Word 2007 knows no
    shapes of this kind, so they stand in a choice, as Word itself writes them.
    """
    office, paragraph = frame.office, add_figure_paragraph(frame, keep=keep)
    alt = ". ".join(part for part in (drawing.title, drawing.description) if part)
    start = inline_start(office, (drawing.width, drawing.height), "Drawing", alt, "wpg")
    whole = Box(0, 0, drawing.width, drawing.height)
    content = (
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wpg\">", start,
        f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>{_group_frame(whole)}</wpg:grpSpPr>",
        shape_text(office, Rect(*whole, name="Ground")), *_shapes(drawing, office), *_texts(drawing, office, whole),
        "</wpg:wgp>", INLINE_END, "</mc:Choice></mc:AlternateContent></w:r>",
    )  # fmt: skip
    office.fragments.keep(paragraph, ("".join(content),))


def _shapes(drawing: Drawing, office: Office) -> Iterator[str]:
    """All but the texts, those of one thing in a group."""
    merged = merge(_without_texts(drawing.shapes, office.brand))
    for name, members in groupby(merged, key=attrgetter("group")):
        shapes = tuple(members)
        if name and len(shapes) > 1:
            identity = f'<wpg:cNvPr id="{office.next_drawing()}" name={quoted(clean(name))}/>'
            box = _group_frame(union([box_of(shape) for shape in shapes]))
            yield f"<wpg:grpSp>{identity}<wpg:cNvGrpSpPr/><wpg:grpSpPr>{box}</wpg:grpSpPr>"
            yield from (shape_text(office, shape) for shape in shapes)
            yield "</wpg:grpSp>"
        else:
            yield from (shape_text(office, shape) for shape in shapes)


def _texts(drawing: Drawing, office: Office, whole: Box) -> Iterator[str]:
    """The texts in their boxes, the lowest first."""
    layers = text_layers(shape for shape in drawing.shapes if isinstance(shape, Label))
    marks = marks_of(layers, office)
    return (_layer(office, layer, whole, marks) for layer in reversed(layers))


def _without_texts(shapes: Iterable[Shape], brand: Brand) -> Iterator[Single]:
    """The shapes, and the grounds of the labels that have one: as bare as the paper's own colour where they show it."""
    for shape in shapes:
        if isinstance(shape, Rect):
            line = brand.token(shape.line)
            same = line == shape.line and (line or not shape.line_width)
            yield shape if same else shape._replace(line=line, line_width=shape.line_width if line else 0.0)
        elif not isinstance(shape, Label):
            yield shape
        elif shape.fill:
            x = shape.x - {"left": 0.0, "center": _GROUND / 2, "right": _GROUND}[shape.align]
            ground = Rect(x, shape.y, shape.w + _GROUND, shape.h, shape.fill)
            bare = shape.fill == "bg"
            yield ground if bare else ground._replace(name=shape.name, group=shape.group, alt=shape.alt)


def _group_frame(box: Box) -> str:
    """``a:xfrm`` of a group, whose children use the drawing's own coordinates."""
    place = f'x="{emu(box.x)}" y="{emu(box.y)}"'
    size = f'cx="{max(0, emu(box.w))}" cy="{max(0, emu(box.h))}"'
    return f"<a:xfrm><a:off {place}/><a:ext {size}/><a:chOff {place}/><a:chExt {size}/></a:xfrm>"


def _layer(office: Office, layer: TextLayer, box: Box, marks: Marks) -> str:
    """A text box over the whole drawing, whose inset is the space above its first row."""
    number, brand = office.next_drawing(), office.brand
    alt = full_texts(layer)
    described = f" descr={quoted(alt[:LONGEST_ALT])}" if alt else ""
    look = geometry_text("rect") + fill_text("", brand) + line_text("", 0, brand)
    top = round(layer[0].before * EMU_PER_POINT / TWIPS_PER_POINT)
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="Text {number}"{described}/><wps:cNvSpPr txBox="1"/>'
        f"<wps:spPr>{frame_text(box)}{look}</wps:spPr>{texts_text(office, layer, marks)}{body_text('t', top)}</wps:wsp>"
    )
