"""Lines over two logarithmic axes, drawn with the primitives of our Gantt charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import Drawing, Label, Line, Polyline, Rect, Shape
from opsplan.writers.svg import write_svg

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT = 560.0, 340.0, 40.0, 40.0, 150.0
_COLORS = ("#1F6FEB", "#B35900", "#C98A2B", "#7A5195", "#2E8B57", "#7A7A7A")
_SIZE = 10.0
_DOT = 5.0


class Series(NamedTuple):
    """A named line: y by x, both above zero."""

    name: str
    values: Mapping[int, float]


def plot(title: str, lines: Sequence[Series]) -> bytes:
    """The lines as an SVG; each name stands at the end of its line, none upon another."""
    xs = [log10(x) for line in lines for x in line.values]
    ys = [log10(y) for line in lines for y in line.values.values()]
    left, right, low, high = min(xs), max(max(xs), min(xs) + 0.1), floor(min(ys)), ceil(max(ys))

    def place(x: float, y: float) -> tuple[float, float]:
        across = (log10(x) - left) / (right - left) * (_WIDTH - _LEFT - _RIGHT)
        return _LEFT + across, _TOP + (high - log10(y)) / max(high - low, 1) * (_HEIGHT - _TOP - 30)

    shapes: list[Shape] = [Label(0, 0, _WIDTH, 20, title, size=13, bold=True)]
    for power in range(low, high + 1):
        x, y = place(10**left, 10**power)
        shapes.append(Line(x, y, _WIDTH - _RIGHT, y))
        shapes.append(Label(0, y - 7, _LEFT - 8, 14, f"{10.0**power:g}", size=_SIZE, align="right"))
    for tasks in sorted({x for line in lines for x in line.values}):
        x, y = place(tasks, 10**low)
        shapes.append(Label(x - 30, y + 6, 60, 14, f"{tasks:,}", size=_SIZE, align="center"))
    taken = -1e9
    ends = {line.name: place(*max(line.values.items())) for line in lines}
    for index in sorted(range(len(lines)), key=lambda index: ends[lines[index].name][1]):
        line, color = lines[index], _COLORS[index % len(_COLORS)]
        points = tuple(place(x, y) for x, y in sorted(line.values.items()))
        if len(points) > 1:
            shapes.append(Polyline(points, color=color, width=2 if index == 0 else 1.25))
        shapes += [Rect(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT, fill=color, round=True) for x, y in points]
        taken = max(ends[line.name][1], taken + 14)
        shapes.append(Label(_WIDTH - _RIGHT + 10, taken - 7, _RIGHT, 14, line.name, size=_SIZE, color=color, bold=index == 0))  # fmt: skip
    return write_svg(Drawing(_WIDTH, _HEIGHT, tuple(shapes), title), Brand(), lang="en")
