"""PowerPoint files with tags, made as their authors make them. No binary file is kept."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Pt

TITLE_AND_BODY, TITLE_ONLY, BLANK = 1, 5, 6


def deck(*, wide: bool = True) -> Deck:
    """An empty deck on python-pptx's own master."""
    made = Presentation()
    if wide:
        made.slide_width, made.slide_height = Pt(960), Pt(540)
    return made


def slide(made: Deck, title: str = "", *, notes: str = "", layout: int = TITLE_ONLY) -> Slide:
    """A slide with a title and, line by line, notes."""
    new = made.slides.add_slide(made.slide_layouts[layout])
    if title and new.shapes.title is not None:
        new.shapes.title.text_frame.text = title
    if notes:
        new.notes_slide.notes_text_frame.text = notes
    return new


def box(
    on: Slide,
    *paragraphs: str | Sequence[str],
    at: tuple[float, float, float, float] = (50, 150, 400, 200),
    name: str = "",
) -> object:
    """A text box in points. A paragraph given as several texts has a run for each, every second one bold."""
    shape = on.shapes.add_textbox(*(Pt(each) for each in at))
    shape.name = name or shape.name
    frame = shape.text_frame
    frame.word_wrap = True
    for number, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        for index, text in enumerate((runs,) if isinstance(runs, str) else runs):
            run = paragraph.add_run()
            run.text = text
            run.font.size = Pt(16)
            run.font.bold = bool(index % 2)
    return shape


def table(on: Slide, *rows: Sequence[str], at: tuple[float, float, float] = (50, 150, 700)) -> object:
    """A table in points with a row of 30 points for each of ``rows``."""
    left, top, width = at
    frame = on.shapes.add_table(len(rows), len(rows[0]), Pt(left), Pt(top), Pt(width), Pt(30 * len(rows)))
    for line, texts in zip(frame.table.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    return frame


def chart(on: Slide, title: str = "", at: tuple[float, float, float, float] = (500, 150, 400, 250)) -> object:
    """A chart with a workbook of its own."""
    data = CategoryChartData()
    data.categories = ["Q1", "Q2"]
    data.add_series("A", (1, 2))
    frame = on.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *(Pt(each) for each in at), data)
    if title:
        frame.chart.has_title = True
        frame.chart.chart_title.text_frame.text = title
    return frame


def picture(on: Slide, at: tuple[float, float] = (860, 20)) -> object:
    """A small picture, the same wherever it is."""
    return on.shapes.add_picture(io.BytesIO(_png()), Pt(at[0]), Pt(at[1]), Pt(40), Pt(40))


def group(on: Slide, text: str) -> object:
    """A group with a text box in it, twice as large inside as it stands on the slide."""
    found = on.shapes.add_group_shape()
    inner = found.shapes.add_textbox(Pt(100), Pt(100), Pt(200), Pt(60))
    inner.text_frame.text = text
    found.left, found.top, found.width, found.height = Pt(500), Pt(420), Pt(400), Pt(120)
    return found


def saved(made: Deck) -> bytes:
    """The file."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def opened(data: bytes) -> Deck:
    """A file read back."""
    return Presentation(io.BytesIO(data))


def texts(data: bytes) -> str:
    """Everything that the slides say: a line for each shape that has text, rows of tables with bars, notes last."""
    lines = []
    for number, each in enumerate(opened(data).slides, start=1):
        lines.append(f"== {number}")
        lines += _lines(each.shapes)
        if each.has_notes_slide and each.notes_slide.notes_text_frame.text:
            lines.append(f"notes: {each.notes_slide.notes_text_frame.text!r}")
    return "\n".join(lines) + "\n"


def _lines(shapes: object) -> list[str]:
    lines: list[str] = []
    for shape in shapes:  # type: ignore[attr-defined]
        if shape.shape_type is not None and shape.shape_type == 6:
            lines += _lines(shape.shapes)
        elif shape.has_text_frame:
            lines.append(f"{shape.name}: {shape.text_frame.text!r}")
        elif getattr(shape, "has_table", False) and shape.has_table:
            lines += [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
        elif getattr(shape, "has_chart", False) and shape.has_chart:
            lines.append(f"{shape.name}: chart {shape.chart.part.partname}")
        else:
            lines.append(shape.name)
    return lines


def _png() -> bytes:
    def piece(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + piece(b"IHDR", head)
        + piece(b"IDAT", zlib.compress(b"\0\x20\x60\xa0"))
        + piece(b"IEND", b"")
    )


EMU = Emu
