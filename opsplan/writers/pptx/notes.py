"""Speaker notes: a notes page for every slide that has some, on a notes master with the deck's fonts."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part, XmlPart
from pptx.presentation import Presentation

from opsplan.blocks.deck import Para
from opsplan.writers.ooxml.xml import relate, root, sub
from opsplan.writers.pptx.master import add_slide_data
from opsplan.writers.pptx.parts import xml_part
from opsplan.writers.pptx.pen import Pen
from opsplan.writers.pptx.text import add_paragraphs
from opsplan.writers.pptx.theme import write_theme
from opsplan.writers.pptx.xml import child


def write_notes_master(presentation: Presentation, pen: Pen) -> Part:
    """Add the notes master, list it (python-pptx does not) and give its theme the brand."""
    master: Part = presentation.part.notes_master_part
    theme = master.part_related_by(RELATIONSHIP_TYPE.THEME)
    assert isinstance(theme, XmlPart)  # python-pptx makes it from its own file
    write_theme(theme._element, pen.brand)
    listed = root("p:notesMasterIdLst")
    relate(
        sub(listed, "p:notesMasterId"), presentation.part.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
    )
    child(presentation.element, "p:sldMasterIdLst").addnext(listed)
    return master


def add_notes(slide: Part, master: Part, number: int, paragraphs: Sequence[Para], pen: Pen) -> None:
    """Add the notes page of a slide, with the picture of the slide above the text."""
    page = root("p:notes", "a", "r")
    tree = add_slide_data(page, pen, "")
    picture = sub(tree, "p:sp")
    own = sub(picture, "p:nvSpPr")
    sub(own, "p:cNvPr", id=2, name="slide image 1")
    sub(sub(own, "p:cNvSpPr"), "a:spLocks", noGrp=1, noRot=1, noChangeAspect=1)
    sub(sub(own, "p:nvPr"), "p:ph", type="sldImg")
    sub(picture, "p:spPr")
    notes = sub(tree, "p:sp")
    own = sub(notes, "p:nvSpPr")
    sub(own, "p:cNvPr", id=3, name="notes 2")
    sub(sub(own, "p:cNvSpPr"), "a:spLocks", noGrp=1)
    sub(sub(own, "p:nvPr"), "p:ph", type="body", idx=1)
    sub(notes, "p:spPr")
    body = sub(notes, "p:txBody")
    sub(body, "a:bodyPr")
    sub(body, "a:lstStyle")
    sub(sub(page, "p:clrMapOvr"), "a:masterClrMapping")
    name = f"/ppt/notesSlides/notesSlide{number}.xml"
    part = xml_part(name, CONTENT_TYPE.PML_NOTES_SLIDE, slide.package, page)

    def relate_link(address: str) -> str:
        relation: str = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return relation

    add_paragraphs(body, paragraphs, pen, relate_link)
    part.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
    slide.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
