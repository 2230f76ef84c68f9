"""XML as text: what is written in thousands is not made as elements first, which takes ten times as long."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lxml import etree

from opsplan.writers.ooxml.xml import NAMESPACES

_HUGE = etree.XMLParser(huge_tree=True, resolve_entities=False)


def escaped(text: str) -> str:
    """``text``, which :func:`clean` has seen, as what an element says."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def quoted(value: str | int) -> str:
    """A value, which :func:`clean` has seen, as an attribute with its quotation marks."""
    if type(value) is int:
        return f'"{value}"'
    text = escaped(str(value)).replace('"', "&quot;")
    return f'"{text}"'.replace("\n", "&#10;").replace("\t", "&#9;")


def parsed(text: str | bytes, prefixes: Sequence[str]) -> list[etree._Element]:
    """The elements of a text that need not declare ``prefixes``, in their order."""
    begin, end = _around(tuple(prefixes))
    content = text.encode() if isinstance(text, str) else text
    return list(etree.fromstring(b"".join((begin, content, end)), _HUGE))


@cache
def _around(prefixes: tuple[str, ...]) -> tuple[bytes, bytes]:
    declared = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
    return f"<texts {declared}>".encode(), b"</texts>"
