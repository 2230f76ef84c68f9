"""No character, unit or short word alone on the last line: such a paragraph is broken earlier, after a mark where there is
one."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from opsplan.blocks.deck import Para, Placed, PlacedCell, PlacedTable, TextBox, text_indent
from opsplan.blocks.deck_layout.tables import Line, lay_columns
from opsplan.blocks.deck_layout.text import count_lines, cut, line_starts
from opsplan.blocks.inline import Run, plain
from opsplan.blocks.measure import NO_LINE_END, NO_LINE_START

_FEW_LINES = 8
"""Longer paragraphs are read as prose, where a short last line does no harm."""
_PAUSES = "，、；：。"
_SHORT_WORD = 3
"""Letters of an English word that does not stand alone on the last line."""
_SPREAD = 0.05
"""By how much of a line real fonts differ from the measured ones."""
_TWO_LINES = 2.0
"""Sizes of its text that a box is high that has room for two lines."""
_FIRST_SQUARE = "\u2e80"


def without_orphans(shape: Placed) -> Placed:
    """The shape with its paragraphs broken so that their last lines hold more than a character or two."""
    match shape:
        case TextBox(role=""):
            width = shape.w - 2 * shape.inset
            if shape.h - 2 * shape.inset < _TWO_LINES * max(
                (each.size for each in shape.paragraphs), default=0.0
            ):
                return shape
            return replace(shape, paragraphs=tuple(_broken(each, width) for each in shape.paragraphs))
        case PlacedTable():
            places = lay_columns([Line(row.cells) for row in shape.rows], len(shape.widths))
            rows = tuple(
                replace(row, cells=tuple(_cell(shape, c, x) for c, x in zip(row.cells, begins, strict=True)))
                for row, begins in zip(shape.rows, places, strict=True)
            )
            return replace(shape, rows=rows)
        case _:
            return shape


def _cell(table: PlacedTable, cell: PlacedCell, x: int) -> PlacedCell:
    left, _, right, _ = cell.inset
    width = sum(table.widths[x : x + cell.span]) - left - right
    return replace(cell, paragraphs=tuple(_broken(each, width) for each in cell.paragraphs))


def _broken(paragraph: Para, width: float) -> Para:
    """Every written line of the paragraph by itself."""
    words = plain(paragraph.text)
    if "\n" not in words:
        return _line_broken(paragraph, width)
    runs: list[Run] = []
    begin = 0
    for line in words.split("\n"):
        end = begin + len(line)
        runs += _line_broken(replace(paragraph, text=cut(paragraph.text, begin, end)), width).text
        runs += cut(paragraph.text, end, end + 1)
        begin = end + 1
    broken = replace(paragraph, text=tuple(runs))
    return broken if plain(runs) != words else paragraph


def _line_broken(paragraph: Para, width: float) -> Para:
    words = plain(paragraph.text)
    starts = line_starts(paragraph, width)
    if not 2 <= len(starts) <= _FEW_LINES:
        return paragraph
    tail = words[starts[-1] :].rstrip()
    risky = 1 + ceil(_SPREAD * (width - text_indent(paragraph)) / paragraph.size)
    if words.isascii():
        index = _word_before(words, starts[-2], starts[-1]) if len(tail) <= _SHORT_WORD else None
    elif len(tail.rstrip(_PAUSES)) <= risky:
        index = _place(words, starts[-2], starts[-1], risky + 2 - len(tail))
    else:
        index = None
    if index is None:
        return paragraph
    text = (*cut(paragraph.text, 0, index), Run("\n"), *cut(paragraph.text, index))
    broken = replace(paragraph, text=text)
    return broken if count_lines(broken, width) == len(starts) else paragraph


def _word_before(words: str, begin: int, end: int) -> int | None:
    """Where the last word of the line from ``begin`` to ``end`` begins; None where it is most of the line or a number."""
    index = words.rstrip().rfind(" ", begin, end - 1) + 1
    return index if index > begin + (end - begin) // 3 and not words[index - 2].isdigit() else None


def _place(words: str, begin: int, end: int, wanted: int) -> int | None:
    """Where the line from ``begin`` to ``end`` is broken: after the last mark behind its first third or before its last
    number, else so that at least ``wanted`` of its characters go on to the next line; None where no place is good."""
    least = begin + (end - begin) // 3
    for index in range(end - 1, least, -1):
        if words[index - 1] in _PAUSES and words[index] not in NO_LINE_START:
            return index
    for index in range(end - 1, least, -1):
        if words[index - 1] == " " and words[index].isdigit():
            return index
    for index in range(end - max(wanted, 1), least, -1):
        before, after = words[index - 1], words[index]
        if min(before, after) >= _FIRST_SQUARE and before not in NO_LINE_END and after not in NO_LINE_START:
            return index
    return None
