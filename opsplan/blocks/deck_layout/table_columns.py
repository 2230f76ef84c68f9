"""How wide the columns of a table are, by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from opsplan.blocks.deck import Para
from opsplan.blocks.deck_layout.text import FONT_ROOM, widest_line
from opsplan.blocks.inline import plain
from opsplan.blocks.measure import text_width
from opsplan.patterns import lazy_pattern

_ONE_PIECE = lazy_pattern(r"[\d\s.,:%‰+\-−–—~～/年月日号万亿元人次个周季度¥$€()（）QWHV●○—]+")
"""Numbers, amounts and dates: they are not wrapped unless the table is wider than the slide."""

_WORD = lazy_pattern(r"[A-Za-z0-9.,%&'_-]+")

LEAST_EMS, SHORT_EMS = 4.5, 6.5
"""The least width of a column of words, and how wide a short text is that stays on one line, in ems."""


def is_one_piece(text: str) -> bool:
    """True for a short number, amount, date or score, whose cell is never wrapped."""
    return len(text) <= 24 and _ONE_PIECE.fullmatch(text) is not None


def column_widths(
    columns: Sequence[Sequence[Sequence[Para]]],
    weights: Sequence[float],
    insets: Sequence[float],
    width: float,
) -> tuple[float, ...]:
    """Widths that add up to ``width``. ``columns`` holds the paragraphs of each cell by column, ``weights`` the
    shares the plan's template asks for (all zero: by content), ``insets`` what each column leaves empty."""
    natural = [
        max(map(widest_line, cells), default=0.0) + side for cells, side in zip(columns, insets, strict=True)
    ]
    least = [
        min(max(_least(cells) + side, 30.0), want)
        for cells, side, want in zip(columns, insets, natural, strict=True)
    ]
    if sum(least) >= width:
        return _scaled(least, width)
    if sum(natural) <= width:
        spare = width - sum(natural)
        shares = [sqrt(max(each, 1.0)) for each in natural]
        return tuple(each + spare * share / sum(shares) for each, share in zip(natural, shares, strict=True))
    if all(weights):
        wished = [width * weight / sum(weights) for weight in weights]
        if all(each >= low for each, low in zip(wished, least, strict=True)):
            return tuple(wished)
    return _shared(least, natural, width)


def _least(cells: Sequence[Sequence[Para]]) -> float:
    """Room for the widest thing that stays in one piece, or for a few characters of words."""
    widths = [0.0]
    for cell in cells:
        text = "".join(plain(each.text) for each in cell)
        size = max((each.size for each in cell), default=12.0)
        widest = widest_line(cell)
        whole = is_one_piece(text) or widest <= SHORT_EMS * size
        widths.append(widest if whole else min(widest, max(LEAST_EMS * size, longest_word(cell))))
    return max(widths)


def longest_word(cell: Sequence[Para]) -> float:
    """Width of the longest Latin word or number, up to nine ems."""
    widths = [0.0]
    for each in cell:
        words = _WORD.findall(plain(each.text))
        widths += [min(text_width(word, each.size, True) / FONT_ROOM + 1, 9 * each.size) for word in words]
    return max(widths)


def _scaled(widths: Sequence[float], width: float) -> tuple[float, ...]:
    return tuple(each * width / sum(widths) for each in widths)


def _shared(least: Sequence[float], natural: Sequence[float], width: float) -> tuple[float, ...]:
    """The least widths, and what is left by the root of how much more each column wants: a column with ten times
    the text gets about three times the room. No column gets more than it wants."""
    widths = list(least)
    left = width - sum(widths)
    open_columns = {index for index in range(len(widths)) if natural[index] - widths[index] > 0.01}
    while left > 0.01 and open_columns:
        shares = {index: sqrt(natural[index] - least[index]) for index in open_columns}
        total = sum(shares.values())
        given = {i: min(left * share / total, natural[i] - widths[i]) for i, share in shares.items()}
        for index, more in given.items():
            widths[index] += more
        left -= sum(given.values())
        open_columns = {index for index in open_columns if natural[index] - widths[index] > 0.01}
    return _scaled(widths, width)
