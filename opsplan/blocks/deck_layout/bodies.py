"""Bodies of slides: how blocks are arranged, the largest type that needs one slide, else split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from opsplan.blocks.deck import Para
from opsplan.blocks.deck_layout.elements import SCALES, Element, Fitted, Scale, Text, fit_stack, stack_height
from opsplan.blocks.deck_layout.grid import Box
from opsplan.blocks.deck_layout.make_elements import column_scale, elements_of, side_by_side
from opsplan.blocks.deck_layout.make_text import all_paras
from opsplan.blocks.deck_layout.panels import GUTTER, Panel, SideBySide, shared_widths
from opsplan.blocks.deck_layout.tables import BESIDE_ROWS, TableElement
from opsplan.blocks.deck_layout.text import para
from opsplan.blocks.inline import Inlines
from opsplan.blocks.nodes import (
    Block,
    Callout,
    Chart,
    Code,
    Columns,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
)

SPLIT_SCALES = SCALES[:2]
"""What is spread over several slides anyway keeps a size that can be read from the last row."""

_PANEL = 16.0
_LOW_ROW = 25.0
"""The least height of a row of 12 points."""
_WHOLE = 864.0
"""The width that the following are shares of."""
_DECISIONS, _CHART_AND_WORDS, _CHART_AND_TABLE = 349.0, 583.0, 370.0
_WIDE_GUTTER = 36.0


def fit_body(blocks: Sequence[Block], layout: str, title: str, room: Box) -> tuple[Fitted, ...]:
    """The bodies of the slides that show ``blocks`` in ``room``, one after the other; there is always one."""
    for scale in SCALES:
        elements = _arranged(blocks, layout, scale, title, room.w)
        if stack_height(elements, room.w) <= room.h:
            fitted, rest = fit_stack(elements, room.w, room.h)
            if not rest:
                return (fitted,)
    if layout != "decisions" and not _is_chart_with_table(blocks):
        layout = "stack"
    large, small = (
        tuple(_pages(_arranged(blocks, layout, scale, title, room.w), room)) for scale in SPLIT_SCALES
    )
    return small if len(small) < len(large) else large


def _is_chart_with_table(blocks: Sequence[Block]) -> bool:
    """True for a figure whose table is kept beside it, even if the table needs a second slide."""
    return sum(isinstance(each, Chart) for each in blocks) == 1 and any(
        isinstance(each, Table) for each in blocks
    )


def _pages(elements: Sequence[Element], room: Box) -> Iterator[Fitted]:
    rest = tuple(elements)
    while rest:
        fitted, rest = fit_stack(rest, room.w, room.h)
        if not fitted.shapes:
            raise RuntimeError("an element placed nothing on an empty slide")
        yield fitted


def _arranged(
    blocks: Sequence[Block], layout: str, scale: Scale, title: str, width: float
) -> tuple[Element, ...]:
    """The elements of a whole body, by the slide's layout or, without one, by what it shows."""
    if layout == "decisions":
        return _decisions(blocks, scale, width)
    if layout == "summary":
        return _summary(blocks, scale, title, width)
    if layout != "stack" and sum(isinstance(block, Chart) for block in blocks) == 1 and len(blocks) > 1:
        return _chart_beside(blocks, scale, title, width)
    return elements_of(blocks, scale, width, title)


def _chart_beside(blocks: Sequence[Block], scale: Scale, title: str, width: float) -> tuple[Element, ...]:
    """A chart at the left, what it means at the right, and a callout below both."""
    callouts = [block for block in blocks if isinstance(block, Callout)]
    chart = [block for block in blocks if isinstance(block, Chart)]
    others = [block for block in blocks if not isinstance(block, Callout | Chart)]
    if not others or not all(
        isinstance(each, Table | Paragraph | Heading | ListBlock | Code) for each in others
    ):
        return elements_of(blocks, scale, width, title)
    share = _CHART_AND_TABLE if any(isinstance(block, Table) for block in others) else _CHART_AND_WORDS
    widths = _two(share, width, GUTTER)
    beside = side_by_side((chart, others), widths, scale)
    left, right = beside.stacks
    low = _LOW_ROW if scale.table < 14 else scale.row
    right = tuple(
        replace(each, per_slide=BESIDE_ROWS, least=low) if isinstance(each, TableElement) else each
        for each in right
    )
    return (replace(beside, stacks=(left, right)), *elements_of(callouts, scale, width))


def _decisions(blocks: Sequence[Block], scale: Scale, width: float) -> tuple[Element, ...]:
    """The asks on a panel at the left, numbered and large; everything else at the right."""
    asks = next((block for block in blocks if isinstance(block, ListBlock)), None)
    if asks is None:
        return elements_of(blocks, scale, width)
    position = next(index for index, block in enumerate(blocks) if block is asks)
    before, after = tuple(blocks[:position]), tuple(blocks[position + 1 :])
    paras: tuple[Para, ...] = ()
    if before and isinstance(before[-1], Heading):
        paras = (para(before[-1].text, 14.0, color="panel-text2", bold=True, after=10.0),)
        before = before[:-1]
    paras += tuple(
        each for number, item in enumerate(asks.items, asks.start) for each in _ask(number, item, scale)
    )
    rest = (*before, *after)
    panel = (Panel((Text(paras),), "panel", 20.0),)
    if not rest:
        return panel
    left, right = _two(_DECISIONS, width, _WIDE_GUTTER)
    return (SideBySide((panel, elements_of(rest, scale, right)), (left, right), _WIDE_GUTTER),)


def _two(share: float, width: float, gutter: float) -> tuple[float, float]:
    """The widths of a left column, ``share`` of :data:`_WHOLE`, and of a right one that takes what is left."""
    left = share * width / _WHOLE
    return left, width - left - gutter


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


def _summary(blocks: Sequence[Block], scale: Scale, title: str, width: float) -> tuple[Element, ...]:
    """Columns become panels; one that ends them with numbered asks is filled with the accent."""
    elements: list[Element] = []
    for block in blocks:
        if isinstance(block, Columns) and 1 < len([each for each in block.columns if each]) <= 4:
            columns = [each for each in block.columns if each]
            widths = shared_widths(block.weights, len(columns), width)
            stacks = tuple(
                (_panel(column, own, scale, last=index == len(columns) - 1),)
                for index, (column, own) in enumerate(zip(columns, widths, strict=True))
            )
            elements.append(SideBySide(stacks, widths))
        else:
            elements += elements_of((block,), scale, width, title)
    return tuple(elements)


def _panel(column: Sequence[Block], width: float, scale: Scale, last: bool) -> Element:
    inner = width - 2 * _PANEL
    words = all(isinstance(each, Heading | Paragraph | ListBlock) for each in column)
    asks = last and words and any(isinstance(each, ListBlock) and each.ordered for each in column)
    color = "panel-text" if asks else "ink"
    return Panel(
        elements_of(column, column_scale(scale, inner), inner, color=color), "panel" if asks else "wash"
    )
