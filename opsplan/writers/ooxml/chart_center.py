"""The words in the hole of a doughnut: a text box inside the chart, which moves and scales with it."""

from __future__ import annotations

from lxml import etree

from opsplan.blocks.chart import Chart
from opsplan.blocks.measure import text_width
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.chart_pen import ChartPen, Words
from opsplan.writers.ooxml.chart_plot import HOLE, Size, doughnut_plot
from opsplan.writers.ooxml.xml import clean, relate, root, sub

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes"
_BIG = 2.3
"""Size of the big text as a multiple of the small one's."""
_INSIDE = 0.86
"""The part of the hole's width that is left at the height of the big text."""
_SMALLEST_HOLE = 0.5
"""LibreOffice draws every hole half as wide as the ring, whatever the file asks for."""


def has_center(chart: Chart) -> bool:
    """True for a doughnut with words in its hole."""
    return chart.kind == "doughnut" and any(chart.center)


def center_shapes(chart: Chart, size: Size, pen: ChartPen) -> etree._Element:
    """``c:userShapes``, the root of a part of its own: the big and the small text of ``chart.center``."""
    plot = doughnut_plot(*size)
    edge = (1 - HOLE) / 2
    hole = Box(plot.x + plot.w * edge, plot.y + plot.h * edge, plot.w * HOLE, plot.h * HOLE)
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
    sub(
        sub(body, "a:bodyPr", wrap="square", lIns=0, tIns=0, rIns=0, bIns=0, rtlCol=0, anchor="ctr"),
        "a:noAutofit",
    )
    sub(body, "a:lstStyle")
    big, small = chart.center
    room = plot.w * min(HOLE, _SMALLEST_HOLE) * size[0] * _INSIDE
    fitting = float(int(room / max(text_width(big, 1.0, bold=True), 0.1)))
    point = max(min(float(round(_BIG * pen.label)), fitting), pen.label)
    for text, look, line in (
        (big, Words(point, "accent", bold=True), 1.25),
        (small, Words(pen.label, "ink2"), 1.4),
    ):
        if text:
            _add_line(body, pen, text, look, line)
    return shapes


def _add_line(body: etree._Element, pen: ChartPen, text: str, look: Words, line: float) -> None:
    paragraph = sub(body, "a:p")
    properties = sub(paragraph, "a:pPr", algn="ctr")
    sub(sub(properties, "a:lnSpc"), "a:spcPts", val=round(look.size * line * 100))
    run = sub(paragraph, "a:r")
    pen.run(run, "a:rPr", look, text)
    sub(run, "a:t").text = " ".join(clean(text).split("\n"))


def add_center_link(space: etree._Element, relation: str) -> None:
    """Say behind which relationship the words of a chart lie; nothing comes after this in a chart."""
    relate(sub(space, "c:userShapes"), relation)
