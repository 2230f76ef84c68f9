"""Text that is measured before it is placed: where its lines break, how high it is, where it can be split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from opsplan.blocks.deck import Para, text_indent
from opsplan.blocks.drawing import HAlign
from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.measure import line_height, text_width, wrap

FONT_ROOM = 0.97
"""Real fonts are a few percent wider than the measured ones; lines are broken at this share of the width."""

_LEADING = ((44.0, 54.0), (42.0, 54.0), (40.0, 54.0), (36.0, 48.0), (32.0, 42.0), (24.0, 32.0), (20.0, 28.0),
            (18.0, 26.0), (16.0, 24.0), (14.0, 20.0), (12.0, 17.0))  # fmt: skip


_SCRIPT_GAP = 0.25
"""Ems that LibreOffice and WPS put between Chinese and Latin letters, beside the space that is written there."""


def leading_of(size: float) -> float:
    """The line pitch that goes with a size, in points."""
    return dict(_LEADING).get(size, line_height(size))


def para(
    text: Inlines, size: float, *, color: str = "ink", bold: bool = False, align: HAlign = "left", bullet: str = "",
    level: int = 0, after: float = 0.0,
) -> Para:  # fmt: skip
    """A paragraph with the line pitch of its size."""
    return Para(text, size, leading_of(size), color, bold, align, bullet, level, after)


def cut(text: Inlines, begin: int, end: int | None = None) -> Inlines:
    """The characters ``begin`` to ``end`` of the runs, looks and sources kept."""
    kept: list[Run] = []
    position = 0
    for run in text:
        stop = position + len(run.text)
        first = max(begin - position, 0)
        last = len(run.text) if end is None else min(end - position, len(run.text))
        if first < last:
            kept.append(replace(run, text=run.text[first:last]))
        position = stop
    return tuple(kept)


@lru_cache(maxsize=2048)
def line_starts(paragraph: Para, width: float) -> tuple[int, ...]:
    """Where the lines of ``paragraph`` begin in its text when its box is ``width`` points wide."""
    bold = paragraph.bold or any(run.bold for run in paragraph.text)
    room = (width - text_indent(paragraph)) * font_room(plain(paragraph.text), bold)
    starts: list[int] = []
    offset = 0
    for part in _as_measured(paragraph.text).split("\n"):
        position = 0
        for line in wrap(part, paragraph.size, room, bold):
            position = max(part.find(line, position), position)
            starts.append(offset + position)
            position += len(line)
        offset += len(part) + 1
    return tuple(starts)


def font_room(text: str, bold: bool) -> float:
    """The share of a line's width that the measured text may take: real fonts are wider, and so are the places
    where Chinese and Latin letters meet."""
    words = text.replace(" ", "")
    meetings = sum((a > "\u2e7f") != (b > "\u2e7f") for a, b in pairwise(words))
    wide = text_width(text, 1.0, bold)
    return FONT_ROOM * wide / (wide + _SCRIPT_GAP * meetings) if meetings else FONT_ROOM


def _as_measured(text: Inlines) -> str:
    """The text with fixed-width runs as digits, which are as wide as every letter of such a font."""
    return "".join(
        "".join("0" if " " < letter < "\x7f" else letter for letter in run.text) if run.code else run.text
        for run in text
    )


def count_lines(paragraph: Para, width: float) -> int:
    """How many lines ``paragraph`` takes in a box ``width`` points wide."""
    return len(line_starts(paragraph, width))


def text_height(paragraphs: Sequence[Para], width: float) -> float:
    """Height of paragraphs one below the other; the space after the last one does not count."""
    if not paragraphs:
        return 0.0
    total = sum(count_lines(each, width) * pitch(each) + each.after for each in paragraphs)
    return total - paragraphs[-1].after


def pitch(paragraph: Para) -> float:
    """The distance of its lines, in points."""
    return paragraph.leading or line_height(paragraph.size)


def split_text(
    paragraphs: Sequence[Para], width: float, room: float
) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """The paragraphs that fit ``room`` points, and the rest. A paragraph is split between its lines; what goes
    on hangs under its bullet. A small heading does not stay alone at the end."""
    head: list[Para] = []
    used = 0.0
    for index, each in enumerate(paragraphs):
        starts = line_starts(each, width)
        height = len(starts) * pitch(each)
        if used + height <= room + 0.01:
            head.append(each)
            used += height + each.after
            continue
        lines = max(int((room - used + 0.01) / pitch(each)), 0)
        rest = tuple(paragraphs[index:])
        if lines:
            end = _part_end(each, width, lines, starts[lines])
            head.append(replace(each, text=cut(each.text, 0, end), after=0.0))
            rest = (_going_on(each, end), *paragraphs[index + 1 :])
        elif len(head) > 1 and _heads_what_follows(head[-1]):
            rest = (head.pop(), *rest)
        return tuple(head), rest
    return tuple(head), ()


def _part_end(paragraph: Para, width: float, lines: int, end: int) -> int:
    """Where a part of ``lines`` lines ends: at ``end`` or before, since a part may mix scripts more densely than the
    whole paragraph and so wrap into a line more."""
    while len(starts := line_starts(replace(paragraph, text=cut(paragraph.text, 0, end)), width)) > lines:
        end = starts[lines]
    return end


def _going_on(paragraph: Para, start: int) -> Para:
    level = paragraph.level + (1 if paragraph.bullet else 0)
    return replace(paragraph, text=cut(paragraph.text, start), bullet="", level=level)


def _heads_what_follows(paragraph: Para) -> bool:
    return paragraph.bold and not paragraph.bullet and len(plain(paragraph.text)) < 40


def widest_line(paragraphs: Iterable[Para]) -> float:
    """Width that lets every paragraph keep the lines it was written in, font room included."""
    widths = [0.0]
    for each in paragraphs:
        bold = each.bold or any(run.bold for run in each.text)
        widths += [
            text_width(part, each.size, bold) / font_room(plain(each.text), bold) + text_indent(each) + 0.5
            for part in _as_measured(each.text).split("\n")
        ]
    return max(widths)
