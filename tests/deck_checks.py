"""What must hold for every deck that was laid out."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.blocks.deck import (
    Deck,
    Para,
    Placed,
    PlacedChart,
    PlacedDrawing,
    PlacedTable,
    TextBox,
    run_size,
    text_indent,
)
from opsplan.blocks.deck_layout.grid import Box, ClosingBoxes, CoverBoxes, Grid, SectionBoxes
from opsplan.blocks.inline import plain
from opsplan.blocks.measure import text_width, wrap

SMALLEST = 12.0

FOUR_TO_THREE = Grid(
    width=720.0,
    height=540.0,
    title=Box(36.0, 24.0, 648.0, 72.0),
    body=Box(36.0, 108.0, 648.0, 372.0),
    cover=CoverBoxes(Box(54.0, 150.0, 612.0, 116.0), Box(54.0, 280.0, 612.0, 40.0)),
    section=SectionBoxes(Box(57.0, 240.0, 612.0, 108.0), Box(57.0, 120.0, 612.0, 110.0)),
    closing=ClosingBoxes(Box(54.0, 150.0, 612.0, 116.0), Box(54.0, 280.0, 612.0, 138.0)),
    slide_number=Box(516.0, 500.0, 168.0, 28.0),
)
"""The slides of an older master: smaller, without breadcrumb, source line or footers, the lead above its title."""


def assert_sound(deck: Deck, smallest: float = SMALLEST) -> None:
    """Titles are unique; everything is on the slide, apart from everything else, and holds its text, which is not
    below ``smallest`` points."""
    titles = [slide.title for slide in deck.slides]
    assert len(set(titles)) == len(titles)
    for slide in deck.slides:
        content = [shape for shape in slide.shapes if not is_ground(shape)]
        for shape in slide.shapes:
            assert min(shape.x, shape.y) >= 0, shape
            assert shape.x + shape.w <= deck.width + 0.1, shape
            assert shape.y + shape.h <= deck.height + 0.1, shape
            assert_holds_text(shape, smallest)
        for index, one in enumerate(content):
            for other in content[index + 1 :]:
                assert not overlap(one, other), (slide.title, one, other)


def is_ground(shape: Placed) -> bool:
    """A panel or line without text, on which other things may stand."""
    return isinstance(shape, TextBox) and not shape.paragraphs


def overlap(one: Placed, other: Placed) -> bool:
    return (
        min(one.x + one.w, other.x + other.w) - max(one.x, other.x) > 0.1
        and min(one.y + one.h, other.y + other.h) - max(one.y, other.y) > 0.1
    )


def text_height(paragraphs: tuple[Para, ...], width: float, smallest: float = SMALLEST) -> float:
    total = 0.0
    for para in paragraphs:
        assert para.size >= smallest
        bold = para.bold or any(run.bold for run in para.text)
        room = width - text_indent(para)
        wide = sum(text_width(run.text, run_size(run, para), bold) for run in para.text)
        one_line = wide <= room and "\n" not in plain(para.text)
        lines = 1 if one_line else len(wrap(plain(para.text), para.size, room, bold))
        total += lines * para.leading + para.after
    return total - (paragraphs[-1].after if paragraphs else 0.0)


def assert_holds_text(shape: Placed, smallest: float = SMALLEST) -> None:
    match shape:
        case TextBox():
            height = text_height(shape.paragraphs, shape.w - 2 * shape.inset, smallest)
            assert height <= shape.h - 2 * shape.inset + 0.1, shape
        case PlacedTable():
            for row in shape.rows:
                x = 0
                for cell in row.cells:
                    left, top, right, bottom = cell.inset
                    width = sum(shape.widths[x : x + cell.span]) - left - right
                    x += cell.span
                    assert (
                        cell.rows > 1
                        or text_height(cell.paragraphs, width, smallest) <= row.height - top - bottom + 0.1
                    )


def words_of(deck: Deck) -> str:
    """The bodies' texts one after the other, box by box. A text that was split is joined again: the pieces of
    the same box or cell follow each other from slide to slide."""
    streams: dict[tuple[float, int], list[str]] = {}
    for slide in deck.slides:
        for place, text in _streams(slide.shapes):
            streams.setdefault(place, []).append(text)
    return "\n".join("".join(parts) for parts in streams.values())


def _streams(shapes: tuple[Placed, ...]) -> Iterator[tuple[tuple[float, int], str]]:
    for shape in shapes:
        match shape:
            case TextBox(role="" | "body"):
                yield (shape.x, 0), "".join(plain(para.text) for para in shape.paragraphs)
            case PlacedTable():
                for row in shape.rows:
                    if row.header:
                        continue
                    for index, cell in enumerate(row.cells):
                        yield (shape.x, index + 1), "".join(plain(para.text) for para in cell.paragraphs)
            case PlacedChart():
                yield (shape.x, -1), shape.chart.alt
            case PlacedDrawing():
                yield (shape.x, -2), shape.drawing.description
