"""The sections of a document in a company's page set-up."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Literal

from docx.opc.part import Part
from lxml import etree

from opsplan.writers.docx.office import Office
from opsplan.writers.docx.pages import LAST_PAGE, HouseSections
from opsplan.writers.docx.reference.fields import fill
from opsplan.writers.docx.reference.frames import (
    count_by_bookmark,
    has_page_number,
    shows_something,
    turned,
)
from opsplan.writers.docx.reference.page_setup import Frames, Section, Setup
from opsplan.writers.docx.reference.style_tree import StyleTree
from opsplan.writers.docx.reference.tidy import tidy
from opsplan.writers.docx.reference.xml import child, drop, find, root_of, value
from opsplan.writers.docx.sections import Sheet
from opsplan.writers.docx.xml import twips
from opsplan.writers.ooxml.xml import put, qualified, relate, sub

Place = Literal["cover", "front", "body"]
_ON_FIRST = "first"


class Pages:
    """Section properties, each with the company's header and footer; ``own`` says that it has some."""

    def __init__(
        self, office: Office, setup: Setup, styles: StyleTree, facts: Mapping[str, str], house: HouseSections
    ) -> None:
        self._house = house
        self._office = office
        self._setup = setup
        self._styles = styles
        self._parts: dict[str, Part] = {
            key: relation.target_part
            for key, relation in office.package.part.rels.items()
            if not relation.is_external and relation.reltype.rpartition("/")[2] in ("header", "footer")
        }
        for part in self._parts.values():
            element = root_of(part)
            tidy(element, part.rels)
            fill(element, facts)
            count_by_bookmark(part, LAST_PAGE)
        self.own = any(shows_something(self._parts[key]) for key in self._keys(setup.plain))
        self._wide = self._turned_frames()

    def trees(self) -> tuple[etree._Element, ...]:
        """The reference's headers and footers."""
        return tuple(root_of(part) for part in self._parts.values())

    def _keys(self, section: Section) -> tuple[str, ...]:
        return tuple(
            key for (_, held), key in section.frames.items() if held != _ON_FIRST and key in self._parts
        )

    def _turned_frames(self) -> Frames:
        """Headers and footers of wide pages: the reference's own, or copies of those of upright ones."""
        plain, wide = self._setup.plain, self._setup.wide
        if wide.sheet == plain.sheet or not self.own:
            return wide.frames
        frames: dict[tuple[str, str], str] = {}
        for (kind, held), key in wide.frames.items():
            if key not in self._parts or held == _ON_FIRST:
                continue
            if wide.as_is and key not in plain.frames.values():
                frames[kind, held] = key
                continue
            name = f"/word/{kind}_{held}_turned.xml"
            part = turned(self._parts[key], name, self._styles, plain.sheet, wide.sheet)
            frames[kind, held] = self._office.package.part.relate_to(part, self._relation(key))
        return frames

    def _relation(self, key: str) -> str:
        return str(self._office.package.part.rels[key].reltype)

    def company_cover(self) -> etree._Element:
        """The section of the company's cover."""
        section = self._setup.cover or self._setup.plain
        return self._made(section, section.sheet, section.frames, first=section.first_differs)

    def cover(self) -> etree._Element:
        """The section of a cover of ours, on the company's paper."""
        return self._made(self._setup.plain, self._setup.plain.sheet, _named(self._house.blank), first=False)

    def front(self) -> etree._Element:
        """The section between the cover and the text: the text's pages with the header, footer and kind of page number
        that the reference has there."""
        plain, own = self._setup.plain, self._setup.front
        frames = own.frames if self.own else _named(self._house.blank)
        properties = self._made(plain, plain.sheet, frames, first=False)
        number = child(properties, "w:pgNumType")
        put(number, start=1)
        if self.own and any(has_page_number(self._parts[key]) for key in self._keys(own)):
            form = value(own.properties, "w:pgNumType", "w:fmt") if own is not plain else ""
            put(number, fmt=form or number.get(qualified("w:fmt")) or "lowerRoman")
        return properties

    def body(self, sheet: Sheet, *, restart: bool) -> etree._Element:
        """A section of the text; ``restart`` begins to count pages."""
        wide = self._is_wide(sheet)
        section = self._setup.wide if wide else self._setup.plain
        frames = (self._wide if wide else section.frames) if self.own else _named(self._house.frames(sheet))
        own = self._setup.cover is not self._setup.plain
        properties = self._made(section, sheet, frames, first=restart and own and section.first_differs)
        if restart:
            put(child(properties, "w:pgNumType"), start=1)
        return properties

    def _is_wide(self, sheet: Sheet) -> bool:
        return sheet == self._setup.wide.sheet != self._setup.plain.sheet

    def _made(self, section: Section, sheet: Sheet, frames: Frames, *, first: bool) -> etree._Element:
        properties = deepcopy(section.properties)
        tidy(properties, ())
        drop(
            properties, "w:headerReference", "w:footerReference", "w:titlePg", "w:footnotePr", "w:endnotePr",
            "w:cols", "w:textDirection", "w:printerSettings", "w:paperSrc", "w:formProt", "w:bidi", "w:rtlGutter",
        )  # fmt: skip
        put(child(properties, "w:type"), val="nextPage")
        number = find(properties, "w:pgNumType")
        if number is not None:
            for name in ("start", "chapStyle", "chapSep"):
                number.attrib.pop(qualified(f"w:{name}"), None)
        if not section.as_is:
            _set_sheet(properties, sheet)
        if first:
            child(properties, "w:titlePg")
        for (kind, held), key in sorted(frames.items(), reverse=True):
            if held != _ON_FIRST or first:
                reference = sub(properties, f"w:{kind}Reference", type=held)
                properties.insert(0, relate(reference, key))
        return properties


def _named(frame: tuple[str, str]) -> Frames:
    return {("header", "default"): frame[0], ("footer", "default"): frame[1]}


def _set_sheet(properties: etree._Element, sheet: Sheet) -> None:
    size, margins = child(properties, "w:pgSz"), child(properties, "w:pgMar")
    size.attrib.clear()
    margins.attrib.clear()
    put(size, w=twips(sheet.width), h=twips(sheet.height))
    if sheet.landscape:
        put(size, orient="landscape")
    for name in ("top", "right", "bottom", "left", "header", "footer"):
        put(margins, **{name: twips(getattr(sheet, name))})
    put(margins, gutter=0)
