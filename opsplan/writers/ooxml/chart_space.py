"""A chart as the root of its part, without workbook: the same in Word and PowerPoint."""

from __future__ import annotations

from lxml import etree

from opsplan.blocks.chart import Chart
from opsplan.writers.ooxml.chart_pen import ChartPen, Words
from opsplan.writers.ooxml.chart_plot import Size, has_legend
from opsplan.writers.ooxml.chart_series import add_plot
from opsplan.writers.ooxml.chart_text import (
    add_corner,
    add_shape_look,
    add_text_look,
    add_value,
)
from opsplan.writers.ooxml.xml import relate, root, sub


def chart_space(chart: Chart, size: Size, pen: ChartPen) -> etree._Element:
    """``c:chartSpace`` of a chart in a frame of ``size`` points."""
    space = root("c:chartSpace", "a", "r")
    add_value(space, "c:date1904", 0)
    add_value(space, "c:lang", pen.language(""))
    add_value(space, "c:roundedCorners", 0)
    body = sub(space, "c:chart")
    add_value(body, "c:autoTitleDeleted", 1)
    add_plot(body, chart, size, pen)
    if has_legend(chart, size, pen):
        legend = sub(body, "c:legend")
        add_value(legend, "c:legendPos", "t")
        add_corner(legend, 0.0, 0.0)
        add_value(legend, "c:overlay", 0)
        add_text_look(legend, pen, Words(pen.axis, "ink2"))
    add_value(body, "c:plotVisOnly", 1)
    add_value(body, "c:dispBlanksAs", "span" if chart.kind == "line" else "gap")
    add_shape_look(space, pen, "")
    add_text_look(space, pen, Words(pen.label))
    return space


def add_workbook_link(space: etree._Element, relation: str) -> None:
    """Say behind which relationship the workbook of a chart lies."""
    external = relate(sub(space, "c:externalData"), relation)
    add_value(external, "c:autoUpdate", 0)
