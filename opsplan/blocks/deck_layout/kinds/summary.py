"""The plan on one page: big numbers above, panels below; one that ends them with numbered asks is filled."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks.deck_layout.elements import SCALES, Element, Scale
from opsplan.blocks.deck_layout.kinds.kind import REST, Body, Kind, Slot
from opsplan.blocks.deck_layout.make_elements import column_scale, elements_of
from opsplan.blocks.deck_layout.panels import Panel, SideBySide, shared_widths
from opsplan.blocks.nodes import BigNumbers, Block, Columns, Heading, ListBlock, Paragraph
from opsplan.diagnostics import Bilingual

_INSET, _LOW_INSET = 16.0, 12.0
"""Points around the text of a panel, and where it is set in the smallest type."""
_MOST_PANELS = 4


def _arrange(body: Body) -> tuple[Element, ...]:
    elements: list[Element] = []
    for block in body.blocks:
        filled = [each for each in block.columns if each] if isinstance(block, Columns) else []
        if isinstance(block, Columns) and 1 < len(filled) <= _MOST_PANELS:
            widths = shared_widths(block.weights, len(filled), body.width)
            stacks = tuple(
                (_panel(column, width, body.scale, last=index == len(filled) - 1),)
                for index, (column, width) in enumerate(zip(filled, widths, strict=True))
            )
            elements.append(SideBySide(stacks, widths))
        else:
            elements += elements_of((block,), body.scale, body.width, body.title)
    return tuple(elements)


def _panel(column: Sequence[Block], width: float, scale: Scale, last: bool) -> Element:
    inset = _INSET if scale != SCALES[-1] else _LOW_INSET
    inner = width - 2 * inset
    words = all(isinstance(each, Heading | Paragraph | ListBlock) for each in column)
    asks = last and words and any(isinstance(each, ListBlock) and each.ordered for each in column)
    color = "panel-text" if asks else "ink"
    elements = elements_of(column, column_scale(scale, inner), inner, color=color)
    return Panel(elements, "panel" if asks else "wash", inset)


SUMMARY = Kind(
    Bilingual("一页看懂", "on one page"),
    (
        Slot(
            "numbers",
            lambda block: isinstance(block, BigNumbers),
            Bilingual("大数字", "big numbers"),
            most=1,
        ),
        Slot(
            "panels",
            lambda block: isinstance(block, Columns),
            Bilingual("二至四栏，各成一块", "two to four columns, each a panel"),
        ),
        REST,
    ),
    _arrange,
    _arrange,
)
