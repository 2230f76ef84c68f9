"""The two axes of a chart."""

from __future__ import annotations

from lxml import etree

from opsplan.writers.ooxml.xml import sub
from opsplan.writers.pptx.chart_plot import Scale
from opsplan.writers.pptx.chart_text import AXIS_SIZE, add_text_look, add_value
from opsplan.writers.pptx.pen import Pen, TextLook

CATEGORY_AXIS, VALUE_AXIS = 50010, 50020
"""Positive: python-pptx writes negative ids, which the schema does not allow."""


def add_axis_ids(parent: etree._Element) -> None:
    """Bind a group of series to both axes."""
    add_value(parent, "c:axId", CATEGORY_AXIS)
    add_value(parent, "c:axId", VALUE_AXIS)


def add_category_axis(
    area: etree._Element, pen: Pen, side: str, order: str, look: TextLook, *, gridlines: bool = False
) -> None:
    """The axis with the names, a thin line without ticks."""
    axis = sub(area, "c:catAx")
    add_value(axis, "c:axId", CATEGORY_AXIS)
    add_value(sub(axis, "c:scaling"), "c:orientation", order)
    add_value(axis, "c:delete", 0)
    add_value(axis, "c:axPos", side)
    if gridlines:
        pen.line(sub(sub(axis, "c:majorGridlines"), "c:spPr"), "grid", 0.75)
    sub(axis, "c:numFmt", formatCode="General", sourceLinked=0)
    add_value(axis, "c:majorTickMark", "none")
    add_value(axis, "c:minorTickMark", "none")
    add_value(axis, "c:tickLblPos", "low")
    pen.line(sub(axis, "c:spPr"), "mute", 0.75)
    add_text_look(axis, pen, look)
    add_value(axis, "c:crossAx", VALUE_AXIS)
    add_value(axis, "c:crosses", "autoZero")
    add_value(axis, "c:auto", 0)
    add_value(axis, "c:lblAlgn", "ctr")
    add_value(axis, "c:lblOffset", 100)
    add_value(axis, "c:noMultiLvlLbl", 1)


def add_value_axis(
    area: etree._Element,
    pen: Pen,
    side: str,
    scale: Scale,
    format_code: str,
    *,
    visible: bool,
    labels: bool = True,
) -> None:
    """The axis with the numbers; hidden where labels carry the values."""
    axis = sub(area, "c:valAx")
    add_value(axis, "c:axId", VALUE_AXIS)
    scaling = sub(axis, "c:scaling")
    add_value(scaling, "c:orientation", "minMax")
    if scale.high is not None:
        add_value(scaling, "c:max", f"{scale.high:.10g}")
    if scale.low is not None:
        add_value(scaling, "c:min", f"{scale.low:.10g}")
    add_value(axis, "c:delete", 0 if visible else 1)
    add_value(axis, "c:axPos", side)
    if visible:
        pen.line(sub(sub(axis, "c:majorGridlines"), "c:spPr"), "grid", 0.75)
    sub(axis, "c:numFmt", formatCode=format_code, sourceLinked=0)
    add_value(axis, "c:majorTickMark", "none")
    add_value(axis, "c:minorTickMark", "none")
    add_value(axis, "c:tickLblPos", "nextTo" if labels else "none")
    pen.line(sub(axis, "c:spPr"), "", 0.0)
    add_text_look(axis, pen, TextLook(AXIS_SIZE, "ink3"))
    add_value(axis, "c:crossAx", CATEGORY_AXIS)
    add_value(axis, "c:crosses", "autoZero")
    add_value(axis, "c:crossBetween", "between")
    if scale.step is not None:
        add_value(axis, "c:majorUnit", f"{scale.step:.10g}")
