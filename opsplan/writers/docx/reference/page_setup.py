"""The sections of a reference: which of them is the cover's, which the contents', which the text's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from lxml import etree

from opsplan.records import dataclass
from opsplan.writers.docx.reference.xml import find
from opsplan.writers.docx.sections import A4, Paper, Sheet
from opsplan.writers.docx.xml import TWIPS_PER_POINT
from opsplan.writers.ooxml.xml import qualified

Frames = Mapping[tuple[str, str], str]
"""Relationship ids by (``header`` or ``footer``, ``default``, ``first`` or ``even``)."""
_LEAST = 180.0
"""Points of text that a page must hold in both directions; less is no page for a plan."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the reference: its ``w:sectPr``, its pages, and the headers and footers that hold in it."""

    properties: etree._Element
    sheet: Sheet
    frames: Frames
    last: int
    """Index in the body of the last block that belongs to it."""
    as_is: bool = True
    """False where the pages are not those of ``properties``."""

    @property
    def first_differs(self) -> bool:
        return _is_on(find(self.properties, "w:titlePg"))


@dataclass(frozen=True, slots=True)
class Setup:
    """The sections that a document's parts are set in. ``cover`` is None where the reference has none."""

    front: Section
    plain: Section
    wide: Section
    cover: Section | None

    @property
    def paper(self) -> Paper:
        return Paper(self.plain.sheet, self.wide.sheet)


def sections_of(body: etree._Element) -> tuple[Section, ...]:
    """The sections in their order. One without headers has those of the section before it."""
    found: list[Section] = []
    frames: dict[tuple[str, str], str] = {}
    for index, block in enumerate(body):
        for properties in _properties(block):
            for element in properties:
                kind = etree.QName(element).localname.removesuffix("Reference")
                if kind in ("header", "footer"):
                    held = element.get(qualified("w:type"), "default")
                    frames[kind, held] = element.get(qualified("r:id"), "")
            sheet = sheet_of(properties)
            usable = min(sheet.text_width, sheet.text_height) >= _LEAST
            held_now = MappingProxyType(dict(frames))
            found.append(Section(properties, sheet if usable else A4.plain, held_now, index, usable))
    if not found:
        none = etree.Element(qualified("w:sectPr"))
        found.append(Section(none, A4.plain, MappingProxyType({}), len(body) - 1, False))
    return tuple(found)


def setup_of(body: etree._Element, cover_end: int) -> Setup:
    """Choose among the reference's sections. ``cover_end`` counts the blocks of its cover, 0 for none.

    The text takes the last upright section after the cover, wide tables one that lies on its side, the contents the
    section that holds a table of contents. What there is none of is made of the text's section.
    """
    sections = sections_of(body)
    own = [each for each in sections if each.last < cover_end]
    rest = [each for each in sections if each.last >= cover_end] or [sections[-1]]
    cover = (own[-1] if own else rest[0]) if cover_end else None
    plain = next((each for each in reversed(rest) if not each.sheet.landscape), rest[-1])
    wide = next((each for each in rest if each.sheet.landscape), None)
    if wide is None or plain.sheet.landscape:
        wide = plain if plain.sheet.landscape else replace(plain, sheet=_turned(plain.sheet), as_is=False)
    front = next((each for each in rest if each is not wide and _holds_contents(body, sections, each)), plain)
    return Setup(front if not front.sheet.landscape else plain, plain, wide, cover)


def sheet_of(properties: etree._Element) -> Sheet:
    """The page of a ``w:sectPr``; what it does not say is as in a house page."""
    size, margins = find(properties, "w:pgSz"), find(properties, "w:pgMar")
    house = A4.plain
    width, height = _points(size, "w", house.width), _points(size, "h", house.height)
    top, bottom = _points(margins, "top", house.top), _points(margins, "bottom", house.bottom)
    left, right = _points(margins, "left", house.left), _points(margins, "right", house.right)
    gutter = _points(margins, "gutter", 0.0)
    return Sheet(
        width, height, top, bottom, left + gutter, right,
        _points(margins, "header", house.header), _points(margins, "footer", house.footer),
    )  # fmt: skip


def _turned(sheet: Sheet) -> Sheet:
    """The same paper on its side. Header and footer keep their room; the sides take the narrower margins."""
    left, right = min(sheet.left, sheet.bottom), min(sheet.right, sheet.top)
    return replace(sheet, width=sheet.height, height=sheet.width, left=left, right=right)


def _points(element: etree._Element | None, name: str, otherwise: float) -> float:
    if element is None:
        return otherwise
    text = element.get(qualified(f"w:{name}"))
    if text is None and name in ("left", "right"):
        text = element.get(qualified({"left": "w:start", "right": "w:end"}[name]))
    try:
        return abs(float(text or "")) / TWIPS_PER_POINT
    except ValueError:
        return otherwise


def _properties(block: etree._Element) -> Iterator[etree._Element]:
    """The section properties that end a section with this block."""
    if block.tag == qualified("w:sectPr"):
        yield block
        return
    for properties in block.iter(qualified("w:sectPr")):
        if next(properties.iterancestors(qualified("w:txbxContent")), None) is None:
            yield properties


def _holds_contents(body: etree._Element, sections: Sequence[Section], section: Section) -> bool:
    place = sections.index(section)
    first = sections[place - 1].last + 1 if place else 0
    return any(is_contents(block) for block in body[first : section.last + 1])


def is_contents(block: etree._Element) -> bool:
    """True for a block with a table of contents."""
    for text in block.iter(qualified("w:instrText")):
        if (text.text or "").strip().upper().startswith("TOC"):
            return True
    return any(
        each.get(qualified("w:val")) == "Table of Contents"
        for each in block.iter(qualified("w:docPartGallery"))
    )


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(qualified("w:val"), "1") not in ("0", "false", "off")
