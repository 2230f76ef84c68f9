"""Text in a company's placeholders: it says as little as it can, so that it looks as their slides do."""

from __future__ import annotations

from lxml import etree

from opsplan.blocks.deck import TextBox
from opsplan.blocks.deck_layout.grid import Box
from opsplan.records import dataclass
from opsplan.writers.ooxml.bounds import Box as Bounds
from opsplan.writers.ooxml.xml import put, qualified, sub
from opsplan.writers.pptx.canvas import Canvas, add_frame
from opsplan.writers.pptx.reference.layout_facts import Place
from opsplan.writers.pptx.text import add_paragraphs

_FOOTERS = ("footer_left", "footer_center", "slide_number")
_NEAR = 0.5
_FONTS = tuple(qualified(f"a:{name}") for name in ("latin", "ea", "cs"))
_ASIAN = qualified("a:ea")
_RUNS = tuple(qualified(f"a:{name}") for name in ("rPr", "endParaRPr"))


@dataclass(frozen=True, slots=True)
class Bound:
    """A placeholder of a company's layout that takes the text of a role. ``box`` is where the grid has that text."""

    place: Place
    box: Box | None = None


def mark_placeholder(application: etree._Element, bound: Bound) -> None:
    """``p:ph`` in ``p:nvPr``, with the kind and the index by which the layout's is found."""
    mark = sub(application, "p:ph")
    if bound.place.kind != "obj":
        put(mark, type=bound.place.kind)
    if bound.place.index:
        put(mark, idx=bound.place.index)


def frame_placeholder(properties: etree._Element, box: TextBox, bound: Bound) -> None:
    """A box that stands where the layout has it says nothing; another is its text's with the layout's insets around."""
    if _stands_there(box, bound):
        return
    left, top, right, bottom = bound.place.insets
    add_frame(properties, Bounds(box.x - left, box.y - top, box.w + left + right, box.h + top + bottom))


def _stands_there(box: TextBox, bound: Bound) -> bool:
    given, own = Box(box.x, box.y, box.w, box.h), bound.place.text_box
    if box.role in _FOOTERS:
        return given == bound.box
    near = all(abs(one - other) < _NEAR for one, other in zip(given[:3], own[:3], strict=True))
    return near and (abs(given.h - own.h) < _NEAR or (bound.place.anchor == "t" and given.h < own.h))


def write_placeholder(canvas: Canvas, shape: etree._Element, box: TextBox, bound: Bound) -> None:
    """The text of a placeholder without what the layout says already: fonts, colours, and where it is the layout's, the
    size. A body keeps the sizes, bullets and spaces that were measured."""
    body = sub(shape, "p:txBody")
    sub(body, "a:bodyPr")
    sub(body, "a:lstStyle")
    add_paragraphs(
        body,
        box.paragraphs,
        canvas.pen,
        canvas.hyperlink,
        field=box.role == "slide_number",
        heading=box.role == "title",
    )
    usual = {each.color for each in box.paragraphs}
    colors = [_color(canvas, token) for token in usual]
    for properties in list(body.iter(*_RUNS)):
        for element in [each for each in properties if each.tag in _FONTS and _is_theirs(each)]:
            properties.remove(element)
        fill = properties.find(qualified("a:solidFill"))
        if fill is not None and _value(fill[0]) in colors:
            properties.remove(fill)
        if box.role == "body":
            continue
        own = round(bound.place.size * 100)
        if bound.place.sized and (box.role in _FOOTERS or properties.get("sz") == str(own)):
            properties.attrib.pop("sz", None)
        for name in ("b", "i"):
            properties.attrib.pop(name, None)
    if box.role != "body":
        for properties in list(body.iter(qualified("a:pPr"))):
            paragraph = properties.getparent()
            if paragraph is None:
                continue
            paragraph.remove(properties)
            if box.role == "subtitle":  # it stands in a body, too, whose lines have bullets
                plain = put(sub(paragraph, "a:pPr"), marL=0, indent=0)
                sub(plain, "a:buNone")
                paragraph.insert(0, plain)


def _is_theirs(font: etree._Element) -> bool:
    """True for a font that the placeholder has by itself; one that its theme does not name is said."""
    return font.tag != _ASIAN or font.get("typeface", "").startswith("+")


def _color(canvas: Canvas, token: str) -> str:
    holder = sub(etree.Element("holder"), "a:solidFill")
    canvas.pen.color(holder, token)
    return _value(holder[0])


def _value(color: etree._Element) -> str:
    return color.get("val", "")
