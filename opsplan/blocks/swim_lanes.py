"""Lanes of blocks and points on a scale: where each stands, where its words go, and which share a row.

Words stand inside their block where they fit, else beside it, else below it. A lane grows with its overlaps.
All lengths are points; places on the scale are in its own unit (days, minutes).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf
from typing import Literal, NamedTuple

from opsplan.blocks.label_text import Lines, Words, broken, label_width
from opsplan.records import dataclass

_PAD, _GAP, _APART = 6.0, 5.0, 8.0
"""Inset of words in a block, from a block to words beside it, and between what shares a row."""
_MOST_BESIDE, _LEAST_INSIDE = 190.0, 30.0
BELOW_BAR = 8.0
"""Height of a block whose words stand below it."""
POINT_HEIGHT = 14.0
_POINT = POINT_HEIGHT / 2


class Item(NamedTuple):
    """A block from ``start`` to ``end`` of the scale, or a point at ``start``.

    ``outline`` is drawn around it. ``edge`` marks its beginning with a thick line. From ``alarm`` on (a place on
    the scale, inside the block) it is in the alarm colour. ``narrow`` is what it says where ``words`` are too wide.
    """

    id: str
    words: tuple[Words, ...]
    start: float
    end: float
    fill: str = "c1"
    point: bool = False
    outline: str = ""
    color: str = ""
    """Colour of the words; empty: what reads on ``fill``, or beside it."""
    narrow: tuple[Words, ...] = ()
    edge: bool = False
    alarm: float | None = None
    src: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the chart with its name and items."""

    id: str
    name: str
    items: tuple[Item, ...]
    color: str = "accent"
    src: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``first`` to ``last`` on the scale's own unit, from ``left`` to ``right`` in points."""

    first: float
    last: float
    left: float
    right: float

    def x(self, value: float) -> float:
        """Where a value lies; kept between the ends."""
        span = max(self.last - self.first, 1e-9)
        x = self.left + (value - self.first) / span * (self.right - self.left)
        return min(max(x, self.left), self.right)


class Placed(NamedTuple):
    """An item with its place across: the block, its words, and all it takes (``left`` to ``right``)."""

    item: Item
    where: Literal["inside", "right", "left", "below"]
    bar: tuple[float, float]
    text: tuple[float, float]
    """Left edge and width of the words."""
    lines: tuple[Lines, ...]

    @property
    def left(self) -> float:
        return min(self.bar[0], self.text[0])

    @property
    def right(self) -> float:
        return max(self.bar[1], self.text[0] + self.text[1])

    @property
    def text_height(self) -> float:
        return sum(each.height for each in self.lines)

    @property
    def height(self) -> float:
        """What the item needs from top to bottom."""
        below = (POINT_HEIGHT if self.item.point else BELOW_BAR) + 2 if self.where == "below" else 0.0
        inset = 4.0 if self.where == "inside" else 2.0
        return max(self.text_height + inset + below, POINT_HEIGHT + 2 if self.item.point else 0.0)


class Shelf(NamedTuple):
    """Items side by side in one row of a lane."""

    items: tuple[Placed, ...]
    height: float


def _whole(words: Iterable[Words], width: float) -> tuple[Lines, ...] | None:
    """The words in lines where all of them fit without being cut and without a word being broken."""
    found = []
    for each in words:
        long = label_width(each.text, each.size, each.bold) > width * each.lines
        if width < each.size or long or each.longest_word > width:
            return None
        lines = broken(each, width)
        if lines.cut:
            return None
        found.append(lines)
    return tuple(found)


def place(item: Item, scale: Scale, least: float = 3.0) -> Placed:
    """Where an item and its words stand. A block is at least ``least`` points wide."""
    bar = _bar(item, scale, least)
    inner = (scale.x(item.alarm) if item.alarm is not None else bar[1]) - bar[0] - 2 * _PAD
    right, left = scale.right - bar[1] - _GAP, bar[0] - _GAP - scale.left
    forms = (item.words, item.narrow) if item.narrow else (item.words,)
    for words in forms:
        if not item.point and inner >= _LEAST_INSIDE and (lines := _whole(words, inner)):
            return Placed(item, "inside", bar, (bar[0] + _PAD, inner), lines)
    for words in forms:
        if lines := _whole(words, min(right, _MOST_BESIDE)):
            return Placed(item, "right", bar, (bar[1] + _GAP, _widest(lines)), lines)
        if lines := _whole(words, min(left, _MOST_BESIDE)):
            width = _widest(lines)
            return Placed(item, "left", bar, (bar[0] - _GAP - width, width), lines)
    if not item.point and inner >= _MOST_BESIDE:
        return Placed(
            item, "inside", bar, (bar[0] + _PAD, inner), tuple(broken(w, inner) for w in item.words)
        )
    most = min(scale.right - scale.left, _MOST_BESIDE)
    lines = tuple(broken(words, most) for words in item.words)
    width = min(_widest(lines), scale.right - scale.left)
    return Placed(item, "below", bar, (min(bar[0], scale.right - width), width), lines)


def _bar(item: Item, scale: Scale, least: float) -> tuple[float, float]:
    if item.point:
        middle = min(max(scale.x(item.start), scale.left + _POINT), scale.right - _POINT)
        return middle - _POINT, middle + _POINT
    left = min(scale.x(item.start), scale.right - least)
    return left, max(scale.x(item.end), left + least)


def _widest(lines: Iterable[Lines]) -> float:
    return max((each.width for each in lines), default=0.0)


def shelves(items: Sequence[Item], scale: Scale, least_height: float) -> tuple[Shelf, ...]:
    """The items of a lane in rows; each stands in the first row where nothing is in its way."""
    rows: list[list[Placed]] = []
    free = _FreeRows(len(items))
    for item in sorted(items, key=lambda one: (one.start, -one.end, one.id)):
        placed = place(item, scale)
        index = free.take_first(placed.left, placed.right + _APART)
        if index == len(rows):
            rows.append([])
        rows[index].append(placed)
    return tuple(Shelf(tuple(row), max(least_height, *(placed.height for placed in row))) for row in rows)


class _FreeRows:
    """From where on each of ``count`` rows is free, as a tree of minima: thousands of overlaps need no search row by row."""

    def __init__(self, count: int) -> None:
        self._leaves = 1 << max(count - 1, 0).bit_length()
        self._least = [-inf] * (2 * self._leaves)

    def take_first(self, begin: float, end: float) -> int:
        """The first row that is free from ``begin`` on, which is taken up to ``end``; there has to be one."""
        least, node = self._least, 1
        while node < self._leaves:
            node *= 2
            if least[node] > begin:
                node += 1
        index = node - self._leaves
        least[node] = end
        while node > 1:
            node //= 2
            least[node] = min(least[2 * node], least[2 * node + 1])
        return index
