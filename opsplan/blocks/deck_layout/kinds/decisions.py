"""Decisions: the asks on a panel at the left, numbered and large; everything else at the right."""

from __future__ import annotations

from dataclasses import replace

from opsplan.blocks.deck import Para
from opsplan.blocks.deck_layout.asks import Ask, AskPanel
from opsplan.blocks.deck_layout.elements import Element, Scale, Text
from opsplan.blocks.deck_layout.kinds.kind import REST, Body, Kind, Slot
from opsplan.blocks.deck_layout.kinds.two import two_widths
from opsplan.blocks.deck_layout.make_elements import elements_of
from opsplan.blocks.deck_layout.make_text import all_paras
from opsplan.blocks.deck_layout.panels import Panel, SideBySide
from opsplan.blocks.deck_layout.text import para
from opsplan.blocks.inline import Inlines
from opsplan.blocks.nodes import Heading, ListBlock, ListItem, Paragraph
from opsplan.diagnostics import Bilingual

_PANEL, _GUTTER = 349.0, 36.0


def _arrange(body: Body) -> tuple[Element, ...]:
    (asks,) = (block for block in body.slots["asks"] if isinstance(block, ListBlock))
    position = next(index for index, block in enumerate(body.blocks) if block is asks)
    before, after = body.blocks[:position], body.blocks[position + 1 :]
    paras: tuple[Para, ...] = ()
    if before and isinstance(before[-1], Heading):
        paras = (para(before[-1].text, 14.0, color="panel-text2", bold=True, after=10.0),)
        before = before[:-1]
    numbered = tuple(enumerate(asks.items, asks.start))
    flowing = (*paras, *(each for number, item in numbered for each in _ask(number, item, body.scale)))
    rest = (*before, *after)
    spread = tuple(Ask(number, _unnumbered(_ask(number, item, body.scale))) for number, item in numbered)
    panel = (AskPanel(paras, spread, Panel((Text(flowing),), "panel", 20.0)),)
    if not rest:
        return panel
    left, right = two_widths(_PANEL, body.width, _GUTTER)
    return (SideBySide((panel, elements_of(rest, body.scale, right)), (left, right), _GUTTER),)


def _ask(number: int, item: ListItem, scale: Scale) -> tuple[Para, ...]:
    """What is asked for, large; the reasons below it."""
    first = item.blocks[0] if item.blocks else None
    words: Inlines = first.text if isinstance(first, Paragraph) else ()
    reasons = item.blocks[1:] if isinstance(first, Paragraph) else item.blocks
    size = 14.0 if scale.prose > 14 else 12.0
    details = [replace(each, level=each.level + 1) for each in all_paras(reasons, size, "panel-text2")]
    if details:
        details[-1] = replace(details[-1], after=16.0)
    ask = para(
        words,
        scale.prose + 2,
        color="panel-text",
        bold=True,
        bullet=f"{number}.",
        after=4.0 if details else 12.0,
    )
    return (ask, *details)


def _unnumbered(paras: tuple[Para, ...]) -> tuple[Para, ...]:
    """An ask whose number stands beside it."""
    ask, *details = paras
    return (replace(ask, bullet=""), *(replace(each, level=max(each.level - 1, 0)) for each in details))


DECISIONS = Kind(
    Bilingual("请决策", "decisions"),
    (
        Slot(
            "asks",
            lambda block: isinstance(block, ListBlock) and bool(block.items),
            Bilingual("一个列表：请求决定的事项，前面可有小标题", "a list: what is asked for, after a small heading"),
            least=1,
            most=1,
        ),
        REST,
    ),
    _arrange,
    _arrange,
)  # fmt: skip
