"""Text that is measured before it is placed: where its lines break, how high it is, where it can be split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from opsplan.blocks.deck import Para, run_size, text_indent
from opsplan.blocks.drawing import HAlign
from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.measure import line_height, meetings, text_width, wrapped

FONT_ROOM = 0.96
"""Real fonts are a few percent wider than the measured ones; lines are broken at this share of the width."""

_LEADING = ((54.0, 64.0), (44.0, 54.0), (42.0, 54.0), (40.0, 54.0), (36.0, 48.0), (32.0, 42.0), (28.0, 36.0), (24.0, 32.0), (20.0, 28.0),
            (18.0, 26.0), (16.0, 24.0), (14.0, 20.0), (12.0, 17.0))  # fmt: skip


_SCRIPT_GAP = 0.25
"""Ems that LibreOffice and WPS put between Chinese and Latin letters, beside the space that is written there."""

_KEPT_TOGETHER = 4
"""Lines from which a paragraph is long enough to keep two of them together."""

MOST_LINES = 100
"""Lines of a paragraph that are looked at; a body holds 25."""


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
    """Where the first hundred lines of ``paragraph`` begin in its text when its box is ``width`` points wide.

    No slide holds more of them, so that a text over many slides costs each slide only its own lines. Every line is
    measured by itself: where a text is cut at the start of a line, both parts keep their lines.

    The cache is bounded and cannot be told from none: the function is pure and its arguments are frozen. It spares
    the rows of a table that wait for their slide from being measured again for every slide before it.
    """
    bold = paragraph.bold or any(run.bold for run in paragraph.text)
    room = (width - text_indent(paragraph)) * FONT_ROOM
    words = _as_measured(paragraph.text)
    if "\n" not in words and _has_small(paragraph) and _mixed_width(paragraph, bold) <= room:
        return (0,)
    starts: list[int] = []
    offset = 0
    for part in words.split("\n"):
        position = 0
        for line in wrapped(part, paragraph.size, room, bold, _SCRIPT_GAP):
            position = max(part.find(line, position), position)
            starts.append(offset + position)
            position += len(line)
            if len(starts) >= MOST_LINES:
                return tuple(starts)
        offset += len(part) + 1
    return tuple(starts)


def font_room(text: str, bold: bool) -> float:
    """The share of a line's width that the measured text may take: real fonts are wider, and so are the places
    where Chinese and Latin letters meet."""
    count = meetings(text)
    wide = text_width(text, 1.0, bold)
    return FONT_ROOM * wide / (wide + _SCRIPT_GAP * count) if count else FONT_ROOM


def _has_small(paragraph: Para) -> bool:
    return any(run.small for run in paragraph.text)


def _mixed_width(paragraph: Para, bold: bool) -> float:
    """Width of a line in which some runs are small, gaps between the scripts included."""
    widths = [text_width(run.text, run_size(run, paragraph), bold) for run in paragraph.text]
    return sum(widths) + _SCRIPT_GAP * paragraph.size * meetings(plain(paragraph.text))


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


def text_fits(paragraphs: Sequence[Para], width: float, room: float) -> bool:
    """True when paragraphs one below the other take at most ``room`` points; of a long text only so much is measured."""
    used = 0.0
    for each in paragraphs:
        if used > room:
            return False
        used += count_lines(each, width) * pitch(each) + each.after
    return not paragraphs or used - paragraphs[-1].after <= room


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
        lines = _lines_here(int((room - used + 0.01) / pitch(each)), len(starts), alone=not head)
        rest = tuple(paragraphs[index:])
        if lines:
            head.append(replace(each, text=cut(each.text, 0, starts[lines]), after=0.0))
            rest = (_going_on(each, starts[lines]), *paragraphs[index + 1 :])
        elif len(head) > 1 and _heads_what_follows(head[-1]):
            rest = (head.pop(), *rest)
        return tuple(head), rest
    return tuple(head), ()


def _lines_here(fitting: int, lines: int, *, alone: bool) -> int:
    """How many of a paragraph's ``lines`` stay where ``fitting`` of them have room: no single line is left behind or goes
    on alone, unless nothing else stands there or the paragraph has but a few lines."""
    fitting = max(fitting, 0)
    if lines < _KEPT_TOGETHER:
        return fitting
    if fitting == lines - 1:
        fitting -= 1
    return fitting if fitting > 1 or alone else 0


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
        if _has_small(each):
            widths.append(_mixed_width(each, bold) / FONT_ROOM + text_indent(each) + 0.5)
            continue
        widths += [
            (text_width(part, each.size, bold) + _SCRIPT_GAP * each.size * meetings(part)) / FONT_ROOM
            + text_indent(each)
            + 0.5
            for part in _as_measured(each.text).split("\n")
        ]
    return max(widths)
