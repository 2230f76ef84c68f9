"""Views painted on a company's slide, in the place and size of the box that asked for them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part, XmlPart

from opsplan.blocks.deck import Placed, PlacedChart
from opsplan.blocks.deck_layout.boxed import lay_in_box
from opsplan.blocks.deck_layout.grid import Box
from opsplan.writers.ooxml.xml import qualified
from opsplan.writers.pptx.canvas import Canvas
from opsplan.writers.pptx.filled.copies import Names
from opsplan.writers.pptx.filled.inherit import Grounds
from opsplan.writers.pptx.filled.look import Look
from opsplan.writers.pptx.filled.views import ViewPlace, remove
from opsplan.writers.pptx.reference.resizing import resize_tree
from opsplan.writers.pptx.writer import PAINTERS

_LEAST_WIDTH, _LEAST_HEIGHT = 90.0, 36.0
_PROPERTIES, _TREE = qualified("p:cNvPr"), qualified("p:spTree")


def pages_of(place: ViewPlace, grounds: Grounds, look: Look) -> tuple[tuple[Placed, ...], ...] | None:
    """What stands in the place of a shape, slide by slide; None for a shape too small to hold anything."""
    found = grounds.frame(place.shape)
    box = Box(*(each / look.factor for each in found)) if found is not None else None
    if box is None or box.w < _LEAST_WIDTH or box.h < _LEAST_HEIGHT:
        return None
    return lay_in_box(place.blocks, box, look.pen.brand.tables)


def paint(
    part: Part,
    tree: etree._Element,
    shape: etree._Element,
    shapes: Sequence[Placed],
    look: Look,
    names: Names,
) -> None:
    """Paint ``shapes`` where ``shape`` lies among the others, and take it away."""
    whole = next(tree.iter(_TREE))
    top = next((each for each in (shape, *shape.iterancestors()) if each.getparent() is whole), shape)
    before = len(whole)
    canvas = Canvas(part, whole, {}, look.pen, ())
    known = set(part.rels)
    canvas.begin_after(_numbers(tree), _names(tree))
    for each in shapes:
        if isinstance(each, PlacedChart):
            PAINTERS[PlacedChart](canvas, each, _chart_number(names))
        else:
            PAINTERS[type(each)](canvas, each)
    for new in list(whole)[before:]:
        resize_tree(new, look.factor)
        top.addprevious(new)
    for identity in set(part.rels) - known:
        chart = part.rels[identity]
        if chart.reltype == RELATIONSHIP_TYPE.CHART and isinstance(chart.target_part, XmlPart):
            resize_tree(chart.target_part._element, look.factor)
    gone = {each.get("id", "") for each in shape.iter(_PROPERTIES)}
    remove(shape)
    forget_timing(tree, gone)


def forget_timing(tree: etree._Element, gone: set[str]) -> None:
    """Animations that move a shape which is gone go with it, and all others of the slide: they follow each other."""
    timing = tree.find(qualified("p:timing"))
    if timing is not None and any(each.get("spid") in gone for each in timing.iter(qualified("p:spTgt"))):
        tree.remove(timing)


def _numbers(tree: etree._Element) -> int:
    return max(
        (int(each.get("id", "0")) for each in tree.iter(_PROPERTIES) if each.get("id", "").isdecimal()),
        default=1,
    )


def _names(tree: etree._Element) -> list[str]:
    return [each.get("name", "") for each in tree.iter(_PROPERTIES)]


def _chart_number(names: Names) -> int:
    """A number that no chart, no workbook and no drawing of the file has."""
    number = 1
    while any(_part(kind, number).lower() in names.taken for kind in _KINDS):
        number += 1
    names.taken.update(_part(kind, number).lower() for kind in _KINDS)
    return number


_KINDS = (
    "/ppt/charts/chart{}.xml",
    "/ppt/embeddings/Microsoft_Excel_Sheet{}.xlsx",
    "/ppt/drawings/drawing{}.xml",
)


def _part(kind: str, number: int) -> str:
    return kind.format(number)
