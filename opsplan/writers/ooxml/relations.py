"""Relationships of a reference's parts: only those that its look needs, only to parts that are there."""

from __future__ import annotations

import posixpath
from urllib.parse import urlsplit

from lxml import etree

from opsplan.writers.ooxml.xml import clean

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SCHEMES = frozenset({"http", "https", "mailto"})
_MAX_LINK = 2000


def folder_of(relations: str) -> str:
    """The folder that the targets in ``word/_rels/document.xml.rels`` are relative to: ``word``."""
    return posixpath.dirname(posixpath.dirname(relations))


def link_target(link: str) -> str:
    """The link when a reader may safely follow it (web and mail addresses), else nothing."""
    address = clean(link).strip()
    if not address or len(address) > _MAX_LINK or any(character.isspace() for character in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return ""
    return address


def clean_relations(content: bytes, folder: str, names: frozenset[str], kept: frozenset[str]) -> bytes:
    """A ``.rels`` part without what is not in ``kept``, points outside the file (but for links to the web and mail), or points to
    a part that is missing."""
    root = etree.fromstring(content)
    for relation in list(root.iter(_RELATION)):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            good = kind == "hyperlink" and bool(link_target(target))
        else:
            good = kind in kept and kind != "hyperlink" and _path(target, folder) in names
        if not good:
            root.remove(relation)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _path(target: str, folder: str) -> str:
    return (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )
