"""Titles: fitted to two lines, broken where the sentence breathes, shortened at worst; unique in the deck."""

from __future__ import annotations

from dataclasses import replace
from math import floor, inf

from opsplan.blocks.deck import Para
from opsplan.blocks.deck_layout.text import count_lines, cut, font_room, line_starts, para
from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.measure import text_width
from opsplan.diagnostics import Lang
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

LINES = 2
_TOUCH = 0.01
_PAUSES = "，,：:；;。、—"
_BROKEN = lazy_pattern(r"(?<=[\u2e80-\u9fff\uff01-\uff5e])\n")


@dataclass(frozen=True, slots=True)
class Fit:
    """A line of display text in its box: what is shown, and whether something had to be left out."""

    paragraph: Para
    lines: int
    cut: bool

    @property
    def height(self) -> float:
        return self.lines * self.paragraph.leading


def fit_display(
    text: Inlines, sizes: tuple[float, ...], lines: int, width: float, *, color: str, bold: bool = True,
    suffix: str = "", height: float = inf,
) -> Fit:  # fmt: skip
    """``text`` in the largest size that needs at most ``lines`` lines and ``height`` points, else in the smallest and cut
    with ``…``; one line is shown in any height."""
    whole = _flat(text)
    tail = (Run(suffix),) if suffix else ()
    for size in sizes:
        paragraph = para((*whole, *tail), size, color=color, bold=bold)
        count = count_lines(paragraph, width)
        if count <= lines and count * paragraph.leading <= height + _TOUCH:
            return Fit(_balanced(paragraph, width) if count == 2 else paragraph, count, cut=False)
    paragraph = para(whole, sizes[-1], color=color, bold=bold)
    lines = max(1, min(lines, floor((height + _TOUCH) / paragraph.leading))) if height < inf else lines
    end = line_starts(paragraph, width)[lines] if count_lines(paragraph, width) > lines else len(plain(whole))
    while True:
        shown = replace(paragraph, text=(*cut(whole, 0, end), Run("…"), *tail))
        if count_lines(shown, width) <= lines or end <= 0:
            return Fit(shown, lines, cut=True)
        end -= 1


def _flat(text: Inlines) -> Inlines:
    """One paragraph: a title in outline view and in the list of slides has no line breaks."""
    return tuple(replace(run, text=" ".join(run.text.split("\n"))) for run in text)


def _balanced(paragraph: Para, width: float) -> Para:
    """Two lines broken after the punctuation nearest to the middle, where both halves fit."""
    words = plain(paragraph.text)
    room = width * font_room(words, paragraph.bold)
    whole = text_width(words, paragraph.size, paragraph.bold)
    best: tuple[float, int] | None = None
    for index, character in enumerate(words[:-1], 1):
        if (
            character not in _PAUSES
            or (character in ",:" and words[index] != " ")
            or words[index] in _PAUSES + "”）"
        ):
            continue
        left = text_width(words[:index], paragraph.size, paragraph.bold)
        distance = abs(left - whole / 2)
        if left <= room and whole - left <= room and (best is None or distance < best[0]):
            best = (distance, index)
    if best is None or best[0] > whole * 0.3:
        best = _middle_space(words, paragraph, room)
    if best is None:
        return paragraph
    head, tail = cut(paragraph.text, 0, best[1]), cut(paragraph.text, best[1])
    if tail and tail[0].text.startswith(" "):
        tail = (replace(tail[0], text=tail[0].text[1:]), *tail[1:])
    return replace(paragraph, text=(*head, Run("\n"), *tail))


def _middle_space(words: str, paragraph: Para, room: float) -> tuple[float, int] | None:
    """Distance and place of the space nearest to the middle of a Latin title, not within a date or an amount."""
    if not words.isascii():
        return None
    places = [i for i in range(1, len(words) - 1) if words[i] == " " and not _digit_beside(words, i)]
    found = []
    for index in places:
        left, right = (
            text_width(part, paragraph.size, paragraph.bold) for part in (words[:index], words[index + 1 :])
        )
        if max(left, right) <= room:
            found.append((abs(left - right) / 2, index))
    return min(found, default=None)


def _digit_beside(words: str, index: int) -> bool:
    return words[index - 1].isdigit() or words[index + 1].isdigit()


def part_suffix(number: int, count: int, lang: Lang, days: str = "") -> str:
    """``（1/2）`` behind the title of a slide that was split, of a month its ``days``: ``（1–14 日）``; nothing behind one
    that was not split."""
    if count <= 1:
        return ""
    if days:
        return f" (days {days})" if lang == "en" else f"（{days} 日）"
    return f" ({number}/{count})" if lang == "en" else f"（{number}/{count}）"


def again_suffix(number: int, lang: Lang) -> str:
    """Behind a title that another slide already has."""
    return f" ({number})" if lang == "en" else f"（{number}）"


def one_line(paragraph: Para) -> str:
    """The title as the slide's name: where it breaks behind Chinese punctuation it has no space."""
    return " ".join(_BROKEN.sub("", plain(paragraph.text)).split())
