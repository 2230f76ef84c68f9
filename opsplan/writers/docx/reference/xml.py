"""Looking into the parts of a reference document."""

from __future__ import annotations

from types import MappingProxyType
from typing import cast

from docx.opc.part import Part
from lxml import etree

from opsplan.writers.ooxml.xml import qualified, serialise, sub


def part_of(owner: Part, kind: str) -> Part | None:
    """The part that ``owner`` has a relationship of ``kind`` to, the first of several; None without one."""
    return next(
        (each.target_part for each in owner.rels.values() if each.reltype == kind and not each.is_external),
        None,
    )


def root_of(part: Part) -> etree._Element:
    """The XML of a part, parsed anew where python-docx keeps it as bytes."""
    element = getattr(part, "element", None)
    return cast(etree._Element, element) if element is not None else etree.fromstring(part.blob)


def replaced(part: Part, tree: etree._Element) -> Part:
    """A part with the same name, type and relationships and another content; see :func:`exchange`."""
    new = Part(part.partname, part.content_type, serialise(tree), part.package)
    for key, relation in part.rels.items():
        target = relation.target_ref if relation.is_external else relation.target_part
        new.rels.add_relationship(relation.reltype, target, key, relation.is_external)
    return new


def exchange(owner: Part, old: Part, new: Part) -> None:
    """Let the relationships of ``owner`` that point to ``old`` point to ``new``."""
    for relation in owner.rels.values():
        if not relation.is_external and relation.target_part is old:
            relation._target = new


def value(parent: etree._Element | None, path: str, attribute: str = "w:val") -> str:
    """An attribute of the element at ``path`` (``w:pPr/w:outlineLvl``); empty when either is missing."""
    found = find(parent, path)
    return found.get(qualified(attribute), "") if found is not None else ""


def find(parent: etree._Element | None, path: str) -> etree._Element | None:
    """The first element at a path of prefixed names."""
    if parent is None:
        return None
    return parent.find("/".join(qualified(step) for step in path.split("/")))


_ORDERS = {
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
}
_PLACES = MappingProxyType({
    qualified(f"w:{parent}"): MappingProxyType({qualified(f"w:{name}"): place for place, name in enumerate(names.split())})
    for parent, names in _ORDERS.items()
})  # fmt: skip
"""Where the schema wants the children of styles, their properties and those of sections."""


def child(parent: etree._Element, name: str) -> etree._Element:
    """The first child of that name; a new one in the place that the schema gives it where there is none."""
    found = find(parent, name)
    if found is not None:
        return found
    new = sub(parent, name)
    places = _PLACES[str(parent.tag)]
    own = places[str(new.tag)]
    following = next((each for each in parent if places.get(str(each.tag), len(places)) > own), None)
    if following is not None:
        following.addprevious(new)
    return new


def drop(parent: etree._Element, *names: str) -> None:
    """Take the children of these names out."""
    wanted = frozenset(qualified(name) for name in names)
    for element in [each for each in parent if each.tag in wanted]:
        parent.remove(element)
