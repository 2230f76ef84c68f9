"""The plot area: series with their colours and labels, and the axes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.blocks.nodes import Chart, Series
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.chart_data import number_format, series_parts
from opsplan.writers.ooxml.xml import sub
from opsplan.writers.pptx.chart_axes import add_axis_ids, add_category_axis, add_value_axis
from opsplan.writers.pptx.chart_labels import Size, add_doughnut_labels, add_labels, add_line_labels
from opsplan.writers.pptx.chart_plot import (
    HOLE,
    Scale,
    axis_format,
    bar_plot,
    column_plot,
    doughnut_plot,
    legend_share,
    line_plot,
    marked_points,
)
from opsplan.writers.pptx.chart_text import (
    AXIS_SIZE,
    LABEL_SIZE,
    add_plot_place,
    add_shape_look,
    add_value,
)
from opsplan.writers.pptx.pen import Dash, Pen, TextLook


class LineLook(NamedTuple):
    """Width in points, dash, and whether the points have markers."""

    width: float = 2.0
    dash: Dash = ""
    marker: bool = True


_LINE_LOOKS: Mapping[str, LineLook] = MappingProxyType({
    "accent": LineLook(3.0), "high-strong": LineLook(1.25, "dash", marker=False),
    "severe-strong": LineLook(1.25, "dot", marker=False),
})  # fmt: skip
"""Actual, warning and alarm lines; others are drawn as a plan."""


def add_plot(body: etree._Element, chart: Chart, width: float, height: float, pen: Pen) -> None:
    """``c:plotArea`` of any kind of chart."""
    PLOTS[chart.kind](sub(body, "c:plotArea"), chart, (width, height), pen)


def series_color(chart: Chart, index: int) -> str:
    """The token of a series: its own; else accent, after grey where two are compared; else the phase colours."""
    own = chart.series[index].color
    if own:
        return own
    few = {1: ("accent",), 2: ("mute", "accent")}.get(len(chart.series), PHASE_COLORS)
    return few[index % len(few)]


def _plot_bars(area: etree._Element, chart: Chart, size: Size, pen: Pen) -> None:
    plot, scale = bar_plot(chart, *size)
    _add_bars(area, chart, plot, pen, "bar")
    # The first category stands at the top, as in a table.
    add_category_axis(area, pen, "l", "maxMin", TextLook(LABEL_SIZE))
    add_value_axis(area, pen, "b", scale, number_format(chart), visible=False)


def _plot_columns(area: etree._Element, chart: Chart, size: Size, pen: Pen) -> None:
    plot, scale = column_plot(chart, *size)
    _add_bars(area, chart, plot, pen, "col")
    add_category_axis(area, pen, "b", "minMax", TextLook(AXIS_SIZE, "ink2"))
    add_value_axis(area, pen, "l", scale, number_format(chart), visible=False)


def _add_bars(area: etree._Element, chart: Chart, plot: Box, pen: Pen, direction: str) -> None:
    add_plot_place(area, plot)
    bars = sub(area, "c:barChart")
    add_value(bars, "c:barDir", direction)
    add_value(bars, "c:grouping", "clustered")
    add_value(bars, "c:varyColors", 0)
    for index, (series, element) in enumerate(_series(bars, chart)):
        add_shape_look(element.root, pen, series_color(chart, index))
        add_value(element.root, "c:invertIfNegative", 0)
        if len(chart.series) == 1:
            _color_points(element.root, chart, pen)
        strong = len(chart.series) == 1 or index == len(chart.series) - 1
        look = TextLook(LABEL_SIZE, "ink" if strong else "ink2", bold=strong)
        add_labels(element.root, chart, series.labels, look, pen, "outEnd")
        element.finish()
    add_value(bars, "c:gapWidth", 115 if len(chart.series) > 1 else 85)
    add_value(bars, "c:overlap", -15 if len(chart.series) > 1 else 0)
    add_axis_ids(bars)


def _plot_lines(area: etree._Element, chart: Chart, size: Size, pen: Pen) -> None:
    plot, scale = line_plot(chart, *size)
    add_plot_place(area, plot)
    lines = sub(area, "c:lineChart")
    add_value(lines, "c:grouping", "standard")
    add_value(lines, "c:varyColors", 0)
    for index, (series, element) in enumerate(_series(lines, chart)):
        token = series_color(chart, index)
        look = _LINE_LOOKS.get(token, LineLook())
        _add_stroke(element.root, pen, token, look)
        _add_marker(element.root, pen, token, shown=False)
        for point in marked_points(series) if look.marker else ():
            _add_marked_point(element.root, point, pen, token, look)
        add_line_labels(element.root, series, token, size, pen)
        element.finish()
        add_value(element.root, "c:smooth", 0)
    add_value(lines, "c:marker", 1)
    add_axis_ids(lines)
    add_category_axis(area, pen, "b", "minMax", TextLook(AXIS_SIZE, "ink3"))
    add_value_axis(area, pen, "l", scale, axis_format(chart, scale), visible=True)


def _plot_radar(area: etree._Element, chart: Chart, size: Size, pen: Pen) -> None:
    top = legend_share(chart, size[1]) + 24.0 / size[1]
    add_plot_place(area, Box(0.2, top, 0.6, 1 - top - 24.0 / size[1]))
    radar = sub(area, "c:radarChart")
    add_value(radar, "c:radarStyle", "marker")
    add_value(radar, "c:varyColors", 0)
    for index, (_, element) in enumerate(_series(radar, chart)):
        token = series_color(chart, index)
        _add_stroke(element.root, pen, token, LineLook())
        _add_marker(element.root, pen, token)
        element.finish()
    add_axis_ids(radar)
    add_category_axis(area, pen, "b", "minMax", TextLook(LABEL_SIZE), gridlines=True)
    add_value_axis(area, pen, "l", Scale(0.0, None, None), number_format(chart), visible=True, labels=False)


def _plot_doughnut(area: etree._Element, chart: Chart, size: Size, pen: Pen) -> None:
    add_plot_place(area, doughnut_plot(*size))
    doughnut = sub(area, "c:doughnutChart")
    add_value(doughnut, "c:varyColors", 1)
    for series, element in _series(doughnut, chart):
        _color_points(element.root, chart, pen, outline="bg")
        add_doughnut_labels(element.root, series, size, pen)
        element.finish()
    add_value(doughnut, "c:firstSliceAng", 0)
    add_value(doughnut, "c:holeSize", round(HOLE * 100))


class SeriesElement(NamedTuple):
    """A series begun with its name; ``finish`` adds categories and values, which follow its look and labels."""

    root: etree._Element
    finish: Callable[[], None]


def _series(parent: etree._Element, chart: Chart) -> list[tuple[Series, SeriesElement]]:
    out = []
    for index, (series, (name, *values)) in enumerate(zip(chart.series, series_parts(chart), strict=True)):
        element = sub(parent, "c:ser")
        add_value(element, "c:idx", index)
        add_value(element, "c:order", index)
        element.append(name)

        out.append((series, SeriesElement(element, partial(element.extend, values))))
    return out


def _color_points(element: etree._Element, chart: Chart, pen: Pen, *, outline: str = "") -> None:
    tokens = chart.colors or (PHASE_COLORS if chart.kind == "doughnut" else ())
    for index in range(len(chart.categories) if tokens else 0):
        point = sub(element, "c:dPt")
        add_value(point, "c:idx", index)
        if chart.kind != "doughnut":
            add_value(point, "c:invertIfNegative", 0)
        add_value(point, "c:bubble3D", 0)
        add_shape_look(point, pen, tokens[index % len(tokens)], outline, 1.5 if outline else 0.0)


def _add_stroke(element: etree._Element, pen: Pen, token: str, look: LineLook) -> None:
    pen.line(sub(element, "c:spPr"), token, look.width, dash=look.dash)


def _add_marked_point(element: etree._Element, index: int, pen: Pen, token: str, look: LineLook) -> None:
    """A point with a circle on a line without; it repeats the look of the line, else PowerPoint takes its own."""
    point = sub(element, "c:dPt")
    add_value(point, "c:idx", index)
    _add_marker(point, pen, token)
    add_value(point, "c:bubble3D", 0)
    _add_stroke(point, pen, token, look)


def _add_marker(element: etree._Element, pen: Pen, token: str, *, shown: bool = True) -> None:
    """An open circle; the actual line has filled ones."""
    marker = sub(element, "c:marker")
    add_value(marker, "c:symbol", "circle" if shown else "none")
    if shown:
        add_value(marker, "c:size", 7)
        add_shape_look(marker, pen, token if token == "accent" else "bg", token, 1.5)


PLOTS: Mapping[str, Callable[[etree._Element, Chart, Size, Pen], None]] = MappingProxyType({
    "bar": _plot_bars, "column": _plot_columns, "line": _plot_lines, "radar": _plot_radar, "doughnut": _plot_doughnut,
})  # fmt: skip
