"""A slide being painted: its part, its shape tree, and the ids and names given out so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part

from opsplan.diagnostics import Bilingual
from opsplan.errors import InternalError
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.xml import clean, emu, relate, sub
from opsplan.writers.pptx.pen import Pen

if TYPE_CHECKING:
    from opsplan.writers.pptx.layouts import Slot
    from opsplan.writers.pptx.reference.placeholders import Bound


class Identity(NamedTuple):
    """Id and name of a shape, both unique on its slide."""

    number: int
    name: str


class Canvas:
    """One slide while it is painted; the only thing in this writer that changes as it goes."""

    def __init__(
        self,
        part: Part,
        tree: etree._Element,
        slots: Mapping[str, Slot | Bound],
        pen: Pen,
        slides: Sequence[Part],
    ) -> None:
        self.part = part
        self.tree = tree
        self.slots = slots
        self.pen = pen
        self.slots_used: set[str] = set()
        self._slides = slides
        self._last_number = 1  # the shape tree itself
        self._names: dict[str, int] = {}

    def begin_after(self, number: int, names: Iterable[str]) -> None:
        """Count on from the shapes that the slide has already: their highest id and their names."""
        self._last_number = max(self._last_number, number)
        self._names.update(dict.fromkeys(names, 1))

    def identify(self, label: str, src: str = "") -> Identity:
        """A new id with the name ``label [src]``; a name that is taken gets ``(2)``, ``(3)`` …"""
        self._last_number += 1
        wanted = clean(f"{label} [{src}]" if src else label).replace("\n", " ")
        count, name = self._names.get(wanted, 0), wanted
        while name in self._names:
            count += 1
            name = f"{wanted} ({count})"
        self._names[wanted] = max(count, 1)
        self._names.setdefault(name, 1)
        return Identity(self._last_number, name)

    def hyperlink(self, address: str) -> str:
        """The relationship id of an address outside the file."""
        relation: str = self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return relation

    def slide_link(self, index: int) -> str:
        """The relationship id of another slide of the deck."""
        if index >= len(self._slides):
            raise InternalError(
                Bilingual(f"没有第 {index + 1} 页幻灯片", f"there is no slide {index + 1} to link to")
            )
        relation: str = self.part.relate_to(self._slides[index], RELATIONSHIP_TYPE.SLIDE)
        return relation

    def link_to_slide(self, properties: etree._Element, index: int) -> None:
        """Make a click on the shape of ``p:cNvPr`` go to another slide."""
        click = relate(sub(properties, "a:hlinkClick"), self.slide_link(index))
        click.set("action", "ppaction://hlinksldjump")


def add_identity(own: etree._Element, identity: Identity, alt: str = "") -> etree._Element:
    """``p:cNvPr`` with the words for a screen reader."""
    return put_identity(sub(own, "p:cNvPr"), identity, alt)


def put_identity(properties: etree._Element, identity: Identity, alt: str = "") -> etree._Element:
    """Fill an empty ``p:cNvPr``."""
    properties.set("id", str(identity.number))
    properties.set("name", identity.name)
    if alt:
        properties.set("descr", clean(alt))
    return properties


def add_frame(
    parent: etree._Element, box: Box, *, name: str = "a:xfrm", flip: tuple[bool, bool] = (False, False)
) -> etree._Element:
    """Position and size; edges are rounded, not sizes, so that shapes that touch still touch."""
    frame = sub(parent, name)
    sub(frame, "a:off")
    sub(frame, "a:ext")
    return put_frame(frame, box, flip)


def put_frame(frame: etree._Element, box: Box, flip: tuple[bool, bool] = (False, False)) -> etree._Element:
    """Fill an empty frame, of an offset and an extent without values."""
    for attribute, on in zip(("flipH", "flipV"), flip, strict=True):
        if on:
            frame.set(attribute, "1")
    left, top = emu(box.x), emu(box.y)
    offset, extent = frame
    offset.set("x", str(left))
    offset.set("y", str(top))
    extent.set("cx", str(emu(box.x + box.w) - left))
    extent.set("cy", str(emu(box.y + box.h) - top))
    return frame


def add_preset(properties: etree._Element, preset: str, **adjustments: int) -> None:
    """A preset geometry with its adjustments."""
    values = sub(sub(properties, "a:prstGeom", prst=preset), "a:avLst")
    for name, value in adjustments.items():
        sub(values, "a:gd", name=name, fmla=f"val {value}")
