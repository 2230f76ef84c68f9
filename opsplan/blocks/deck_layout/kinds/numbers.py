"""Big numbers: two to four of them, as large as their strip lets them be, above a line of proof each."""

from __future__ import annotations

from opsplan.blocks.deck_layout.elements import Element
from opsplan.blocks.deck_layout.kinds.kind import BELOW, WORDS, Body, Kind, Slot, stacked
from opsplan.blocks.deck_layout.make_cards import number_rows
from opsplan.blocks.deck_layout.make_elements import elements_of
from opsplan.blocks.nodes import BigNumbers
from opsplan.diagnostics import Bilingual

_SIZES = (54.0, 44.0, 36.0, 32.0, 24.0, 20.0, 18.0, 16.0)
_LABEL = 16.0


def _arrange(body: Body) -> tuple[Element, ...]:
    elements: list[Element] = []
    for block in body.blocks:
        if isinstance(block, BigNumbers) and body.scale.prose >= _LABEL:
            elements += number_rows(block, body.width, _SIZES, (_LABEL,))
        else:
            elements += elements_of((block,), body.scale, body.width, body.title)
    return tuple(elements)


NUMBERS = Kind(
    Bilingual("大数字", "big numbers"),
    (
        Slot(
            "numbers",
            lambda block: isinstance(block, BigNumbers),
            Bilingual("二至四个大数字", "two to four big numbers"),
            least=1,
        ),
        BELOW,
        WORDS,
    ),
    _arrange,
    stacked,
)
