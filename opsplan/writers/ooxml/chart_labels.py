"""Data labels: words given instead of numbers, names at the ends of lines, shares around a ring."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.chart import Chart, Series
from opsplan.writers.ooxml.chart_data import number_format
from opsplan.writers.ooxml.chart_pen import ChartPen, Words
from opsplan.writers.ooxml.chart_plot import Size, doughnut_shift, end_label, last_point
from opsplan.writers.ooxml.chart_text import (
    add_rich_text,
    add_shape_look,
    add_shift,
    add_text_look,
    add_value,
)
from opsplan.writers.ooxml.xml import sub

_LABEL_COLORS: Mapping[str, str] = MappingProxyType({"mute": "ink2", "accent": "accent"})
_LOWER = 1.43
"""How much lower, in sizes of a label, the name of a line stands that ends on the way."""
_APART = 1.25
"""Sizes of a label that two names at the ends of lines are apart."""
_LABEL_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"


def add_labels(
    element: etree._Element, chart: Chart, labels: tuple[str, ...], look: Words, pen: ChartPen, place: str
) -> None:
    """The values, or the words given instead of them."""
    group = sub(element, "c:dLbls")
    for index, text in enumerate(labels):
        _add_label(group, index, text, look, pen, place)
    sub(group, "c:numFmt", formatCode=number_format(chart).code, sourceLinked=0)
    add_shape_look(group, pen, "")
    add_text_look(group, pen, look)
    add_value(group, "c:dLblPos", place)
    _add_shown(group, value=True)


def _add_label(
    group: etree._Element, index: int, text: str, look: Words, pen: ChartPen, place: str,
    shift: tuple[float, float] | None = None,
) -> None:  # fmt: skip
    label = sub(group, "c:dLbl")
    add_value(label, "c:idx", index)
    if not text:
        add_value(label, "c:delete", 1)
        return
    if shift is not None:
        add_shift(label, *shift)
    add_rich_text(label, pen, [(text, look)])
    add_shape_look(label, pen, "")
    if place:
        add_value(label, "c:dLblPos", place)
    _add_shown(label, value=True)


def _add_shown(parent: etree._Element, *, value: bool = False, percent: bool = False) -> None:
    """What a label shows; all six are asked for."""
    shown = {"c:showLegendKey": 0, "c:showVal": int(value), "c:showCatName": 0, "c:showSerName": 0,
             "c:showPercent": int(percent), "c:showBubbleSize": 0}  # fmt: skip
    for name, flag in shown.items():
        add_value(parent, name, flag)


def add_line_labels(
    element: etree._Element, series: Series, token: str, size: Size, pen: ChartPen, rise: float, *, named: bool
) -> None:  # fmt: skip
    """What ends a line, ``rise`` points above it; on the way only the labels that are given."""
    last = last_point(series)
    strong = token == "accent"
    color = _LABEL_COLORS.get(token, token)
    group = sub(element, "c:dLbls")
    for index, text in enumerate(series.labels):
        if text and index != last:
            _add_label(group, index, text, Words(pen.axis, "ink2"), pen, "t")
    if last is not None:
        # Where a line ends on the way, others go on: its name stands a line lower.
        lower = 0.0 if last == len(series.values) - 1 else _LOWER * pen.label
        shift = (0.0, (lower - rise) / size[1]) if lower or rise else None
        text = end_label(series, named=named)
        _add_label(group, last, text, Words(pen.label, color, bold=strong), pen, "r", shift)
    _add_shown(group)
    # LibreOffice draws a line to a label that was moved unless it is told not to.
    extension = sub(sub(group, "c:extLst"), "c:ext", uri=_LABEL_EXTENSION)
    add_value(extension, "c15:showLeaderLines", 0)


def label_rises(ends: tuple[float | None, ...], pen: ChartPen) -> tuple[float, ...]:
    """How far, in points, the words at the ends of lines move up so that none covers another.

    ``ends`` are the heights of the ends in points; None for a line whose name does not stand among the others.
    """
    order = sorted((end, index) for index, end in enumerate(ends) if end is not None)
    places = [end for end, _ in order]
    least = _APART * pen.label
    for _ in range(len(places) * 8):
        crowded = [i for i in range(1, len(places)) if places[i] - places[i - 1] < least - 0.01]
        if not crowded:
            break
        for i in crowded:
            need = (least - (places[i] - places[i - 1])) / 2
            places[i - 1] -= need
            places[i] += need
    rises = {index: place - end for (end, index), place in zip(order, places, strict=True)}
    return tuple(round(rises.get(index, 0.0), 2) for index in range(len(ends)))


def add_doughnut_labels(element: etree._Element, series: Series, size: Size, pen: ChartPen) -> None:
    """Shares outside the ring. A doughnut knows no such place for labels, so each is moved there."""
    group = sub(element, "c:dLbls")
    look = Words(pen.label)
    amounts = [max(value or 0.0, 0.0) for value in series.values]
    total, before = sum(amounts) or 1.0, 0.0
    for index, amount in enumerate(amounts):
        share = amount / total
        text = series.labels[index] if series.labels else (f"{share:.1%}" if amount else "")
        _add_label(group, index, text, look, pen, "", doughnut_shift(before, share, size, text, pen))
        before += share
    sub(group, "c:numFmt", formatCode="0.0%", sourceLinked=0)
    add_shape_look(group, pen, "")
    add_text_look(group, pen, look)
    _add_shown(group, percent=True)
    add_value(group, "c:showLeaderLines", 0)
