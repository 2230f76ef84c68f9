"""Headers and footers of a reference, filled with the plan's facts, and made to fit pages that lie on their side."""

from __future__ import annotations

from copy import deepcopy

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from opsplan.writers.docx.reference.style_tree import StyleTree
from opsplan.writers.docx.reference.xml import child, find, replaced, root_of, value
from opsplan.writers.docx.sections import Sheet
from opsplan.writers.docx.xml import twips
from opsplan.writers.ooxml.xml import put, qualified, sub

_NEAR = 0.12
"""Share of the text's width by which a tab stop or table may miss its middle or right end and still mean it."""


def shows_something(part: Part) -> bool:
    """True for a header or footer with text, a field or a picture."""
    element = root_of(part)
    if any((each.text or "").strip() for each in element.iter(qualified("w:t"), qualified("w:instrText"))):
        return True
    names = ("w:drawing", "w:pict", "w:fldSimple", "w:ptab")
    return any(next(element.iter(qualified(name)), None) is not None for name in names)


def has_page_number(part: Part) -> bool:
    """True for a header or footer that prints the page's number."""
    element = root_of(part)
    said = [each.text or "" for each in element.iter(qualified("w:instrText"))]
    said += [each.get(qualified("w:instr"), "") for each in element.iter(qualified("w:fldSimple"))]
    return any(each.split()[:1] == ["PAGE"] for each in said)


def count_by_bookmark(part: Part, bookmark: str) -> None:
    """Let ``x of y`` count the pages of the text, which begins at 1 and has several sections.

    The reference's fields would count the cover as well, or one section only.
    """
    for element in root_of(part).iter(qualified("w:instrText"), qualified("w:fldSimple")):
        simple = element.tag == qualified("w:fldSimple")
        said = element.get(qualified("w:instr"), "") if simple else element.text or ""
        if said.split()[:1] not in (["NUMPAGES"], ["SECTIONPAGES"]):
            continue
        new = said.replace("NUMPAGES", f"PAGEREF {bookmark}").replace("SECTIONPAGES", f"PAGEREF {bookmark}")
        if simple:
            put(element, instr=new)
        else:
            element.text = new


def turned(part: Part, name: str, styles: StyleTree, before: Sheet, after: Sheet) -> Part:
    """A copy of a header or footer for a page of another width: tab stops and tables that reach the right margin, or stand
    in the middle, do so there too."""
    tree = deepcopy(root_of(part))
    old, new = twips(before.text_width), twips(after.text_width)
    for paragraph in tree.iter(qualified("w:p")):
        if any(each.tag == qualified("w:tbl") for each in paragraph.iterancestors()):
            continue
        if next(paragraph.iter(qualified("w:tab")), None) is not None:
            _move_tabs(paragraph, styles, old, new)
    for table in tree.iterchildren(qualified("w:tbl")):
        _widen(table, old, new)
    copy = replaced(part, tree)
    copy._partname = PackURI(name)
    return copy


def _move_tabs(paragraph: etree._Element, styles: StyleTree, old: int, new: int) -> None:
    stops: dict[int, etree._Element | None] = {}
    style = value(paragraph, "w:pPr/w:pStyle") or styles.default()
    for element in reversed(styles.chain(style)):
        _read_tabs(find(element, "w:pPr/w:tabs"), stops)
    inherited = frozenset(stops)
    _read_tabs(find(paragraph, "w:pPr/w:tabs"), stops)
    moved = {place: _moved(place, old, new) for place, stop in stops.items() if stop is not None}
    if all(place == to for place, to in moved.items()):
        return
    properties = find(paragraph, "w:pPr")
    if properties is None:
        properties = sub(paragraph, "w:pPr")
        paragraph.insert(0, properties)
    tabs = child(properties, "w:tabs")
    for each in list(tabs):
        tabs.remove(each)
    lines: dict[int, dict[str, str]] = {
        place: {"val": "clear"} for place in inherited if place not in moved.values()
    }
    for place, to in moved.items():
        stop = stops[place]
        if stop is not None and (to != place or place not in inherited):
            leader = stop.get(qualified("w:leader"))
            lines[to] = {
                "val": stop.get(qualified("w:val"), "left"),
                **({"leader": leader} if leader else {}),
            }
    for place in sorted(lines):
        sub(tabs, "w:tab", **lines[place], pos=place)


def _read_tabs(tabs: etree._Element | None, stops: dict[int, etree._Element | None]) -> None:
    for stop in tabs if tabs is not None else ():
        place = stop.get(qualified("w:pos"), "")
        if place.lstrip("-").isdecimal():
            stops[int(place)] = None if stop.get(qualified("w:val")) == "clear" else stop


def _moved(place: int, old: int, new: int) -> int:
    if abs(place - old) <= _NEAR * old:
        return place + new - old
    if abs(place - old / 2) <= _NEAR * old:
        return place + (new - old) // 2
    return place


def _widen(table: etree._Element, old: int, new: int) -> None:
    """Stretch a table that is about as wide as the text."""
    columns = [
        each for each in table.iter(qualified("w:gridCol")) if each.getparent() is find(table, "w:tblGrid")
    ]
    widths = [
        int(each.get(qualified("w:w"), "0")) if each.get(qualified("w:w"), "0").isdecimal() else 0
        for each in columns
    ]
    if not sum(widths) or abs(sum(widths) - old) > _NEAR * old:
        return
    factor = new / old
    for element, width in zip(columns, widths, strict=True):
        put(element, w=round(width * factor))
    for element in table.iter(qualified("w:tcW"), qualified("w:tblW")):
        said = element.get(qualified("w:w"), "")
        if element.get(qualified("w:type")) == "dxa" and said.isdecimal():
            put(element, w=round(int(said) * factor))
