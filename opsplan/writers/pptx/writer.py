"""A deck to the bytes of a .pptx file, in phases: base file, look, slides, properties, package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

import pptx
from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation

from opsplan.blocks.brand import Brand
from opsplan.blocks.deck import (
    Deck,
    LayoutName,
    PlacedChart,
    PlacedDrawing,
    PlacedPicture,
    PlacedTable,
    Slide,
    TextBox,
)
from opsplan.diagnostics import Lang
from opsplan.writers.ooxml.properties import set_core_properties
from opsplan.writers.ooxml.xml import relate, root, serialise, sub
from opsplan.writers.pptx.boxes import paint_text_box
from opsplan.writers.pptx.canvas import Canvas
from opsplan.writers.pptx.drawings import paint_drawing
from opsplan.writers.pptx.layouts import LAYOUTS, Slot, slots_of
from opsplan.writers.pptx.master import add_slide_data, write_default_text, write_master
from opsplan.writers.pptx.notes import add_notes, write_notes_master
from opsplan.writers.pptx.pen import Pen
from opsplan.writers.pptx.pictures import paint_picture
from opsplan.writers.pptx.properties import (
    embed_plan,
    set_application_properties,
    write_sections,
)
from opsplan.writers.pptx.saving import saved
from opsplan.writers.pptx.tables import paint_table
from opsplan.writers.pptx.theme import table_styles, write_theme

if TYPE_CHECKING:
    from opsplan.writers.pptx.reference import Company
    from opsplan.writers.pptx.reference.placeholders import Bound

FIRST_SLIDE_ID = 256
"""The least the schema allows."""


def _paint_chart(canvas: Canvas, placed: PlacedChart, number: int) -> None:
    from opsplan.writers.pptx.charts import paint_chart

    paint_chart(canvas, placed, number)


PAINTERS: Mapping[type, Callable[..., None]] = MappingProxyType({
    PlacedPicture: paint_picture, TextBox: paint_text_box, PlacedTable: paint_table, PlacedDrawing: paint_drawing, PlacedChart: _paint_chart,
})  # fmt: skip
"""How each kind of placed shape is painted; charts are also given their number in the deck."""


class Look(Protocol):
    """What a deck is written into: a presentation without slides, and what its layouts have for them."""

    presentation: Presentation
    pen: Pen
    factor: float
    """By how much slides are larger than the deck's lengths say."""

    def pen_for(self, name: LayoutName) -> Pen: ...

    def layout_part(self, name: LayoutName) -> Part: ...

    def slots(self, name: LayoutName) -> Mapping[str, Slot | Bound]: ...

    def ground(self, name: LayoutName) -> str | None:
        """The token of a layout's background; None where slides take any background as it is."""
        ...

    def color_map(self, name: LayoutName) -> etree._Element | None: ...


def write_pptx(deck: Deck, brand: Brand) -> bytes:
    """The deck as a .pptx file, in the dark colours where the brand says so; the same deck and brand give the same bytes."""
    return _write(deck, HouseLook(brand, deck.meta.lang))


def write_pptx_like(deck: Deck, company: Company) -> bytes:
    """The deck, laid out on the grid of ``company``, in a file with its masters and layouts."""
    from opsplan.writers.pptx.reference import CompanyLook

    return _write(deck, CompanyLook(company, deck.meta.lang))


def _write(deck: Deck, look: Look) -> bytes:
    presentation = look.presentation
    _write_slides(deck, look)
    write_sections(presentation, deck, FIRST_SLIDE_ID)
    set_core_properties(presentation.core_properties, deck.meta)
    embed_plan(presentation, deck.meta.plan_text)
    package = presentation.part.package
    set_application_properties(package, deck)
    return saved(package)


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


class HouseLook:
    """Our own five layouts."""

    factor = 1.0

    def __init__(self, brand: Brand, lang: Lang) -> None:
        self.pen = Pen(brand.for_slides(), lang)
        self.presentation = pptx.Presentation()
        _write_look(self.presentation, self.pen)
        self._parts = {
            name: layout.part for name, layout in zip(LAYOUTS, self.presentation.slide_layouts, strict=True)
        }

    def pen_for(self, name: LayoutName) -> Pen:
        return self.pen

    def layout_part(self, name: LayoutName) -> Part:
        return self._parts[name]

    def slots(self, name: LayoutName) -> Mapping[str, Slot]:
        return slots_of(name)

    def ground(self, name: LayoutName) -> str | None:
        return LAYOUTS[name].background

    def color_map(self, name: LayoutName) -> etree._Element | None:
        return None


def _write_slides(deck: Deck, look: Look) -> None:
    """All parts first, since slides link to each other; then what is on them.

    Parts are made here with names known beforehand: python-pptx looks through all slides for a free name
    each time one is added, and through all shapes for a free id.
    """
    presentation, pen = look.presentation, look.pen
    main = presentation.part
    slots = {name: look.slots(name) for name in LAYOUTS}
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
        part.relate_to(look.layout_part(slide.layout), RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        _paint_slide(slide, part, parts, look, slots[slide.layout], chart_numbers)
    if notes_master is not None:
        numbered = (pair for pair in zip(deck.slides, parts, strict=True) if pair[0].notes)
        for number, (slide, part) in enumerate(numbered, start=1):
            add_notes(part, notes_master, number, slide.notes, pen)


def _paint_slide(
    slide: Slide,
    part: Part,
    parts: list[Part],
    look: Look,
    slots: Mapping[str, Slot | Bound],
    chart_numbers: count[int],
) -> None:
    """Paint a slide and write it at once: the trees of hundreds of slides would take ten times the room of their text."""
    element = root("p:sld", "a", "r")
    ground, pen = look.ground(slide.layout), look.pen_for(slide.layout)
    tree = add_slide_data(element, pen, "" if ground in (None, slide.background) else slide.background)
    canvas = Canvas(part, tree, slots, pen, parts)
    for shape in slide.shapes:
        if isinstance(shape, PlacedChart):
            PAINTERS[PlacedChart](canvas, shape, next(chart_numbers))
        else:
            PAINTERS[type(shape)](canvas, shape)
    colors = look.color_map(slide.layout)
    if colors is None:
        sub(sub(element, "p:clrMapOvr"), "a:masterClrMapping")
    else:
        element.append(colors)
    if look.factor != 1:
        from opsplan.writers.pptx.reference.resizing import resize

        resize(part, element, look.factor)
    part.blob = serialise(element)
