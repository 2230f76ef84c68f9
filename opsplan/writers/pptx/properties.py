"""What the file says about itself: core and application properties, sections, and the plan it came from."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation

from opsplan.blocks.deck import Deck
from opsplan.blocks.nodes import Meta
from opsplan.writers.ooxml.xml import clean, root, serialise, sub

PLAN_NAMESPACE = "https://opsplan.dev/ns/plan/1"
PLAN_STORE_ID = "{" + str(uuid5(NAMESPACE_URL, PLAN_NAMESPACE)).upper() + "}"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_DATA_STORE_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_NO_DATE = date(2000, 1, 1)
_LONGEST = 255
"""What a core property may hold, in characters."""


def write_core_properties(presentation: Presentation, meta: Meta) -> None:
    """Title, authors, keywords, language and dates. The plan's own date, never the clock's."""
    properties = presentation.core_properties
    stamp = datetime.combine(meta.date or _NO_DATE, time())
    properties.title = _short(meta.title)
    properties.subject = _short(meta.subtitle)
    properties.author = _short("; ".join(meta.authors))
    properties.last_modified_by = properties.author
    properties.keywords = _short(", ".join(meta.keywords))
    properties.category = _short(meta.confidentiality)
    properties.language = "zh-CN" if meta.lang == "zh-CN" else "en-US"
    properties.version = _short(meta.version)
    properties.created = properties.modified = stamp
    properties.revision = 1


def _short(text: str) -> str:
    return clean(text).replace("\n", " ")[:_LONGEST]


def application_properties(deck: Deck) -> bytes:
    """``docProps/app.xml``."""
    properties = root("ap:Properties")
    values = {
        "TotalTime": "0",
        "Application": "Microsoft Office PowerPoint",  # what readers look at to choose how to read the file
        "PresentationFormat": "Widescreen",
        "Slides": str(len(deck.slides)),
        "Notes": str(sum(bool(slide.notes) for slide in deck.slides)),
        "HiddenSlides": "0",
        "Company": _short(deck.meta.organization),
        "AppVersion": "16.0000",
    }
    for name, value in values.items():
        sub(properties, f"ap:{name}").text = value
    return serialise(properties)


def embed_plan(presentation: Presentation, plan: bytes) -> None:
    """Keep the plan in the file as a custom XML part, in base64 so that its bytes come back as they were."""
    if not plan:
        return
    main = presentation.part
    element = etree.Element(f"{{{PLAN_NAMESPACE}}}plan", nsmap={None: PLAN_NAMESPACE})
    element.set("encoding", "base64")
    element.text = b64encode(plan).decode("ascii")
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", main.package, serialise(element))
    store = etree.Element(f"{{{_DATA_STORE}}}datastoreItem", nsmap={"ds": _DATA_STORE})
    store.set(f"{{{_DATA_STORE}}}itemID", PLAN_STORE_ID)
    references = etree.SubElement(store, f"{{{_DATA_STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_DATA_STORE}}}schemaRef").set(f"{{{_DATA_STORE}}}uri", PLAN_NAMESPACE)
    name = PackURI("/customXml/itemProps1.xml")
    properties = Part(name, _DATA_STORE_PROPERTIES, main.package, serialise(store))
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    main.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def write_sections(presentation: Presentation, deck: Deck, first_id: int) -> None:
    """The sections of the slide sorter: a new one at every divider, one for what comes before the first."""
    starts = [index for index, slide in enumerate(deck.slides) if slide.layout == "section" or index == 0]
    if len(starts) < 2:
        return
    extensions = sub(presentation.element, "p:extLst")
    listed = sub(sub(extensions, "p:ext", uri=_SECTIONS), "p14:sectionLst")
    for start, end in zip(starts, (*starts[1:], len(deck.slides)), strict=True):
        title = clean(deck.slides[start].title).replace("\n", " ")
        number = str(uuid5(NAMESPACE_URL, f"{PLAN_NAMESPACE}/section/{start}")).upper()
        section = sub(listed, "p14:section", name=title or str(start + 1), id="{" + number + "}")
        slides = sub(section, "p14:sldIdLst")
        for index in range(start, end):
            sub(slides, "p14:sldId", id=first_id + index)
