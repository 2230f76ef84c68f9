"""The words in the hole of a doughnut: a text box inside the chart, which moves and scales with it."""

from __future__ import annotations

from lxml import etree
from pptx.opc.package import XmlPart

from opsplan.blocks.deck import Para
from opsplan.blocks.inline import run
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import Chart
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.xml import relate, root, sub
from opsplan.writers.pptx.chart_plot import HOLE, doughnut_plot
from opsplan.writers.pptx.chart_text import LABEL_SIZE
from opsplan.writers.pptx.parts import xml_part
from opsplan.writers.pptx.pen import Pen
from opsplan.writers.pptx.text import add_body_properties, add_paragraphs

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes"
_BIG, _LEAST_BIG = 32.0, 14.0
_INSIDE = 0.86
"""The part of the hole's width that is left at the height of the big text."""
_SMALLEST_HOLE = 0.5
"""LibreOffice draws every hole half as wide as the ring, whatever the file asks for."""


def add_center(
    part: XmlPart, space: etree._Element, chart: Chart, size: tuple[float, float], number: int, pen: Pen
) -> None:
    """Add the big and the small text of ``chart.center`` to the chart part; ``number`` names their own part."""
    plot = doughnut_plot(*size)
    hole = Box(
        plot.x + plot.w * (1 - HOLE) / 2, plot.y + plot.h * (1 - HOLE) / 2, plot.w * HOLE, plot.h * HOLE
    )  # fmt: skip
    shapes = root("c:userShapes", "a", "cdr")
    anchor = sub(shapes, "cdr:relSizeAnchor")
    for name, x, y in (("cdr:from", hole.x, hole.y), ("cdr:to", hole.x + hole.w, hole.y + hole.h)):
        corner = sub(anchor, name)
        sub(corner, "cdr:x").text = f"{x:.5f}"
        sub(corner, "cdr:y").text = f"{y:.5f}"
    shape = sub(anchor, "cdr:sp", macro="", textlink="")
    own = sub(shape, "cdr:nvSpPr")
    sub(own, "cdr:cNvPr", id=2, name="center")
    sub(own, "cdr:cNvSpPr", txBox=1)
    properties = sub(shape, "cdr:spPr")
    sub(sub(properties, "a:prstGeom", prst="rect"), "a:avLst")
    pen.fill(properties, "")
    body = sub(shape, "cdr:txBody")
    add_body_properties(body, 0.0, "middle")
    big, small = chart.center
    room = plot.w * min(HOLE, _SMALLEST_HOLE) * size[0] * _INSIDE
    point = max(min(_BIG, float(int(room / max(text_width(big, 1.0, bold=True), 0.1)))), _LEAST_BIG)
    lines = (
        Para(run(big), point, point * 1.25, "accent", bold=True, align="center"),
        Para(run(small), LABEL_SIZE, LABEL_SIZE * 1.4, "ink2", align="center"),
    )
    add_paragraphs(body, tuple(line for line in lines if line.text), pen, None)
    drawing = xml_part(f"/ppt/drawings/drawing{number}.xml", _CONTENT_TYPE, part.package, shapes)
    relate(sub(space, "c:userShapes"), part.relate_to(drawing, _RELATIONSHIP))
