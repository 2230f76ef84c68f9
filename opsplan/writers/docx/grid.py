"""Bare tables: grid, rows and cells, as text and in the tree. Word trusts ``w:tblW``, WPS ``w:gridCol``: all widths are
written."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.xml import add_texts, twips
from opsplan.writers.ooxml.markup import quoted

_LONGEST = 250
"""Characters of an alternative text that every reader reads."""
TABLE_END = "</w:tbl>"
Line = tuple[str, str, float]
"""The side, colour and width of a line of a cell."""


def table_start(
    style: str, widths: Sequence[float], *, head: bool = False, alt: str = "", heads: str = "", bands: bool = False
) -> str:  # fmt: skip
    """A ``w:tbl`` in a named style up to its rows; :data:`TABLE_END` ends it. ``alt`` is the title that is read out,
    ``heads`` what its columns are; ``bands`` shows the style's tint of every second row."""
    described = ""
    if alt or heads:
        described = (
            f"<w:tblCaption w:val={quoted((alt or heads)[:_LONGEST])}/>"
            f"<w:tblDescription w:val={quoted((heads or alt)[:_LONGEST])}/>"
        )
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(twips(width) for width in widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0420" if head else "0400"}" w:firstRow="{int(head)}" w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="{int(not bands)}" w:noVBand="1"/>{described}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def row_text(cells: str, *, head: bool = False, height: float = 0.0) -> str:
    """A row that does not break over pages; a head row is repeated on every page."""
    high = f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{high}{repeated}</w:trPr>{cells}</w:tr>"


def cell_text(
    office: Office, width: float, paragraphs: str, span: int = 1, merge: str = "", fill: str = "", vertical: str = "",
    line: Line | None = None,
) -> str:  # fmt: skip
    """A cell. ``merge`` is ``restart`` or ``continue``."""
    return f"{cell_start(office.brand, width, span, merge, fill, vertical, line)}{paragraphs}</w:tc>"


def cell_start(
    brand: Brand, width: float, span: int = 1, merge: str = "", fill: str = "", vertical: str = "",
    line: Line | None = None,
) -> str:  # fmt: skip
    """A cell up to its paragraphs."""
    text = f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    if span > 1:
        text += f'<w:gridSpan w:val="{span}"/>'
    if merge:
        text += f'<w:vMerge w:val="{merge}"/>'
    if line:
        side, color, points = line
        text += (
            f'<w:tcBorders><w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="0" '
            f'w:color="{brand.hex(color)}"/></w:tcBorders>'
        )
    if fill:
        text += f'<w:shd w:val="clear" w:color="auto" w:fill="{brand.hex(fill)}"/>'
    if vertical:
        text += f'<w:vAlign w:val="{vertical}"/>'
    return text + "</w:tcPr>"


def add_grid(
    parent: etree._Element, style: str, widths: Sequence[float], *, alt: str = "", heads: str = ""
) -> etree._Element:
    """A table without rows as a new last child of ``parent``."""
    add_texts(parent, table_start(style, widths, alt=alt, heads=heads) + TABLE_END)
    return parent[-1]


def add_row(table: etree._Element, *, height: float = 0.0) -> etree._Element:
    """A row without cells at the end of a table."""
    add_texts(table, row_text("", height=height))
    return table[-1]


def add_cell(
    row: etree._Element, width: float, *, span: int = 1, fill: str = "", vertical: str = "",
    line: Line | None = None, office: Office,
) -> etree._Element:  # fmt: skip
    """A cell without paragraphs at the end of a row."""
    add_texts(row, cell_text(office, width, "", span=span, fill=fill, vertical=vertical, line=line))
    return row[-1]
