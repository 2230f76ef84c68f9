"""What the file says about itself: core and application properties, sections, and the plan it came from."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package
from pptx.presentation import Presentation

from opsplan.blocks.deck import Deck
from opsplan.writers.ooxml.properties import (
    PLAN_NAMESPACE,
    application_properties,
    plan_item,
    plan_item_properties,
)
from opsplan.writers.ooxml.xml import clean, sub

_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_FORMATS = {1.78: "Widescreen", 1.33: "On-screen Show (4:3)", 1.6: "On-screen Show (16:10)"}
"""What PowerPoint calls a shape of slides, by width over height."""


def set_application_properties(package: Package, deck: Deck) -> None:
    """Write ``docProps/app.xml``, which a company's file has lost."""
    kind = RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
    if not any(relation.reltype == kind for relation in package._rels.values()):
        package.relate_to(Part(PackURI("/docProps/app.xml"), _APP_TYPE, package, b""), kind)
    package.part_related_by(kind).blob = _deck_properties(deck)


def _deck_properties(deck: Deck) -> bytes:
    return application_properties(
        "Microsoft Office PowerPoint",
        deck.meta,
        PresentationFormat=_FORMATS.get(round(deck.width / deck.height, 2), "Custom"),
        Slides=len(deck.slides),
        Notes=sum(bool(slide.notes) for slide in deck.slides),
        HiddenSlides=0,
    )


def embed_plan(presentation: Presentation, plan: bytes, *, filled: bool = False) -> None:
    """Keep the plan in the file as a custom XML part; ``filled`` in a company's own file."""
    if not plan:
        return
    main = presentation.part
    item = Part(
        PackURI("/customXml/item1.xml"), "application/xml", main.package, plan_item(plan, filled=filled)
    )
    name = PackURI("/customXml/itemProps1.xml")
    properties = Part(name, _PROPERTIES_TYPE, main.package, plan_item_properties())
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    main.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def write_sections(presentation: Presentation, deck: Deck, first_id: int) -> None:
    """The sections of the slide sorter: a new one at every divider, one for what comes before the first; in a deck
    without dividers wherever the slides' own section changes."""
    divided = any(slide.layout == "section" for slide in deck.slides)
    starts = [
        index
        for index, slide in enumerate(deck.slides)
        if index == 0
        or (slide.layout == "section" if divided else slide.section != deck.slides[index - 1].section)
    ]
    if len(starts) < 2:
        return
    extensions = sub(presentation.element, "p:extLst")
    listed = sub(sub(extensions, "p:ext", uri=_SECTIONS), "p14:sectionLst")
    for start, end in zip(starts, (*starts[1:], len(deck.slides)), strict=True):
        slide = deck.slides[start]
        title = clean(slide.title if divided else slide.section).replace("\n", " ")
        number = str(uuid5(NAMESPACE_URL, f"{PLAN_NAMESPACE}/section/{start}")).upper()
        section = sub(listed, "p14:section", name=title or str(start + 1), id="{" + number + "}")
        slides = sub(section, "p14:sldIdLst")
        for index in range(start, end):
            sub(slides, "p14:sldId", id=first_id + index)
