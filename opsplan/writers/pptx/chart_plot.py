"""The room inside a chart, in shares of its frame, so that labels that stand outside the bars have a place.

Left to themselves PowerPoint, WPS and LibreOffice each find another plot area.
"""

from __future__ import annotations

from math import ceil, cos, floor, log10, pi, sin
from typing import NamedTuple

from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import Chart, Series
from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.chart_data import number_format
from opsplan.writers.pptx.chart_text import AXIS_SIZE, LABEL_SIZE

LEGEND_HEIGHT = 28.0
HOLE = 0.62
_GAP = 8.0
_MOST = 0.4
"""Names of categories get at most this share of the width."""
_PLOT_OF_DOUGHNUT = 0.72
_SHORT_LINE = 8


class Scale(NamedTuple):
    """A value axis: its ends (None: automatic) and the step between grid lines."""

    low: float | None
    high: float | None
    step: float | None


def values_of(chart: Chart) -> tuple[float, ...]:
    """All values that are there."""
    return tuple(value for series in chart.series for value in series.values if value is not None)


def has_legend(chart: Chart) -> bool:
    """Lines carry their name at their end and a doughnut has a table beside it; bars side by side need a key."""
    return chart.kind in ("bar", "column", "radar") and len(chart.series) > 1


def legend_share(chart: Chart, height: float) -> float:
    """The height of the legend as a share of ``height``; 0 without one."""
    return LEGEND_HEIGHT / height if has_legend(chart) else 0.0


def number_text(value: float, decimals: int = 0) -> str:
    """A number as the axis prints it."""
    return f"{value:,.{decimals}f}"


def longest_label(chart: Chart) -> float:
    """The width in points of the widest data label."""
    texts = [label for series in chart.series for label in series.labels]
    texts += [
        number_text(value, 1)
        for series in chart.series
        if not series.labels
        for value in series.values
        if value is not None
    ]
    return max((text_width(text, LABEL_SIZE, True) for text in texts), default=0.0)


def bar_plot(chart: Chart, width: float, height: float) -> tuple[Box, Scale]:
    """Plot area and axis of level bars: names at the left, room for the longest label at the right."""
    names = max((text_width(name, LABEL_SIZE) for name in chart.categories), default=0.0)
    left = min(names + 2 * _GAP, _MOST * width)
    top = legend_share(chart, height)
    plot = Box(left / width, top, 1 - left / width, 1 - top)
    values = values_of(chart)
    if not values or min(values) < 0 or max(values) <= 0:
        return plot, Scale(None, None, None)
    room = width - left
    free = max(room - longest_label(chart) - 2 * _GAP, 0.3 * room)
    return plot, Scale(0.0, max(values) * room / free, None)


def column_plot(chart: Chart, width: float, height: float) -> tuple[Box, Scale]:
    """Plot area and axis of columns: names below, values above the columns."""
    top = legend_share(chart, height)
    plot = Box(0.0, top, 1.0, 1 - top - 26.0 / height)
    values = values_of(chart)
    if not values or min(values) < 0 or max(values) <= 0:
        return plot, Scale(None, None, None)
    tall = height * plot.h
    return plot, Scale(0.0, max(values) * tall / max(tall - 26.0, 0.5 * tall), None)


def line_plot(chart: Chart, width: float, height: float) -> tuple[Box, Scale]:
    """Plot area and axis of lines: numbers at the left, names of the lines at the right."""
    values = values_of(chart)
    scale = nice_scale(max(values, default=0.0)) if values and min(values) >= 0 else Scale(None, None, None)
    high = scale.high or max((abs(value) for value in values), default=0.0)
    left = text_width(number_text(high, 1 if high < 10 else 0), AXIS_SIZE) + 2 * _GAP
    right = (
        max((text_width(end_label(series), LABEL_SIZE, True) for series in chart.series), default=0.0)
        + 2 * _GAP
    )
    right = min(right, _MOST * width)
    top = 12.0
    return Box(left / width, top / height, 1 - (left + right) / width, 1 - (top + 28.0) / height), scale


def end_label(series: Series) -> str:
    """What stands at the end of a line: its name and, when its points have labels, the last of them."""
    last = last_point(series)
    label = series.labels[last] if series.labels and last is not None else ""
    return f"{series.name} {label}".strip()


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


def axis_format(chart: Chart, scale: Scale) -> str:
    """The number format of the axis: that of its steps, which are rounder than the values."""
    if scale.step is None:
        return number_format(chart)
    return "#,##0" if scale.step >= 1 and float(scale.step).is_integer() else "#,##0.0#"


def nice_scale(highest: float) -> Scale:
    """An axis from 0 in four or five steps of 1, 2, 2.5 or 5 times a power of ten."""
    if highest <= 0:
        return Scale(None, None, None)
    rough = highest / 4
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)
    return Scale(0.0, step * ceil(highest / step - 1e-9), step)


def doughnut_plot(width: float, height: float) -> Box:
    """A centred square that leaves room for the labels around the ring."""
    side = _PLOT_OF_DOUGHNUT * min(width, height)
    return Box(0.5 - side / width / 2, 0.5 - side / height / 2, side / width, side / height)


def doughnut_shift(
    share_before: float, share: float, width: float, height: float, label: str
) -> tuple[float, float]:
    """How far a label moves from the middle of its piece, where PowerPoint puts it, to outside the ring."""
    radius = _PLOT_OF_DOUGHNUT * min(width, height) / 2
    angle = 2 * pi * (share_before + share / 2)
    outward = text_width(label, LABEL_SIZE) / 2 * abs(sin(angle)) + LABEL_SIZE * 0.6 * abs(cos(angle)) + _GAP
    way = radius + outward - radius * (1 + HOLE) / 2
    return way * sin(angle) / width, -way * cos(angle) / height
