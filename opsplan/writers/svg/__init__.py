"""Drawings as SVG: one file that needs nothing else, with real text and words for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.arrows import arrowhead, shaft
from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import Drawing, Label, Line, Polyline, Rect, Shape
from opsplan.diagnostics import Lang
from opsplan.patterns import lazy_pattern

_SVG = "http://www.w3.org/2000/svg"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = lazy_pattern("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""

_FALLBACK_FONTS = (
    "Liberation Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif",
)  # fmt: skip
_DASHES: Mapping[str, str] = MappingProxyType({"dash": "4 3", "dot": "1 2"})
_ANCHORS: Mapping[str, str] = MappingProxyType({"left": "start", "center": "middle", "right": "end"})
_MARGIN = 12.0
"""Room around the drawing, so that a viewer's window does not cut its first letters."""
_PITCH = 1.2
"""From line to line of a label, in its type size."""


def write_svg(drawing: Drawing, brand: Brand, *, lang: Lang = "zh-CN") -> bytes:
    """The drawing as a UTF-8 SVG file. A CSS pixel is a point of the drawing; the same drawing gives the same bytes."""
    root = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG})
    edge, outer_width, outer_height = (
        _number(-_MARGIN),
        _number(drawing.width + 2 * _MARGIN),
        _number(drawing.height + 2 * _MARGIN),
    )
    _set(
        root,
        width=outer_width,
        height=outer_height,
        viewBox=f"{edge} {edge} {outer_width} {outer_height}",
        role="img",
    )
    root.set("font-family", ", ".join(_fonts(brand)))
    root.set(_XML_LANG, lang)
    _describe(root, drawing.title, drawing.description)
    _add(root, "rect", x=edge, y=edge, width=outer_width, height=outer_height, fill=f"#{brand.hex('bg')}")
    for group, members in groupby(drawing.shapes, key=lambda shape: shape.group):
        _paint_group(root, group, tuple(members), brand)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _fonts(brand: Brand) -> Iterable[str]:
    """Font names in quotes where CSS needs them, each once."""
    names = (brand.deck_fonts.heading_latin, brand.deck_fonts.heading_cjk, *_FALLBACK_FONTS)
    cleaned = (_text(name).replace("'", "") for name in names)
    return dict.fromkeys(f"'{name}'" if " " in name else name for name in cleaned)


def _paint_group(root: etree._Element, group: str, shapes: tuple[Shape, ...], brand: Brand) -> None:
    parent = root
    if group:
        parent = _add(root, "g", **{"data-name": group})
        full = next((shape.alt or shape.text for shape in shapes if isinstance(shape, Label)), "")
        sentence = next(
            (shape.alt for shape in shapes if isinstance(shape, Rect | Polyline) and shape.alt), ""
        )
        source = next((shape.src for shape in shapes if isinstance(shape, Label) and shape.src), "")
        if source:
            parent.set("data-src", _text(source))
        _describe(parent, full or sentence, sentence)
    for shape in shapes:
        _PAINTERS[type(shape)](parent, shape, brand)


def _rect(parent: etree._Element, shape: Rect, brand: Brand) -> None:
    if shape.round:
        half = {"rx": _number(shape.w / 2), "ry": _number(shape.h / 2)}
        x, y = _number(shape.x + shape.w / 2), _number(shape.y + shape.h / 2)
        element = _add(parent, "ellipse", cx=x, cy=y, **half)
    else:
        size = {"width": _number(shape.w), "height": _number(shape.h)}
        element = _add(parent, "rect", x=_number(shape.x), y=_number(shape.y), **size)
    _set(element, fill=_color(shape.fill, brand), **_stroke(shape.line, shape.line_width, brand))
    if not shape.group:
        _describe(element, shape.alt, "")


def _line(parent: etree._Element, shape: Line, brand: Brand) -> None:
    element = _add(
        parent, "line", x1=_number(shape.x1), y1=_number(shape.y1), x2=_number(shape.x2), y2=_number(shape.y2)
    )
    _set(element, **_stroke(shape.color, shape.width, brand))
    if shape.dash:
        element.set("stroke-dasharray", _DASHES[shape.dash])


def _polyline(parent: etree._Element, shape: Polyline, brand: Brand) -> None:
    points = shaft(shape.points) if shape.arrow else shape.points
    element = _add(parent, "polygon" if shape.closed else "polyline", points=_points(points))
    _set(element, fill=_color(shape.fill, brand), **_stroke(shape.color, shape.width, brand))
    if not shape.group:
        _describe(element, shape.alt, "")
    if shape.arrow:
        _add(parent, "polygon", points=_points(arrowhead(shape.points)), fill=_color(shape.color, brand))


def _label(parent: etree._Element, shape: Label, brand: Brand) -> None:
    if shape.fill:
        box = _add(
            parent,
            "rect",
            x=_number(shape.x),
            y=_number(shape.y),
            width=_number(shape.w),
            height=_number(shape.h),
        )
        box.set("fill", _color(shape.fill, brand))
    if not shape.text:
        return
    across = {"left": 0.0, "center": 0.5, "right": 1.0}[shape.align] * shape.w
    lines = shape.text.split("\n")
    for number, line in enumerate(lines):
        # Baseline: capitals and CJK look centred when it lies 0.36 em below the middle of the line.
        below = (number - (len(lines) - 1) / 2) * _PITCH + 0.36
        y = shape.y + shape.h / 2 + below * shape.size
        element = _add(parent, "text", x=_number(shape.x + across), y=_number(y))
        _set(element, fill=_color(shape.color, brand))
        element.set("font-size", _number(shape.size))
        if shape.bold:
            element.set("font-weight", "bold")
        if shape.align != "left":
            element.set("text-anchor", _ANCHORS[shape.align])
        element.text = _text(line)


_PAINTERS: Mapping[type[Shape], Callable[..., None]] = MappingProxyType(
    {Rect: _rect, Line: _line, Polyline: _polyline, Label: _label}
)


def _describe(parent: etree._Element, title: str, description: str) -> None:
    if title:
        _add(parent, "title").text = _text(title)
    if description and description != title:
        _add(parent, "desc").text = _text(description)


def _stroke(color: str, width: float, brand: Brand) -> dict[str, str]:
    color = brand.token(color)
    return {"stroke": _color(color, brand), "stroke-width": _number(width)} if color and width else {}


def _color(token: str, brand: Brand) -> str:
    return f"#{brand.hex(token)}" if token else "none"


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    """A length with at most two decimals, without trailing zeros and without minus zero."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return _NOT_XML.sub("", text)


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_SVG}}}{tag}")
    _set(element, **attributes)
    return element


def _set(element: etree._Element, **attributes: str) -> None:
    for name, value in attributes.items():
        element.set(name, _text(value))
