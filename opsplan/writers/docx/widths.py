"""Widths of table columns, computed from what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from opsplan.blocks.measure import meetings, text_width
from opsplan.blocks.nodes import Table
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.writers.docx.measured import cell_texts, distinct_texts, lines_of, once
from opsplan.writers.docx.sharing import even_lines, shared

TEXT_SIZE = 10.5
INSETS = 12.0
_ROOM = 2.0
"""Points beyond the measured text, since real fonts differ by a little."""
_TOWER = 4.2
"""Em below which a column of longer text would be a tower of two or three characters a line."""
_LONGEST_WORD = 9.0
"""Em of the longest word that is never broken."""
_FIGURE, _NAME, _SHORT = 11.0, 5.7, 7.2
"""Em of the longest date or number, of the longest name and of the longest short text that wants one line."""
_FIGURES, _CROWDED = 0.88, 0.72
"""Shares of the width up to which dates and names, and other short texts, stay on one line; beyond them long texts need
the room more."""
_LINE_END = 3.0
"""Em that a line ended by the plan leaves empty, on average."""
_SAMPLE = 240
"""Rows that widths are computed from; a longer table is sampled evenly."""
_APART = 0.25 * TEXT_SIZE
"""What Word and LibreOffice add between a Latin character and a Chinese mark."""
_WORD = lazy_pattern(r"(?:[–—] )?[^\s\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]+[、，。；：！？）]?")
"""A Latin word, number or date with the mark that may not leave it, and the end of a range with its dash; Chinese text breaks between any two characters."""
_DATED = lazy_pattern(r"[0-9][^，。；\n]*|[^0-9\s]?[0-9][0-9,.%–-]*[^0-9]{0,6}")
"""A date, a time, or a number with its sign and unit."""


@dataclass(slots=True)
class _Needs:
    """What the texts of one column need, in points with insets."""

    natural: float = 0.0
    """One line for everything."""
    least: float = 2 * TEXT_SIZE + INSETS
    """No word broken, no tower."""
    whole: float = 0.0
    """Dates, numbers and names on one line."""
    short: bool = True
    """True when every text is short enough to want one line."""
    sizes: list[tuple[int, float]] = field(default_factory=list)
    """Row and measured length of every text in points."""


@once(64)
def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """Width of every column; their sum is ``width`` points.

    Given weights share the width, but no word is broken for them. Without weights a column gets what its longest text
    needs; when that is too much, dates, numbers, names and short texts keep one line as far as they can, no column
    is a tower, and what is left goes where it makes the table lowest.
    """
    count = len(table.columns)
    if not count:
        return ()
    weights = [column.weight for column in table.columns]
    if all(weight > 0 for weight in weights):
        return _weighted(table, weights, width)
    if table.look == "grid" and not any(weights):
        return _grid(table, width)
    needs = _needs(table)
    natural = [need.natural for need in needs]
    if sum(natural) <= width:
        spare = width - sum(natural)
        return tuple(value + spare * value / sum(natural) for value in natural)
    least = [need.least for need in needs]
    if sum(least) >= width:
        return _scaled(least, width)
    floor = _kept_whole(needs, width)
    return even_lines(floor, natural, [need.sizes for need in needs], INSETS + _ROOM, width)


def _kept_whole(needs: Sequence[_Needs], width: float) -> list[float]:
    """The least widths, raised so that as many columns of names, dates and short texts as there is room for stay on one
    line: dates and names first, then the narrowest."""
    floor = [need.least for need in needs]
    wishes = [(0, max(need.whole - need.least, 0.0), place) for place, need in enumerate(needs)]
    wishes += [
        (1, need.natural - max(need.whole, need.least), place)
        for place, need in enumerate(needs)
        if need.short
    ]
    for rank, more, place in sorted(wishes):
        if more > 0 and sum(floor) + more <= (_CROWDED if rank else _FIGURES) * width:
            floor[place] += more
    return floor


@once(64)
def _needs(table: Table) -> tuple[_Needs, ...]:
    needs = [_Needs() for _ in table.columns]
    step = max(1, -(-len(table.rows) // _SAMPLE))
    for line, column, text, bold in cell_texts(table, step):
        need = needs[column]
        parts = [text_width(part, TEXT_SIZE, bold) for part in text.split("\n")]
        size, total = max(parts), sum(parts) + _LINE_END * TEXT_SIZE * (len(parts) - 1)
        word = min(_longest_word(text, bold), _LONGEST_WORD * TEXT_SIZE)
        tower = min(size, _TOWER * TEXT_SIZE)
        need.natural = max(need.natural, size + INSETS + _ROOM)
        need.least = max(need.least, max(word, tower) + INSETS + _ROOM)
        if size <= _NAME * TEXT_SIZE or (size <= _FIGURE * TEXT_SIZE and _DATED.fullmatch(text)):
            need.whole = max(need.whole, size + INSETS + _ROOM)
        need.short = need.short and size <= _SHORT * TEXT_SIZE
        need.sizes.append((line, total))
    return tuple(needs)


def _weighted(table: Table, weights: Sequence[float], width: float) -> tuple[float, ...]:
    """The width shared by weight; a column whose longest word needs more than its share gets that much."""
    needs = [word + INSETS + _ROOM for word in _longest_words(table)]
    if sum(needs) >= width:
        return _scaled(weights, width)
    return shared(weights, needs, [width] * len(weights), width)


@once(64)
def _longest_words(table: Table) -> tuple[float, ...]:
    """The width of the longest word of every column."""
    longest = [0.0] * len(table.columns)
    for column, text, bold in distinct_texts(table):
        longest[column] = max(longest[column], _longest_word(text, bold))
    return tuple(longest)


def _longest_word(text: str, bold: bool) -> float:
    """Width of the longest stretch of a text that should not be broken; at least two Chinese characters."""
    words = (text_width(word, TEXT_SIZE, bold) + _APART * meetings(word) for word in _WORD.findall(text))
    return max((2 * TEXT_SIZE, *words))


def _grid(table: Table, width: float) -> tuple[float, ...]:
    """A matrix: the label column by its text up to a third of the width, the others alike."""
    count = len(table.columns)
    label = max(
        (text_width(text, TEXT_SIZE, True) for column, text, _ in distinct_texts(table) if column == 0),
        default=0.0,
    )
    if count == 1 or not label:
        return _scaled([1.0] * count, width)
    first = min(label + INSETS + _ROOM, width / 3) if count > 2 else width / 2
    return (first, *((width - first) / (count - 1),) * (count - 1))


def _scaled(weights: Sequence[float], width: float) -> tuple[float, ...]:
    total = sum(weights)
    return tuple(width * weight / total for weight in weights)


def breaks_words(table: Table, width: float) -> bool:
    """True when a Latin word is longer than its column in ``width`` points."""
    rooms = [width - INSETS for width in column_widths(table, width)]
    return any(_may_break(text, bold, rooms[column]) for column, text, bold in distinct_texts(table))


def _may_break(text: str, bold: bool, room: float) -> bool:
    """True when a stretch of a text is wider than ``room``. A short text of one script has none that is wider than itself."""
    if text.isascii() and room >= 2 * TEXT_SIZE and text_width(text, TEXT_SIZE, bold) <= room:
        return False
    return _longest_word(text, bold) > room


def tallest_row(table: Table, width: float) -> int:
    """Lines of the tallest cell of a table in ``width`` points."""
    rooms = [width - INSETS for width in column_widths(table, width)]
    return max(
        (lines_of(text, rooms[column], TEXT_SIZE, bold) for column, text, bold in distinct_texts(table)),
        default=0,
    )
