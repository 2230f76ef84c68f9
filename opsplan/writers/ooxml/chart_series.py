"""The plot area: series with their colours and labels, and the axes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.blocks.chart import Chart, Series
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.chart_axes import add_axis_ids, add_category_axis, add_value_axis
from opsplan.writers.ooxml.chart_data import series_parts
from opsplan.writers.ooxml.chart_labels import (
    add_doughnut_labels,
    add_labels,
    add_line_labels,
    label_rises,
)
from opsplan.writers.ooxml.chart_pen import ChartPen, Dash, Words
from opsplan.writers.ooxml.chart_plot import (
    HOLE,
    Scale,
    Size,
    all_labelled,
    bar_plot,
    column_plot,
    doughnut_plot,
    last_point,
    line_plot,
    marked_points,
    names_lines,
    radar_plot,
    values_of,
)
from opsplan.writers.ooxml.chart_text import add_line_look, add_plot_place, add_shape_look, add_value
from opsplan.writers.ooxml.xml import sub


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


def add_plot(body: etree._Element, chart: Chart, size: Size, pen: ChartPen) -> None:
    """``c:plotArea`` of any kind of chart."""
    PLOTS[chart.kind](sub(body, "c:plotArea"), chart, size, pen)


def series_color(chart: Chart, index: int) -> str:
    """The token of a series: its own; else accent, after grey where two are compared; else the phase colours."""
    own = chart.series[index].color
    if own:
        return own
    few = {1: ("accent",), 2: ("mute", "accent")}.get(len(chart.series), PHASE_COLORS)
    return few[index % len(few)]


def _plot_bars(area: etree._Element, chart: Chart, size: Size, pen: ChartPen) -> None:
    plot, scale = bar_plot(chart, size, pen)
    _add_bars(area, chart, plot, pen, "bar")
    # The first category stands at the top, as in a table.
    add_category_axis(area, chart, pen, "l", "maxMin", Words(pen.label))
    add_value_axis(area, chart, pen, "b", scale, visible=False)


def _plot_columns(area: etree._Element, chart: Chart, size: Size, pen: ChartPen) -> None:
    plot, scale = column_plot(chart, size, pen)
    _add_bars(area, chart, plot, pen, "col")
    add_category_axis(area, chart, pen, "b", "minMax", Words(pen.axis, "ink2"))
    add_value_axis(area, chart, pen, "l", scale, visible=False)


def _add_bars(area: etree._Element, chart: Chart, plot: Box, pen: ChartPen, direction: str) -> None:
    add_plot_place(area, plot)
    bars = sub(area, "c:barChart")
    add_value(bars, "c:barDir", direction)
    add_value(bars, "c:grouping", "stacked" if chart.stacked else "clustered")
    add_value(bars, "c:varyColors", 0)
    for index, (series, element) in enumerate(_series(bars, chart)):
        add_shape_look(element.root, pen, series_color(chart, index))
        add_value(element.root, "c:invertIfNegative", 0)
        if len(chart.series) == 1:
            _color_points(element.root, chart, pen)
        strong = len(chart.series) == 1 or index == len(chart.series) - 1
        look = Words(pen.label, "ink" if strong else "ink2", bold=strong)
        if chart.stacked:
            look = Words(pen.axis, f"on:{series_color(chart, index)}")
        add_labels(element.root, chart, series.labels, look, pen, "ctr" if chart.stacked else "outEnd")
        element.finish()
    several = len(chart.series) > 1
    add_value(bars, "c:gapWidth", 115 if several and not chart.stacked else 85)
    add_value(bars, "c:overlap", 100 if chart.stacked else -15 if several else 0)
    add_axis_ids(bars)


def _plot_lines(area: etree._Element, chart: Chart, size: Size, pen: ChartPen) -> None:
    plot, scale = line_plot(chart, size, pen)
    add_plot_place(area, plot)
    lines = sub(area, "c:lineChart")
    add_value(lines, "c:grouping", "standard")
    add_value(lines, "c:varyColors", 0)
    named = names_lines(chart, size, pen)
    rises = label_rises(_ends(chart, plot, scale, size), pen)
    for index, (series, element) in enumerate(_series(lines, chart)):
        token = series_color(chart, index)
        look = _LINE_LOOKS.get(token, LineLook())
        _add_stroke(element.root, pen, token, look)
        _add_marker(element.root, pen, token, shown=False)
        for point in marked_points(series) if look.marker else ():
            _add_marked_point(element.root, point, pen, token, look)
        add_line_labels(element.root, series, token, size, pen, rises[index], named=named)
        element.finish()
        add_value(element.root, "c:smooth", 0)
    add_value(lines, "c:marker", 1)
    add_axis_ids(lines)
    add_category_axis(area, chart, pen, "b", "minMax", Words(pen.axis, "ink3"))
    add_value_axis(area, chart, pen, "l", scale, visible=not all_labelled(chart))


def _ends(chart: Chart, plot: Box, scale: Scale, size: Size) -> tuple[float | None, ...]:
    """The heights in points at which the lines end that reach the right side."""
    values = values_of(chart)
    low = scale.low if scale.low is not None else min(values, default=0.0)
    high = scale.high if scale.high is not None else max(values, default=1.0)
    tall = plot.h * size[1] / ((high - low) or 1.0)
    out: list[float | None] = []
    for series in chart.series:
        last = last_point(series)
        value = series.values[last] if last is not None and last == len(chart.categories) - 1 else None
        out.append(None if value is None else (value - low) * tall)
    return tuple(out)


def _plot_radar(area: etree._Element, chart: Chart, size: Size, pen: ChartPen) -> None:
    plot, scale = radar_plot(chart, size, pen)
    add_plot_place(area, plot)
    radar = sub(area, "c:radarChart")
    add_value(radar, "c:radarStyle", "marker")
    add_value(radar, "c:varyColors", 0)
    for index, (_, element) in enumerate(_series(radar, chart)):
        token = series_color(chart, index)
        _add_stroke(element.root, pen, token, _LINE_LOOKS.get(token, LineLook()))
        _add_marker(element.root, pen, token)
        element.finish()
    add_axis_ids(radar)
    add_category_axis(area, chart, pen, "b", "minMax", Words(pen.label), gridlines=True)
    add_value_axis(area, chart, pen, "l", scale, visible=True, labels=False)


def _plot_doughnut(area: etree._Element, chart: Chart, size: Size, pen: ChartPen) -> None:
    add_plot_place(area, doughnut_plot(*size))
    doughnut = sub(area, "c:doughnutChart")
    add_value(doughnut, "c:varyColors", 1)
    for series, element in _series(doughnut, chart):
        _color_points(element.root, chart, pen, outline="bg")
        add_doughnut_labels(element.root, series, size, pen)
        element.finish()
    add_value(doughnut, "c:firstSliceAng", 0)
    add_value(doughnut, "c:holeSize", round(HOLE * 100))


class _Begun(NamedTuple):
    """A series begun with its name; ``finish`` adds categories and values, which follow its look and labels."""

    root: etree._Element
    finish: Callable[[], None]


def _series(parent: etree._Element, chart: Chart) -> Iterator[tuple[Series, _Begun]]:
    for index, (series, (name, *data)) in enumerate(zip(chart.series, series_parts(chart), strict=True)):
        element = sub(parent, "c:ser")
        add_value(element, "c:idx", index)
        add_value(element, "c:order", index)
        element.append(name)
        yield series, _Begun(element, partial(element.extend, data))


def _color_points(element: etree._Element, chart: Chart, pen: ChartPen, *, outline: str = "") -> None:
    tokens = chart.colors or (PHASE_COLORS if chart.kind == "doughnut" else ())
    for index in range(len(chart.categories) if tokens else 0):
        point = sub(element, "c:dPt")
        add_value(point, "c:idx", index)
        if chart.kind != "doughnut":
            add_value(point, "c:invertIfNegative", 0)
        add_value(point, "c:bubble3D", 0)
        token = tokens[index % len(tokens)]
        add_shape_look(point, pen, token, outline or f"edge:{token}", 1.5 if outline else 0.75)


def _add_stroke(element: etree._Element, pen: ChartPen, token: str, look: LineLook) -> None:
    add_line_look(element, pen, token, look.width, look.dash)


def _add_marked_point(element: etree._Element, index: int, pen: ChartPen, token: str, look: LineLook) -> None:
    """A point with a circle on a line without; it repeats the look of the line, else PowerPoint takes its own."""
    point = sub(element, "c:dPt")
    add_value(point, "c:idx", index)
    _add_marker(point, pen, token)
    add_value(point, "c:bubble3D", 0)
    _add_stroke(point, pen, token, look)


def _add_marker(element: etree._Element, pen: ChartPen, token: str, *, shown: bool = True) -> None:
    """An open circle; the actual line has filled ones."""
    marker = sub(element, "c:marker")
    add_value(marker, "c:symbol", "circle" if shown else "none")
    if shown:
        add_value(marker, "c:size", round(pen.label / 2))
        add_shape_look(marker, pen, token if token == "accent" else "bg", token, 1.5)


PLOTS: Mapping[str, Callable[[etree._Element, Chart, Size, ChartPen], None]] = MappingProxyType({
    "bar": _plot_bars, "column": _plot_columns, "line": _plot_lines, "radar": _plot_radar, "doughnut": _plot_doughnut,
})  # fmt: skip
