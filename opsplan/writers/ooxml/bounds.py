"""Rectangles around the shapes of a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from opsplan.blocks.drawing import Label, Line, Rect, Shape


class Box(NamedTuple):
    """A rectangle in points."""

    x: float
    y: float
    w: float
    h: float


def bounds(shape: Shape) -> Box:
    """The rectangle around a shape, its outline apart."""
    if isinstance(shape, Rect | Label):
        return Box(shape.x, shape.y, shape.w, shape.h)
    return _around(((shape.x1, shape.y1), (shape.x2, shape.y2)) if isinstance(shape, Line) else shape.points)


def union(boxes: Sequence[Box]) -> Box:
    """The rectangle around rectangles."""
    return _around([corner for box in boxes for corner in ((box.x, box.y), (box.x + box.w, box.y + box.h))])


def _around(points: Sequence[tuple[float, float]]) -> Box:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return Box(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)
