"""Drawings as SVG: one file that needs nothing else, with real text and words for screen readers."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import Drawing
from opsplan.diagnostics import Lang
from opsplan.writers.svg.painting import Painter, described
from opsplan.writers.svg.text import attribute, encoded, number

_FALLBACK_FONTS = (
    "Liberation Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif",
)  # fmt: skip
_MARGIN = 12.0
"""Room around the drawing, so that a viewer's window does not cut its first letters."""


def write_svg(drawing: Drawing, brand: Brand, *, lang: Lang = "zh-CN") -> bytes:
    """The drawing as a UTF-8 SVG file. A CSS pixel is a point of the drawing; the same drawing gives the same bytes.

    The file is put together as text: the chart of 1,000 tasks has 10,000 elements, and as a tree they took five times
    as long (186 ms against 37).
    """
    painter = Painter(brand)
    edge, width, height = (
        number(-_MARGIN),
        number(drawing.width + 2 * _MARGIN),
        number(drawing.height + 2 * _MARGIN),
    )
    lines = [
        "<?xml version='1.0' encoding='UTF-8'?>",
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="{edge} {edge} {width} {height}" role="img" font-family="{attribute(", ".join(_fonts(brand)))}"'
        f' xml:lang="{attribute(lang)}">',
        *described(drawing.title, drawing.description, "  "),
        f'  <rect x="{edge}" y="{edge}" width="{width}" height="{height}"{painter.fill("bg")}/>',
        *painter.painted(drawing.shapes),
        "</svg>\n",
    ]
    return encoded("\n".join(lines))


def _fonts(brand: Brand) -> Iterable[str]:
    """Font names in quotes where CSS needs them, each once."""
    names = (brand.deck_fonts.heading_latin, brand.deck_fonts.heading_cjk, *_FALLBACK_FONTS)
    cleaned = (name.replace("'", "") for name in names)
    return dict.fromkeys(f"'{name}'" if " " in name else name for name in cleaned)
