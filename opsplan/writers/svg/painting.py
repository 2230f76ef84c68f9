"""The shapes of a drawing as lines of SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from opsplan.blocks.arrows import arrowhead, shaft
from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import HAlign, Label, Line, Polyline, Rect, Shape
from opsplan.writers.svg.text import Lengths, attribute, content

_DASHES: Mapping[str, str] = MappingProxyType(
    {"": "", "dash": ' stroke-dasharray="4 3"', "dot": ' stroke-dasharray="1 2"'}
)
_ALIGNED: Mapping[HAlign, tuple[float, str]] = MappingProxyType({
    "left": (0.0, ""), "center": (0.5, ' text-anchor="middle"'), "right": (1.0, ' text-anchor="end"'),
})  # fmt: skip
"""The share of a label's width that its text is aligned to, and how SVG says so."""
_PITCH = 1.2
"""From line to line of a label, in its type size."""
_BELOW = 0.36
"""Capitals and Chinese look centred when the baseline lies so many type sizes below the middle of the line."""


def described(title: str, description: str, indent: str) -> Iterator[str]:
    """The words of an element for screen readers; a description that repeats the title is left out."""
    if title:
        yield f"{indent}<title>{content(title)}</title>"
    if description and description != title:
        yield f"{indent}<desc>{content(description)}</desc>"


class Painter:
    """Lines of SVG for shapes in the colours of a brand. Lengths, fills and strokes, which most shapes share, are
    worked out once."""

    def __init__(self, brand: Brand) -> None:
        self._lengths = Lengths()
        self.fill: Callable[[str], str] = cache(lambda token: f' fill="{_color(token, brand)}"')
        """The attribute for a colour, or for none."""
        self._stroke: Callable[[str, float], str] = cache(self._stroke_of(brand))

    def _stroke_of(self, brand: Brand) -> Callable[[str, float], str]:
        def stroke(token: str, width: float) -> str:
            color = brand.token(token)
            if not (color and width):
                return ""
            return f' stroke="{_color(color, brand)}" stroke-width="{self._lengths[width]}"'

        return stroke

    def painted(self, shapes: Iterable[Shape]) -> list[str]:
        """All shapes, those of one thing in a group with its words."""
        lines: list[str] = []
        for group, members in groupby(shapes, attrgetter("group")):
            if group:
                lines += self._group(group, members)
            else:
                lines += filter(None, [_PAINTERS[type(shape)](self, shape, "  ") for shape in members])
        return lines

    def _group(self, name: str, shapes: Iterable[Shape]) -> list[str]:
        """The first label's full text is the title, and the sentence of the first other shape that has one the
        description."""
        full: str | None = None
        sentence = source = ""
        inside: list[str] = []
        for shape in shapes:
            if isinstance(shape, Label):
                full = (shape.alt or shape.text) if full is None else full
                source = source or shape.src
            elif not sentence and not isinstance(shape, Line):
                sentence = shape.alt
            line = _PAINTERS[type(shape)](self, shape, "    ")
            if line:
                inside.append(line)
        inside = [*described(full or sentence, sentence, "    "), *inside]
        start = f'  <g data-name="{attribute(name)}"'
        if source:
            start += f' data-src="{attribute(source)}"'
        return [f"{start}>", *inside, "  </g>"] if inside else [f"{start}/>"]

    def rect(self, shape: Rect, indent: str) -> str:
        x, y, w, h, fill, line, line_width, _, group, alt, is_round = shape
        lengths = self._lengths
        if is_round:
            half_w, half_h = w / 2, h / 2
            place = (
                f'cx="{lengths[x + half_w]}" cy="{lengths[y + half_h]}"'
                f' rx="{lengths[half_w]}" ry="{lengths[half_h]}"'
            )
        else:
            place = f'x="{lengths[x]}" y="{lengths[y]}" width="{lengths[w]}" height="{lengths[h]}"'
        look = self.fill(fill) + self._stroke(line, line_width)
        return _element("ellipse" if is_round else "rect", place + look, "" if group else alt, indent)

    def line(self, shape: Line, indent: str) -> str:
        x1, y1, x2, y2, color, width, dash, *_ = shape
        lengths = self._lengths
        return (
            f'{indent}<line x1="{lengths[x1]}" y1="{lengths[y1]}" x2="{lengths[x2]}" y2="{lengths[y2]}"'
            f"{self._stroke(color, width)}{_DASHES[dash]}/>"
        )

    def polyline(self, shape: Polyline, indent: str) -> str:
        points, color, width, fill, closed, arrow, *_ = shape
        look = self.fill(fill) + self._stroke(color, width)
        run = self._points(shaft(points) if arrow else points)
        tag = "polygon" if closed else "polyline"
        element = _element(tag, f'points="{run}"{look}', "" if shape.group else shape.alt, indent)
        if not arrow:
            return element
        head = self._points(arrowhead(points))
        return f'{element}\n{indent}<polygon points="{head}"{self.fill(color)}/>'

    def _points(self, points: Iterable[tuple[float, float]]) -> str:
        lengths = self._lengths
        return " ".join([f"{lengths[x]},{lengths[y]}" for x, y in points])

    def label(self, shape: Label, indent: str) -> str:
        x, y, w, h, text, size, color, bold, align, fill, *_ = shape
        lengths = self._lengths
        parts = []
        if fill:
            place = f'x="{lengths[x]}" y="{lengths[y]}" width="{lengths[w]}" height="{lengths[h]}"'
            parts.append(f"{indent}<rect {place}{self.fill(fill)}/>")
        if text:
            share, anchor = _ALIGNED[align]
            weight = ' font-weight="bold"' if bold else ""
            look = f'{self.fill(color)} font-size="{lengths[size]}"{weight}{anchor}'
            across, middle = lengths[x + share * w], y + h / 2
            lines = text.split("\n")
            for number, line in enumerate(lines):
                below = (number - (len(lines) - 1) / 2) * _PITCH + _BELOW
                down = lengths[middle + below * size]
                parts.append(f'{indent}<text x="{across}" y="{down}"{look}>{content(line)}</text>')
        return "\n".join(parts)


_PAINTERS: Mapping[type[Shape], Callable[..., str]] = MappingProxyType(
    {Rect: Painter.rect, Line: Painter.line, Polyline: Painter.polyline, Label: Painter.label}
)


def _element(tag: str, attributes: str, alt: str, indent: str) -> str:
    """An element, with words of its own where it has any."""
    if not alt:
        return f"{indent}<{tag} {attributes}/>"
    return f"{indent}<{tag} {attributes}>\n{indent}  <title>{content(alt)}</title>\n{indent}</{tag}>"


def _color(token: str, brand: Brand) -> str:
    return f"#{brand.hex(token)}" if token else "none"
