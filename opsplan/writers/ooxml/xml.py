"""Small functions over lxml for the parts of an Office file: faster than the builders of python-docx and python-pptx."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from copy import copy
from functools import cache
from types import MappingProxyType

from lxml import etree

from opsplan.patterns import lazy_pattern

NAMESPACES = MappingProxyType({
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "ap": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "xml": "http://www.w3.org/XML/1998/namespace",
})  # fmt: skip

EMU_PER_POINT = 12700

_ILLEGAL = lazy_pattern("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NEWLINES = lazy_pattern("\r\n?|[\u2028\u2029\u0085]")


def clean(text: str) -> str:
    """``text`` without what XML 1.0 cannot hold; every kind of line end becomes ``"\\n"``."""
    if text.isprintable():  # most texts are, and none of these characters is
        return text
    return _ILLEGAL.sub("", _NEWLINES.sub("\n", text))


def emu(points: float) -> int:
    """English metric units of a length in points."""
    return round(points * EMU_PER_POINT)


@cache
def qualified(name: str) -> str:
    """``{namespace}local`` of ``prefix:local``; a name without prefix stays as it is."""
    prefix = _prefix_of(name)
    return f"{{{NAMESPACES[prefix]}}}{name[len(prefix) + 1 :]}" if prefix else name


@cache
def _prefix_of(name: str) -> str:
    return name.rpartition(":")[0]


def root(name: str, /, *prefixes: str, **attributes: str | int) -> etree._Element:
    """A root element that declares its own namespace and those of ``prefixes``."""
    declared = {prefix: NAMESPACES[prefix] for prefix in (name.partition(":")[0], *prefixes)}
    return put(etree.Element(qualified(name), nsmap=declared), **attributes)


def sub(parent: etree._Element, name: str, /, **attributes: str | int) -> etree._Element:
    """A new last child of ``parent``, its prefix declared on it if nothing above it does so.

    That is tried without a declaration first: lxml needs twice as long for an element that has one.
    """
    prefix, tag = _prefix_of(name), qualified(name)
    own = prefix == "w"
    values = {
        (_of_word(key) if own else key): value if type(value) is str else str(value)
        for key, value in attributes.items()
    }
    element = etree.SubElement(parent, tag, values)
    if element.prefix != prefix:  # one that lxml invented
        parent.remove(element)
        element = etree.SubElement(parent, tag, values, nsmap={prefix: NAMESPACES[prefix]})
    return element


class Stamps:
    """Elements that are made once and copied wherever they are needed again: a long file says the same few looks
    thousands of times, and a copy costs a quarter. ``prefixes`` are declared where the copies go."""

    def __init__(self, *prefixes: str) -> None:
        self._declared = {prefix: NAMESPACES[prefix] for prefix in prefixes}
        self._made: dict[Hashable, etree._Element] = {}

    def stamp(
        self, parent: etree._Element, key: Hashable, make: Callable[[etree._Element], etree._Element]
    ) -> etree._Element:
        """The element that ``make`` adds to a parent, as a new last child of ``parent``; ``key`` stands for all it is made of."""
        if key not in self._made:
            self._made[key] = make(etree.Element("holder", nsmap=self._declared))
        element = copy(self._made[key])  # with all that is in it
        parent.append(element)
        return element


def put(element: etree._Element, /, **attributes: str | int) -> etree._Element:
    """``element`` with ``attributes`` set: those of ``w:`` elements are in the same namespace, others in none."""
    _set(element, element.prefix, attributes)
    return element


def _set(element: etree._Element, prefix: str | None, attributes: Mapping[str, str | int]) -> None:
    for name, value in attributes.items():
        name = _of_word(name) if prefix == "w" else name
        element.set(name, value if type(value) is str else str(value))


@cache
def _of_word(name: str) -> str:
    """The attribute of a ``w:`` element."""
    return qualified(f"w:{name}")


def relate(element: etree._Element, relation: str, attribute: str = "r:id") -> etree._Element:
    """``element`` pointing to the part behind the relationship id ``relation``."""
    element.set(qualified(attribute), relation)
    return element


def serialise(element: etree._Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(element, encoding="UTF-8", standalone=True)
