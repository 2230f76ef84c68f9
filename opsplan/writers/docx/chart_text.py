"""Fonts, fills and places inside a chart, which knows neither the document's styles nor its theme fonts."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.writers.docx.shapes import add_fill, add_line
from opsplan.writers.ooxml.properties import language_tag
from opsplan.writers.ooxml.xml import clean, qualified, sub

LABEL_SIZE = 10.5
AXIS_SIZE = 9.0

TextSpec = tuple[float, str, bool]
"""Size in points, colour token, bold."""


def value(parent: etree._Element, name: str, setting: str | int) -> etree._Element:
    """A child with a ``val``."""
    return sub(parent, name, val=setting)


def add_text_style(parent: etree._Element, brand: Brand, spec: TextSpec) -> None:
    """``c:txPr``: how the text that Word makes itself looks."""
    style = sub(parent, "c:txPr")
    sub(style, "a:bodyPr")
    sub(style, "a:lstStyle")
    paragraph = sub(style, "a:p")
    _add_run_look(sub(paragraph, "a:pPr"), "a:defRPr", brand, spec)
    sub(paragraph, "a:endParaRPr")


def add_words(parent: etree._Element, brand: Brand, lines: Sequence[tuple[str, TextSpec]]) -> None:
    """``c:tx`` with words of our own, a paragraph a line."""
    rich = sub(sub(parent, "c:tx"), "c:rich")
    sub(rich, "a:bodyPr", wrap="none")
    sub(rich, "a:lstStyle")
    for text, spec in lines:
        paragraph = sub(rich, "a:p")
        _add_run_look(sub(paragraph, "a:pPr"), "a:defRPr", brand, spec)
        run = sub(paragraph, "a:r")
        _add_run_look(run, "a:rPr", brand, spec)
        sub(run, "a:t").text = " ".join(clean(text).split())


def _add_run_look(parent: etree._Element, name: str, brand: Brand, spec: TextSpec) -> None:
    size, color, bold = spec
    properties = sub(parent, name, sz=round(size * 100), b=int(bold))
    add_fill(properties, color, brand)
    fonts = brand.document_fonts
    sub(properties, "a:latin", typeface=fonts.heading_latin)
    sub(properties, "a:ea", typeface=fonts.heading_cjk)
    sub(properties, "a:cs", typeface=fonts.heading_latin)


def set_language(space: etree._Element, lang: str) -> None:
    """Say of all text of a chart which language it is in."""
    for name in ("a:defRPr", "a:rPr", "a:endParaRPr"):
        for properties in space.iter(qualified(name)):
            properties.set("lang", language_tag(lang))


def add_look(
    parent: etree._Element, brand: Brand, fill: str, line: str = "", width: float = 0.0, dash: str = ""
) -> None:
    """``c:spPr`` with a flat fill and an outline; an empty token is none."""
    properties = sub(parent, "c:spPr")
    add_fill(properties, fill, brand)
    add_line(properties, line, width, brand, dash=dash)


def add_place(parent: etree._Element, x: float, y: float, size: tuple[float, float] | None = None) -> None:
    """``c:layout`` by shares of the chart; with ``size`` the inner area without labels."""
    layout = sub(sub(parent, "c:layout"), "c:manualLayout")
    if size:
        value(layout, "c:layoutTarget", "inner")
    value(layout, "c:xMode", "edge")
    value(layout, "c:yMode", "edge")
    value(layout, "c:x", f"{x:.5f}")
    value(layout, "c:y", f"{y:.5f}")
    if size:
        value(layout, "c:w", f"{size[0]:.5f}")
        value(layout, "c:h", f"{size[1]:.5f}")
