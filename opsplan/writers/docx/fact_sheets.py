"""Sheets: everything about one thing under its name, as one table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from opsplan.blocks.inline import plain
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import FactSheet
from opsplan.writers.docx.captions import add_gap, add_gap_above
from opsplan.writers.docx.fact_rows import Box, FactRow, fact_rows, fact_sheet_height, grid_edges
from opsplan.writers.docx.grid import add_cell, add_grid, add_row
from opsplan.writers.docx.office import Frame
from opsplan.writers.docx.prose import add_paragraph
from opsplan.writers.docx.widths import INSETS, TEXT_SIZE
from opsplan.writers.ooxml.xml import clean

_WHOLE = 300.0
"""Points up to which a sheet stands on one page whole."""
_MARK_ROOM = 8.0


def write_fact_sheet(frame: Frame, sheet: FactSheet) -> None:
    """The title as a band, which stands again where the sheet goes on on another page, and the facts below it.

    The title is no caption: sheets are not counted among the tables.
    """
    rows = fact_rows(sheet, frame.width)
    if not rows:
        return
    add_gap_above(frame)
    mark = text_width(plain(sheet.mark), TEXT_SIZE, True) + INSETS + _MARK_ROOM if sheet.mark else 0.0
    at = round(frame.width - mark, 1)
    edges = grid_edges(rows, (at,) if mark else ())
    widths = [right - left for left, right in pairwise(edges)]
    style = "OpsplanData" if sheet.title else "OpsplanFacts"
    table = add_grid(
        frame.parent, style, widths, head=bool(sheet.title), alt=clean(plain(sheet.title) or sheet.name)
    )
    if sheet.title:
        _add_title(frame, table, sheet, edges, at)
    whole = fact_sheet_height(sheet, frame.width) <= _WHOLE
    for place, row in enumerate(rows):
        keep = place < len(rows) - 1 and (whole or place in (0, len(rows) - 2))
        _add_row(frame, table, row, edges, sheet.src, keep)
    add_gap(frame)


def _add_title(
    frame: Frame, table: etree._Element, sheet: FactSheet, edges: Sequence[float], at: float
) -> None:
    office = frame.office
    row = add_row(table, head=True)
    span = _place(edges, at) if sheet.mark else len(edges) - 1
    cell = add_cell(row, at if sheet.mark else edges[-1], span=span, vertical="center", office=office)
    add_paragraph(cell, office, "TableHead", sheet.title, src=sheet.src)
    if sheet.mark:
        chip = add_cell(row, edges[-1] - at, span=len(edges) - 1 - span, fill=sheet.tone, vertical="center",
                        office=office)  # fmt: skip
        color = f"{sheet.tone}-text" if sheet.tone else ""
        add_paragraph(chip, office, "TableHead", sheet.mark, align="center", color=color)


def _add_row(
    frame: Frame, table: etree._Element, row: FactRow, edges: Sequence[float], src: str, keep: bool
) -> None:
    office = frame.office
    line = add_row(table)
    for box in row:
        span = _place(edges, box.right) - _place(edges, box.left)
        cell = add_cell(line, box.right - box.left, span=span, office=office)
        if box.caption is not None:
            add_paragraph(cell, office, "TableSmall", box.caption, keep=keep)
        first = src if box.left == 0 else ""
        add_paragraph(cell, office, _style(box), box.text, src=first, keep=keep)


def _style(box: Box) -> str:
    if box.label:
        return "TableLabel"
    return "TableText" if box.caption is None else "TableStrong"


def _place(edges: Sequence[float], edge: float) -> int:
    return min(bisect_left(edges, round(edge, 1)), len(edges) - 1)
