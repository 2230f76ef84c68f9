"""The two axes of a chart."""

from __future__ import annotations

from datetime import date

from lxml import etree

from opsplan.blocks.chart import Chart
from opsplan.writers.ooxml.chart_data import days_of
from opsplan.writers.ooxml.chart_pen import ChartPen, Words
from opsplan.writers.ooxml.chart_plot import Scale, axis_format
from opsplan.writers.ooxml.chart_text import add_line_look, add_text_look, add_value
from opsplan.writers.ooxml.xml import sub

CATEGORY_AXIS, VALUE_AXIS = 50010, 50020
"""Positive: python-pptx writes negative ids, which the schema does not allow."""
_GRID = ("grid", 0.75)
_MONTH = 30.4
_TICKS = 5
"""Labels that an axis of days has at most."""
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_ENDS = 2
"""Points that are the ends of a line and are both labelled."""
_FEW_DAYS = 75
"""Days up to which an axis counts days rather than months."""


def add_axis_ids(parent: etree._Element) -> None:
    """Bind a group of series to both axes."""
    add_value(parent, "c:axId", CATEGORY_AXIS)
    add_value(parent, "c:axId", VALUE_AXIS)


def add_category_axis(
    area: etree._Element,
    chart: Chart,
    pen: ChartPen,
    side: str,
    order: str,
    look: Words,
    *,
    gridlines: bool = False,
) -> None:
    """The axis with the names or days, a thin line without ticks."""
    days = days_of(chart)
    axis = sub(area, "c:dateAx" if days else "c:catAx")
    add_value(axis, "c:axId", CATEGORY_AXIS)
    add_value(sub(axis, "c:scaling"), "c:orientation", order)
    add_value(axis, "c:delete", 0)
    add_value(axis, "c:axPos", side)
    if gridlines:
        add_line_look(sub(axis, "c:majorGridlines"), pen, *_GRID)
    sub(axis, "c:numFmt", formatCode=_day_format(pen, days) if days else "General", sourceLinked=0)
    add_value(axis, "c:majorTickMark", "none")
    add_value(axis, "c:minorTickMark", "none")
    add_value(axis, "c:tickLblPos", "low")
    add_line_look(axis, pen, "mute", 0.75)
    add_text_look(axis, pen, look, turned=False)
    add_value(axis, "c:crossAx", VALUE_AXIS)
    add_value(axis, "c:crosses", "autoZero")
    add_value(axis, "c:auto", 0)
    if days:
        _add_days(axis, days)
        return
    add_value(axis, "c:lblAlgn", "ctr")
    add_value(axis, "c:lblOffset", 100)
    add_value(axis, "c:noMultiLvlLbl", 1)


def _day_format(pen: ChartPen, days: tuple[date, ...]) -> str:
    """Days or months, with their year where there are several."""
    chinese = pen.lang == "zh-CN"
    if (days[-1] - days[0]).days <= _FEW_DAYS:
        return "m/d" if chinese else "d\\ mmm"
    if days[0].year != days[-1].year:
        return "yyyy/m" if chinese else "mmm\\ yyyy"
    return 'm"月"' if chinese else "mmm"


def _add_days(axis: etree._Element, days: tuple[date, ...]) -> None:
    """Points stand where their days are; the labels are a few days or months apart."""
    span = (days[-1] - days[0]).days
    add_value(axis, "c:lblOffset", 100)
    add_value(axis, "c:baseTimeUnit", "days")
    months = span > _FEW_DAYS
    wanted = span / _MONTH / _TICKS if months else span / _TICKS
    step = (
        next((each for each in _MONTHS if each >= wanted), _MONTHS[-1]) if months else max(1, round(wanted))
    )
    add_value(axis, "c:majorUnit", step)
    add_value(axis, "c:majorTimeUnit", "months" if months else "days")


def add_value_axis(
    area: etree._Element, chart: Chart, pen: ChartPen, side: str, scale: Scale, *, visible: bool, labels: bool = True
) -> None:  # fmt: skip
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
        add_line_look(sub(axis, "c:majorGridlines"), pen, *_GRID)
    sub(axis, "c:numFmt", formatCode=axis_format(chart, scale).code, sourceLinked=0)
    add_value(axis, "c:majorTickMark", "none")
    add_value(axis, "c:minorTickMark", "none")
    add_value(axis, "c:tickLblPos", "nextTo" if labels else "none")
    add_line_look(axis, pen, "", 0.0)
    add_text_look(axis, pen, Words(pen.axis, "ink3"))
    add_value(axis, "c:crossAx", CATEGORY_AXIS)
    add_value(axis, "c:crosses", "autoZero")
    add_value(axis, "c:crossBetween", "midCat" if days_of(chart) else "between")
    if scale.step is not None:
        add_value(axis, "c:majorUnit", f"{scale.step:.10g}")
