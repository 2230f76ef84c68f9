"""Which slides a deck tells: as many as its length allows, divided where that helps."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from opsplan.blocks.deck import SlideSource
from opsplan.blocks.inline import Inlines
from opsplan.blocks.nodes import Block, SlideFigure, Table
from opsplan.blocks.slide_figures import StepRow
from opsplan.model.editions import Length

MOST, SMALL_MOST = 18, 12
"""Slides of a standard deck, cover and closing among them; and of one whose plan says little."""
_DIVIDERS_FROM = 18
"""Slides with something to show from which a deck divides its sections."""
_DIVIDED_SLIDES = 3
"""Slides that every section must have for a deck to be divided; a full deck is divided whatever it has."""
_ROWS = 8
"""Rows of a table on one slide."""
_FRAMES = ("section", "agenda")


def told(slides: tuple[SlideSource, ...], length: Length, room: int) -> tuple[SlideSource, ...]:
    """The slides without those that a standard deck has no room for, and with dividers only where sections are large.

    ``room`` is how many slides there may be beside those that stand before and after these.
    """
    kept = slides if length == "full" else _shortened(slides, room)
    return _divided(kept, length)


def _shortened(slides: tuple[SlideSource, ...], room: int) -> tuple[SlideSource, ...]:
    """Without as many optional slides as it takes to leave ``room`` slides, dividers not counted."""
    needed = {place: _takes(slide) for place, slide in enumerate(slides) if slide.layout != "section"}
    for _, place in sorted((slide.optional, place) for place, slide in enumerate(slides) if slide.optional):
        if sum(needed.values()) <= room:
            break
        del needed[place]
    return tuple(slide for place, slide in enumerate(slides) if place in needed or slide.layout == "section")


def _takes(slide: SlideSource) -> int:
    """How many slides it will be: a table of more rows than a slide has is split."""
    steps = (
        one.table for one in slide.blocks if isinstance(one, SlideFigure) and isinstance(one.model, StepRow)
    )
    tables = (*steps, *(block for block in slide.blocks if isinstance(block, Table)))
    rows = max((sum(row.kind == "body" for row in table.rows) for table in tables), default=0)
    return max(math.ceil(rows / _ROWS), 1)


def _divided(slides: tuple[SlideSource, ...], length: Length) -> tuple[SlideSource, ...]:
    """Dividers stand only before sections that have slides; none at all in a short deck or in one of small sections,
    whose breadcrumbs and agenda say enough."""
    shown = [slide for slide in slides if slide.layout not in _FRAMES]
    divided = {slide.section for slide in slides if slide.layout == "section"}
    sizes = Counter(slide.section for slide in shown if slide.section in divided)
    least = 1 if length == "full" else _DIVIDED_SLIDES
    if len(shown) < _DIVIDERS_FROM or min(sizes.values(), default=0) < least:
        return tuple(slide for slide in slides if slide.layout != "section")
    filled = {slide.section for slide in shown}
    return tuple(slide for slide in slides if slide.layout != "section" or slide.section in filled)


def table_notes(blocks: Iterable[Block]) -> tuple[Inlines, ...]:
    """What the footnotes of views say, for notes, which have no footnotes."""
    rows = (row for block in blocks if isinstance(block, Table) for row in block.rows)
    found = (run.note for row in rows for cell in row.cells for run in cell.text if run.note)
    return tuple(dict.fromkeys(found))


def appendix_of(slides: Iterable[SlideSource]) -> tuple[SlideSource, ...]:
    """The slides of an appendix; nothing when there is only what divides it from the rest."""
    found = tuple(slides)
    return found if any(slide.layout not in _FRAMES for slide in found) else ()
