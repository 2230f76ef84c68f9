"""Text, lines and places inside a chart, which knows no style and no theme font: every font is said again."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.chart_pen import ChartPen, Dash, Words
from opsplan.writers.ooxml.xml import clean, sub


def add_text_look(parent: etree._Element, pen: ChartPen, look: Words, *, turned: bool = True) -> None:
    """``c:txPr``: how generated text (axis labels, values) looks. Not wrapped: Office breaks data labels at a fifth
    of the chart's width. Without ``turned`` names of an axis stay level."""
    text = sub(parent, "c:txPr")
    body = sub(text, "a:bodyPr", wrap="none", anchor="ctr")
    if not turned:
        body.set("rot", "0")
        body.set("vert", "horz")
    sub(text, "a:lstStyle")
    paragraph = sub(text, "a:p")
    pen.run(sub(paragraph, "a:pPr"), "a:defRPr", look)
    sub(paragraph, "a:endParaRPr", lang=pen.language(""))


def add_rich_text(parent: etree._Element, pen: ChartPen, lines: Sequence[tuple[str, Words]]) -> None:
    """``c:tx`` with text of our own, a paragraph a line."""
    rich = sub(sub(parent, "c:tx"), "c:rich")
    sub(rich, "a:bodyPr", wrap="none", anchor="ctr")
    sub(rich, "a:lstStyle")
    for text, look in lines:
        words = " ".join(clean(text).split("\n"))
        paragraph = sub(rich, "a:p")
        pen.run(sub(paragraph, "a:pPr"), "a:defRPr", look)
        run = sub(paragraph, "a:r")
        pen.run(run, "a:rPr", look, words)
        sub(run, "a:t").text = words


def add_shape_look(
    parent: etree._Element, pen: ChartPen, fill: str, line: str = "", width: float = 0.0, dash: Dash = ""
) -> None:
    """``c:spPr`` with a flat fill and a line; empty tokens are none."""
    properties = sub(parent, "c:spPr")
    pen.fill(properties, fill)
    pen.line(properties, line, width, dash)


def add_line_look(parent: etree._Element, pen: ChartPen, token: str, width: float, dash: Dash = "") -> None:
    """``c:spPr`` of what is a line and has no fill."""
    pen.line(sub(parent, "c:spPr"), token, width, dash)


def add_value(parent: etree._Element, name: str, value: str | int) -> etree._Element:
    """An element with a ``val``."""
    return sub(parent, name, val=value)


def add_plot_place(parent: etree._Element, box: Box) -> None:
    """Where the plot area itself stands, without its labels, by shares of the chart."""
    layout = _manual_layout(parent)
    add_value(layout, "c:layoutTarget", "inner")
    _edge_modes(layout)
    for name, share in zip(("c:x", "c:y", "c:w", "c:h"), box, strict=True):
        add_value(layout, name, f"{share:.5f}")


def add_corner(parent: etree._Element, x: float, y: float) -> None:
    """Where the top left corner of a legend or title stands, by shares of the chart."""
    layout = _manual_layout(parent)
    _edge_modes(layout)
    _position(layout, x, y)


def add_shift(parent: etree._Element, x: float, y: float) -> None:
    """How far a data label moves from where it would stand, by shares of the chart."""
    _position(_manual_layout(parent), x, y)


def _manual_layout(parent: etree._Element) -> etree._Element:
    return sub(sub(parent, "c:layout"), "c:manualLayout")


def _edge_modes(layout: etree._Element) -> None:
    add_value(layout, "c:xMode", "edge")
    add_value(layout, "c:yMode", "edge")


def _position(layout: etree._Element, x: float, y: float) -> None:
    add_value(layout, "c:x", f"{x:.5f}")
    add_value(layout, "c:y", f"{y:.5f}")
