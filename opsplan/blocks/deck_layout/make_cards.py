"""Cards and big numbers as rows of cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from opsplan.blocks.deck import Para
from opsplan.blocks.deck_layout.elements import Element, Scale
from opsplan.blocks.deck_layout.panels import GUTTER, CardRow, CardText
from opsplan.blocks.deck_layout.text import para, widest_line
from opsplan.blocks.nodes import BigNumber, BigNumbers, Card, Cards

MOST_CARDS, MOST_NUMBERS = 6, 5
_VALUE_SIZES = (32.0, 24.0, 20.0, 18.0, 16.0)

_Item = TypeVar("_Item")


def card_rows(block: Cards, scale: Scale) -> tuple[Element, ...]:
    """Cards side by side, more than six in rows."""
    return tuple(CardRow(tuple(_card(card, scale) for card in row)) for row in _rows(block.cards, MOST_CARDS))


def _rows(items: Sequence[_Item], most: int) -> tuple[Sequence[_Item], ...]:
    """Rows of equal length as far as possible."""
    if not items:
        return ()
    count = -(-len(items) // most)
    each = -(-len(items) // count)
    return tuple(items[begin : begin + each] for begin in range(0, len(items), each))


def _card(card: Card, scale: Scale) -> CardText:
    head: list[Para] = []
    if card.kicker:
        head.append(para(card.kicker, 12.0, color="ink2", after=2.0))
    if card.title:
        head.append(para(card.title, 20.0 if scale.prose > 14 else 16.0, bold=True))
    middle: list[Para] = []
    for label, text in card.lines:
        if label:
            middle.append(para(label, 12.0, color="ink2", after=0.0 if text else 6.0))
        if text:
            middle.append(para(text, scale.table, after=4.0 if card.lead else 8.0))
    foot = (
        (para(card.number, 20.0 if scale.prose > 14 else 16.0, color="accent", bold=True),)
        if card.number
        else ()
    )
    lead = (para(card.lead, scale.table, color="ink2"),) if card.lead else ()
    return CardText(tuple(head), tuple(middle), foot, card.color, card.src, lead)


def number_rows(
    block: BigNumbers,
    width: float,
    sizes: Sequence[float] = _VALUE_SIZES,
    labels: Sequence[float] = (14.0, 12.0),
) -> tuple[Element, ...]:
    """Big numbers in a strip below a line each, more than five in rows; values in the largest of ``sizes``, and their
    labels in the first of ``labels``, in which all of a row are one line."""
    rows = []
    for numbers in _rows(block.numbers, MOST_NUMBERS):
        own = (width - GUTTER * (len(numbers) - 1)) / len(numbers)
        size = next((s for s in sizes if all(_value_width(n, s) <= own for n in numbers)), sizes[-1])
        named = [number.label for number in numbers if number.label]
        label = next((s for s in labels if all(widest_line((para(n, s),)) <= own for n in named)), labels[0])
        rows.append(
            CardRow(
                tuple(_number(number, size, label) for number in numbers),
                fill="",
                inset=0.0,
                bar=2.0,
                gap=8.0,
            )
        )
    return tuple(rows)


def _value(number: BigNumber, size: float) -> Para:
    unit = tuple(
        replace(run, text=" " + run.text if index == 0 else run.text, small=True)
        for index, run in enumerate(number.unit)
    )
    return para((*number.value, *unit), size, color="accent", bold=True)


def _value_width(number: BigNumber, size: float) -> float:
    return widest_line((_value(number, size),))


def _number(number: BigNumber, size: float, label: float) -> CardText:
    head = (para(number.label, label, color="ink2"),) if number.label else ()
    lines = [_value(number, size)] if number.value or number.unit else []
    if number.base:
        lines.append(para(number.base, 14.0, color="ink2"))
    if number.change:
        lines.append(para(number.change, 14.0, bold=True))
    return CardText(head, tuple(lines), (), src=number.src)
