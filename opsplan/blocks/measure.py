"""How wide text is, and where it wraps, without opening a font.

Chinese type is square, so a CJK or full-width character is one em whatever the font. Latin widths are
those of Arial (the metrics that Liberation Sans shares) rounded to thousandths of an em. Real
fonts differ by a few percent; callers leave that much room.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType

_REGULAR = (
    (" !,./:;I[\\]t|f", 0.278), ("'", 0.191), ("ijl", 0.222), ("()-r`", 0.333), ('"', 0.355), ("*", 0.389),
    ("{}", 0.334), ("^", 0.469), ("Jcksvxyz", 0.5), ("#$0123456789?L_abdeghnopqu", 0.556),
    ("+<=>~", 0.584), ("FTZ", 0.611), ("&ABEKPSVXY", 0.667), ("CDHNRUw", 0.722), ("GOQ", 0.778), ("Mm", 0.833),
    ("%", 0.889), ("W", 0.944), ("@", 1.015), ("·", 0.333), ("–×÷−±", 0.57), ("—…‰", 1.0), ("‘’", 0.222), ("“”", 0.333),
    ("•", 0.35), ("\u00a0", 0.278), ("\t", 2.0),
)  # fmt: skip
_BOLD = (
    ("'", 0.238), (" ,./I\\i jl", 0.278), ("|", 0.28), ("!()-:;[]`ft", 0.333), ("*r{}", 0.389), ('"', 0.474),
    ("Jaceksvxyz$0123456789_", 0.556), ("#?Lbdghnopqu", 0.611), ("FTZ", 0.611), ("EPSVXY", 0.667),
    ("&ABCDHKNRU", 0.722), ("GOQw", 0.778), ("M", 0.833), ("m%", 0.889), ("W", 0.944), ("@", 0.975), ("^", 0.584),
)  # fmt: skip

_WIDTHS = MappingProxyType({character: em for characters, em in _REGULAR for character in characters})
_BOLD_WIDTHS = MappingProxyType(
    {**_WIDTHS, **{character: em for characters, em in _BOLD for character in characters}}
)

NO_LINE_START = frozenset("、，。．；：？！）］｝】〕〉》」』〗’”…—～·‰％℃°々ー,.;:?!)]}%")
"""Characters that may not begin a line (GB/T 15834 closing marks and their half-width twins)."""
NO_LINE_END = frozenset("（［｛【〔〈《「『〖‘“￥＄([{$¥")
"""Characters that may not end a line."""

_LABEL = 200
"""Characters of a text whose pieces are kept; of a longer one only the first lines may be wanted."""
_LAST_OF_LATIN = "\u2e7f"
"""Characters behind this one are Chinese, Japanese, Korean or full-width forms."""

_OTHER_LETTER = 0.6
"""Em of a letter outside the table (accented Latin, Greek, Cyrillic, Arabic …): a little more than the usual."""


@cache
def _em(character: str, bold: bool) -> float:
    table = _BOLD_WIDTHS if bold else _WIDTHS
    if character in table:
        return table[character]
    if character in "\u200b\u200c\u200d\u2060\ufeff" or unicodedata.category(character) in (
        "Mn",
        "Me",
        "Cf",
        "Cc",
    ):
        return 0.0
    if character == "¥" or _is_square(
        character
    ):  # the sign is a square in Chinese fonts, which often draw it
        return 1.0
    base = unicodedata.normalize("NFD", character)[0]
    return table.get(base, _OTHER_LETTER)


class _Ems(dict[str, float]):
    """Widths in em, each worked out when it is first asked for."""

    def __init__(self, bold: bool) -> None:
        super().__init__()
        self._bold = bold

    def __missing__(self, character: str) -> float:
        self[character] = em = _em(character, self._bold)
        return em


_EMS, _BOLD_EMS = _Ems(False), _Ems(True)


@cache
def _is_square(character: str) -> bool:
    """True for what a Chinese font draws in a full square: CJK, full-width forms, arrows, shapes and emoji."""
    code = ord(character)
    return (
        unicodedata.east_asian_width(character) in ("W", "F")
        or 0x2190 <= code <= 0x27FF
        or 0x2B00 <= code <= 0x2BFF
        or code >= 0x1F000
    )


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width in points of ``text`` on one line at ``size`` points. Combining marks and controls take no room."""
    return _ems(text, bold) * size


@lru_cache(maxsize=1 << 14)
def _ems(text: str, bold: bool) -> float:
    return sum(map((_BOLD_EMS if bold else _EMS).__getitem__, text))


def line_height(size: float) -> float:
    """Height in points of a line of text at ``size`` points, single spaced."""
    return 1.2 * size + 0.3


def shorten(text: str, size: float, width: float, bold: bool = False) -> str:
    """``text`` on one line, cut with ``…`` when it is wider than ``width`` points; empty when not even that fits."""
    flat = " ".join(text.split())
    if text_width(flat, size, bold) <= width:
        return flat
    room = width - _em("…", bold) * size
    if room < 0:
        return ""
    used = 0.0
    for index, character in enumerate(flat):
        used += _em(character, bold) * size
        if used > room:
            return flat[:index].rstrip() + "…"
    return flat


def wrap(text: str, size: float, width: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of ``text`` in a box ``width`` points wide; ``"\\n"`` begins a new line.

    Lines break at spaces and between CJK characters, but never before a closing or after an opening mark.
    A word wider than the box is broken. The spaces at a break are dropped. There is always one line.
    """
    return tuple(wrapped(text, size, width, bold))


def wrapped(text: str, size: float, width: float, bold: bool = False, gap: float = 0.0) -> Iterator[str]:
    """The lines of :func:`wrap` one by one, so that who needs the first of a long text does not pay for the rest.

    ``gap`` is the room in ems that a program adds wherever Chinese and Latin characters meet.
    """
    for part in text.split("\n"):
        yield from _wrap_line(part, size, max(width, size), bold, gap * size)


def _wrap_line(text: str, size: float, width: float, bold: bool, gap: float) -> Iterator[str]:
    line: list[str] = []
    used = 0.0
    last = ""
    for piece in _kept_pieces(text) if len(text) <= _LABEL else _pieces(text):
        wide, bare, apart = text_width(piece, size, bold), piece.rstrip(" "), _apart(last, piece, gap)
        advance = (wide if bare == piece else text_width(bare, size, bold)) + apart
        if used and used + advance > width + 0.01:
            yield "".join(line).rstrip(" ")
            line, used, last = [], 0.0, ""
            piece = piece.lstrip(" ")
            wide, apart = text_width(piece, size, bold), _apart("", piece, gap)
            advance = text_width(piece.rstrip(" "), size, bold) + apart
        if advance > width + 0.01:
            *full, piece = _chop("".join((*line, piece)), size, width, bold, gap)
            line, used, last = [], 0.0, ""
            yield from full
            wide, apart = text_width(piece, size, bold), _apart("", piece, gap)
        line.append(piece)
        used += wide + apart
        last = piece.rstrip(" ")[-1:] or last
    yield "".join(line).rstrip(" ")


def _apart(before: str, piece: str, gap: float) -> float:
    """The points that a program adds between the characters of ``piece`` and before it."""
    return gap * meetings(before + piece) if gap else 0.0


@lru_cache(maxsize=1 << 15)
def meetings(text: str) -> int:
    """How often a Chinese and another character stand side by side, spaces left out."""
    if max(text, default="") <= _LAST_OF_LATIN:
        return 0
    return sum((a > _LAST_OF_LATIN) != (b > _LAST_OF_LATIN) for a, b in pairwise(text.replace(" ", "")))


def _pieces(text: str) -> Iterator[str]:
    """The stretches of ``text`` that stay together, each with the spaces that follow it."""
    begin = 0
    for index in range(1, len(text)):
        if _may_break(text[index - 1], text[index]):
            yield text[begin:index]
            begin = index
    if begin < len(text):
        yield text[begin:]


@lru_cache(maxsize=1024)
def _kept_pieces(text: str) -> tuple[str, ...]:
    """:func:`_pieces` of a short text, which is tried at several widths and sizes."""
    return tuple(_pieces(text))


@lru_cache(maxsize=1 << 16)
def _may_break(before: str, after: str) -> bool:
    if after == " " or after in NO_LINE_START or before in NO_LINE_END or _joins(before, after):
        return False
    return (
        (before in " \u200b-–/" and not (before != " " and after.isdigit()))
        or _is_square(before)
        or _is_square(after)
    )


def _joins(before: str, after: str) -> bool:
    """True between the characters of one sign: a letter and its marks, the parts of an emoji."""
    return (
        before == "\u200d"
        or after in "\u200d\ufe0e\ufe0f"
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or unicodedata.combining(after) > 0
    )


def _chop(word: str, size: float, width: float, bold: bool, gap: float) -> Iterator[str]:
    """A word wider than the line, in pieces that fit; the last piece is what is left."""
    begin, used = 0, 0.0
    for index, character in enumerate(word):
        advance = _em(character, bold) * size
        if gap and index > begin:
            advance += gap * meetings(word[index - 1 : index + 1])
        if used + advance > width + 0.01 and index > begin:
            yield word[begin:index]
            begin, used, advance = index, 0.0, _em(character, bold) * size
        used += advance
    yield word[begin:]
