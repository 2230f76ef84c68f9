"""Where the texts of a drawing stand when few text boxes hold them all.

LibreOffice takes time by the square of the number of text boxes: a page with a box for each of 300 labels takes
20 seconds to open. So the texts are gathered in layers. A layer is one box; its paragraphs have exact heights and
spaces between, which set the baselines, and tab stops, which set the places along a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from opsplan.blocks.drawing import HAlign, Label
from opsplan.blocks.measure import meetings, text_width
from opsplan.records import dataclass
from opsplan.writers.docx.xml import TWIPS_PER_POINT, twips

PITCH = 1.2
"""Line pitch in type sizes. Word and LibreOffice both set the baseline of an exact line at four fifths of it."""
_ABOVE = 0.8 * PITCH
_MIDDLE = 0.39
"""How far below the middle of its box the baseline of a single line is, in type sizes."""
_SAME = 0.5
"""Baselines that differ by fewer points are one line."""
_SQUEEZE = 0.2
"""Points that a line may stand too low where the line above it, rounded to twips, ends there."""
_MOST_STOPS = 60
"""Texts in a paragraph; Word knows 64 tab stops."""
_SLACK, _MARGIN = 0.06, 0.5
"""Share of a text's width, and points, that are kept free beside it, since real fonts run wider than measured ones."""
_AUTOSPACE = 0.2
"""Room in ems that Word adds between a Chinese and a Latin character."""
_SHARES: Mapping[HAlign, float] = MappingProxyType({"left": 0.0, "center": 0.5, "right": 1.0})
"""The part of a box that is left of the place that its text is aligned to."""


class Spot(NamedTuple):
    """One line of a label: its baseline, the place it is aligned to, and the stretch it may take, in points."""

    label: Label
    text: str
    first: bool
    """True on the label's first line."""
    baseline: float
    stop: float
    left: float
    right: float


class Row(NamedTuple):
    """A paragraph. ``before`` (the space above) and ``pitch`` in twips; the ``spots`` from left to right.

    Above the first row of a layer there is the whole drawing down to its text.
    """

    before: int
    pitch: int
    spots: tuple[Spot, ...]


TextLayer = tuple[Row, ...]
"""The paragraphs of a text box over the whole drawing, from the top down."""


@dataclass(slots=True)
class _Line:
    """A row while it is filled."""

    baseline: float
    number: int
    """Of the baseline, from the top."""
    room_above: float
    """Where the line above ends."""
    spots: list[Spot] = field(default_factory=list)
    size: float = 0.0
    right: float = float("-inf")

    def takes(self, spot: Spot) -> bool:
        return (
            spot.left > self.right
            and len(self.spots) < _MOST_STOPS
            and self.room_above <= _top(self.baseline, max(self.size, spot.label.size)) + _SQUEEZE
        )

    def add(self, spot: Spot) -> None:
        self.spots.append(spot)
        self.size = max(self.size, spot.label.size)
        self.right = spot.right

    @property
    def end(self) -> float:
        return _twip(max(_top(self.baseline, self.size), self.room_above)) + _twip(self.size * PITCH)


def text_layers(labels: Iterable[Label]) -> tuple[TextLayer, ...]:
    """The fewest layers on which no text meets another, and each text within 0.5 points of its place.

    Texts that are empty are left out.
    """
    layers: list[list[_Line]] = []
    spots = [spot for label in labels for spot in _spots(label)]
    spots.sort(key=attrgetter("baseline"))
    for number, cluster in enumerate(_clusters(spots)):
        baseline = (cluster[0].baseline + cluster[-1].baseline) / 2
        cluster.sort(key=attrgetter("left"))
        for spot in cluster:
            _place(layers, spot, baseline, number)
    return tuple(_layer(lines) for lines in layers)


def _spots(label: Label) -> list[Spot]:
    """The lines of a label, each with its baseline as it is in the middle of the label's box."""
    x, y, w, h, text, size, _, bold, align, *_ = label
    lines = [" ".join(line.split()) for line in text.split("\n")]
    baseline = y + h / 2 + (_ABOVE - len(lines) * PITCH / 2 if len(lines) > 1 else _MIDDLE) * size
    share = _SHARES[align]
    stop = x + w * share
    spots: list[Spot] = []
    for number, line in enumerate(lines):
        if line:
            width = text_width(line, size, bold) + _AUTOSPACE * size * meetings(line)
            width += width * _SLACK + _MARGIN
            left = stop - width * share
            down = baseline + number * PITCH * size
            spots.append(Spot(label, line, not spots, down, stop, left, left + width))
    return spots


def _clusters(spots: Sequence[Spot]) -> Iterator[list[Spot]]:
    """Spots of one baseline together, from the top down."""
    cluster: list[Spot] = []
    for spot in spots:
        if cluster and spot.baseline - cluster[0].baseline > _SAME:
            yield cluster
            cluster = []
        cluster.append(spot)
    if cluster:
        yield cluster


def _place(layers: list[list[_Line]], spot: Spot, baseline: float, number: int) -> None:
    """Put a spot on the first layer with room on this line."""
    for lines in layers:
        last = lines[-1]
        if last.number == number:
            if last.takes(spot):
                last.add(spot)
                return
        else:
            line = _Line(baseline, number, last.end)
            if line.takes(spot):
                line.add(spot)
                lines.append(line)
                return
    line = _Line(baseline, number, float("-inf"))
    line.add(spot)
    layers.append([line])


def _layer(lines: Sequence[_Line]) -> TextLayer:
    """Lines with the spaces between them: differences of rounded places, so that no error adds up."""
    rows, used = [], 0
    for line in lines:
        before = max(twips(_top(line.baseline, line.size)) - used, 0)
        pitch = twips(line.size * PITCH)
        rows.append(Row(before, pitch, tuple(line.spots)))
        used += before + pitch
    return tuple(rows)


def _top(baseline: float, size: float) -> float:
    return baseline - _ABOVE * size


def _twip(points: float) -> float:
    return twips(points) / TWIPS_PER_POINT
