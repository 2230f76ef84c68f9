"""Every kind of slide at empty, typical and overfull, on our grid and on that of an older master: all is shown, and holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest
from deck_checks import FOUR_TO_THREE, assert_sound, words_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slide_samples import KINDS as SAMPLES
from slide_samples import SIZES, TEXTS, TYPICAL, cards, table, words

from opsplan.blocks.brand import default_brand
from opsplan.blocks.deck import (
    SLIDE_KINDS,
    Deck,
    DeckSource,
    PlacedTable,
    Slide,
    SlideKind,
    SlideSource,
    TextBox,
)
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.deck_layout.grid import HOUSE_GRID, Grid
from opsplan.blocks.deck_layout.kinds import KINDS, filled_kind
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import Block, Cell, Column, Cover, Meta, Row, Table

GRIDS = {"16:9": HOUSE_GRID, "4:3": FOUR_TO_THREE}
REPEATED = ("甲", "1,234", "用户运营", "会员", "150 万元", "短")
"""What stands in samples beside the text, and again on every part of a slide that was split."""


def deck_of(kind: SlideKind | Literal[""], blocks: tuple[Block, ...], grid: Grid) -> Deck:
    slides = (
        SlideSource(run("目录"), (), "目录", layout="agenda"),
        SlideSource(run("先说结论：月活增 61%"), blocks, "章", "题", kind),
        SlideSource(run("先说结论：月活增 61%"), blocks, "章", "题", kind),
    )
    source = DeckSource(Meta("方案"), Cover(run("封面")), slides, (run("请批准"), run("今天定"), ()))
    return layout_deck(source, default_brand("zh-CN"), grid)[0]


def pressed(text: str) -> str:
    """Without spaces and without what is repeated from slide to slide."""
    for word in REPEATED:
        text = text.replace(word, "")
    return "".join(text.split())


def test_every_kind_has_a_sample_that_fills_its_slots() -> None:
    assert tuple(SAMPLES) == SLIDE_KINDS
    for name, build in SAMPLES.items():
        if name not in ("section", "agenda"):
            assert filled_kind(name, build(TYPICAL, 4))[0] is KINDS[name]


@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", SLIDE_KINDS)
def test_a_kind_holds_what_it_is_given(kind: SlideKind, size: str, grid: str) -> None:
    text, count = SIZES[size]
    deck = deck_of(kind, SAMPLES[kind](text, count), GRIDS[grid])
    assert_sound(deck)
    for slide in deck.slides:
        for shape in slide.shapes:
            if isinstance(shape, PlacedTable):
                assert len(shape.widths) <= 7
                assert len(shape.rows) <= 12
    if kind != "agenda":
        assert pressed(text) in pressed(words_of(deck))


@pytest.mark.parametrize("kind", SLIDE_KINDS)
@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, count=st.integers(1, 9), grid=st.sampled_from((HOUSE_GRID, FOUR_TO_THREE)))
def test_no_text_is_lost_overflows_or_leaves_the_slide(
    kind: SlideKind, text: str, count: int, grid: Grid
) -> None:
    deck = deck_of(kind, SAMPLES[kind](text, count), grid)
    assert_sound(deck)
    if kind != "agenda":
        assert pressed(text) in pressed(words_of(deck))


def test_a_text_that_goes_on_over_several_slides_is_told_with_its_place() -> None:
    cells = tuple(Cell(run(text, f"risks[r1].{text[0]}")) for text in ("甲", "长" * 1500))
    risks = Table((Column(run("风险")), Column(run("说明"))), (Row(cells),))
    slides = (SlideSource(run("先盯一项"), (risks,)), SlideSource(run("写得短"), (words("字" * 600),)))
    _, findings = layout_deck(DeckSource(Meta("方案"), None, slides), default_brand("zh-CN"))
    (found,) = findings
    assert (found.rule, found.path) == ("ppt-text-long", "risks[r1].长")
    assert "1500" in found.message.zh


def test_the_last_of_several_slides_is_not_left_with_a_row_a_card_or_a_line() -> None:
    def parts(block: Block) -> tuple[Slide, ...]:
        source = DeckSource(Meta("方案"), None, (SlideSource(run("先说结论"), (block,)),))
        return layout_deck(source, default_brand("zh-CN"))[0].slides

    high = table("增长会员活动门店" * 16, 7)
    counts = [
        len(shape.rows) for slide in parts(high) for shape in slide.shapes if isinstance(shape, PlacedTable)
    ]
    assert len(counts) == 2
    assert max(counts) - min(counts) <= 1
    grounds = [
        sum(isinstance(shape, TextBox) and shape.name == "card" for shape in slide.shapes)
        for slide in parts(cards("增长会员活动门店" * 24, 5))
    ]
    assert grounds == [3, 2]
    heights = [
        shape.h
        for slide in parts(words("增长会员" * 420))
        for shape in slide.shapes
        if isinstance(shape, TextBox) and not shape.role
    ]
    assert len(heights) == 2
    assert abs(heights[0] - heights[1]) <= 30


def test_few_rows_and_few_words_do_not_leave_a_slide_empty() -> None:
    plain_table = replace(table(TYPICAL, 2), note=())
    for blocks in ((plain_table,), (replace(plain_table, rows=plain_table.rows[:1]),)):
        deck = deck_of("table", blocks, HOUSE_GRID)
        assert_sound(deck)
        bodies = [shape for shape in deck.slides[2].shapes if not getattr(shape, "role", "")]
        assert max(shape.y + shape.h for shape in bodies) - HOUSE_GRID.body.y > 0.4 * HOUSE_GRID.body.h
        assert pressed(TYPICAL) in pressed(words_of(deck))
    (statement,) = [
        shape
        for shape in deck_of("", (words("会员是今年唯一的增长"),), HOUSE_GRID).slides[2].shapes
        if isinstance(shape, TextBox) and not shape.role and shape.paragraphs
    ]
    assert statement.paragraphs[0].size == 24
