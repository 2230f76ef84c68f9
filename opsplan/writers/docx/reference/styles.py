"""Styles of ours that a reference lacks, added to it in its fonts and colours."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from opsplan.blocks.colors import AA, contrast, is_color
from opsplan.records import dataclass
from opsplan.writers.docx.reference.look import Theme, font_of
from opsplan.writers.docx.reference.names import key
from opsplan.writers.docx.reference.numbers import Binding
from opsplan.writers.docx.reference.style_map import HEADINGS, StyleMap
from opsplan.writers.docx.reference.style_tree import StyleTree, kind_of, name_of
from opsplan.writers.docx.reference.xml import child, drop, find, value
from opsplan.writers.ooxml.xml import put, qualified, sub

BASE = "OpsplanBase"
_BODY = ("PlainText1", "ListParagraph", "Quote")
"""Styles that are the company's text without its indent."""
_HEADLINES = ("Title", "Subtitle", "CoverTop")
_INDENTS = ("left", "right", "firstLine", "leftChars", "rightChars", "firstLineChars")
_SMALL = ("TableText", "CalloutText")
"""Styles that are never larger than the company's text."""


@dataclass(frozen=True, slots=True)
class Additions:
    """What the added styles are made by: the reference's styles and theme, how its headings are numbered, whether ours
    number them instead, and how much the numbers of our lists grow."""

    styles: StyleTree
    theme: Theme
    bindings: Mapping[int, Binding]
    house_numbers: bool
    lists: int


def add_styles(additions: Additions, ours: etree._Element, style_map: StyleMap) -> Mapping[str, str]:
    """Add what the reference lacks of ``ours`` to its styles; returns our ids with those that they have there."""
    styles = additions.styles
    ids = dict(style_map.found)
    added = [
        style
        for style in ours.iterchildren(qualified("w:style"))
        if style.get(qualified("w:styleId"), "") not in ids
    ]
    taken = {each.lower() for each in styles.ids()}
    for style in added:
        identity = style.get(qualified("w:styleId"), "")
        ids[identity] = identity if identity.lower() not in taken else f"Opsplan{identity}"
    _add_base(styles)
    names = {
        key(name_of(style))
        for kind in ("paragraph", "character", "table", "numbering")
        for _, style in styles.of_kind(kind)
    }
    for style in added:
        copy = deepcopy(style)
        identity = copy.get(qualified("w:styleId"), "")
        copy.attrib.pop(qualified("w:default"), None)
        put(copy, styleId=ids[identity])
        if key(name_of(copy)) in names:
            put(copy[0], val=f"Opsplan {name_of(copy)}")
        for name in ("w:basedOn", "w:next", "w:link"):
            link = find(copy, name)
            if link is not None:
                put(link, val=ids.get(link.get(qualified("w:val"), ""), ""))
        for number in copy.iter(qualified("w:numId")):
            put(number, val=int(number.get(qualified("w:val"), "0")) + additions.lists)
        if kind_of(copy) == "paragraph":
            _suit_paragraph(additions, copy, identity, ids)
        elif kind_of(copy) == "character":
            _drop_fonts(copy)
        styles.root.append(copy)
    _suit_table_head(styles, ids, style_map.table)
    return ids


def _add_base(styles: StyleTree) -> None:
    """The company's text without what tables, captions and notes must not inherit: indents, spaces, the line grid."""
    style = sub(styles.root, "w:style", type="paragraph", customStyle=1, styleId=BASE)
    sub(style, "w:name", val="Opsplan Base")
    normal = styles.default()
    if normal:
        sub(style, "w:basedOn", val=normal)
    sub(style, "w:uiPriority", val=99)
    properties = sub(style, "w:pPr")
    for name in ("w:keepNext", "w:pageBreakBefore"):
        if styles.says(normal, f"w:pPr/{name}"):
            sub(properties, name, val=0)
    if styles.property(normal, "w:pPr/w:numPr/w:numId") is not None:
        sub(sub(properties, "w:numPr"), "w:numId", val=0)
    sub(properties, "w:snapToGrid", val=0)
    sub(properties, "w:spacing", before=0, beforeAutospacing=0, after=0, afterAutospacing=0)
    _no_indent(properties)
    sub(properties, "w:jc", val="left")
    look = sub(style, "w:rPr")
    for name in ("w:b", "w:i"):
        if styles.says(normal, f"w:rPr/{name}"):
            sub(look, name, val=0)


def _suit_paragraph(
    additions: Additions, style: etree._Element, identity: str, ids: Mapping[str, str]
) -> None:
    """Set one of our paragraph styles on the company's: what it inherits, and its fonts."""
    styles = additions.styles
    if identity.startswith(("FrontHeading", "TOCHeading")):
        _like_heading(style, ids[f"Heading{identity[-1]}" if identity[-1].isdigit() else HEADINGS[0]])
        return
    if identity.startswith("Appendix") and identity[-1].isdigit():
        _like_heading(style, ids[f"Heading{identity[-1]}"], own=True)
        return
    if identity[:-1] == "TOC":
        _missing_entry(styles, style, int(identity[-1]), ids)
        return
    if identity in HEADINGS:
        _missing_heading(additions, style, HEADINGS.index(identity) + 1, ids)
        return
    _drop_fonts(style)
    parent = find(style, "w:basedOn")
    if identity == "BodyText":
        _suit_body(styles, style)
    elif identity in _BODY:
        put(child(style, "w:basedOn"), val=ids["BodyText"])
        _no_indent(child(style, "w:pPr"), keep=True)
    elif identity in _HEADLINES:
        put(child(style, "w:basedOn"), val=BASE)
        _add_fonts(additions, style, ids)
    elif parent is None or parent.get(qualified("w:val")) in (styles.default(), ""):
        put(child(style, "w:basedOn"), val=BASE)
    if identity in _SMALL:
        _no_larger(styles, style)


def _like_heading(style: etree._Element, heading: str, *, own: bool = False) -> None:
    """A heading's look without its number and its place in the outline and on the page; with those that the style has
    where they are its ``own``."""
    old = find(style, "w:pPr")
    drop(style, "w:pPr", "w:rPr")
    put(child(style, "w:basedOn"), val=heading)
    properties = child(style, "w:pPr")
    if own:
        properties.extend(
            [each for each in (find(old, "w:numPr"), find(old, "w:outlineLvl")) if each is not None]
        )
        return
    put(child(properties, "w:pageBreakBefore"), val=0)
    sub(child(properties, "w:numPr"), "w:numId", val=0)
    _no_indent(properties)
    put(child(properties, "w:outlineLvl"), val=9)


def _missing_heading(additions: Additions, style: etree._Element, level: int, ids: Mapping[str, str]) -> None:
    """A level that the company has no heading for: in the fonts of its others, numbered by their list."""
    properties = child(style, "w:pPr")
    numbering = find(properties, "w:numPr")
    binding = additions.bindings.get(level)
    if numbering is not None and binding is None and not additions.house_numbers:
        properties.remove(numbering)
    elif numbering is not None and binding is not None:
        put(numbering[0], val=binding.level)
        put(numbering[1], val=binding.list)
    put(child(style, "w:basedOn"), val=BASE)
    _drop_fonts(style)
    _add_fonts(additions, style, ids)


def _missing_entry(styles: StyleTree, style: etree._Element, level: int, ids: Mapping[str, str]) -> None:
    """A level of the contents that the company has no style for: as the next higher one, further in. Its tab stops stand in
    the paragraphs, as they do for the company's own."""
    higher = next((ids[f"TOC{each}"] for each in range(level - 1, 0, -1) if ids[f"TOC{each}"] in styles), "")
    properties = child(style, "w:pPr")
    drop(properties, "w:tabs")
    _drop_fonts(style)
    put(child(style, "w:basedOn"), val=higher or BASE)
    _no_indent(properties, keep=True)
    if higher:
        drop(style, "w:rPr")
        drop(properties, "w:spacing")
        if styles.says(higher, "w:rPr/w:b"):
            sub(child(style, "w:rPr"), "w:b", val=0)


def _suit_body(styles: StyleTree, style: etree._Element) -> None:
    """Running text: the company's Normal, indented by two characters in Chinese unless that is indented itself."""
    normal = styles.default()
    properties = child(style, "w:pPr")
    indented = any(
        styles.property(normal, "w:pPr/w:ind", f"w:{name}") not in (None, "0")
        for name in ("firstLine", "firstLineChars")
    )
    indent, spacing = find(properties, "w:ind"), find(properties, "w:spacing")
    if indent is not None and indented:
        properties.remove(indent)
    if spacing is not None and styles.property(normal, "w:pPr/w:spacing", "w:after") not in (None, "0"):
        properties.remove(spacing)


def _no_larger(styles: StyleTree, style: etree._Element) -> None:
    body = styles.property(styles.default(), "w:rPr/w:sz") or "20"
    for size in style.iter(qualified("w:sz"), qualified("w:szCs")):
        if body.isdecimal() and int(size.get(qualified("w:val"), "0")) > int(body) >= 16:
            put(size, val=body)


def _drop_fonts(style: etree._Element) -> None:
    """Without a font of its own a style has the company's; code keeps the one of fixed width."""
    for fonts in list(style.iter(qualified("w:rFonts"))):
        if fonts.get(qualified("w:ascii")) != "Consolas":
            parent = fonts.getparent()
            if parent is not None:
                parent.remove(fonts)


def _add_fonts(additions: Additions, style: etree._Element, ids: Mapping[str, str]) -> None:
    """The fonts of the company's headings, where it has any."""
    heading = next((ids[each] for each in HEADINGS if ids[each] in additions.styles), "")
    if not heading:
        return
    latin = font_of(additions.styles, additions.theme, heading, "latin")
    cjk = font_of(additions.styles, additions.theme, heading, "ea")
    fonts = child(child(style, "w:rPr"), "w:rFonts")
    if latin:
        put(fonts, ascii=latin, hAnsi=latin)
    if cjk:
        put(fonts, eastAsia=cjk)


def _no_indent(properties: etree._Element, *, keep: bool = False) -> None:
    """No indent on any side; ``keep`` leaves those that the style says itself."""
    indent = child(properties, "w:ind")
    for name in _INDENTS:
        if not keep or indent.get(qualified(f"w:{name}")) is None:
            if keep and name == "leftChars" and indent.get(qualified("w:left")):
                continue
            put(indent, **{name: 0})


def _suit_table_head(styles: StyleTree, ids: Mapping[str, str], table: str) -> None:
    """Heads of tables in the colour that the company's table style has for them; else one that reads on its fill."""
    if not table:
        return
    head = next(
        (
            each
            for style in styles.chain(table)
            for each in style.iterchildren(qualified("w:tblStylePr"))
            if each.get(qualified("w:type")) == "firstRow"
        ),
        None,
    )
    color = value(head, "w:rPr/w:color")
    fill = value(head, "w:tcPr/w:shd", "w:fill")
    if not color or color == "auto":
        color = "FFFFFF" if is_color(fill) and contrast(fill, "FFFFFF") >= AA else ""
    target = next(
        (
            each
            for each in styles.root.iterchildren(qualified("w:style"))
            if each.get(qualified("w:styleId")) == ids["TableHead"]
        ),
        None,
    )
    if not color or target is None:
        return
    put(child(child(target, "w:rPr"), "w:color"), val=color)
    if is_color(fill):
        for grid in styles.root.iterchildren(qualified("w:style")):
            if grid.get(qualified("w:styleId")) == ids["OpsplanGrid"]:
                for shade in grid.iter(qualified("w:shd")):
                    put(shade, fill=fill)
