"""Custom document properties that fields of a reference name: without them they would print an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from opsplan.blocks.nodes import Meta
from opsplan.patterns import lazy_pattern
from opsplan.writers.docx.reference.fields import fact_named
from opsplan.writers.docx.reference.xml import root_of
from opsplan.writers.ooxml.properties import application_properties
from opsplan.writers.ooxml.xml import clean, qualified, serialise

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The one set of custom properties that Office knows."""
_NAMED = lazy_pattern(r'^\s*DOCPROPERTY\s+(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_BUILT_IN = frozenset(
    [
        "title",
        "subject",
        "author",
        "keywords",
        "comments",
        "category",
        "manager",
        "company",
        "template",
        "lastsavedby",
        "revisionnumber",
        "pages",
        "words",
        "characters",
        "bytes",
        "lines",
        "paragraphs",
        "createtime",
        "lastsavedtime",
        "lastprinted",
        "totaleditingtime",
        "nameofapplication",
        "security",
        "hyperlinkbase",
        "characterswithspaces",
    ]
)


def add_application_properties(package: DocxDocument, meta: Meta) -> None:
    """``docProps/app.xml`` for a package that has none."""
    name, kind = PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES
    owner = package.part.package
    part = Part(name, kind, application_properties("Microsoft Office Word", meta), owner)
    owner.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def add_custom_properties(package: DocxDocument, body: etree._Element, facts: Mapping[str, str]) -> None:
    """The properties that fields of the text, headers and footers name: the plan's fact, else what the field printed."""
    roots = [body]
    for relation in package.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in ("header", "footer"):
            roots.append(root_of(relation.target_part))
    named: dict[str, str] = {}
    for tree in roots:
        for name, printed in _fields(tree):
            if name.lower() not in _BUILT_IN:
                named.setdefault(name, facts.get(fact_named(name)) or printed)
    if not named:
        return
    tree = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={None: _PROPERTIES, "vt": _TYPES})
    for number, (name, text) in enumerate(named.items(), start=2):
        entry = etree.SubElement(tree, f"{{{_PROPERTIES}}}property", fmtid=_ID, pid=str(number), name=name)
        etree.SubElement(entry, f"{{{_TYPES}}}lpwstr").text = clean(text)
    owner = package.part.package
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, serialise(tree), owner)
    owner.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _fields(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """The properties that fields name, with what they print now."""
    for simple in tree.iter(qualified("w:fldSimple")):
        name = _name(simple.get(qualified("w:instr"), ""))
        if name:
            yield name, "".join(each.text or "" for each in simple.iter(qualified("w:t")))
    for begin in tree.iter(qualified("w:instrText")):
        name = _name(begin.text or "")
        paragraph = next(begin.iterancestors(qualified("w:p")), None)
        if name and paragraph is not None:
            yield name, _result(paragraph, begin)


def _name(instruction: str) -> str:
    found = _NAMED.match(instruction)
    return (found[1] or found[2]) if found is not None else ""


def _result(paragraph: etree._Element, instruction: etree._Element) -> str:
    out, passed = "", False
    for element in paragraph.iter(qualified("w:instrText"), qualified("w:fldChar"), qualified("w:t")):
        if element is instruction:
            passed = True
        elif (
            passed
            and element.tag == qualified("w:fldChar")
            and element.get(qualified("w:fldCharType")) == "end"
        ):
            break
        elif passed and element.tag == qualified("w:t"):
            out += element.text or ""
    return out
