"""Dependencies between the bars of a page as right-angled lines with an arrowhead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from opsplan.blocks.drawing import Polyline
from opsplan.blocks.gantt import GanttLink
from opsplan.blocks.gantt_axis import Axis

_OUT = 4.0
"""Points a line goes straight out of a bar before it turns."""
_IN = 8.0
"""Points of the last stretch into the side of a bar: its arrowhead takes five of them."""
_NEAR = 14.0
"""A successor that begins within so many points is reached by a single turn."""

Points = tuple[tuple[float, float], ...]


class Bar(NamedTuple):
    """A bar as links see it: left, right, vertical middle, half height, half the row's height; or a milestone's point."""

    left: float
    right: float
    middle: float
    half: float
    half_row: float
    point: bool = False

    @property
    def entry(self) -> float:
        """Where a line comes down on it: near its beginning, or on a milestone's corner."""
        half = (self.right - self.left) / 2
        return self.left + (half if self.point or half < 3.0 else 3.0)


def links_shown(links: Iterable[GanttLink], bars: Mapping[str, Bar]) -> tuple[GanttLink, ...]:
    """The links between two different bars of the page."""
    return tuple(
        link for link in links if link.source != link.target and link.source in bars and link.target in bars
    )


def gaps(links: Iterable[GanttLink], bars: Mapping[str, Bar]) -> Mapping[str, tuple[float, float]]:
    """Points to leave for lines left and right of each bar that has any, before its date may stand."""
    found: dict[str, tuple[float, float]] = {}

    def widen(row: str, left: float, right: float) -> None:
        before = found.get(row, (0.0, 0.0))
        found[row] = (max(before[0], left), max(before[1], right))

    for link in links:
        source, target = bars[link.source], bars[link.target]
        turn = _turn(source, target) - source.right if link.kind == "FS" else _OUT
        leaves_right, arrives_right = link.kind in ("FS", "FF"), link.kind in ("FF", "SF")
        widen(link.source, *((0.0, max(14.0, turn + 6)) if leaves_right else (10.0, 0.0)))
        if link.kind != "FS":
            widen(link.target, *((0.0, 14.0) if arrives_right else (12.0, 0.0)))
    return found


def draw_links(links: Iterable[GanttLink], bars: Mapping[str, Bar], axis: Axis) -> tuple[Polyline, ...]:
    """A line per link, glued to the bars by their names."""
    return tuple(
        Polyline(
            _clean(_route(link, bars[link.source], bars[link.target], axis)), "ink2", 1.0, arrow=True,
            begin=link.source, finish=link.target, name=f"{link.source}>{link.target}",
        )
        for link in links
    )  # fmt: skip


def _route(link: GanttLink, source: Bar, target: Bar, axis: Axis) -> Points:
    down = target.middle >= source.middle
    edge = source.middle + (source.half_row if down else -source.half_row)
    if link.kind == "FS":
        return _finish_to_start(source, target, down, edge, axis)
    leave = source.left if link.kind in ("SS", "SF") else source.right
    arrive = target.left if link.kind == "SS" else target.right
    out = leave - _OUT if link.kind in ("SS", "SF") else min(leave + _OUT, axis.right)
    back = arrive - _IN if link.kind == "SS" else min(arrive + _IN, axis.right)
    return (
        (leave, source.middle),
        (out, source.middle),
        (out, edge),
        (back, edge),
        (back, target.middle),
        (arrive, target.middle),
    )


def _finish_to_start(source: Bar, target: Bar, down: bool, edge: float, axis: Axis) -> Points:
    """Right out, down, and onto the top of the successor (onto its foot when it stands above)."""
    tip = target.middle - target.half if down else target.middle + target.half
    turn = min(_turn(source, target), axis.right)
    landing = target.entry if target.point else min(max(turn, target.entry), target.right)
    if abs(landing - turn) < 0.01:
        return ((source.right, source.middle), (turn, source.middle), (turn, tip))
    if landing > turn:
        return (
            (source.right, source.middle),
            (turn, source.middle),
            (turn, edge),
            (landing, edge),
            (landing, tip),
        )
    landing = (target.left + target.right) / 2
    before = target.middle - target.half_row if down else target.middle + target.half_row
    return (
        (source.right, source.middle),
        (turn, source.middle),
        (turn, before),
        (landing, before),
        (landing, tip),
    )


def _turn(source: Bar, target: Bar) -> float:
    """Where the line turns down: over the successor's beginning when that is near, else 4 points out."""
    near = source.right + _OUT <= target.entry <= source.right + _NEAR
    return target.entry if near else source.right + _OUT


def _clean(points: Points) -> Points:
    """The points without repetitions, which would turn an arrowhead the wrong way."""
    x, y = points[0]
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - x) + abs(point[1] - y) > 0.01:
            kept.append(point)
            x, y = point
    return tuple(kept) if len(kept) > 1 else points[:2]
