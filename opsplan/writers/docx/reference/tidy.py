"""What is kept of a reference's text (cover, headers, footers) made fit to stand in another document."""

from __future__ import annotations

from collections.abc import Container

from lxml import etree

from opsplan.writers.ooxml.xml import NAMESPACES, qualified

_DROPPED = frozenset(
    qualified(f"w:{name}")
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr",
        "permStart", "permEnd", "footnoteReference", "endnoteReference", "del", "moveFrom", "moveFromRangeStart",
        "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
        "customXmlDelRangeStart", "customXmlDelRangeEnd", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
        "trPrChange", "tcPrChange", "tblGridChange", "numberingChange", "object", "control", "altChunk", "subDoc",
        "placeholder", "temporary", "printerSettings", "lastRenderedPageBreak", "documentProtection",
    )
)  # fmt: skip
"""Marks of comments, notes and revisions, embedded files, and what points to parts that are not kept."""
_UNWRAPPED = frozenset(qualified(f"w:{name}") for name in ("ins", "moveTo", "smartTag", "customXml"))
_OFFICE_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_RELATION = f"{{{NAMESPACES['r']}}}"
_HOLDERS = frozenset(qualified(name) for name in ("w:r", "w:drawing", "w:pict", "mc:AlternateContent"))


def tidy(root: etree._Element, relations: Container[str]) -> None:
    """Take out of ``root`` what belongs to the reference's history or to parts that it has no relationship to any more."""
    for element in [each for each in root.iter() if isinstance(each.tag, str)]:
        if element.tag in _DROPPED and not _is_mark_of_row(element):
            _drop(element)
        elif element.tag in _UNWRAPPED:
            if _is_mark_of_row(element):
                _drop(element)
            else:
                _unwrap(element)
    for element in [each for each in root.iter() if isinstance(each.tag, str)]:
        if element.tag == qualified("w:t") and (element.text or "") != (element.text or "").strip():
            element.set(qualified("xml:space"), "preserve")
        for name in list(element.attrib):
            if name.startswith(_OFFICE_2010) or name.startswith(qualified("w:rsid")):
                del element.attrib[name]
    for element in list(root.iter()):
        if isinstance(element.tag, str) and any(
            name.startswith(_RELATION) and target and target not in relations
            for name, target in element.attrib.items()
        ):
            _drop_pointer(element, relations)


def _is_mark_of_row(element: etree._Element) -> bool:
    """True for ``w:ins`` and ``w:del`` among properties, which mark a paragraph's or row's own end."""
    parent = element.getparent()
    return parent is not None and parent.tag in (
        qualified("w:rPr"),
        qualified("w:trPr"),
        qualified("w:numPr"),
    )


def _drop_pointer(element: etree._Element, relations: Container[str]) -> None:
    """Without its target a link is its text; a picture that has another copy inside keeps that, else nothing is left."""
    if element.getparent() is None:
        return
    if element.tag == qualified("w:hyperlink"):
        _unwrap(element)
        return
    lost = [
        name
        for name, target in element.attrib.items()
        if name.startswith(_RELATION) and target not in relations
    ]
    embedded = element.get(qualified("r:embed"), "")
    if embedded in relations and embedded:
        for name in lost:
            del element.attrib[name]
        return
    holder = next((each for each in element.iterancestors() if each.tag in _HOLDERS), None)
    _drop(holder if holder is not None else element)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        if child.tag not in (qualified("w:smartTagPr"), qualified("w:customXmlPr")):
            parent.insert(place, child)
    parent.remove(element)
