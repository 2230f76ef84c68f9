"""Native charts, editable in PowerPoint."""

from __future__ import annotations

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from opsplan.blocks.deck import PlacedChart
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.chart_center import CONTENT_TYPE as CENTER_TYPE
from opsplan.writers.ooxml.chart_center import RELATIONSHIP as CENTER_RELATIONSHIP
from opsplan.writers.ooxml.chart_center import add_center_link, center_shapes, has_center
from opsplan.writers.ooxml.chart_data import workbook_of
from opsplan.writers.ooxml.chart_pen import ChartPen
from opsplan.writers.ooxml.chart_space import add_workbook_link, chart_space
from opsplan.writers.ooxml.xml import NAMESPACES, relate, sub
from opsplan.writers.pptx.canvas import Canvas, add_frame, add_identity
from opsplan.writers.pptx.parts import xml_part
from opsplan.writers.pptx.pen import Pen

_LABEL, _AXIS = 14.0, 12.0


def paint_chart(canvas: Canvas, placed: PlacedChart, number: int) -> None:
    """Add a chart; ``number`` counts the charts of the deck and names its parts."""
    package, size = canvas.part.package, (placed.w, placed.h)
    pen = _chart_pen(canvas.pen)
    space = chart_space(placed.chart, size, pen)
    chart_part = xml_part(f"/ppt/charts/chart{number}.xml", CONTENT_TYPE.DML_CHART, package, space)
    book_name = PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    book = Part(book_name, CONTENT_TYPE.SML_SHEET, package, workbook_of(placed.chart))
    add_workbook_link(space, chart_part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
    if has_center(placed.chart):
        shapes = center_shapes(placed.chart, size, pen)
        words = xml_part(f"/ppt/drawings/drawing{number}.xml", CENTER_TYPE, package, shapes)
        add_center_link(space, chart_part.relate_to(words, CENTER_RELATIONSHIP))

    frame = sub(canvas.tree, "p:graphicFrame")
    own = sub(frame, "p:nvGraphicFramePr")
    add_identity(own, canvas.identify(placed.name or "chart", placed.src), placed.chart.alt)
    sub(sub(own, "p:cNvGraphicFramePr"), "a:graphicFrameLocks", noGrp=1)
    sub(own, "p:nvPr")
    add_frame(frame, Box(placed.x, placed.y, placed.w, placed.h), name="p:xfrm")
    data = sub(sub(frame, "a:graphic"), "a:graphicData", uri=NAMESPACES["c"])
    relate(sub(data, "c:chart"), canvas.part.relate_to(chart_part, RELATIONSHIP_TYPE.CHART))


def _chart_pen(pen: Pen) -> ChartPen:
    """The deck's pen as charts need it: they have no theme text of their own, so every font is said again."""
    fonts = pen.brand.deck_fonts
    return ChartPen(pen.brand, fonts.body_latin, fonts.body_cjk, pen.lang, _LABEL, _AXIS, pen.theme)
