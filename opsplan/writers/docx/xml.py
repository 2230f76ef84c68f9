"""What only WordprocessingML needs beyond :mod:`opsplan.writers.ooxml.xml`."""

from __future__ import annotations

from lxml import etree

from opsplan.writers.ooxml.markup import parsed
from opsplan.writers.ooxml.xml import qualified

TWIPS_PER_POINT = 20


def twips(points: float) -> int:
    """Twentieths of a point, the unit of WordprocessingML."""
    return round(points * TWIPS_PER_POINT)


def text_of(element: etree._Element, text: str) -> etree._Element:
    """``element`` with text whose spaces are kept."""
    element.text = text
    element.set(qualified("xml:space"), "preserve")
    return element


def add_texts(parent: etree._Element, text: str) -> None:
    """What a text says as elements, the new last children of ``parent``. ``w`` and ``r`` are declared for it."""
    if text:
        parent.extend(parsed(text, ("w", "r")))
