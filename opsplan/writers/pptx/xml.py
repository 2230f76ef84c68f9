"""Small functions over lxml for the DrawingML and PresentationML that python-pptx has no fast way to make."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

from lxml import etree

NAMESPACES = MappingProxyType({
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "ap": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
})  # fmt: skip

_DECLARED_BY_ROOTS = frozenset(("a", "ap", "p", "r", "cdr"))

EMU_PER_POINT = 12700

_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEWLINES = re.compile("\r\n?|[\u2028\u2029\u0085]")


def clean(text: str) -> str:
    """``text`` without what XML 1.0 cannot hold; every kind of line end becomes ``"\\n"``."""
    return _ILLEGAL.sub("", _NEWLINES.sub("\n", text))


def emu(points: float) -> int:
    """English metric units of a length in points."""
    return round(points * EMU_PER_POINT)


@cache
def qualified(name: str) -> str:
    """``{namespace}local`` of ``prefix:local``; a name without prefix stays as it is."""
    prefix, colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def root(name: str, /, *prefixes: str, **attributes: str | int) -> etree._Element:
    """A root element that declares its own namespace and those of ``prefixes``."""
    declared = {prefix: NAMESPACES[prefix] for prefix in (name.partition(":")[0], *prefixes)}
    element = etree.Element(qualified(name), nsmap=declared)
    return put(element, **attributes)


def sub(parent: etree._Element, name: str, /, **attributes: str | int) -> etree._Element:
    """A new last child of ``parent``. A rare prefix, which no root declares, is declared on the child."""
    element = etree.SubElement(parent, qualified(name), nsmap=_declaration(name))
    for key, value in attributes.items():
        element.set(key, value if type(value) is str else str(value))
    return element


@cache
def _declaration(name: str) -> dict[str, str] | None:
    """lxml needs twice as long for an element with declarations, so the usual prefixes go without."""
    prefix = name.partition(":")[0]
    return None if prefix in _DECLARED_BY_ROOTS else {prefix: NAMESPACES[prefix]}


def put(element: etree._Element, /, **attributes: str | int) -> etree._Element:
    """``element`` with ``attributes`` set."""
    for name, value in attributes.items():
        element.set(name, str(value))
    return element


def relate(element: etree._Element, relation: str, attribute: str = "r:id") -> etree._Element:
    """``element`` pointing to the part behind the relationship id ``relation``."""
    element.set(qualified(attribute), relation)
    return element


def child(parent: etree._Element, name: str) -> etree._Element:
    """The first child of a name, which the base file or the caller has put there."""
    return next(element for element in parent if element.tag == qualified(name))


def replace_children(element: etree._Element, *, keep_attributes: bool = True) -> etree._Element:
    """``element`` emptied in place, for a part of the base file that is written anew."""
    for child in list(element):
        element.remove(child)
    if not keep_attributes:
        element.attrib.clear()
    return element


def serialise(element: etree._Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(element, encoding="UTF-8", standalone=True)
