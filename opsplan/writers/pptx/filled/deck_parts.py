"""The list of slides in the presentation, and its sections, after slides were repeated and dropped."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.presentation import Presentation

from opsplan.writers.ooxml.xml import qualified, relate, sub
from opsplan.writers.pptx.filled.pages import Page

FIRST_SLIDE_ID = 256
_SHOWS = (qualified("p:custShowLst"), qualified("p:smartTags"), qualified("p:custDataLst"), qualified("p:modifyVerifier"))  # fmt: skip
_SECTION = qualified("p14:section")


def list_slides(presentation: Presentation, made: Sequence[tuple[Page, Part]]) -> None:
    """Make ``made`` the slides of the presentation. The first copy of a slide keeps its id, so that what names the slide
    by it still does; a section has the copies of its slides."""
    main, element = presentation.part, presentation.element
    listed = element.find(qualified("p:sldIdLst"))
    assert listed is not None  # there were tags, so there are slides
    old = {main.related_part(each.rId): int(each.get("id", "0")) for each in listed}
    for relation in list(main.rels.values()):
        if relation.reltype == RELATIONSHIP_TYPE.SLIDE:
            main.rels.pop(relation.rId)
    for child in list(listed):
        listed.remove(child)
    following = max([FIRST_SLIDE_ID - 1, *old.values()]) + 1
    copies: dict[int, list[int]] = {}
    for page, slide in made:
        own = old[page.parts[0]]
        ids = copies.setdefault(own, [])
        number = following if ids else own
        following += bool(ids)
        ids.append(number)
        identity: str = main.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, slide)
        relate(sub(listed, "p:sldId", id=number), identity)
    for child in [each for each in element if each.tag in _SHOWS]:
        element.remove(child)
    _sections(element, copies)


def _sections(element: etree._Element, copies: dict[int, list[int]]) -> None:
    for section in list(element.iter(_SECTION)):
        slides = section.find(qualified("p14:sldIdLst"))
        if slides is None:
            continue
        ids = [int(each.get("id", "0")) for each in slides]
        for child in list(slides):
            slides.remove(child)
        new = [number for each in ids for number in copies.get(each, ())]
        for number in new:
            sub(slides, "p14:sldId", id=number)
        parent = section.getparent()
        if ids and not new and parent is not None:
            parent.remove(section)
