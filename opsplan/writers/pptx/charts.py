"""Native charts, editable in PowerPoint: series from python-pptx's writers, everything around them ours."""

from __future__ import annotations

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from opsplan.blocks.deck import PlacedChart
from opsplan.blocks.nodes import Chart
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.chart_data import workbook_of
from opsplan.writers.ooxml.xml import NAMESPACES, relate, root, sub
from opsplan.writers.pptx.canvas import Canvas, add_frame, add_identity
from opsplan.writers.pptx.chart_center import add_center
from opsplan.writers.pptx.chart_plot import has_legend
from opsplan.writers.pptx.chart_series import add_plot
from opsplan.writers.pptx.chart_text import (
    AXIS_SIZE,
    LABEL_SIZE,
    add_corner,
    add_shape_look,
    add_text_look,
    add_value,
)
from opsplan.writers.pptx.parts import xml_part
from opsplan.writers.pptx.pen import Pen, TextLook


def paint_chart(canvas: Canvas, placed: PlacedChart, number: int) -> None:
    """Add a chart; ``number`` counts the charts of the deck and names its parts."""
    package = canvas.part.package
    space = build_chart_space(placed.chart, placed.w, placed.h, canvas.pen)
    chart_part = xml_part(f"/ppt/charts/chart{number}.xml", CONTENT_TYPE.DML_CHART, package, space)
    book_name = PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    book = Part(book_name, CONTENT_TYPE.SML_SHEET, package, workbook_of(placed.chart))
    external = relate(sub(space, "c:externalData"), chart_part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
    add_value(external, "c:autoUpdate", 0)
    if placed.chart.kind == "doughnut" and any(placed.chart.center):
        add_center(chart_part, space, placed.chart, (placed.w, placed.h), number, canvas.pen)

    frame = sub(canvas.tree, "p:graphicFrame")
    own = sub(frame, "p:nvGraphicFramePr")
    add_identity(own, canvas.identify(placed.name or "chart", placed.src), placed.chart.alt)
    sub(sub(own, "p:cNvGraphicFramePr"), "a:graphicFrameLocks", noGrp=1)
    sub(own, "p:nvPr")
    add_frame(frame, Box(placed.x, placed.y, placed.w, placed.h), name="p:xfrm")
    data = sub(sub(frame, "a:graphic"), "a:graphicData", uri=NAMESPACES["c"])
    relate(sub(data, "c:chart"), canvas.part.relate_to(chart_part, RELATIONSHIP_TYPE.CHART))


def build_chart_space(chart: Chart, width: float, height: float, pen: Pen) -> etree._Element:
    """``c:chartSpace`` of a chart in a frame of ``width`` × ``height`` points, without its workbook."""
    space = root("c:chartSpace", "a", "r")
    add_value(space, "c:date1904", 0)
    add_value(space, "c:lang", pen.language(""))
    add_value(space, "c:roundedCorners", 0)
    body = sub(space, "c:chart")
    add_value(body, "c:autoTitleDeleted", 1)
    add_plot(body, chart, width, height, pen)
    if has_legend(chart):
        _add_legend(body, pen)
    add_value(body, "c:plotVisOnly", 1)
    add_value(body, "c:dispBlanksAs", "gap")
    add_shape_look(space, pen, "")
    add_text_look(space, pen, TextLook(LABEL_SIZE))
    return space


def _add_legend(body: etree._Element, pen: Pen) -> None:
    legend = sub(body, "c:legend")
    add_value(legend, "c:legendPos", "t")
    add_corner(legend, 0.0, 0.0)
    add_value(legend, "c:overlay", 0)
    add_text_look(legend, pen, TextLook(AXIS_SIZE, "ink2"))
