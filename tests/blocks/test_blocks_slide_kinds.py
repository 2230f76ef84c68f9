"""The closed set of slide kinds: every name has a kind, every block finds a slot or another kind."""

from __future__ import annotations

import pytest

from opsplan.blocks.deck import SLIDE_KINDS, SlideKind
from opsplan.blocks.deck_layout.kinds import KINDS, filled_kind
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import (
    BigNumber,
    BigNumbers,
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Columns,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Series,
    Table,
)

WORDS = Paragraph(run("字"))
NOTE = Callout((WORDS,))
LIST = ListBlock((ListItem((WORDS,)), ListItem((WORDS,))))
CHART = Chart("bar", ("甲",), (Series("", (1.0,)),), "图")
TABLE = Table((Column(run("甲")),), (Row((Cell(run("一")),)),))
GRID = Table((Column(run("甲")),), (Row((Cell(run("一")),)),), look="grid")
CARDS = Cards((Card(run("甲")),))
NUMBERS = BigNumbers((BigNumber(run("甲"), run("1")),))
QUOTE = Paragraph(run("好"), "quote")
COLUMNS = Columns(((WORDS,), (WORDS,)))


def test_every_name_has_a_kind_described_in_both_languages() -> None:
    assert tuple(KINDS) == SLIDE_KINDS
    for kind in KINDS.values():
        for text in (kind.says, *(slot.says for slot in kind.slots)):
            assert text.zh
            assert text.en


@pytest.mark.parametrize(
    ("blocks", "name"),
    [
        ((CHART, WORDS, NOTE), "chart"),
        ((CHART, CHART), "stack"),
        ((CHART, CARDS), "stack"),
        ((TABLE, NOTE), "table"),
        ((GRID,), "matrix"),
        ((CARDS, WORDS), "cards"),
        ((NUMBERS, WORDS), "numbers"),
        ((NUMBERS, COLUMNS), "columns"),
        ((QUOTE, WORDS), "quote"),
        ((LIST,), "stack"),
        ((), "stack"),
    ],
)
def test_a_slide_that_asks_for_no_kind_gets_it_by_what_it_shows(
    blocks: tuple[Block, ...], name: SlideKind
) -> None:
    assert filled_kind("", blocks)[0] is KINDS[name]


@pytest.mark.parametrize(
    ("asked", "blocks", "name"),
    [
        ("decisions", (LIST, TABLE), "decisions"),
        ("decisions", (TABLE,), "table"),
        ("process", (LIST, NOTE), "process"),
        ("process", (TABLE,), "table"),
        ("stack", (CHART, TABLE), "stack"),
        ("cards", (CHART, WORDS), "chart"),
        ("team", (TABLE,), "team"),
    ],
)
def test_a_kind_whose_slots_are_not_filled_gives_way(
    asked: str, blocks: tuple[Block, ...], name: str
) -> None:
    kind, slots = filled_kind(asked, blocks)
    assert kind is KINDS[name]
    assert sorted(map(id, blocks)) == sorted(id(block) for inside in slots.values() for block in inside)
