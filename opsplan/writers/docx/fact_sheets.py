"""Sheets: everything about one thing under its name, as one table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from opsplan.blocks.inline import plain
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import FactSheet
from opsplan.writers.docx.captions import add_gap, add_gap_above
from opsplan.writers.docx.fact_rows import Box, FactRow, fact_rows, fact_sheet_height, grid_edges
from opsplan.writers.docx.grid import TABLE_END, cell_text, row_text, table_start
from opsplan.writers.docx.office import Frame, Office
from opsplan.writers.docx.prose import paragraph_text
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
    alt = clean(plain(sheet.title) or sheet.name)
    whole = fact_sheet_height(sheet, frame.width) <= _WHOLE
    texts = [table_start(style, widths, head=bool(sheet.title), alt=alt)]
    if sheet.title:
        texts.append(_title(frame.office, sheet, edges, at))
    for place, row in enumerate(rows):
        keep = place < len(rows) - 1 and (whole or place in (0, len(rows) - 2))
        texts.append(_row(frame.office, row, edges, sheet.src, keep))
    frame.office.fragments.keep(frame.parent, (*texts, TABLE_END))
    add_gap(frame)


def _title(office: Office, sheet: FactSheet, edges: Sequence[float], at: float) -> str:
    span = _place(edges, at) if sheet.mark else len(edges) - 1
    title = paragraph_text(office, "TableHead", sheet.title, src=sheet.src)
    cells = cell_text(office, at if sheet.mark else edges[-1], title, span=span, vertical="center")
    if sheet.mark:
        color = f"{sheet.tone}-text" if sheet.tone else ""
        chip = paragraph_text(office, "TableHead", sheet.mark, align="center", color=color)
        span = len(edges) - 1 - span
        cells += cell_text(office, edges[-1] - at, chip, span=span, fill=sheet.tone, vertical="center")
    return row_text(cells, head=True)


def _row(office: Office, row: FactRow, edges: Sequence[float], src: str, keep: bool) -> str:
    cells = []
    for box in row:
        span = _place(edges, box.right) - _place(edges, box.left)
        above = ""
        if box.caption is not None:
            above = paragraph_text(office, "TableSmall", box.caption, keep=keep)
        first = src if box.left == 0 else ""
        text = paragraph_text(office, _style(box), box.text, src=first, keep=keep)
        cells.append(cell_text(office, box.right - box.left, above + text, span=span))
    return row_text("".join(cells))


def _style(box: Box) -> str:
    if box.label:
        return "TableLabel"
    return "TableText" if box.caption is None else "TableStrong"


def _place(edges: Sequence[float], edge: float) -> int:
    return min(bisect_left(edges, round(edge, 1)), len(edges) - 1)
