"""Anything, one below the other. Words alone are larger where they are few; a single paragraph is a statement."""

from __future__ import annotations

from opsplan.blocks.deck_layout.elements import SCALES, Element, Scale, stack_height
from opsplan.blocks.deck_layout.kinds.kind import Body, Kind, Slot, is_anything, is_words, stacked
from opsplan.blocks.deck_layout.kinds.quote import Saying
from opsplan.blocks.deck_layout.make_elements import elements_of
from opsplan.blocks.deck_layout.text import para
from opsplan.blocks.nodes import Paragraph
from opsplan.diagnostics import Bilingual

_LARGE = Scale(20.0, 14.0, 34.0)
_STATEMENT = 24.0
_FEW = 0.6
"""Share of the body that words may take in their larger type."""


def _arrange(body: Body) -> tuple[Element, ...]:
    if body.scale != SCALES[0] or not body.blocks or not all(map(is_words, body.blocks)):
        return stacked(body)
    first = body.blocks[0]
    large: tuple[Element, ...]
    if len(body.blocks) == 1 and isinstance(first, Paragraph) and first.style != "note" and first.text:
        large = (Saying((para(first.text, _STATEMENT),)),)
    else:
        large = elements_of(body.blocks, _LARGE, body.width, body.title)
    return large if stack_height(large, body.width) <= _FEW * body.height else stacked(body)


STACK = Kind(
    Bilingual("自上而下", "one below the other"),
    (Slot("rest", is_anything, Bilingual("任何内容", "anything")),),
    _arrange,
    stacked,
)
"""For whatever has no kind of its own."""
