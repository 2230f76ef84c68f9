"""Shapes of a drawing that nobody edits one by one, brought together in few shapes of many paths.

LibreOffice tells every shape of a document of each change of any shape, so that its time grows with the square of
their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from opsplan.blocks.arrows import Points, arrowhead, shaft
from opsplan.blocks.drawing import Line, Polyline, Rect
from opsplan.writers.ooxml.bounds import bounds

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
        look = look_of(shape)
        loose, space = _is_loose(shape), _space(shape, look)
        pile = _pile_for(look, space, piles) if loose else None
        if pile is None:
            piles.append(_Pile(look, loose, shape, space))
        else:
            pile.add(shape, space)
    for pile in piles:
        yield pile.merged() if len(pile.shapes) > 1 else pile.shapes[0]


_Space = tuple[float, float, float, float]
"""The left, top, right and bottom of what a shape and its outline cover."""


class _Pile:
    """Shapes of one look that are painted together, with the space that each takes."""

    __slots__ = ("_around", "_color", "_spaces", "look", "loose", "shapes")

    def __init__(self, look: Look, loose: bool, shape: Single, space: _Space) -> None:
        self.look, self.loose = look, loose
        self.shapes = [shape]
        self._color = _only_color(look)
        self._spaces = [space]
        self._around = space

    def add(self, shape: Single, space: _Space) -> None:
        self.shapes.append(shape)
        self._spaces.append(space)
        left, top, right, bottom = self._around
        self._around = (min(left, space[0]), min(top, space[1]), max(right, space[2]), max(bottom, space[3]))

    def bars(self, color: str | None, space: _Space) -> bool:
        """True when the picture would change if a shape of ``color`` in ``space`` were painted before this pile."""
        if color is not None and color == self._color:
            return False
        return _overlap(space, (self._around,)) and (len(self._spaces) == 1 or _overlap(space, self._spaces))

    def merged(self) -> Merged:
        """All as one; of shapes in the same place one is enough."""
        layers: list[tuple[list[Points], list[_Space]]] = []
        for points, space in dict(zip(map(points_of, self.shapes), self._spaces, strict=True)).items():
            if not layers or (self.look.closed and _overlap(space, layers[-1][1])):
                layers.append(([], []))
            layers[-1][0].append(points)
            layers[-1][1].append(space)
        return Merged(self.look, tuple(tuple(figures) for figures, _ in layers))


def _only_color(look: Look) -> str | None:
    """The one colour of fill and outline; None for two, and for none at all."""
    fill, color = look.fill or look.color, look.color or look.fill
    return fill if fill and fill == color else None


def _pile_for(look: Look, space: _Space, piles: list[_Pile]) -> _Pile | None:
    """The last pile of a look that a loose shape of it may go back to."""
    color = _only_color(look)
    for pile in reversed(piles):
        if pile.loose and pile.look == look:
            return pile
        if pile.bars(color, space):
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


def _space(shape: Single, look: Look) -> _Space:
    x, y, w, h = shape[:4] if isinstance(shape, Rect) else bounds(shape)
    over = look.width / 2 if look.color else 0.0
    x, y = x - over, y - over
    return x, y, x + (w + 2 * over), y + (h + 2 * over)


_LEAST = 0.01
"""Points by which shapes overlap that have more than an edge in common."""


def _overlap(one: _Space, others: Iterable[_Space]) -> bool:
    """True when a space overlaps any of the others."""
    left, top, right, bottom = one
    for begin, head, end, foot in others:
        if (
            right > begin + _LEAST and end > left + _LEAST and bottom > head + _LEAST and foot > top + _LEAST
        ):  # fmt: skip
            return True
    return False
