"""Rectangles around the shapes of a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from opsplan.blocks.drawing import Line, Polyline, Shape


class Box(NamedTuple):
    """A rectangle in points."""

    x: float
    y: float
    w: float
    h: float


def bounds(shape: Shape) -> Box:
    """The rectangle around a shape, its outline apart."""
    if isinstance(shape, Line):
        x1, y1, x2, y2, *_ = shape
        left, top = min(x1, x2), min(y1, y2)
        return Box(left, top, max(x1, x2) - left, max(y1, y2) - top)
    if isinstance(shape, Polyline):
        return around(shape.points)
    x, y, w, h, *_ = shape
    return Box(x, y, w, h)


def union(boxes: Sequence[Box]) -> Box:
    """The rectangle around rectangles."""
    return around([corner for x, y, w, h in boxes for corner in ((x, y), (x + w, y + h))])


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The rectangle around points, of which there is at least one."""
    across, down = zip(*points, strict=True)
    left, top = min(across), min(down)
    return Box(left, top, max(across) - left, max(down) - top)
