"""Blocks to elements of a body, and bodies to slides: the largest scale that needs one slide, else split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from opsplan.blocks.deck_layout.elements import (
    GAP,
    SCALES,
    Element,
    Fitted,
    Scale,
    Text,
    fit_stack,
    stack_height,
)
from opsplan.blocks.deck_layout.frame import BODY_HEIGHT, WIDTH
from opsplan.blocks.deck_layout.make_table import table_elements
from opsplan.blocks.deck_layout.make_text import all_paras, text_paras
from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import (
    Block,
    Code,
    Heading,
    Landscape,
    ListBlock,
    PageBreak,
    Paragraph,
    Rule,
    Table,
    Toc,
)

SPLIT_SCALE = SCALES[1]
"""What is spread over several slides anyway keeps a size that can be read from the last row."""


def elements_of(blocks: Iterable[Block], scale: Scale, width: float, title: str = "") -> tuple[Element, ...]:
    """The elements of a stack of blocks ``width`` points wide. Text that follows text is one element."""
    elements: list[Element] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph() | ListBlock() | Code() | Rule():
                paras = tuple(
                    each for each in text_paras(block, scale.prose) if plain(each.text) or each.bullet
                )
                if paras and elements and isinstance(elements[-1], Text) and not elements[-1].fill:
                    elements[-1] = Text((*elements[-1].paragraphs, *paras))
                elif paras:
                    elements.append(Text(paras))
            case Table():
                elements += table_elements(block, scale, width, title)
            case Landscape():
                elements += elements_of(block.blocks, scale, width, title)
            case PageBreak() | Toc():
                continue  # slides break by themselves, and a deck has an agenda
            case _:
                elements.append(Text(all_paras((block,), scale.prose)))
    return tuple(elements)


def fit_body(blocks: Sequence[Block], layout: str, title: str) -> tuple[Fitted, ...]:
    """The bodies of the slides that show ``blocks``, one after the other."""
    for scale in SCALES:
        elements = elements_of(blocks, scale, WIDTH, title)
        if stack_height(elements, WIDTH) <= BODY_HEIGHT:
            fitted, rest = fit_stack(elements, WIDTH, BODY_HEIGHT)
            if not rest:
                return (fitted,)
    return tuple(_pages(elements_of(blocks, SPLIT_SCALE, WIDTH, title)))


def _pages(elements: Sequence[Element]) -> Iterable[Fitted]:
    rest = tuple(elements)
    while rest:
        fitted, rest = fit_stack(rest, WIDTH, BODY_HEIGHT, gap=GAP)
        yield fitted
