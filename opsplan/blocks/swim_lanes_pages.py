"""Lanes on pages, and painted: names at the left, blocks, points and words at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from opsplan.blocks.drawing import Label, Line, Polyline, Rect, Shape
from opsplan.blocks.gantt_bars import diamond
from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.gantt_words import continued
from opsplan.blocks.label_text import Lines, Words, broken
from opsplan.blocks.swim_lanes import BELOW_BAR, POINT_HEIGHT, Lane, Placed, Scale, Shelf, shelves
from opsplan.diagnostics import Lang
from opsplan.records import dataclass

_STRIP, _NAME_LEFT = 4.0, 10.0
"""The colour at the left of a lane, and where its name begins."""


@dataclass(frozen=True, slots=True)
class LaneLook:
    """Type sizes, the width of the column of names, how high a row is at least and by how much it may grow, the room
    between two rows, and above and below those of a lane, in points. ``compact`` is tried before a page more is begun."""

    size: float
    small: float
    name: float
    head: float
    left: float
    row: float
    extra: float
    between: float
    inset: float
    compact: LaneLook | None = None

    @property
    def pages(self) -> bool:
        """True where a drawing has a limit to its height."""
        return self.extra > 0

    @property
    def foot(self) -> float:
        return self.small + 10


LOOKS: Mapping[Look, LaneLook] = MappingProxyType({
    "slide": LaneLook(13, 11, 14, 30, 132, 26, 12, 4, 6, LaneLook(12, 11, 13, 26, 132, 18, 4, 2, 3)),
    "document": LaneLook(10.5, 9, 10.5, 28, 104, 20, 8, 4, 6, LaneLook(9, 9, 10.5, 26, 104, 15, 4, 2, 3)),
    "svg": LaneLook(13, 11, 14, 36, 168, 28, 0, 4, 6),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane, or the part of it that stands on a page."""

    lane: Lane
    name: Lines
    shelves: tuple[Shelf, ...]
    look: LaneLook

    @property
    def height(self) -> float:
        rows = sum(shelf.height + self.look.between for shelf in self.shelves) - self.look.between
        return max(rows, self.name.height) + 2 * self.look.inset


@dataclass(frozen=True, slots=True)
class Pages:
    """The lanes of a chart on its pages, and the look they were given. There is at least one page."""

    pages: tuple[tuple[Strip, ...], ...]
    look: LaneLook


def fill_pages(
    lanes_in: Callable[[LaneLook], Sequence[Lane]], scale: Scale, look: Look, max_height: float, lang: Lang
) -> Pages:
    """The lanes on pages at most ``max_height`` high with head and foot, in the compact look where that saves a page."""

    def filled(each: LaneLook) -> Pages:
        room = max_height - each.head - each.foot
        return Pages(paged(strips_of(lanes_in(each), scale, each), room, each, lang), each)

    best = filled(LOOKS[look])
    compact = LOOKS[look].compact
    if compact is not None and len(best.pages) > 1:
        best = min(best, filled(compact), key=lambda pages: len(pages.pages))
    room = max_height - best.look.head - best.look.foot
    return Pages(tuple(stretch(page, room, best.look) for page in best.pages), best.look)


def strips_of(lanes: Sequence[Lane], scale: Scale, look: LaneLook) -> tuple[Strip, ...]:
    """The lanes with their rows; those without an item are left out."""
    return tuple(
        Strip(lane, _name(lane.name, look), shelves(lane.items, scale, look.row), look)
        for lane in lanes
        if lane.items
    )


def _name(text: str, look: LaneLook) -> Lines:
    return broken(Words(text, look.name, True, 3), look.left - _NAME_LEFT - 8)


def paged(strips: Sequence[Strip], room: float, look: LaneLook, lang: Lang) -> tuple[tuple[Strip, ...], ...]:
    """The lanes on pages ``room`` points high; a lane that fits no page whole goes on on the next. One page at least."""
    if not look.pages:
        return (tuple(strips),)
    pages: list[list[Strip]] = [[]]
    used = 0.0
    for strip in strips:
        parts = (strip,) if strip.height <= room else tuple(_parts(strip, room, look, lang))
        for part in parts:
            if pages[-1] and used + part.height > room:
                pages.append([])
                used = 0.0
            pages[-1].append(part)
            used += part.height
    return tuple(tuple(page) for page in pages)


def _parts(strip: Strip, room: float, look: LaneLook, lang: Lang) -> Iterator[Strip]:
    part = replace(strip, shelves=())
    for shelf in strip.shelves:
        longer = replace(part, shelves=(*part.shelves, shelf))
        if part.shelves and longer.height > room:
            yield part
            again = _name(continued(strip.lane.name, lang), look)
            longer = replace(part, name=again, shelves=(shelf,))
        part = longer
    yield part


def stretch(page: Sequence[Strip], room: float, look: LaneLook) -> tuple[Strip, ...]:
    """The lanes of a page with its spare height shared among their rows, up to a limit."""
    rows = sum(len(strip.shelves) for strip in page)
    spare = room - sum(strip.height for strip in page)
    if not look.pages or not rows or spare <= 0:
        return tuple(page)
    extra = min(spare / rows, look.extra)
    return tuple(
        replace(strip, shelves=tuple(shelf._replace(height=shelf.height + extra) for shelf in strip.shelves))
        for strip in page
    )


def paint(page: Sequence[Strip], scale: Scale, top: float, look: LaneLook) -> tuple[Shape, ...]:
    """The shapes of a page's lanes from ``top`` down."""
    shapes: list[Shape] = []
    for number, strip in enumerate(page):
        if number:
            shapes.append(Line(0, top, scale.right, top, "line", 0.75))
        shapes.extend(_lane(strip, scale, top, look))
        top += strip.height
    return tuple(shapes)


def _lane(strip: Strip, scale: Scale, top: float, look: LaneLook) -> Iterator[Shape]:
    lane, height = strip.lane, strip.height
    yield Rect(0, top + look.inset, _STRIP, height - 2 * look.inset, lane.color, name=f"{lane.id}/strip")
    yield Label(
        _NAME_LEFT, top + look.inset, look.left - _NAME_LEFT - 8, strip.name.height, "\n".join(strip.name.lines),
        look.name, "ink", True, name=f"{lane.id}/name", src=lane.src, alt=lane.name if strip.name.cut else "",
    )  # fmt: skip
    y = top + look.inset
    for shelf in strip.shelves:
        for placed in shelf.items:
            yield from _item(placed, scale, y, shelf.height)
        y += shelf.height + look.between


def _item(placed: Placed, scale: Scale, top: float, height: float) -> Iterator[Shape]:
    item, (left, right) = placed.item, placed.bar
    group = f"{item.id}/item"
    below = placed.where == "below"
    thick = POINT_HEIGHT if item.point else BELOW_BAR if below else height
    if item.point:
        middle = top + (thick if below else height) / 2
        corners = diamond((left + right) / 2, middle, (right - left) / 2)
        yield Polyline(corners, fill=item.fill, closed=True, name=item.id, group=group, alt=item.alt)
    else:
        outline, width = (item.outline, 1.25) if item.outline else (f"edge:{item.fill}", 0.75)
        yield Rect(left, top, right - left, thick, item.fill, outline, width, item.id, group, item.alt)
        if item.alarm is not None:
            begin = scale.x(item.alarm)
            yield Rect(
                begin, top, max(right - begin, 0.0), thick, "severe", "severe-strong", 1.25, group=group
            )
        if item.edge:
            yield Rect(left, top, min(3.0, right - left), thick, "ink", group=group)
    y = top + thick + 2 if below else top + (height - placed.text_height) / 2
    color = item.color or (f"on:{item.fill}" if placed.where == "inside" else "ink")
    for number, lines in enumerate(placed.lines):
        yield Label(
            placed.text[0], y, placed.text[1], lines.height, "\n".join(lines.lines), lines.words.size, color,
            lines.words.bold, "right" if placed.where == "left" else "left", "" if placed.where == "inside" else "bg",
            name=f"{item.id}/text{number or ''}", group=group, src=item.src, alt=lines.words.text if lines.cut else "",
        )  # fmt: skip
        y += lines.height
