"""The cover: department, title, the plan's phases to scale, and the facts at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from opsplan.blocks.drawing import Drawing, HAlign, Label, Rect
from opsplan.blocks.inline import Inlines, plain
from opsplan.blocks.measure import shorten, text_width, wrap
from opsplan.blocks.nodes import Cover, PhaseBar
from opsplan.writers.docx.drawings import write_drawing
from opsplan.writers.docx.grid import add_cell, add_grid, add_row
from opsplan.writers.docx.office import Frame
from opsplan.writers.docx.pictures import add_logo
from opsplan.writers.docx.prose import add_inlines, add_paragraph, add_plain
from opsplan.writers.docx.xml import twips
from opsplan.writers.ooxml.xml import clean, put, sub

_GAP, _BAR = 4.0, 7.0
"""Space between phase bars, and their height."""
_NAME, _NAME_GAP = 9.0, 6.0
"""Size of the names below them, and the least space between two."""
_FACTS_TOP = 508.0
"""Points from the top of the text to the facts."""
_LABEL = 90.0
"""Width of the labels of the facts."""
_FACT_ROW, _FACT_LINE = 30.5, 16.0
"""Height of a fact of one line, and of every further line."""
_FACT_SIZE, _FACT_PADDING = 10.5, 16.0
"""Size of a fact's text and the sum of its cell's margins, in points."""
_ABOVE_TITLE, _LEAST_ABOVE = 124.0, 24.0
"""Points above the title as its style has them, and on a low page."""
_TITLE = 26.0
"""Size of the title, in points."""


def write_cover(frame: Frame, cover: Cover) -> None:
    """Fill the first page. The space above the facts gives way to a long title."""
    office = frame.office
    # A paragraph with a tab, not a table: LibreOffice loses the text of shapes after a table that begins a document.
    logo = office.brand.logo
    line = add_paragraph(frame.parent, office, "CoverTop")
    if logo is not None:
        sub(line[0], "w:textAlignment", val="center")
        add_logo(line, frame, logo)
        add_plain(line, "\u2002" if cover.top else "")
    add_inlines(line, office, cover.top)
    if cover.confidentiality:
        sub(sub(line, "w:r"), "w:tab")
        add_inlines(line, office, cover.confidentiality, style="CoverMark")
    office.title = add_paragraph(frame.parent, office, "Title", _in_even_lines(cover.title, frame.width))
    used = (
        36.0
        + max(0.0, (logo.height if logo else 0.0) - 18.0)
        + _ABOVE_TITLE
        + 40.0 * len(wrap(plain(cover.title), 26, frame.width, True))
    )
    if cover.subtitle:
        add_paragraph(frame.parent, office, "Subtitle", cover.subtitle)
        used += 14.0 + 22.0 * len(wrap(plain(cover.subtitle), 14, frame.width))
    if cover.phases:
        _add_gap(frame, 22.0)
        write_drawing(frame, _phase_bars(cover.phases, frame.width), keep=False)
        used += 22.0 + 37.0
    facts = sum(_fact_height(value, frame.width) for _, value in cover.facts)
    used -= _raise_title(office.title, used + 48.0 + facts - frame.height)
    if cover.facts:
        top = min(_FACTS_TOP, frame.height - facts - 24.0)
        _add_gap(frame, max(24.0, top - used))
        table = add_grid(
            frame.parent, "OpsplanCover", (_LABEL, frame.width - _LABEL), alt=clean(plain(cover.title))
        )
        for label, value in cover.facts:
            row = add_row(table)
            add_paragraph(add_cell(row, _LABEL, office=office), office, "TableLabel", label)
            add_paragraph(add_cell(row, frame.width - _LABEL, office=office), office, "TableText", value)


def _fact_height(value: Inlines, width: float) -> float:
    lines = len(wrap(plain(value), _FACT_SIZE, width - _LABEL - _FACT_PADDING))
    return _FACT_ROW + _FACT_LINE * max(lines - 1, 0)


def _raise_title(title: etree._Element, missing: float) -> float:
    """Take what a low page is short of from the space above the title; returns the points that were taken."""
    if missing <= 0:
        return 0.0
    above = max(_LEAST_ABOVE, _ABOVE_TITLE - missing)
    put(sub(title[0], "w:spacing"), before=twips(above))
    return _ABOVE_TITLE - above


def _in_even_lines(title: Inlines, width: float) -> Inlines:
    """The title with a break where its last line would hold a few characters only: at the space nearest the middle."""
    text = plain(title)
    lines = wrap(text, _TITLE, width - _TITLE, True)
    if len(title) != 1 or len(lines) != 2 or text_width(lines[1], _TITLE, True) > width / 4:
        return title
    middle = text_width(text, _TITLE, True) / 2
    spaces = [i for i, character in enumerate(text) if character in " ，、：；,:;—" and 0 < i < len(text) - 1]
    wide = [i for i in range(2, len(text) - 3) if text[i] > "\u2e80" and text[i + 1] > "\u2e80"]
    at = min(
        spaces or wide, key=lambda i: abs(text_width(text[: i + 1], _TITLE, True) - middle), default=None
    )
    if at is None:
        return title
    return (replace(title[0], text=f"{text[: at + 1].rstrip()}\n{text[at + 1 :].lstrip()}"),)


def _add_gap(frame: Frame, points: float) -> None:
    """An empty line of an exact height: a table takes no space before itself."""
    paragraph = add_paragraph(frame.parent, frame.office, "Break")
    spacing = sub(paragraph[0], "w:spacing")
    put(spacing, before=0, after=0, line=twips(points), lineRule="exact")


def _phase_bars(phases: tuple[PhaseBar, ...], width: float) -> Drawing:
    """Bars as long as the phases last, and their names below, each as near to its bar as the next name allows."""
    days = [max(1, (phase.end - phase.start).days + 1) for phase in phases]
    gap = min(_GAP, width / (2 * len(phases)))
    room = width - gap * (len(phases) - 1)
    bars: list[Rect] = []
    left = 0.0
    for phase, length in zip(phases, days, strict=True):
        extent = room * length / sum(days)
        alt = f"{phase.name} {phase.start} – {phase.end}"
        bars.append(Rect(left, 0.0, extent, _BAR, fill=phase.color, name=phase.src or phase.name, alt=alt))
        left += extent + gap
    names = _names(phases, tuple(bar.x for bar in bars), width)
    return Drawing(
        width, _BAR + 3.0 + _NAME * 1.6, (*bars, *names), description="; ".join(bar.alt for bar in bars)
    )


def _names(phases: tuple[PhaseBar, ...], starts: tuple[float, ...], width: float) -> Iterator[Label]:
    """Placed from the right, so that a name which is longer than its bar moves to the left.

    Where the cover is too narrow for all, names are shortened; the bars still have them as alternative text.
    """
    share = width / len(phases) - _NAME_GAP
    crowded = sum(_name_width(phase.name) + _NAME_GAP for phase in phases) > width
    limit = width
    for phase, start in zip(reversed(phases), reversed(starts), strict=True):
        text = shorten(phase.name, _NAME, share) if crowded else phase.name
        if not text:
            continue
        extent = _name_width(text)
        left = max(0.0, min(start, limit - extent))
        align: HAlign = "right" if left < start else "left"
        yield Label(
            left,
            _BAR + 3.0,
            extent,
            _NAME * 1.6,
            text,
            _NAME,
            "ink3",
            align=align,
            name=f"name {phase.src}".strip(),
        )
        limit = left - _NAME_GAP


def _name_width(name: str) -> float:
    return text_width(name, _NAME) + 2.0
