"""Tables of a company whose rows were repeated: rows as high as their text, and on to a copy of the slide where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from opsplan.writers.ooxml.bounds import Box
from opsplan.writers.ooxml.xml import EMU_PER_POINT, emu, qualified
from opsplan.writers.pptx.filled.fitting import text_height_of
from opsplan.writers.pptx.filled.inherit import Grounds, number
from opsplan.writers.pptx.filled.pages import placeholder_kind

_ROW, _CELL, _COLUMN = qualified("a:tr"), qualified("a:tc"), qualified("a:gridCol")
_FOOT = 18.0
"""Points at the foot of a slide that a table leaves free."""
_FOOTERS = ("ftr", "sldNum", "dt")
_BALANCE = 1.1

Pages = tuple[tuple[int, ...], ...]
"""The numbers of the rows that stand on each slide, the head's on all."""


def table_pages(
    frame: etree._Element, table: etree._Element, grounds: Grounds, slide_height: float
) -> tuple[Pages, bool]:
    """Make the rows of a table as high as their text, and share them among slides; True when a row is too high for any."""
    rows = list(table.iterchildren(_ROW))
    heights = [_height(row, table, frame, grounds) for row in rows]
    for row, height in zip(rows, heights, strict=True):
        row.set("h", str(emu(height)))
    box = grounds.frame(frame)
    everything = (tuple(range(len(rows))),)
    if box is None:
        return everything, False
    room = _end(frame, box, grounds, slide_height) - box.y
    properties = table.find(qualified("a:tblPr"))
    head = 1 if properties is not None and properties.get("firstRow") == "1" and len(rows) > 1 else 0
    if sum(heights) <= room:
        return everything, False
    merged = any(cell.get("rowSpan") for cell in table.iter(_CELL))
    left = room - sum(heights[:head])
    if merged or max(heights[head:]) > left:
        return everything, True
    return tuple((*range(head), *page) for page in _shared(heights, head, left)), False


def keep_rows(frame: etree._Element, table: etree._Element, kept: Sequence[int]) -> None:
    """Leave only some rows of a table, and make its frame as high as they are."""
    for index, row in enumerate(list(table.iterchildren(_ROW))):
        if index not in kept:
            table.remove(row)
    extent = frame.find(f"{qualified('p:xfrm')}/{qualified('a:ext')}")
    if extent is not None:
        extent.set("cy", str(sum(int(row.get("h", "0")) for row in table.iterchildren(_ROW))))


def _shared(heights: Sequence[float], head: int, room: float) -> list[list[int]]:
    """Rows behind the head, slide by slide, each about as full as the others."""
    full = _filled(heights, head, room)
    level = _filled(
        heights, head, min(room, max(sum(heights[head:]) / len(full) * _BALANCE, max(heights[head:])))
    )
    return level if len(level) == len(full) else full


def _filled(heights: Sequence[float], head: int, room: float) -> list[list[int]]:
    pages: list[list[int]] = [[]]
    used = 0.0
    for index in range(head, len(heights)):
        if pages[-1] and used + heights[index] > room:
            pages.append([])
            used = 0.0
        pages[-1].append(index)
        used += heights[index]
    return pages


def _height(row: etree._Element, table: etree._Element, frame: etree._Element, grounds: Grounds) -> float:
    """The height that a row needs in points, at least what the template gives it."""
    widths = [int(each.get("w", "0")) / EMU_PER_POINT for each in table.iter(_COLUMN)]
    least = int(row.get("h", "0")) / EMU_PER_POINT
    return max([least, *_cell_heights(row, widths, frame, grounds)])


def _cell_heights(
    row: etree._Element, widths: Sequence[float], frame: etree._Element, grounds: Grounds
) -> Iterator[float]:
    for column, cell in enumerate(row.iterchildren(_CELL)):
        body = cell.find(qualified("a:txBody"))
        if body is None or cell.get("hMerge") or cell.get("vMerge") or cell.get("rowSpan"):
            continue
        properties = [each for each in (cell.find(qualified("a:tcPr")),) if each is not None]
        left, right = (number(properties, side, 91440) / EMU_PER_POINT for side in ("marL", "marR"))
        top, bottom = (number(properties, side, 45720) / EMU_PER_POINT for side in ("marT", "marB"))
        width = sum(widths[column : column + number([cell], "gridSpan", 1)]) - left - right
        yield text_height_of(body, frame, grounds, max(width, 1.0)) + top + bottom


def _end(frame: etree._Element, box: Box, grounds: Grounds, slide_height: float) -> float:
    """How far down a table may go: to what stands below it on the slide, to the footers, to the foot."""
    ends = [slide_height - _FOOT]
    tree = frame.getparent()
    for shape in tree if tree is not None else ():
        found = grounds.frame(shape) if shape is not frame else None
        if (
            found is not None
            and found.y >= box.y + box.h - 1
            and found.x < box.x + box.w
            and box.x < found.x + found.w
        ):
            ends.append(found.y)
    for shape in grounds.layout.iter(qualified("p:sp")):
        if placeholder_kind(shape) in _FOOTERS:
            footer = grounds.frame(shape)
            if footer is not None and footer.y > box.y + box.h - 1:
                ends.append(footer.y)
    return min(ends)
