"""Drawing primitives on a canvas in points, origin at the top left. One geometry, many painters.

Painters: SVG, PowerPoint shapes, Word drawing. Colours are brand tokens or ``#RRGGBB``.
Shapes are painted in order; ``group`` gathers the shapes of one thing (a task: bar, label, progress).
``name`` becomes the shape's name or id and carries provenance, ``alt`` the words for a screen reader.
Shapes are named tuples: a chart of thousands of tasks has tens of thousands, and one is made in a quarter of
the time that a frozen dataclass takes.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from opsplan.records import dataclass

HAlign = Literal["left", "center", "right"]


class Rect(NamedTuple):
    """A filled or outlined rectangle, or with ``round`` the ellipse in it; line width 0 means no outline."""

    x: float
    y: float
    w: float
    h: float
    fill: str = ""
    line: str = ""
    line_width: float = 0.0
    name: str = ""
    group: str = ""
    alt: str = ""
    round: bool = False


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: str = "line"
    width: float = 0.75
    dash: Literal["", "dash", "dot"] = ""
    name: str = ""
    group: str = ""


class Polyline(NamedTuple):
    """A run of straight pieces, open or closed; ``arrow`` puts an arrowhead at its end.

    A closed polygon may be filled. ``begin`` and ``finish`` name the shapes a connector is glued to.
    """

    points: tuple[tuple[float, float], ...]
    color: str = ""
    width: float = 1.0
    fill: str = ""
    closed: bool = False
    arrow: bool = False
    begin: str = ""
    finish: str = ""
    name: str = ""
    group: str = ""
    alt: str = ""


class Label(NamedTuple):
    """Text in a box, vertically centred: one line, or several parted by ``"\\n"`` with a pitch of 1.2 times ``size``.

    ``fill`` (usually ``bg``) hides lines behind it.
    """

    x: float
    y: float
    w: float
    h: float
    text: str
    size: float = 10.0
    color: str = "ink"
    bold: bool = False
    align: HAlign = "left"
    fill: str = ""
    name: str = ""
    group: str = ""
    src: str = ""
    alt: str = ""
    """The full text where ``text`` is shortened."""


Shape = Rect | Line | Polyline | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A canvas ``width`` × ``height`` points with its shapes, and what it says in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str = ""
    description: str = ""
