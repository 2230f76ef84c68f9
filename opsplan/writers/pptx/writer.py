"""A deck to the bytes of a .pptx file, in phases: base file, look, slides, properties, package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from itertools import count
from types import MappingProxyType

import pptx
from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter
from pptx.presentation import Presentation

from opsplan.blocks.brand import Brand
from opsplan.blocks.deck import Deck, PlacedChart, PlacedDrawing, PlacedPicture, PlacedTable, Slide, TextBox
from opsplan.writers.ooxml.package import normalise_package
from opsplan.writers.ooxml.properties import set_core_properties
from opsplan.writers.ooxml.xml import relate, root, serialise, sub
from opsplan.writers.pptx.boxes import paint_text_box
from opsplan.writers.pptx.canvas import Canvas
from opsplan.writers.pptx.charts import paint_chart
from opsplan.writers.pptx.drawings import paint_drawing
from opsplan.writers.pptx.layouts import LAYOUTS
from opsplan.writers.pptx.master import add_slide_data, write_default_text, write_master
from opsplan.writers.pptx.notes import add_notes, write_notes_master
from opsplan.writers.pptx.parts import all_parts
from opsplan.writers.pptx.pen import Pen
from opsplan.writers.pptx.pictures import paint_picture
from opsplan.writers.pptx.properties import (
    deck_properties,
    embed_plan,
    write_sections,
)
from opsplan.writers.pptx.tables import paint_table
from opsplan.writers.pptx.theme import table_styles, write_theme

FIRST_SLIDE_ID = 256
"""The least the schema allows."""

PAINTERS: Mapping[type, Callable[..., None]] = MappingProxyType({
    PlacedPicture: paint_picture, TextBox: paint_text_box, PlacedTable: paint_table, PlacedDrawing: paint_drawing, PlacedChart: paint_chart,
})  # fmt: skip
"""How each kind of placed shape is painted; charts are also given their number in the deck."""


def write_pptx(deck: Deck, brand: Brand) -> bytes:
    """The deck as a .pptx file, in the dark colours where the brand says so; the same deck and brand give the same bytes."""
    pen = Pen(brand.for_slides(), deck.meta.lang)
    presentation = pptx.Presentation()
    _write_look(presentation, pen)
    _write_slides(presentation, deck, pen)
    write_sections(presentation, deck, FIRST_SLIDE_ID)
    set_core_properties(presentation.core_properties, deck.meta)
    embed_plan(presentation, deck.meta.plan_text)
    package = presentation.part.package
    package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES).blob = deck_properties(deck)
    stream = BytesIO()
    PackageWriter.write(stream, package._rels, all_parts(package))
    return normalise_package(stream.getvalue())


def _write_look(presentation: Presentation, pen: Pen) -> None:
    """Master, layouts, theme and table style; what the base file has beside them is dropped."""
    main = presentation.part
    write_master(presentation, pen)
    write_default_text(presentation, pen)
    theme = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    element = etree.fromstring(theme.blob)
    write_theme(element, pen.brand)
    theme.blob = serialise(element)
    main.part_related_by(RELATIONSHIP_TYPE.TABLE_STYLES).blob = table_styles()
    for relation in list(main.rels.values()):
        if relation.reltype in (RELATIONSHIP_TYPE.PRINTER_SETTINGS, RELATIONSHIP_TYPE.VIEW_PROPS):
            main.rels.pop(relation.rId)
    for relation in list(main.package._rels.values()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            main.package.drop_rel(relation.rId)


def _write_slides(presentation: Presentation, deck: Deck, pen: Pen) -> None:
    """All parts first, since slides link to each other; then what is on them.

    Parts are made here with names known beforehand: python-pptx looks through all slides for a free name
    each time one is added, and through all shapes for a free id.
    """
    main = presentation.part
    layouts = dict(zip(LAYOUTS, presentation.slide_layouts, strict=True))
    notes_master = (
        write_notes_master(presentation, pen) if any(slide.notes for slide in deck.slides) else None
    )
    listed = presentation.element.get_or_add_sldIdLst()
    parts = []
    for index in range(len(deck.slides)):
        name = f"/ppt/slides/slide{index + 1}.xml"
        part = Part(PackURI(name), CONTENT_TYPE.PML_SLIDE, main.package)
        parts.append(part)
        relation = main.rels._add_relationship(
            RELATIONSHIP_TYPE.SLIDE, part
        )  # relate_to compares with all before
        relate(sub(listed, "p:sldId", id=FIRST_SLIDE_ID + index), relation)
    chart_numbers = count(1)
    for slide, part in zip(deck.slides, parts, strict=True):
        part.relate_to(layouts[slide.layout].part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        _paint_slide(slide, part, parts, pen, chart_numbers)
    if notes_master is not None:
        numbered = (pair for pair in zip(deck.slides, parts, strict=True) if pair[0].notes)
        for number, (slide, part) in enumerate(numbered, start=1):
            add_notes(part, notes_master, number, slide.notes, pen)


def _paint_slide(slide: Slide, part: Part, parts: list[Part], pen: Pen, chart_numbers: count[int]) -> None:
    """Paint a slide and write it at once: the trees of hundreds of slides would take ten times the room of their text."""
    element = root("p:sld", "a", "r")
    own_background = slide.background if slide.background != LAYOUTS[slide.layout].background else ""
    tree = add_slide_data(element, pen, own_background)
    canvas = Canvas(part, tree, slide.layout, pen, parts)
    for shape in slide.shapes:
        if isinstance(shape, PlacedChart):
            PAINTERS[PlacedChart](canvas, shape, next(chart_numbers))
        else:
            PAINTERS[type(shape)](canvas, shape)
    sub(sub(element, "p:clrMapOvr"), "a:masterClrMapping")
    part.blob = serialise(element)
