"""The room inside a chart, in shares of its frame, so that labels that stand outside the bars have a place.

Left to themselves PowerPoint, Word, WPS and LibreOffice each find another plot area.
"""

from __future__ import annotations

from itertools import zip_longest
from math import ceil, cos, floor, log10, pi, sin
from typing import NamedTuple

from opsplan.blocks.chart import Chart, NumberFormat, Series
from opsplan.blocks.measure import text_width
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.chart_data import number_format
from opsplan.writers.ooxml.chart_pen import ChartPen

Size = tuple[float, float]
"""Width and height of a chart's frame in points."""

HOLE = 0.62
_GAP = 8.0
_LINE = 1.85
"""Height of a row of labels as a multiple of their size."""
_MOST = 0.4
"""Names of categories get at most this share of the width."""
_NAMED = 0.36
"""Share of the width that names at the ends of lines may take; else a legend says them."""
_KEY, _LEGEND_LINE = 3.2, 1.5
"""Width of a legend's key and height of its lines, in sizes of its names."""
_CLOSE = 0.45
"""Values that differ by less than this share of the greatest are shown without the 0 of their axis."""
_LEAST_SPAN = 0.02
_PLOT_OF_DOUGHNUT = 0.72
_SHORT_LINE = 8
_STEPS = (1, 2, 2.5, 5, 10)


class Scale(NamedTuple):
    """A value axis: its ends (None: automatic) and the step between grid lines."""

    low: float | None
    high: float | None
    step: float | None


def values_of(chart: Chart) -> tuple[float, ...]:
    """All values that are there."""
    return tuple(value for series in chart.series for value in series.values if value is not None)


def names_lines(chart: Chart, size: Size, pen: ChartPen) -> bool:
    """True when the names of the lines at their ends leave most of the width to the lines."""
    words = (text_width(end_label(series, named=True), pen.label, True) for series in chart.series)
    return max(words, default=0.0) + 2 * _GAP <= _NAMED * size[0]


def has_legend(chart: Chart, size: Size, pen: ChartPen) -> bool:
    """Lines carry their name at their end where there is room, and a doughnut has a table beside it or names at its
    pieces; bars side by side need a key."""
    if len(chart.series) < 2 or chart.kind == "doughnut":
        return False
    return chart.kind != "line" or not names_lines(chart, size, pen)


def legend_height(chart: Chart, size: Size, pen: ChartPen) -> float:
    """The height of the legend in points; 0 without one. Its names stand in columns as wide as the longest."""
    if not has_legend(chart, size, pen):
        return 0.0
    widest = max(text_width(series.name, pen.axis) for series in chart.series) + _KEY * pen.axis
    columns = max(1, min(len(chart.series), int(size[0] / widest)))
    return 2 * pen.label + (ceil(len(chart.series) / columns) - 1) * _LEGEND_LINE * pen.axis


def longest_label(chart: Chart, pen: ChartPen) -> float:
    """The width in points of the widest data label."""
    texts = [label for series in chart.series for label in series.labels]
    texts += [
        number_format(chart).text(value)
        for series in chart.series
        if not series.labels
        for value in series.values
        if value is not None
    ]
    return max((text_width(text, pen.label, True) for text in texts), default=0.0)


def bar_plot(chart: Chart, size: Size, pen: ChartPen) -> tuple[Box, Scale]:
    """Plot area and axis of level bars: names at the left, room for the longest label at the right."""
    width, height = size
    names = max((text_width(name, pen.label) for name in chart.categories), default=0.0)
    left = min(names + 2 * _GAP, _MOST * width)
    top = legend_height(chart, size, pen) / height
    plot = Box(left / width, top, 1 - left / width, 1 - top)
    values = values_of(chart)
    if not values or min(values) < 0 or max(values) <= 0:
        return plot, Scale(None, None, None)
    room = width - left
    free = max(room - longest_label(chart, pen) - 2 * _GAP, 0.3 * room)
    return plot, Scale(0.0, max(values) * room / free, None)


def column_plot(chart: Chart, size: Size, pen: ChartPen) -> tuple[Box, Scale]:
    """Plot area and axis of columns: names below, values above the columns."""
    height, line = size[1], _LINE * pen.label
    top = legend_height(chart, size, pen) / height
    plot = Box(0.0, top, 1.0, 1 - top - line / height)
    values = values_of(chart)
    if not values or min(values) < 0 or max(values) <= 0:
        return plot, Scale(None, None, None)
    tall, most = height * plot.h, max(values)
    if chart.stacked:
        sums = zip_longest(*(series.values for series in chart.series), fillvalue=None)
        return plot, Scale(0.0, 1.06 * max(sum(value or 0.0 for value in column) for column in sums), None)
    return plot, Scale(0.0, most * tall / max(tall - line, 0.5 * tall), None)


def line_plot(chart: Chart, size: Size, pen: ChartPen) -> tuple[Box, Scale]:
    """Plot area and axis of lines: numbers at the left unless labels say them, what ends the lines at the right."""
    width, height = size
    scale = _line_scale(chart)
    left = pen.axis
    if not all_labelled(chart):
        ends = [end for end in (scale.low, scale.high) if end is not None] or list(values_of(chart)) or [0.0]
        left = max(text_width(axis_format(chart, scale).text(end), pen.axis) for end in ends) + 2 * _GAP
    named = names_lines(chart, size, pen)
    words = (text_width(end_label(series, named=named), pen.label, True) for series in chart.series)
    right = min(max(words, default=0.0) + 2 * _GAP, _MOST * width)
    above = legend_height(chart, size, pen) + (2 if all_labelled(chart) else 1) * pen.axis
    below = 2 * pen.label
    return Box(left / width, above / height, 1 - (left + right) / width, 1 - (above + below) / height), scale


def all_labelled(chart: Chart) -> bool:
    """True when every line says its values by labels, so that the axis need not."""
    return all(any(series.labels) for series in chart.series)


def radar_plot(chart: Chart, size: Size, pen: ChartPen) -> tuple[Box, Scale]:
    """Plot area and axis of a radar, with room for the names around it."""
    above, below = legend_height(chart, size, pen) + 2.5 * pen.label, _LINE * pen.label
    high = chart.ceiling
    plot = Box(0.2, above / size[1], 0.6, 1 - (above + below) / size[1])
    return plot, Scale(0.0, high, 1.0 if high is not None and high <= 10 else None)


def _line_scale(chart: Chart) -> Scale:
    """From 0, unless all values lie so close together that this would hide what the lines do."""
    values = values_of(chart)
    if not values or min(values) < 0:
        return Scale(None, None, None)
    low, high = min(values), max(values)
    if low > 0 and (high - low) / high < _CLOSE:
        step = _nice_step(max(high - low, high * _LEAST_SPAN) / 3)
        base = max(
            0.0, step * (floor(low / step + 1e-9) - (1 if low - step * floor(low / step) < step / 4 else 0))
        )
        return Scale(base, step * ceil(high / step - 1e-9), step)
    return nice_scale(high)


def end_label(series: Series, *, named: bool) -> str:
    """What stands at the end of a line: its name if it is ``named`` there and, when its points have labels, the last."""
    last = last_point(series)
    label = series.labels[last] if series.labels and last is not None else ""
    return f"{series.name} {label}".strip() if named else label


def last_point(series: Series) -> int | None:
    """The index of the last point that has a value."""
    return max((index for index, value in enumerate(series.values) if value is not None), default=None)


def marked_points(series: Series) -> tuple[int, ...]:
    """The points of a line that get a circle: those with a label, else the last of a long line or all of a short."""
    last = last_point(series)
    if last is None:
        return ()
    labelled = {
        index for index, text in enumerate(series.labels) if text and series.values[index] is not None
    }
    if labelled or len(series.values) > _SHORT_LINE:
        return tuple(sorted({*labelled, last}))
    return tuple(index for index, value in enumerate(series.values) if value is not None)


def axis_format(chart: Chart, scale: Scale) -> NumberFormat:
    """The number format of the axis: that of its steps, which are rounder than the values."""
    if chart.number_format is not None or scale.step is None:
        return number_format(chart)
    return NumberFormat(next((n for n in range(3) if round(scale.step, n) == scale.step), 3))


def nice_scale(highest: float) -> Scale:
    """An axis from 0 in four or five steps of 1, 2, 2.5 or 5 times a power of ten."""
    if highest <= 0:
        return Scale(None, None, None)
    step = _nice_step(highest / 4)
    return Scale(0.0, step * ceil(highest / step - 1e-9), step)


def _nice_step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in _STEPS if factor * power >= rough * 0.999)


def doughnut_plot(width: float, height: float) -> Box:
    """A centred square that leaves room for the labels around the ring."""
    side = _PLOT_OF_DOUGHNUT * min(width, height)
    return Box(0.5 - side / width / 2, 0.5 - side / height / 2, side / width, side / height)


def doughnut_shift(
    share_before: float, share: float, size: Size, label: str, pen: ChartPen
) -> tuple[float, float]:
    """How far a label moves from the middle of its piece, where Office puts it, to outside the ring."""
    width, height = size
    radius = _PLOT_OF_DOUGHNUT * min(width, height) / 2
    angle = 2 * pi * (share_before + share / 2)
    outward = text_width(label, pen.label) / 2 * abs(sin(angle)) + pen.label * 0.6 * abs(cos(angle)) + _GAP
    way = radius + outward - radius * (1 + HOLE) / 2
    return way * sin(angle) / width, -way * cos(angle) / height
