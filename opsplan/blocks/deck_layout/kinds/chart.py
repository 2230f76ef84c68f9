"""Message, chart and takeaways: the chart at the left, what it means at the right, notes below both."""

from __future__ import annotations

from dataclasses import replace

from opsplan.blocks.deck_layout.elements import Element
from opsplan.blocks.deck_layout.kinds.kind import BELOW, Body, Kind, Slot, is_words, stacked
from opsplan.blocks.deck_layout.kinds.two import two_widths
from opsplan.blocks.deck_layout.make_elements import elements_of, side_by_side
from opsplan.blocks.deck_layout.panels import GUTTER
from opsplan.blocks.deck_layout.tables import BESIDE_ROWS, TableElement
from opsplan.blocks.nodes import Block, Chart, Table
from opsplan.diagnostics import Bilingual

_BESIDE_WORDS, _BESIDE_TABLE = 583.0, 370.0
_LOW_ROW = 25.0
"""The least height of a row of 12 points."""


def _explains(block: Block) -> bool:
    return is_words(block) or isinstance(block, Table)


def _arrange(body: Body) -> tuple[Element, ...]:
    others = body.slots["takeaways"]
    if not others:
        return stacked(body)
    has_table = any(isinstance(block, Table) for block in others)
    widths = two_widths(_BESIDE_TABLE if has_table else _BESIDE_WORDS, body.width, GUTTER)
    beside = side_by_side((body.slots["chart"], others), widths, body.scale)
    left, right = beside.stacks
    low = _LOW_ROW if body.scale.table < 14 else body.scale.row
    right = tuple(
        replace(each, per_slide=BESIDE_ROWS, least=low) if isinstance(each, TableElement) else each
        for each in right
    )
    below = elements_of(body.slots["below"], body.scale, body.width)
    return (replace(beside, stacks=(left, right)), *below)


def _split(body: Body) -> tuple[Element, ...]:
    """A table is kept beside its chart even if it needs a second slide."""
    has_table = any(isinstance(block, Table) for block in body.slots["takeaways"])
    return _arrange(body) if has_table else stacked(body)


CHART = Kind(
    Bilingual("图表与要点", "chart and takeaways"),
    (
        Slot(
            "chart",
            lambda block: isinstance(block, Chart),
            Bilingual("一张图表", "a chart"),
            least=1,
            most=1,
        ),
        BELOW,
        Slot(
            "takeaways",
            _explains,
            Bilingual("要点：段落、列表或表格", "what it means: paragraphs, lists or a table"),
        ),
    ),
    _arrange,
    _split,
)
