"""Text for labels: how wide a box it needs, cut or broken into lines for one, with room for real fonts."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from opsplan.blocks.measure import meetings, shorten, text_width, wrapped

_FONT_ROOM = 0.95
"""Share of a box that measured text may take, since real fonts run wider."""
_AUTOSPACE = 0.25
"""Em that Office puts between Chinese and Latin characters."""


class Words(NamedTuple):
    """A text on at most ``lines`` lines; what is longer is cut with ``…``."""

    text: str
    size: float
    bold: bool = False
    lines: int = 2

    @property
    def longest_word(self) -> float:
        """Width of a box for the longest word that has no place to break."""
        return label_width(_longest_word(self.text, self.bold), self.size, self.bold)


class Lines(NamedTuple):
    """Words broken into lines. ``cut`` tells that something was left out."""

    words: Words
    lines: tuple[str, ...]
    cut: bool

    @property
    def height(self) -> float:
        return len(self.lines) * 1.2 * self.words.size + 1

    @property
    def width(self) -> float:
        """Width of a box for the widest line."""
        return max(label_width(line, self.words.size, self.words.bold) for line in self.lines)


@lru_cache(maxsize=1 << 15)
def _longest_word(text: str, bold: bool) -> str:
    words = (word for word in text.split() if word.isascii())
    return max(words, key=lambda word: text_width(word, 1.0, bold), default="")


@lru_cache(maxsize=1 << 15)
def label_width(text: str, size: float, bold: bool = False) -> float:
    """Points that the box of a text on one line needs."""
    return (text_width(text, size, bold) + _AUTOSPACE * size * meetings(text)) / _FONT_ROOM


def shortened(text: str, size: float, width: float, bold: bool = False) -> str:
    """The text on one line of a box, cut with ``…`` where it is wider; empty when nothing fits."""
    flat = " ".join(text.split())
    if label_width(flat, size, bold) <= width:
        return flat
    room = width * _FONT_ROOM
    found = shorten(flat, size, room, bold)
    while found and label_width(found, size, bold) > width:
        room -= size / 4
        found = shorten(flat, size, room, bold)
    return found


def broken(words: Words, width: float) -> Lines:
    """The words in lines of a box ``width`` points wide, about equally long, cut where they need more than they may have."""
    if "\n" not in words.text and label_width(words.text, words.size, words.bold) <= width:
        return Lines(words, (words.text.rstrip(" "),), False)
    room = max(width * _FONT_ROOM, words.size)
    lines = _wrap(words, room)
    if len(lines) > words.lines:
        at = 0
        for line in lines[: words.lines - 1]:
            at = words.text.index(line, at) + len(line)
        last = shortened(words.text[at:], words.size, max(width, words.size), words.bold)
        return Lines(words, (*lines[: words.lines - 1], last), True)
    if len(lines) > 1:
        total = label_width(words.text, words.size, words.bold) * _FONT_ROOM
        for share in (1.02, 1.08, 1.16, 1.3, 1.5, 1.7):
            least = max(total / len(lines) * share, words.longest_word * _FONT_ROOM)
            even = _wrap(words, min(least, room))
            if len(even) == len(lines):
                return Lines(words, even, False)
    return Lines(words, lines, False)


def _wrap(words: Words, room: float) -> tuple[str, ...]:
    """The lines of the words, no more than one over what they may have: a text of any length is quick."""
    found: list[str] = []
    for line in wrapped(words.text, words.size, room, words.bold, _AUTOSPACE):
        found.append(line)
        if len(found) > words.lines:
            break
    return tuple(found)
