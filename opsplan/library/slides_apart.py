"""A slide whose figures each say something of their own, as a slide for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from opsplan.blocks.deck import SlideSource
from opsplan.blocks.inline import Inlines
from opsplan.blocks.nodes import Block, GanttFigure
from opsplan.blocks.time_figures import TimeFigure


def apart(slide: SlideSource) -> Iterator[SlideSource]:
    """A slide for every figure with a message, which is its title; what stands before the first keeps the slide's own.

    The speaker's notes stay with the first slide.
    """
    stacks: list[tuple[Inlines, list[Block]]] = [(slide.title, [])]
    for block in slide.blocks:
        if isinstance(block, GanttFigure | TimeFigure) and block.message:
            if stacks[-1][1]:
                stacks.append((block.message, []))
            else:
                stacks[-1] = (block.message, [])
        stacks[-1][1].append(block)
    for place, (title, blocks) in enumerate(stacks):
        yield replace(slide, title=title, blocks=tuple(blocks), notes=() if place else slide.notes)
