"""Steps of a process beside each other, numbered, each with what is done in it."""

from __future__ import annotations

from opsplan.blocks.deck_layout.elements import Element, Scale
from opsplan.blocks.deck_layout.kinds.kind import BELOW, Body, Kind, Slot, stacked
from opsplan.blocks.deck_layout.make_elements import elements_of
from opsplan.blocks.deck_layout.make_text import all_paras
from opsplan.blocks.deck_layout.panels import CardRow, CardText
from opsplan.blocks.deck_layout.text import para
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import Block, ListBlock, ListItem, Paragraph
from opsplan.diagnostics import Bilingual

_LEAST_STEPS, _MOST_STEPS = 2, 6


def _is_steps(block: Block) -> bool:
    return isinstance(block, ListBlock) and _LEAST_STEPS <= len(block.items) <= _MOST_STEPS


def _arrange(body: Body) -> tuple[Element, ...]:
    (steps,) = (block for block in body.slots["steps"] if isinstance(block, ListBlock))
    cards = (_step(number, item, body.scale) for number, item in enumerate(steps.items, steps.start))
    return (CardRow(tuple(cards)), *elements_of(body.slots["below"], body.scale, body.width))


def _step(number: int, item: ListItem, scale: Scale) -> CardText:
    """A card: its number, the item's first paragraph, and what follows it in the item."""
    first = item.blocks[0] if item.blocks else None
    named = isinstance(first, Paragraph)
    head = [para(run(str(number)), 24.0 if scale.prose > 14 else 18.0, color="accent", bold=True)]
    if isinstance(first, Paragraph) and first.text:
        head.append(para(first.text, scale.prose, bold=True))
    return CardText(tuple(head), all_paras(item.blocks[named:], scale.table), ())


PROCESS = Kind(
    Bilingual("流程步骤", "process"),
    (
        Slot(
            "steps",
            _is_steps,
            Bilingual("一个二至六项的列表，每项一步", "a list of two to six items, a step each"),
            least=1,
            most=1,
        ),
        BELOW,
    ),
    _arrange,
    stacked,
)
