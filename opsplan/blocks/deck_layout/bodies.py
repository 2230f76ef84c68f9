"""Bodies of slides: the kind that shows the blocks, the largest type that needs one slide, else split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from opsplan.blocks.deck import SlideKind
from opsplan.blocks.deck_layout.elements import SCALES, Element, Fitted, fit_stack, stack_height
from opsplan.blocks.deck_layout.grid import Box
from opsplan.blocks.deck_layout.kinds import Body, filled_kind
from opsplan.blocks.nodes import Block, CaptionList, Landscape, PageBreak, Rule, Table, Toc

SPLIT_SCALES = SCALES[:2]
"""What is spread over several slides anyway keeps a size that can be read from the last row."""


def fit_body(
    blocks: Sequence[Block], layout: SlideKind | Literal[""], title: str, room: Box
) -> tuple[Fitted, ...]:
    """The bodies of the slides that show ``blocks`` in ``room``, one after the other; there is always one.

    First all is shown in the largest type; then in smaller steps; then in the words that a table has for little room;
    then on several slides. Nothing is left out.
    """
    shown = tuple(_shown(blocks))
    kind, slots = filled_kind(layout, shown)
    bodies = [Body(shown, slots, scale, title, room.w, room.h) for scale in SCALES]
    tighter = tuple(map(_tighter, shown))
    again = (
        [replace(bodies[-1], blocks=tighter, slots=filled_kind(layout, tighter)[1])]
        if tighter != shown
        else []
    )
    for body in (*bodies, *again):
        elements = kind.arrange(body)
        if stack_height(elements, room.w) <= room.h:
            fitted, rest = fit_stack(elements, room.w, room.h)
            if not rest:
                return (fitted,)
    large, small = (tuple(_pages(kind.split(body), room)) for body in bodies[: len(SPLIT_SCALES)])
    return small if len(small) < len(large) else large


def _tighter(block: Block) -> Block:
    if not isinstance(block, Table) or block.tighter is None:
        return block
    return replace(block.tighter, caption=block.caption, note=block.note)


def _shown(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that a slide shows: it breaks by itself, and a deck has an agenda."""
    for block in blocks:
        if isinstance(block, Landscape):
            yield from _shown(block.blocks)
        elif not isinstance(block, PageBreak | Toc | CaptionList | Rule):
            yield block


def _pages(elements: Sequence[Element], room: Box) -> Iterator[Fitted]:
    rest = tuple(elements)
    while rest:
        fitted, rest = fit_stack(rest, room.w, room.h)
        if not fitted.shapes:
            raise RuntimeError("an element placed nothing on an empty slide")
        yield fitted
