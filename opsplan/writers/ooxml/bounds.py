"""Rectangles around the shapes of a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    return around(((shape.x1, shape.y1), (shape.x2, shape.y2)) if isinstance(shape, Line) else shape.points)


def union(boxes: Sequence[Box]) -> Box:
    """The rectangle around rectangles."""
    return around([corner for x, y, w, h in boxes for corner in ((x, y), (x + w, y + h))])


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The rectangle around points, of which there is at least one."""
    across, down = zip(*points, strict=True)
    left, top = min(across), min(down)
    return Box(left, top, max(across) - left, max(down) - top)
