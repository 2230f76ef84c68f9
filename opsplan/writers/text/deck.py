"""A deck as plain text: every slide's title, what stands on it in reading order, and the speaker's notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from types import MappingProxyType

from opsplan.blocks.deck import (
    Deck,
    Para,
    Placed,
    PlacedCell,
    PlacedChart,
    PlacedDrawing,
    PlacedPicture,
    PlacedTable,
    Slide,
    TextBox,
)
from opsplan.blocks.drawing import Label
from opsplan.writers.text.aligned import aligned, clean
from opsplan.writers.text.plain import Context, dump_chart
from opsplan.writers.text.tables import spread


def write_deck_text(deck: Deck, *, sources: bool = False) -> str:
    """The deck as plain text. ``sources`` shows in ``{}`` which place in the plan each value came from."""
    context = Context(deck.meta.lang, sources)
    lines: list[str] = [clean(deck.meta.title)]
    for number, slide in enumerate(deck.slides, 1):
        lines.extend(("", *_slide(number, slide, context)))
    return "\n".join(lines) + "\n"


def _slide(number: int, slide: Slide, context: Context) -> list[str]:
    lines = [f"== {number} [{slide.layout}] {_one_line(slide.title)}{context.source(slide.src)}"]
    for shape in slide.shapes:
        lines.extend(_PLACED[type(shape)](shape, context))
    if slide.notes:
        lines.extend(("[notes]", *_paragraphs(slide.notes, context)))
    return lines


def _one_line(text: str) -> str:
    return " ".join(clean(text).split("\n"))


def _paragraphs(paragraphs: Iterable[Para], context: Context) -> list[str]:
    lines: list[str] = []
    for paragraph in paragraphs:
        mark = "  " * paragraph.level + (f"{paragraph.bullet} " if paragraph.bullet else "")
        first, *rest = context.words(paragraph.text).split("\n")
        lines.extend(((mark + first).rstrip(), *(("  " * paragraph.level + line).rstrip() for line in rest)))
    return lines


def _text_box(shape: TextBox, context: Context) -> list[str]:
    """The text after the box's role; the lines that follow stand below the first."""
    lines = [line for line in _paragraphs(shape.paragraphs, context) if line]
    if not lines:
        return []
    role = f"[{shape.role}] " if shape.role else ""
    return [f"{role}{lines[0]}{context.source(shape.src)}", *lines[1:]]


def _table(shape: PlacedTable, context: Context) -> list[str]:
    texts = [[(_cell(cell, context), cell.span, cell.rows) for cell in row.cells] for row in shape.rows]
    grid = [[text or "" for text in row] for row in spread(texts, len(shape.widths))]
    for row, cells in zip(shape.rows, grid, strict=True):
        if context.source(row.src):
            cells.append(context.source(row.src).strip())
    return [f"[table{_named(shape.alt)}]{context.source(shape.src)}", *aligned(grid)]


def _cell(cell: PlacedCell, context: Context) -> str:
    return "\n".join(_paragraphs(cell.paragraphs, context))


def _named(text: str) -> str:
    return f": {_one_line(text)}" if text else ""


def _chart(shape: PlacedChart, context: Context) -> list[str]:
    return dump_chart(shape.chart, context)


def _drawing(shape: PlacedDrawing, context: Context) -> list[str]:
    """The words of a drawing: those of a group, or of one height, on a line; shortened ones in full."""
    drawing = shape.drawing
    labels = [shape for shape in drawing.shapes if isinstance(shape, Label) and (shape.text or shape.alt)]
    lines = [f"[drawing{_named(drawing.title)}]{context.source(shape.src)}"]
    if drawing.description:
        lines.append(f"  {_one_line(drawing.description)}")
    for _, members in groupby(labels, key=lambda label: label.group or label.y):
        said = tuple(members)
        source = next((context.source(label.src) for label in said if label.src), "")
        lines.append(f"  {' | '.join(_one_line(_full(label)) for label in said)}{source}")
    return lines


def _picture(shape: PlacedPicture, context: Context) -> list[str]:
    return [f"[picture{_named(shape.logo.alt)}]"]


def _full(label: Label) -> str:
    shortened = label.text.endswith("…") or "\n" in label.text
    return label.alt if shortened and label.alt else label.text


_PLACED: Mapping[type[Placed], Callable[..., list[str]]] = MappingProxyType(
    {
        PlacedPicture: _picture,
        TextBox: _text_box,
        PlacedTable: _table,
        PlacedChart: _chart,
        PlacedDrawing: _drawing,
    }
)
