"""Shapes of a drawing that nobody edits one by one, brought together in few shapes of many paths.

LibreOffice tells every shape of a document of each change of any shape, so that its time grows with the square of
their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from opsplan.blocks.arrows import Points, arrowhead, shaft
from opsplan.blocks.drawing import Line, Polyline, Rect
from opsplan.writers.ooxml.bounds import Box, bounds

Single = Rect | Line | Polyline


class Look(NamedTuple):
    """Fill and outline of a shape; an empty token stands for none. ``width`` is in points."""

    fill: str
    color: str
    width: float
    dash: str
    closed: bool


class Merged(NamedTuple):
    """Shapes of one look as one. Closed ones of a layer do not overlap, so that no fill rule leaves a hole."""

    look: Look
    layers: tuple[tuple[Points, ...], ...]
    name: str = ""
    group: str = ""
    alt: str = ""


def look_of(shape: Single) -> Look:
    """What the shapes of a :class:`Merged` have in common."""
    match shape:
        case Rect():
            return Look(shape.fill, shape.line if shape.line_width > 0 else "", shape.line_width, "", True)
        case Line():
            return Look("", shape.color, shape.width, shape.dash, False)
        case Polyline():
            return Look(shape.fill if shape.closed else "", shape.color, shape.width, "", shape.closed)


def merge(shapes: Iterable[Single]) -> Iterator[Single | Merged]:
    """The shapes in an order that looks the same, those that carry nothing together where they look alike.

    Such a shape has no alternative text and belongs to no group. It goes back to the last ones of its look, unless
    one of another colour that would then lie over it is in between. What stays alone stays as it is; arrowheads
    become triangles.
    """
    piles: list[_Pile] = []
    for shape in _with_arrowheads(shapes):
        look, box = look_of(shape), _painted(shape)
        pile = _pile_for(shape, look, box, piles)
        if pile is None:
            pile = _Pile(look, _is_loose(shape))
            piles.append(pile)
        pile.add(shape, box)
    for pile in piles:
        yield from pile.written()


class _Pile:
    """Shapes of one look that are painted together, with the space that each takes."""

    def __init__(self, look: Look, loose: bool) -> None:
        self.look, self.loose = look, loose
        self._colors = {look.fill, look.color} - {""}
        self._boxes: list[Box] = []
        self._shapes: list[Single] = []

    def add(self, shape: Single, box: Box) -> None:
        self._shapes.append(shape)
        self._boxes.append(box)

    def bars(self, look: Look, box: Box) -> bool:
        """True when the picture would change if a shape of ``look`` in ``box`` were painted before this pile."""
        if len(self._colors) == 1 and {look.fill, look.color} - {""} == self._colors:
            return False
        return any(_overlap(box, other) for other in self._boxes)

    def written(self) -> Iterator[Single | Merged]:
        if len(self._shapes) == 1:
            yield self._shapes[0]
            return
        layers: list[tuple[list[Points], list[Box]]] = []
        for points, box in dict(zip(map(points_of, self._shapes), self._boxes, strict=True)).items():
            if not layers or (self.look.closed and any(_overlap(box, other) for other in layers[-1][1])):
                layers.append(([], []))
            layers[-1][0].append(points)
            layers[-1][1].append(box)
        yield Merged(self.look, tuple(tuple(figures) for figures, _ in layers))


def _pile_for(shape: Single, look: Look, box: Box, piles: list[_Pile]) -> _Pile | None:
    if not _is_loose(shape):
        return None
    for pile in reversed(piles):
        if pile.loose and pile.look == look:
            return pile
        if pile.bars(look, box):
            return None
    return None


def _is_loose(shape: Single) -> bool:
    if isinstance(shape, Rect) and shape.round:
        return False
    return not shape.group and (isinstance(shape, Line) or not shape.alt)


def _with_arrowheads(shapes: Iterable[Single]) -> Iterator[Single]:
    for shape in shapes:
        if isinstance(shape, Polyline) and shape.arrow:
            yield shape._replace(points=shaft(shape.points), arrow=False)
            yield Polyline(arrowhead(shape.points), "", 0.0, shape.color, closed=True, group=shape.group)
        else:
            yield shape


def points_of(shape: Single) -> Points:
    """The corners of a shape."""
    match shape:
        case Rect(x, y, w, h):
            return ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
        case Line(x1, y1, x2, y2):
            return ((x1, y1), (x2, y2))
        case Polyline():
            return shape.points


def _painted(shape: Single) -> Box:
    """The rectangle around a shape and its outline."""
    look, box = look_of(shape), bounds(shape)
    over = look.width / 2 if look.color else 0.0
    return Box(box.x - over, box.y - over, box.w + 2 * over, box.h + 2 * over)


def _overlap(one: Box, other: Box) -> bool:
    """True for more than a common edge."""
    least = 0.01
    return (
        one.x + one.w > other.x + least
        and other.x + other.w > one.x + least
        and one.y + one.h > other.y + least
        and other.y + other.h > one.y + least
    )
