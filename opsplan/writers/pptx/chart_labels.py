"""Data labels: words given instead of numbers, names at the ends of lines, shares around a ring."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.nodes import Chart, Series
from opsplan.writers.ooxml.chart_data import number_format
from opsplan.writers.ooxml.xml import sub
from opsplan.writers.pptx.chart_plot import doughnut_shift, end_label, last_point
from opsplan.writers.pptx.chart_text import (
    AXIS_SIZE,
    LABEL_SIZE,
    add_rich_text,
    add_shape_look,
    add_shift,
    add_text_look,
    add_value,
)
from opsplan.writers.pptx.pen import Pen, TextLook

Size = tuple[float, float]
"""Width and height of a chart's frame in points."""

_LABEL_COLORS: Mapping[str, str] = MappingProxyType({"mute": "ink2", "accent": "accent"})


_LOWER = 20.0
"""How much lower, in points, the name of a line stands that ends on the way."""
_LABEL_EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"


def add_labels(
    element: etree._Element, chart: Chart, labels: tuple[str, ...], look: TextLook, pen: Pen, place: str
) -> None:
    """The values, or the words given instead of them."""
    group = sub(element, "c:dLbls")
    for index, text in enumerate(labels):
        _add_label(group, index, text, look, pen, place)
    sub(group, "c:numFmt", formatCode=number_format(chart), sourceLinked=0)
    add_shape_look(group, pen, "")
    add_text_look(group, pen, look)
    add_value(group, "c:dLblPos", place)
    _add_shown(group, value=True)


def _add_label(
    group: etree._Element, index: int, text: str, look: TextLook, pen: Pen, place: str,
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


def add_line_labels(element: etree._Element, series: Series, token: str, size: Size, pen: Pen) -> None:
    """The name of the line at its end; on the way only the labels that are given."""
    last = last_point(series)
    strong = token == "accent"
    color = _LABEL_COLORS.get(token, token)
    group = sub(element, "c:dLbls")
    for index, text in enumerate(series.labels):
        if text and index != last:
            _add_label(group, index, text, TextLook(AXIS_SIZE, "ink2"), pen, "t")
    if last is not None:
        # Where a line ends on the way, others go on: its name stands a line lower.
        shift = None if last == len(series.values) - 1 else (0.0, _LOWER / size[1])
        _add_label(group, last, end_label(series), TextLook(LABEL_SIZE, color, bold=strong), pen, "r", shift)
    _add_shown(group)
    # LibreOffice draws a line to a label that was moved unless it is told not to.
    extension = sub(sub(group, "c:extLst"), "c:ext", uri=_LABEL_EXTENSION)
    add_value(extension, "c15:showLeaderLines", 0)


def add_doughnut_labels(element: etree._Element, series: Series, size: Size, pen: Pen) -> None:
    """Shares outside the ring. A doughnut knows no such place for labels, so each is moved there."""
    group = sub(element, "c:dLbls")
    look = TextLook(LABEL_SIZE)
    amounts = [max(value or 0.0, 0.0) for value in series.values]
    total, before = sum(amounts) or 1.0, 0.0
    for index, amount in enumerate(amounts):
        share = amount / total
        text = series.labels[index] if series.labels else (f"{share:.1%}" if amount else "")
        shift = doughnut_shift(before, share, *size, text)
        _add_label(group, index, text, look, pen, "", shift)
        before += share
    sub(group, "c:numFmt", formatCode="0.0%", sourceLinked=0)
    add_shape_look(group, pen, "")
    add_text_look(group, pen, look)
    _add_shown(group, percent=True)
    add_value(group, "c:showLeaderLines", 0)
