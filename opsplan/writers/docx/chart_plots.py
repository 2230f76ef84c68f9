"""The plot area of every kind of chart: series with colours and labels, then the axes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.brand import PHASE_COLORS, Brand
from opsplan.blocks.nodes import Chart, Series
from opsplan.writers.docx.chart_text import (
    AXIS_SIZE,
    LABEL_SIZE,
    add_look,
    add_place,
    add_text_style,
    add_words,
    value,
)
from opsplan.writers.ooxml.chart_data import number_format, series_parts, values_of
from opsplan.writers.ooxml.xml import sub

HOLE = 62
_CATEGORY_AXIS, _VALUE_AXIS = 61001, 61002
_LINES: Mapping[str, tuple[float, str]] = MappingProxyType({
    "accent": (3.0, ""), "high-strong": (1.25, "dash"), "severe-strong": (1.25, "dot"),
})  # fmt: skip
_SHOWN = (
    "c:showLegendKey",
    "c:showVal",
    "c:showCatName",
    "c:showSerName",
    "c:showPercent",
    "c:showBubbleSize",
)


def add_plot(body: etree._Element, chart: Chart, brand: Brand, share: tuple[float, float]) -> None:
    """``c:plotArea``. ``share`` is the side of a doughnut by width and height of the chart."""
    area = sub(body, "c:plotArea")
    if chart.kind == "doughnut":
        add_place(area, 0.06, (1 - share[1]) / 2, share)
    else:
        sub(area, "c:layout")
    _PLOTS[chart.kind](area, chart, brand)


def point_color(chart: Chart, index: int) -> str:
    """The token of a category; it belongs to the item, so a doughnut falls back to the phase colours."""
    tokens = chart.colors or PHASE_COLORS
    return tokens[index % len(tokens)]


def _series_color(chart: Chart, index: int) -> str:
    own = chart.series[index].color
    few = {1: ("accent-400",), 2: ("mute", "accent")}.get(len(chart.series), PHASE_COLORS)
    return own or few[index % len(few)]


def _bars(area: etree._Element, chart: Chart, brand: Brand) -> None:
    level = chart.kind == "bar"
    plot = sub(area, "c:barChart")
    value(plot, "c:barDir", "bar" if level else "col")
    value(plot, "c:grouping", "clustered")
    value(plot, "c:varyColors", 0)
    for index, series, element, data in _series(plot, chart):
        add_look(element, brand, _series_color(chart, index))
        value(element, "c:invertIfNegative", 0)
        if chart.colors and len(chart.series) == 1:
            _color_points(element, chart, brand)
        last = index == len(chart.series) - 1
        _add_labels(element, chart, series, brand, "outEnd", "ink" if last else "ink2", bold=last)
        element.extend(data)
    value(plot, "c:gapWidth", 85)
    if len(chart.series) > 1:
        value(plot, "c:overlap", -12)
    _axis_ids(plot)
    _category_axis(area, brand, "l" if level else "b", "maxMin" if level else "minMax")
    _value_axis(area, chart, brand, "t" if level else "l", visible=False)


def _lines(area: etree._Element, chart: Chart, brand: Brand) -> None:
    plot = sub(area, "c:lineChart")
    value(plot, "c:grouping", "standard")
    value(plot, "c:varyColors", 0)
    for index, series, element, data in _series(plot, chart):
        _stroke(element, brand, _series_color(chart, index))
        _add_labels(element, chart, series, brand, "t", "ink", bold=False, given_only=True)
        element.extend(data)
        value(element, "c:smooth", 0)
    value(plot, "c:marker", 1)
    _axis_ids(plot)
    _category_axis(area, brand, "b", "minMax")
    _value_axis(area, chart, brand, "l", visible=True)


def _radar(area: etree._Element, chart: Chart, brand: Brand) -> None:
    plot = sub(area, "c:radarChart")
    value(plot, "c:radarStyle", "marker")
    value(plot, "c:varyColors", 0)
    for index, _, element, data in _series(plot, chart):
        _stroke(element, brand, _series_color(chart, index))
        element.extend(data)
    _axis_ids(plot)
    _category_axis(area, brand, "b", "minMax", grid=True)
    _value_axis(area, chart, brand, "l", visible=True)


def _doughnut(area: etree._Element, chart: Chart, brand: Brand) -> None:
    plot = sub(area, "c:doughnutChart")
    value(plot, "c:varyColors", 1)
    for _, series, element, data in _series(plot, chart):
        _color_points(element, chart, brand, outline="bg")
        _add_labels(element, chart, series, brand, "", "ink", bold=True, on_fill=True)
        element.extend(data)
    value(plot, "c:firstSliceAng", 0)
    value(plot, "c:holeSize", HOLE)


def _series(
    plot: etree._Element, chart: Chart
) -> Iterator[tuple[int, Series, etree._Element, tuple[etree._Element, ...]]]:
    """Every series begun with its name; categories and values come after look and labels."""
    for index, (series, (name, *data)) in enumerate(zip(chart.series, series_parts(chart), strict=True)):
        element = sub(plot, "c:ser")
        value(element, "c:idx", index)
        value(element, "c:order", index)
        element.append(name)
        yield index, series, element, tuple(data)


def _stroke(element: etree._Element, brand: Brand, token: str) -> None:
    width, dash = _LINES.get(token, (2.0, ""))
    add_look(element, brand, "", token, width, dash)
    marker = sub(element, "c:marker")
    value(marker, "c:symbol", "none" if dash else "circle")
    if not dash:
        value(marker, "c:size", 6)
        add_look(marker, brand, token if token == "accent" else "bg", token, 1.5)


def _color_points(element: etree._Element, chart: Chart, brand: Brand, outline: str = "") -> None:
    for index in range(len(chart.categories)):
        point = sub(element, "c:dPt")
        value(point, "c:idx", index)
        if chart.kind != "doughnut":
            value(point, "c:invertIfNegative", 0)
        value(point, "c:bubble3D", 0)
        add_look(point, brand, point_color(chart, index), outline, 1.5)


def _add_labels(
    element: etree._Element, chart: Chart, series: Series, brand: Brand, place: str, color: str, *, bold: bool,
    given_only: bool = False, on_fill: bool = False,
) -> None:  # fmt: skip
    """The values, or the words given instead of them, at the points."""
    group = sub(element, "c:dLbls")
    values = dict(enumerate(values_of(chart)[chart.series.index(series)]))
    for index in range(len(values)):
        words = series.labels[index] if index < len(series.labels) else ""
        tone = f"on:{point_color(chart, index)}" if on_fill else color
        if not words and not series.labels and not on_fill:
            continue
        label = sub(group, "c:dLbl")
        value(label, "c:idx", index)
        if (series.labels and not words) or values[index] is None:
            value(label, "c:delete", 1)
            continue
        if words:
            add_words(label, brand, [(words, (LABEL_SIZE, tone, bold))])
        add_look(label, brand, "")
        if not words:
            add_text_style(label, brand, (LABEL_SIZE, tone, bold))
        if place:
            value(label, "c:dLblPos", place)
        _show(label, "c:showPercent" if on_fill and not words else "c:showVal")
    sub(group, "c:numFmt", formatCode="0%" if on_fill else number_format(chart), sourceLinked=0)
    add_look(group, brand, "")
    add_text_style(group, brand, (LABEL_SIZE, color, bold))
    if place:
        value(group, "c:dLblPos", place)
    _show(group, "" if given_only else "c:showPercent" if on_fill else "c:showVal")
    if on_fill:
        value(group, "c:showLeaderLines", 0)


def _show(parent: etree._Element, what: str) -> None:
    for name in _SHOWN:
        value(parent, name, int(name == what))


def _axis_ids(plot: etree._Element) -> None:
    value(plot, "c:axId", _CATEGORY_AXIS)
    value(plot, "c:axId", _VALUE_AXIS)


def _category_axis(area: etree._Element, brand: Brand, side: str, order: str, *, grid: bool = False) -> None:
    axis = sub(area, "c:catAx")
    value(axis, "c:axId", _CATEGORY_AXIS)
    value(sub(axis, "c:scaling"), "c:orientation", order)
    value(axis, "c:delete", 0)
    value(axis, "c:axPos", side)
    if grid:
        add_look(sub(axis, "c:majorGridlines"), brand, "", "grid", 0.75)
    sub(axis, "c:numFmt", formatCode="General", sourceLinked=0)
    for name, setting in (("c:majorTickMark", "none"), ("c:minorTickMark", "none"), ("c:tickLblPos", "low")):
        value(axis, name, setting)
    add_look(axis, brand, "", "mute", 0.75)
    add_text_style(axis, brand, (LABEL_SIZE, "ink2", False))
    value(axis, "c:crossAx", _VALUE_AXIS)
    value(axis, "c:crosses", "autoZero")
    value(axis, "c:auto", 0)
    value(axis, "c:lblAlgn", "ctr")
    value(axis, "c:lblOffset", 100)
    value(axis, "c:noMultiLvlLbl", 1)


def _value_axis(area: etree._Element, chart: Chart, brand: Brand, side: str, *, visible: bool) -> None:
    axis = sub(area, "c:valAx")
    value(axis, "c:axId", _VALUE_AXIS)
    scaling = sub(axis, "c:scaling")
    value(scaling, "c:orientation", "minMax")
    if all((number or 0) >= 0 for numbers in values_of(chart) for number in numbers):
        value(scaling, "c:min", 0)
    value(axis, "c:delete", int(not visible))
    value(axis, "c:axPos", side)
    if visible:
        add_look(sub(axis, "c:majorGridlines"), brand, "", "grid", 0.75)
    sub(axis, "c:numFmt", formatCode=number_format(chart), sourceLinked=0)
    for name, setting in (
        ("c:majorTickMark", "none"),
        ("c:minorTickMark", "none"),
        ("c:tickLblPos", "none" if chart.kind == "radar" else "nextTo"),
    ):
        value(axis, name, setting)
    add_look(axis, brand, "")
    add_text_style(axis, brand, (AXIS_SIZE, "ink3", False))
    value(axis, "c:crossAx", _CATEGORY_AXIS)
    value(axis, "c:crosses", "autoZero")
    value(axis, "c:crossBetween", "between")


_PLOTS: Mapping[str, Callable[[etree._Element, Chart, Brand], None]] = MappingProxyType({
    "bar": _bars, "column": _bars, "line": _lines, "radar": _radar, "doughnut": _doughnut,
})  # fmt: skip
