"""Small functions over lxml for WordprocessingML and the DrawingML inside it."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

from lxml import etree

NAMESPACES = MappingProxyType({
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "ap": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "xml": "http://www.w3.org/XML/1998/namespace",
})  # fmt: skip

EMU_PER_POINT = 12700
TWIPS_PER_POINT = 20

_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEWLINES = re.compile("\r\n?|[\u2028\u2029\u0085]")


def clean(text: str) -> str:
    """``text`` without what XML 1.0 cannot hold; every kind of line end becomes ``"\\n"``."""
    return _ILLEGAL.sub("", _NEWLINES.sub("\n", text))


def emu(points: float) -> int:
    """English metric units of a length in points."""
    return round(points * EMU_PER_POINT)


def twips(points: float) -> int:
    """Twentieths of a point, the unit of WordprocessingML."""
    return round(points * TWIPS_PER_POINT)


@cache
def qualified(name: str) -> str:
    """``{namespace}local`` of ``prefix:local``; a name without prefix stays as it is."""
    prefix, colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def root(name: str, /, *prefixes: str, **attributes: str | int) -> etree._Element:
    """A root element that declares its own namespace and those of ``prefixes``."""
    declared = {prefix: NAMESPACES[prefix] for prefix in (name.partition(":")[0], *prefixes)}
    return put(etree.Element(qualified(name), nsmap=declared), name, **attributes)


def sub(parent: etree._Element, name: str, /, **attributes: str | int) -> etree._Element:
    """A new last child of ``parent``. Attributes of ``w:`` elements are in the same namespace, others in none.

    Every root declares ``w``; another prefix is declared where it is first used, else lxml would invent one.
    """
    if name.startswith("w:"):
        element = etree.SubElement(parent, qualified(name))
    else:
        prefix = name.partition(":")[0]
        element = etree.SubElement(parent, qualified(name), nsmap={prefix: NAMESPACES[prefix]})
    return put(element, name, **attributes) if attributes else element


def put(element: etree._Element, name: str, /, **attributes: str | int) -> etree._Element:
    """``element``, called ``name``, with ``attributes`` set."""
    prefix = "w:" if name.startswith("w:") else ""
    for key, value in attributes.items():
        element.set(qualified(prefix + key), str(value))
    return element


def relate(element: etree._Element, relation: str, attribute: str = "r:id") -> etree._Element:
    """``element`` pointing to the part behind the relationship id ``relation``."""
    element.set(qualified(attribute), relation)
    return element


def text_of(element: etree._Element, text: str) -> etree._Element:
    """``element`` with text whose spaces are kept."""
    element.text = text
    element.set(qualified("xml:space"), "preserve")
    return element


def serialise(element: etree._Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(element, encoding="UTF-8", standalone=True)
