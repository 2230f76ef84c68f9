"""The texts of a drawing as Word has them: paragraphs with tab stops in a text box over the shapes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from lxml import etree

from opsplan.blocks.drawing import Label
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.text_layers import Row, Spot, TextLayer
from opsplan.writers.docx.xml import text_of, twips
from opsplan.writers.ooxml.xml import clean, sub

_OVERHANG = -1440
"""Right indent in twips, out of the box: a text that is wider than was thought must not wrap, since a new line
would push down all that follows."""


def full_texts(layer: TextLayer) -> str:
    """What the shortened texts of a layer say in full, for its alternative text."""
    labels = (spot.label for row in layer for spot in row.spots if spot.first)
    return "; ".join(dict.fromkeys(clean(label.alt) for label in labels if _is_shortened(label)))


def marks_of(layers: Sequence[TextLayer], office: Office) -> Mapping[Spot, str]:
    """Names of bookmarks for the texts that show an entry of the plan: ``_draw_owner_1f3a9c2e_7``, which is the part of
    the entry, the digest of its path, and a number that grows from line to line of a label."""
    spots = sorted(
        (spot for layer in layers for row in layer for spot in row.spots), key=attrgetter("baseline")
    )
    return {spot: office.drawn_name(*entry) for spot in spots if (entry := _entry(spot.label))}


def _entry(label: Label) -> tuple[str, str] | None:
    """The path of what a label shows, and which part of it."""
    head, _, tail = label.name.partition("/")
    path = label.src or head
    part = "".join(filter(str.isalnum, tail.rpartition("/")[2].partition(" ")[0]))
    return (path, part or "text") if "[" in path else None


def add_texts(shape: etree._Element, office: Office, layer: TextLayer, marks: Mapping[Spot, str]) -> None:
    """``wps:txbx`` with a paragraph for each row. Lines of exact height keep a tall Chinese font in its place.

    The space above the first row is left to the box's inset.
    """
    content = sub(sub(shape, "wps:txbx"), "w:txbxContent")
    for place, row in enumerate(layer):
        _add_row(content, office, row, row.before if place else 0, marks)


def _add_row(
    content: etree._Element, office: Office, row: Row, before: int, marks: Mapping[Spot, str]
) -> None:
    """A first text at the left begins at an indent; all others stand at tab stops."""
    paragraph = sub(content, "w:p")
    properties = sub(paragraph, "w:pPr")
    sub(properties, "w:pStyle", val="DrawingText")
    indented = row.spots[0].label.align == "left"
    stops = row.spots[1:] if indented else row.spots
    if stops:
        tabs = sub(properties, "w:tabs")
        for spot in stops:
            sub(tabs, "w:tab", val=spot.label.align, pos=twips(spot.stop))
    sub(properties, "w:spacing", before=before, line=row.pitch, lineRule="exact")
    indent = twips(row.spots[0].stop) if indented else 0
    sub(properties, "w:ind", left=indent, right=_OVERHANG)
    for place, spot in enumerate(row.spots):
        _add_spot(paragraph, office, spot, marks, tab=place > 0 or not indented)


def _add_spot(
    paragraph: etree._Element, office: Office, spot: Spot, marks: Mapping[Spot, str], *, tab: bool
) -> None:
    """A run in the look of its label, in its bookmark."""
    label, name = spot.label, marks.get(spot, "")
    mark = office.next_mark() if name else 0
    if mark:
        sub(paragraph, "w:bookmarkStart", id=mark, name=name)
    run = sub(paragraph, "w:r")
    look = sub(run, "w:rPr")
    if label.bold:
        sub(look, "w:b")
        sub(look, "w:bCs")
    sub(look, "w:color", val=office.brand.hex(label.color))
    for name in ("w:sz", "w:szCs"):
        sub(look, name, val=round(label.size * 2))
    if tab:
        sub(run, "w:tab")
    text_of(sub(run, "w:t"), clean(spot.text))
    if mark:
        sub(paragraph, "w:bookmarkEnd", id=mark)


def _is_shortened(label: Label) -> bool:
    """True where the text says less than the label's alternative text."""
    return bool(label.alt) and "".join(label.text.split()) != "".join(label.alt.split())
