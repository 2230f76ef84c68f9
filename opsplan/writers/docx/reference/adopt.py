"""What we have written, put into the styles and lists of a reference."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from opsplan.blocks.measure import text_width
from opsplan.records import dataclass
from opsplan.writers.docx.reference.style_map import StyleMap
from opsplan.writers.docx.reference.style_tree import StyleTree
from opsplan.writers.docx.reference.xml import child, find, value
from opsplan.writers.docx.xml import TWIPS_PER_POINT, twips
from opsplan.writers.ooxml.xml import put, qualified, sub

_ENTRIES = ("TOC1", "TOC2", "TOC3", "TOC4", "TableofFigures")
"""Styles of entries whose page number stands at the right margin."""
_AFTER_NUMBER, _WIDER = 0.8, 1.15
"""Space behind the number of an entry, in its font size; and how much wider a font may run than it is measured."""
_ABOVE_TITLE = 124.0
"""Points above the title on a cover of ours."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """How what we write becomes the company's: style ids, numbers of lists, and the width of its text in points."""

    styles: StyleTree
    style_map: StyleMap
    ids: Mapping[str, str]
    lists: int
    """By how much the numbers of our lists grow."""
    width: float


def adopt(root: etree._Element, adoption: Adoption) -> None:
    """Change ``root``, written with our ids, in place."""
    _fit_entries(root, adoption)
    _fit_paragraphs(root, adoption)
    for name in ("w:pStyle", "w:rStyle", "w:tblStyle"):
        for element in root.iter(qualified(name)):
            identity = element.get(qualified("w:val"), "")
            put(element, val=adoption.ids.get(identity, identity))
    for element in root.iter(qualified("w:numId")):
        number = int(element.get(qualified("w:val"), "0"))
        if number:
            put(element, val=number + adoption.lists)
    if adoption.style_map.table:
        _show_bands(root, adoption.style_map.table)


def _styled(root: etree._Element, adoption: Adoption) -> list[tuple[etree._Element, str, str]]:
    """Paragraph properties with our style and the one that it became."""
    found = []
    for properties in root.iter(qualified("w:pPr")):
        identity = value(properties, "w:pStyle")
        if identity in adoption.ids:
            found.append((properties, identity, adoption.ids[identity]))
    return found


def _fit_entries(root: etree._Element, adoption: Adoption) -> None:
    """Tab stops in entries of contents whose style has none at the right: Word writes them into the paragraphs too."""
    numbers: dict[str, float] = {}
    entries = [(p, ours, theirs) for p, ours, theirs in _styled(root, adoption) if ours in _ENTRIES]
    for properties, ours, _ in entries:
        label, count = _label(properties.getparent())
        if count > 1:
            numbers[ours] = max(numbers.get(ours, 0.0), text_width(label, 1.0))
    right = twips(adoption.width)
    for properties, ours, theirs in entries:
        if _reaches_right(adoption.styles, theirs, right):
            continue
        tabs = child(properties, "w:tabs")
        for element in list(tabs):
            tabs.remove(element)
        if _label(properties.getparent())[1] > 1:
            size = float(adoption.styles.property(theirs, "w:rPr/w:sz") or 21) / 2
            indent = adoption.styles.property(theirs, "w:pPr/w:ind", "w:left") or "0"
            left = float(indent) / TWIPS_PER_POINT if indent.lstrip("-").isdecimal() else 0.0
            stop = left + (_WIDER * numbers[ours] + _AFTER_NUMBER) * size
            sub(tabs, "w:tab", val="left", pos=twips(stop))
        sub(tabs, "w:tab", val="right", leader="dot", pos=right)


def _label(paragraph: etree._Element | None) -> tuple[str, int]:
    """The text before the first tab of an entry, and how many tabs it has."""
    label, tabs = "", 0
    for element in paragraph.iter(qualified("w:t"), qualified("w:tab")) if paragraph is not None else ():
        if element.tag == qualified("w:tab"):
            parent = element.getparent()
            tabs += parent is not None and parent.tag == qualified("w:r")
        elif not tabs:
            label += element.text or ""
    return label, tabs


def _reaches_right(styles: StyleTree, style: str, right: int) -> bool:
    for element in styles.chain(style):
        tabs = find(element, "w:pPr/w:tabs")
        for tab in tabs if tabs is not None else ():
            place = tab.get(qualified("w:pos"), "0")
            reaches = place.isdecimal() and int(place) <= right + TWIPS_PER_POINT
            if tab.get(qualified("w:val")) == "right" and reaches:
                return True
    return False


def _fit_paragraphs(root: etree._Element, adoption: Adoption) -> None:
    """Lists without the indent of the first line, which in characters goes before that of a list; tab stops of ours
    instead of those of the style; no page turned twice before a heading that turns it itself."""
    for properties, ours, theirs in _styled(root, adoption):
        styles = adoption.styles
        listed = value(properties, "w:numPr/w:numId") not in ("", "0")
        if listed and styles.property(theirs, "w:pPr/w:ind", "w:firstLineChars") not in (None, "0"):
            put(child(properties, "w:ind"), firstLineChars=0)
        tabs = find(properties, "w:tabs")
        if tabs is not None and ours not in _ENTRIES:
            own = {each.get(qualified("w:pos")) for each in tabs}
            for place in sorted(_places(styles, theirs) - own, key=int, reverse=True):
                clear = sub(tabs, "w:tab", val="clear", pos=place)
                tabs.insert(0, clear)
        if ours == "Heading1" and styles.says(theirs, "w:pPr/w:pageBreakBefore"):
            _drop_break_before(properties.getparent())
        if ours == "Title":
            before = styles.property(theirs, "w:pPr/w:spacing", "w:before") or "0"
            if before.isdecimal() and int(before) < twips(_ABOVE_TITLE / 2):
                put(child(properties, "w:spacing"), before=twips(_ABOVE_TITLE))


def _places(styles: StyleTree, style: str) -> set[str]:
    found: set[str] = set()
    for element in styles.chain(style):
        tabs = find(element, "w:pPr/w:tabs")
        found |= {each.get(qualified("w:pos"), "") for each in (tabs if tabs is not None else ())}
    return {each for each in found if each.lstrip("-").isdecimal()}


def _drop_break_before(paragraph: etree._Element | None) -> None:
    """Take out a page break, or the gap below a table, which could end on a page of its own."""
    before = paragraph.getprevious() if paragraph is not None else None
    parent = before.getparent() if before is not None else None
    if before is None or parent is None or find(before, "w:pPr/w:sectPr") is not None:
        return
    breaks = [each.get(qualified("w:type")) for each in before.iter(qualified("w:br"))]
    style = value(before, "w:pPr/w:pStyle")
    if (style == "Break" and breaks == ["page"]) or style == "Spacer":
        parent.remove(before)


def _show_bands(root: etree._Element, style: str) -> None:
    """Bands of rows, where the company's table style has them."""
    for properties in root.iter(qualified("w:tblPr")):
        if value(properties, "w:tblStyle") == style:
            look = find(properties, "w:tblLook")
            if look is not None:
                put(look, noHBand=0)
