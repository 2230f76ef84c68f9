"""What is left of a company's file when its slides, notes and history are gone: masters, layouts, theme, table styles."""

from __future__ import annotations

from collections.abc import Container, Iterator

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation

from opsplan.writers.ooxml.xml import NAMESPACES, qualified, serialise
from opsplan.writers.pptx.theme import NO_STYLE_NO_GRID, table_styles

_KEPT = frozenset({"slideMaster", "theme", "tableStyles", "font", "presProps"})
"""The last words of the types of the presentation's relationships that stay."""
_DROPPED = frozenset(
    qualified(f"p:{name}")
    for name in (
        "sldIdLst", "notesMasterIdLst", "handoutMasterIdLst", "smartTags", "custShowLst", "photoAlbum", "custDataLst",
        "modifyVerifier", "extLst",
    )
)  # fmt: skip
_ON_SHEETS = frozenset(
    qualified(f"p:{name}") for name in ("custDataLst", "controls", "timing", "transition", "tags")
)
_CLICKS = frozenset(qualified(f"a:{name}") for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver"))
_RELATION = f"{{{NAMESPACES['r']}}}"
_HOLDERS = frozenset(qualified(f"p:{name}") for name in ("sp", "pic", "graphicFrame", "cxnSp", "contentPart"))


def strip(presentation: Presentation) -> None:
    """Leave the look of a presentation and nothing that it says."""
    main = presentation.part
    for relation in list(main.rels.values()):
        if relation.reltype.rpartition("/")[2] not in _KEPT:
            main.rels.pop(relation.rId)
    element = presentation.element
    for child in [each for each in element if each.tag in _DROPPED]:
        element.remove(child)
    for name in ("firstSlideNum", "removePersonalInfoOnSave", "conformance"):
        element.attrib.pop(name, None)
    for sheet in _sheets(presentation):
        _tidy(sheet._element, sheet.rels)
        _number(sheet._element)
    _show_plainly(main)
    _know_our_table_style(main)
    _rename(presentation)


def _sheets(presentation: Presentation) -> Iterator[XmlPart]:
    for master in presentation.slide_masters:
        yield master.part
        for layout in master.slide_layouts:
            yield layout.part


def _tidy(root: etree._Element, relations: Container[str]) -> None:
    """Take out tags of add-ins, animations, and what points to parts that are not kept."""
    for element in [each for each in root.iter() if each.tag in _ON_SHEETS]:
        holder = next((each for each in element.iterancestors(qualified("mc:AlternateContent"))), element)
        _drop(holder)
    for element in list(root.iter()):
        if isinstance(element.tag, str) and any(
            name.startswith(_RELATION) and target and target not in relations
            for name, target in element.attrib.items()
        ):
            _drop_pointer(element, relations)


def _number(root: etree._Element) -> None:
    """Give shapes a number of their own; some programs write one twice."""
    shapes = list(root.iter(qualified("p:cNvPr")))
    numbers = [int(number) for each in shapes if (number := each.get("id", "")).isdecimal()]
    following = max(numbers, default=1) + 1
    seen: set[str] = set()
    for each in shapes:
        if each.get("id", "") in seen:
            each.set("id", str(following))
            following += 1
        seen.add(each.get("id", ""))


def _drop_pointer(element: etree._Element, relations: Container[str]) -> None:
    """A link is taken off its text or shape, a picture's second form off the picture; else the shape goes."""
    if element.getparent() is None:
        return
    if element.tag in _CLICKS:
        _drop(element)
        return
    if element.get(qualified("r:embed"), "-") in relations:
        for name in [each for each in element.attrib if each.startswith(_RELATION)]:
            if element.get(name) not in relations:
                del element.attrib[name]
        return
    above = (qualified("a:ext"), qualified("p:bg"), qualified("a:buBlip"), *_HOLDERS)
    holder = next(element.iterancestors(*above), None)
    _drop(holder if holder is not None else element)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _show_plainly(main: Part) -> None:
    """How the company's own show ran is no matter of ours; its colours for the colour picker are."""
    properties = _related(main, RELATIONSHIP_TYPE.PRES_PROPS)
    if properties is not None:
        root = etree.fromstring(properties.blob)
        for child in [each for each in root if each.tag != qualified("p:clrMru")]:
            root.remove(child)
        properties.blob = serialise(root)


def _know_our_table_style(main: Part) -> None:
    """Our tables name a style, which is added to the company's."""
    ours = etree.fromstring(table_styles())
    part = _related(main, RELATIONSHIP_TYPE.TABLE_STYLES)
    if part is None:
        name = PackURI("/ppt/tableStyles.xml")
        part = Part(name, CONTENT_TYPE.PML_TABLE_STYLES, main.package, serialise(ours))
        main.relate_to(part, RELATIONSHIP_TYPE.TABLE_STYLES)
        return
    theirs = etree.fromstring(part.blob)
    if not any(each.get("styleId") == NO_STYLE_NO_GRID for each in theirs):
        theirs.extend(list(ours))
        part.blob = serialise(theirs)


def _related(main: Part, kind: str) -> Part | None:
    return next((each.target_part for each in main.rels.values() if each.reltype == kind), None)


def _rename(presentation: Presentation) -> None:
    """Give the company's pictures and charts names that no part of ours has."""
    waiting: list[Part] = list(_sheets(presentation))
    seen: set[Part] = set(waiting)
    while waiting:
        for relation in waiting.pop().rels.values():
            if relation.is_external or relation.target_part in seen:
                continue
            part = relation.target_part
            seen.add(part)
            waiting.append(part)
            folder, _, own = str(part.partname).rpartition("/")
            if not folder.startswith(("/ppt/theme", "/ppt/slideMasters", "/ppt/slideLayouts")):
                part.partname = PackURI(f"{folder}/company_{own}")
