"""Elbow connectors: which of PowerPoint's presets draws a run of level and upright pieces, and where it is glued."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import dist
from typing import NamedTuple

from opsplan.writers.ooxml.bounds import Box

Point = tuple[float, float]

STANDARD_SITES = 4
_NEAR = 0.01
_AT_SITE = 0.5


class Route(NamedTuple):
    """A preset with its adjustments in 1/100000 of the box, mirrored as ``flip`` (across, down) says."""

    preset: str
    adjustments: dict[str, int]
    flip: tuple[bool, bool]
    box: Box


def find_route(points: Sequence[Point]) -> Route | None:
    """The preset that draws exactly ``points``; None where none does and the line has to be a freeform.

    ``bentConnector2`` … ``5`` start level and turn at each point; their bends are given as shares of the box
    between the two ends, so a bend outside of a box without width or height cannot be said.
    """
    (x1, y1), (x2, y2) = points[0], points[-1]
    width, height = x2 - x1, y2 - y1
    flip = (width < 0, height < 0)
    box = Box(min(x1, x2), min(y1, y2), abs(width), abs(height))
    if len(points) == 2:
        return Route("straightConnector1", {}, flip, box)
    if len(points) > 6 or not _turns(points):
        return None
    adjustments = {}
    for index, (x, _) in enumerate(points[1:-2], start=1):
        length, way = (width, x - x1) if index % 2 else (height, points[index + 1][1] - y1)
        if abs(length) < _NEAR:
            return None
        adjustments[f"adj{index}"] = round(way / length * 100000)
    return Route(f"bentConnector{len(points) - 1}", adjustments, flip, box)


def _turns(points: Sequence[Point]) -> bool:
    """True when the pieces are level, upright, level … in turn."""
    return all(
        abs(b[1] - a[1]) < _NEAR if index % 2 == 0 else abs(b[0] - a[0]) < _NEAR
        for index, (a, b) in enumerate(pairwise(points))
    )


def _sites(box: Box) -> tuple[Point, ...]:
    middle, center = box.x + box.w / 2, box.y + box.h / 2
    return (middle, box.y), (box.x, center), (middle, box.y + box.h), (box.x + box.w, center)


def is_site(box: Box, point: Point) -> bool:
    """True when ``point`` is one of the four connection sites of a rectangle or diamond."""
    return min(dist(site, point) for site in _sites(box)) < _AT_SITE


def glue_site(box: Box, point: Point) -> int:
    """The connection site of a rectangle or diamond nearest to ``point``: 0 top, 1 left, 2 bottom, 3 right."""
    distances = [dist(site, point) for site in _sites(box)]
    return distances.index(min(distances))
