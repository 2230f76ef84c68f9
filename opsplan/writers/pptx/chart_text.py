"""Text and lines inside a chart. A chart has no theme text of its own: every font is said again."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.xml import clean, sub
from opsplan.writers.pptx.pen import Dash, Pen, TextLook

LABEL_SIZE = 14.0
AXIS_SIZE = 12.0


def add_text_look(parent: etree._Element, pen: Pen, look: TextLook) -> None:
    """``c:txPr``: how generated text (axis labels, values) looks. Not wrapped: PowerPoint breaks data labels
    at a fifth of the chart's width."""
    text = sub(parent, "c:txPr")
    sub(text, "a:bodyPr", wrap="none", anchor="ctr")
    sub(text, "a:lstStyle")
    paragraph = sub(text, "a:p")
    pen.run_properties(sub(paragraph, "a:pPr"), look, name="a:defRPr")
    sub(paragraph, "a:endParaRPr", lang=pen.language(""))


def add_rich_text(parent: etree._Element, pen: Pen, lines: Sequence[tuple[str, TextLook]]) -> None:
    """``c:tx`` with text of our own, a paragraph a line."""
    rich = sub(sub(parent, "c:tx"), "c:rich")
    sub(rich, "a:bodyPr", wrap="none", anchor="ctr")
    sub(rich, "a:lstStyle")
    for text, look in lines:
        words = clean(text).replace("\n", " ")
        paragraph = sub(rich, "a:p")
        pen.run_properties(sub(paragraph, "a:pPr"), look, name="a:defRPr")
        run = sub(paragraph, "a:r")
        pen.run_properties(run, look, words)
        sub(run, "a:t").text = words


def add_shape_look(
    parent: etree._Element, pen: Pen, fill: str, line: str = "", width: float = 0.0, dash: Dash = ""
) -> etree._Element:
    """``c:spPr`` with a flat fill and a line; empty tokens are none."""
    properties = sub(parent, "c:spPr")
    pen.fill(properties, fill)
    pen.line(properties, line, width, dash=dash)
    return properties


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
    """Where the top left corner of a legend stands, by shares of the chart."""
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
