"""The styles of a reference document: found by name, and what they come to through the styles they are based on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from opsplan.writers.docx.reference.names import key
from opsplan.writers.docx.reference.xml import find, value
from opsplan.writers.ooxml.xml import qualified

_MOST = 12
"""Steps from a style to its farthest ancestor; Word allows 11."""


class StyleTree:
    """The styles of a ``w:styles`` element."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._by_id: dict[str, etree._Element] = {}
        self._by_key: dict[tuple[str, str], str] = {}
        for style in root.iterchildren(qualified("w:style")):
            identity = style.get(qualified("w:styleId"), "")
            if not identity or identity in self._by_id:
                root.remove(style)
                continue
            self._by_id[identity] = style
        for aliases in (False, True):  # a name goes before an alias
            for identity, style in self._by_id.items():
                for name in _names(style, aliases):
                    self._by_key.setdefault((kind_of(style), key(name)), identity)

    def __contains__(self, identity: object) -> bool:
        return identity in self._by_id

    def ids(self) -> frozenset[str]:
        """All style ids, which differ in more than capitals in good files."""
        return frozenset(self._by_id)

    def of_kind(self, kind: str) -> Iterator[tuple[str, etree._Element]]:
        """Ids and elements of the ``paragraph``, ``character``, ``table`` or ``numbering`` styles."""
        return ((identity, style) for identity, style in self._by_id.items() if kind_of(style) == kind)

    def get(self, identity: str) -> etree._Element | None:
        return self._by_id.get(identity)

    def find(self, kind: str, keys: Iterable[str]) -> str:
        """The id of the style that one of these names stands for, the first that does; empty for none."""
        return next((self._by_key[kind, each] for each in keys if (kind, each) in self._by_key), "")

    def default(self, kind: str = "paragraph") -> str:
        """The id of the style that what has none gets; empty for none."""
        for identity, style in self.of_kind(kind):
            if style.get(qualified("w:default")) in ("1", "true", "on"):
                return identity
        return self.find(kind, (key("Normal"), key("正文")) if kind == "paragraph" else ())

    def at_level(self, level: int, taken: Iterable[str]) -> str:
        """A paragraph style on a level of the outline (0 is a chapter) that is not ``taken``; empty for none."""
        used = set(taken)
        for identity, style in self.of_kind("paragraph"):
            if value(style, "w:pPr/w:outlineLvl") == str(level) and identity not in used:
                return identity
        return ""

    def chain(self, identity: str) -> tuple[etree._Element, ...]:
        """The style and those it is based on, nearest first."""
        found: list[etree._Element] = []
        while identity in self._by_id and len(found) < _MOST:
            style = self._by_id[identity]
            if style in found:
                break
            found.append(style)
            identity = value(style, "w:basedOn")
        return tuple(found)

    def property(self, identity: str, path: str, attribute: str = "w:val") -> str | None:
        """What a property comes to (``w:pPr/w:ind`` and ``w:firstLineChars``); None when nothing says it.

        A property that is switched on by being there (``w:b``) comes to ``1``.
        """
        defaults = {"w:pPr": "w:docDefaults/w:pPrDefault/w:pPr", "w:rPr": "w:docDefaults/w:rPrDefault/w:rPr"}
        head, _, rest = path.partition("/")
        places = [find(style, path) for style in self.chain(identity)]
        places.append(find(self.root, f"{defaults[head]}/{rest}"))
        for element in places:
            if element is None:
                continue
            said = element.get(qualified(attribute))
            if said is not None:
                return said
            if not element.attrib:
                return "1"
        return None

    def says(self, identity: str, path: str) -> bool:
        """True for a property that is switched on, in the end."""
        return self.property(identity, path) not in (None, "0", "false", "off", "none")


def kind_of(style: etree._Element) -> str:
    return style.get(qualified("w:type"), "paragraph")


def name_of(style: etree._Element) -> str:
    return value(style, "w:name")


def _names(style: etree._Element, aliases: bool) -> tuple[str, ...]:
    if not aliases:
        return (name_of(style),)
    return tuple(each for each in value(style, "w:aliases").split(",") if each.strip())
