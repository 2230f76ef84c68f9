"""Relationships of a reference's parts: only those that its look needs, only to parts that are there."""

from __future__ import annotations

import posixpath

from lxml import etree

from opsplan.writers.docx.prose import link_target

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
KEPT = frozenset({
    "officeDocument", "styles", "numbering", "settings", "theme", "themeOverride", "fontTable", "font", "header",
    "footer", "image", "hyperlink", "chart", "chartUserShapes", "chartStyle", "chartColorStyle", "diagramData",
    "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
})  # fmt: skip
"""The last word of the types of relationships that are kept: no macros, comments, notes, custom XML, embedded files,
attached templates or data sources."""


def folder_of(relations: str) -> str:
    """The folder that the targets in ``word/_rels/document.xml.rels`` are relative to: ``word``."""
    return posixpath.dirname(posixpath.dirname(relations))


def clean_relations(content: bytes, folder: str, names: frozenset[str]) -> bytes:
    """A ``.rels`` part without what is not kept, points outside the file (but for links to the web and mail), or points to
    a part that is missing."""
    root = etree.fromstring(content)
    for relation in list(root.iter(_RELATION)):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            good = kind == "hyperlink" and bool(link_target(target))
        else:
            good = kind in KEPT and kind != "hyperlink" and _path(target, folder) in names
        if not good:
            root.remove(relation)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _path(target: str, folder: str) -> str:
    return (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )
