"""Bare tables: grid, rows and cells as elements. Word trusts ``w:tblW``, WPS ``w:gridCol``: all widths are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.writers.docx.xml import twips
from opsplan.writers.ooxml.xml import sub

if TYPE_CHECKING:
    from opsplan.writers.docx.office import Office

_LONGEST = 250
"""Characters of an alternative text that every reader reads."""


def add_grid(
    parent: etree._Element, style: str, widths: Sequence[float], *, head: bool = False, alt: str = "", heads: str = "",
    bands: bool = False,
) -> etree._Element:  # fmt: skip
    """A ``w:tbl`` in a named style, without rows. ``alt`` is the title that is read out, ``heads`` what its columns are;
    ``bands`` shows the style's tint of every second row."""
    table = sub(parent, "w:tbl")
    properties = sub(table, "w:tblPr")
    sub(properties, "w:tblStyle", val=style)
    sub(properties, "w:tblW", w=sum(twips(width) for width in widths), type="dxa")
    sub(properties, "w:tblLayout", type="fixed")
    sub(properties, "w:tblLook", val="0420" if head else "0400", firstRow=int(head), lastRow=0, firstColumn=0,
        lastColumn=0, noHBand=int(not bands), noVBand=1)  # fmt: skip
    if alt or heads:
        sub(properties, "w:tblCaption", val=(alt or heads)[:_LONGEST])
        sub(properties, "w:tblDescription", val=(heads or alt)[:_LONGEST])
    columns = sub(table, "w:tblGrid")
    for width in widths:
        sub(columns, "w:gridCol", w=twips(width))
    return table


def add_row(table: etree._Element, *, head: bool = False, height: float = 0.0) -> etree._Element:
    """A row that does not break over pages; a head row is repeated on every page."""
    row = sub(table, "w:tr")
    properties = sub(row, "w:trPr")
    sub(properties, "w:cantSplit")
    if height:
        sub(properties, "w:trHeight", val=twips(height), hRule="atLeast")
    if head:
        sub(properties, "w:tblHeader")
    return row


def add_cell(
    row: etree._Element, width: float, *, span: int = 1, merge: str = "", fill: str = "", vertical: str = "",
    line: tuple[str, str, float] | None = None, office: Office,
) -> etree._Element:  # fmt: skip
    """A cell without paragraphs. ``merge`` is ``restart`` or ``continue``; ``line`` a side, colour and width."""
    twentieths = twips(width)
    return office.stamps.stamp(
        row, ("w:tc", twentieths, span, merge, fill, vertical, line),
        lambda holder: _empty_cell(holder, twentieths, span, merge, fill, vertical, line, office.brand),
    )  # fmt: skip


def _empty_cell(
    row: etree._Element, twentieths: int, span: int, merge: str, fill: str, vertical: str,
    line: tuple[str, str, float] | None, brand: Brand,
) -> etree._Element:  # fmt: skip
    cell = sub(row, "w:tc")
    properties = sub(cell, "w:tcPr")
    sub(properties, "w:tcW", w=twentieths, type="dxa")
    if span > 1:
        sub(properties, "w:gridSpan", val=span)
    if merge:
        sub(properties, "w:vMerge", val=merge)
    if line:
        side, color, points = line
        borders = sub(properties, "w:tcBorders")
        sub(borders, f"w:{side}", val="single", sz=round(points * 8), space=0, color=brand.hex(color))
    if fill:
        sub(properties, "w:shd", val="clear", color="auto", fill=brand.hex(fill))
    if vertical:
        sub(properties, "w:vAlign", val=vertical)
    return cell
