"""Arrowheads as triangles, for painters that draw them themselves."""

from __future__ import annotations

_SIZE = 5.0
"""Length and width of an arrowhead in points."""

Points = tuple[tuple[float, float], ...]


def shaft(points: Points) -> Points:
    """The run without the stretch that its arrowhead covers, so that the line's end does not blunt the tip."""
    (tip_x, tip_y), (along_x, along_y) = points[-1], _direction(points)
    return (*points[:-1], (tip_x - along_x * _SIZE * 0.8, tip_y - along_y * _SIZE * 0.8))


def arrowhead(points: Points) -> Points:
    """The triangle whose tip is the end of a run."""
    (x, y), (along_x, along_y) = points[-1], _direction(points)
    back_x, back_y, half = x - along_x * _SIZE, y - along_y * _SIZE, _SIZE / 2
    return (
        (x, y),
        (back_x - along_y * half, back_y + along_x * half),
        (back_x + along_y * half, back_y - along_x * half),
    )


def _direction(points: Points) -> tuple[float, float]:
    """The unit vector of the last piece; to the right when it has no length."""
    if len(points) < 2:
        return (1.0, 0.0)
    across, down = points[-1][0] - points[-2][0], points[-1][1] - points[-2][1]
    length = (across * across + down * down) ** 0.5
    return (across / length, down / length) if length else (1.0, 0.0)
