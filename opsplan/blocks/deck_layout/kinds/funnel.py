"""A funnel, and beside it what is done about it; where that leaves too little room for its texts, one below the other."""

from __future__ import annotations

from dataclasses import replace

from opsplan.blocks.deck_layout.elements import Element
from opsplan.blocks.deck_layout.figures import funnel_fits
from opsplan.blocks.deck_layout.kinds.kind import BELOW, Body, Kind, Slot, is_words, stacked
from opsplan.blocks.deck_layout.kinds.two import two_widths
from opsplan.blocks.deck_layout.make_elements import elements_of, side_by_side
from opsplan.blocks.nodes import Funnel
from opsplan.diagnostics import Bilingual

_FUNNEL, _GUTTER = 624.0, 36.0


def _arrange(body: Body) -> tuple[Element, ...]:
    (funnel,) = (block for block in body.slots["funnel"] if isinstance(block, Funnel))
    widths = two_widths(_FUNNEL, body.width, _GUTTER)
    if not body.slots["takeaways"] or not funnel_fits(funnel, widths[0]):
        return stacked(body)
    beside = side_by_side((body.slots["funnel"], body.slots["takeaways"]), widths, body.scale)
    return (replace(beside, gutter=_GUTTER), *elements_of(body.slots["below"], body.scale, body.width))


FUNNEL = Kind(
    Bilingual("漏斗", "funnel"),
    (
        Slot("funnel", lambda block: isinstance(block, Funnel), Bilingual("一个漏斗", "a funnel"), 1, 1),
        BELOW,
        Slot("takeaways", is_words, Bilingual("怎么做：段落、列表", "what is done: paragraphs, lists")),
    ),
    _arrange,
    stacked,
)
