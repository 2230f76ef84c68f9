"""How well every text of a deck can be read on what lies beneath it, worked out from the deck's own values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from opsplan.blocks.brand import Brand
from opsplan.blocks.colors import contrast
from opsplan.blocks.deck import Deck, Para, PlacedDrawing, PlacedTable, Slide, TextBox, run_size
from opsplan.blocks.drawing import Label, Line, Polyline, Rect
from opsplan.blocks.measure import text_width

_LARGE, _LARGE_BOLD = 18.0, 14.0
"""Points from which WCAG counts a text as large."""


class Area(NamedTuple):
    """A filled rectangle, or the box of a filled shape."""

    x: float
    y: float
    w: float
    h: float
    fill: str
    round: bool = False
    corners: tuple[tuple[float, float], ...] = ()
    """Of a polygon."""

    def holds(self, x: float, y: float) -> bool:
        if self.corners:
            edges = zip(self.corners, (*self.corners[1:], self.corners[0]), strict=True)
            crossed = ((a, b) for a, b in edges if (a[1] > y) != (b[1] > y))
            return sum(x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in crossed) % 2 == 1
        if not (self.x <= x <= self.x + self.w and self.y <= y <= self.y + self.h):
            return False
        across, down = (x - self.x) / max(self.w, 0.1) - 0.5, (y - self.y) / max(self.h, 0.1) - 0.5
        return not self.round or across * across + down * down <= 0.25


class Said(NamedTuple):
    """A text on its ground: both colours as ``RRGGBB``, and how they contrast."""

    slide: int
    text: str
    size: float
    color: str
    ground: str
    ratio: float
    wanted: float


def texts_of(deck: Deck, brand: Brand) -> Iterator[Said]:
    """Every run of the deck as the brand paints it on slides."""
    colors = brand.for_slides()
    for number, slide in enumerate(deck.slides, 1):
        yield from _slide(number, slide, colors, deck)


def _slide(number: int, slide: Slide, brand: Brand, deck: Deck) -> Iterator[Said]:
    areas = [Area(0, 0, deck.width, deck.height, brand.hex(slide.background))]
    for shape in slide.shapes:
        if isinstance(shape, TextBox):
            if shape.fill:
                areas.append(Area(shape.x, shape.y, shape.w, shape.h, brand.hex(shape.fill)))
            frame = (
                shape.x + shape.inset,
                shape.y + shape.inset,
                shape.w - 2 * shape.inset,
                shape.h - 2 * shape.inset,
            )
            yield from _paras(number, shape.paragraphs, frame, shape.anchor, areas, brand)
        elif isinstance(shape, PlacedTable):
            yield from _table(number, shape, areas, brand)
        elif isinstance(shape, PlacedDrawing):
            yield from _drawing(number, shape, areas, brand)


def _table(number: int, table: PlacedTable, areas: list[Area], brand: Brand) -> Iterator[Said]:
    y, below = table.y, [0] * len(table.widths)
    for row in table.rows:
        at = 0
        for cell in row.cells:
            while at < len(below) and below[at]:
                at += 1
            x, w = table.x + sum(table.widths[:at]), sum(table.widths[at : at + cell.span])
            if cell.fill:
                areas.append(Area(x, y, w, row.height, brand.hex(cell.fill)))
            frame = (
                x + cell.inset[0],
                y + cell.inset[1],
                w - cell.inset[0] - cell.inset[2],
                row.height - cell.inset[1] - cell.inset[3],
            )
            yield from _paras(number, cell.paragraphs, frame, cell.anchor, areas, brand)
            for column in range(at, min(at + cell.span, len(below))):
                below[column] = cell.rows
            at += cell.span
        below = [max(left - 1, 0) for left in below]
        y += row.height


def _drawing(number: int, placed: PlacedDrawing, areas: list[Area], brand: Brand) -> Iterator[Said]:
    for shape in placed.drawing.shapes:
        if isinstance(shape, Rect) and shape.fill:
            areas.append(
                Area(
                    placed.x + shape.x,
                    placed.y + shape.y,
                    shape.w,
                    shape.h,
                    brand.hex(shape.fill),
                    shape.round,
                )
            )
        elif isinstance(shape, Label):
            x, y = placed.x + shape.x, placed.y + shape.y
            if shape.fill:
                areas.append(Area(x, y, shape.w, shape.h, brand.hex(shape.fill)))
            lines = shape.text.split("\n")
            for place, line in enumerate(lines):
                middle = y + shape.h / 2 + (place - (len(lines) - 1) / 2) * 1.2 * shape.size
                width = text_width(line, shape.size, shape.bold)
                left = {"left": x, "center": x + (shape.w - width) / 2, "right": x + shape.w - width}[
                    shape.align
                ]
                yield from _told(
                    number, line, shape.size, shape.bold, shape.color, (left, width, middle), areas, brand
                )
        elif isinstance(shape, Polyline) and shape.closed and shape.fill:
            corners = tuple((placed.x + x, placed.y + y) for x, y in shape.points)
            areas.append(Area(0, 0, 0, 0, brand.hex(shape.fill), corners=corners))
        elif not isinstance(shape, Rect | Line | Polyline):
            raise TypeError(shape)


def _paras(
    number: int,
    paragraphs: Sequence[Para],
    frame: tuple[float, float, float, float],
    anchor: str,
    areas: Sequence[Area],
    brand: Brand,
) -> Iterator[Said]:
    """The first line of every paragraph stands for the whole: a box has one ground."""
    x, y, w, h = frame
    heights = [(para.leading or 1.2 * para.size) + para.after for para in paragraphs]
    spare = max(h - sum(heights), 0.0)
    top = y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[anchor]
    for para, height in zip(paragraphs, heights, strict=True):
        middle = min(top + 0.6 * para.size, y + h)
        width = min(
            sum(
                text_width(run.text.split("\n")[0], run_size(run, para), run.bold or para.bold)
                for run in para.text
            ),
            w,
        )
        left = {"left": x, "center": x + (w - width) / 2, "right": x + w - width}[para.align]
        for run in para.text:
            yield from _told(
                number, run.text, run_size(run, para), run.bold or para.bold, run.color or para.color, (left, width, middle), areas, brand,
            )  # fmt: skip
        top += height


def _told(
    number: int,
    text: str,
    size: float,
    bold: bool,
    color: str,
    place: tuple[float, float, float],
    areas: Sequence[Area],
    brand: Brand,
) -> Iterator[Said]:
    if not text.strip():
        return
    left, width, middle = place
    ink = brand.hex(color)
    wanted = 3.0 if size >= _LARGE or (bold and size >= _LARGE_BOLD) else 4.5
    for share in (0.05, 0.5, 0.95):
        ground = next(area.fill for area in reversed(areas) if area.holds(left + share * width, middle))
        yield Said(number, text, size, ink, ground, contrast(ink, ground), wanted)
