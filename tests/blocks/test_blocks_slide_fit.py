"""Every kind of slide at empty, typical and overfull, on our grid and on that of an older master: all is shown, and holds."""

from __future__ import annotations

import pytest
from deck_checks import FOUR_TO_THREE, assert_sound, words_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slide_samples import KINDS as SAMPLES
from slide_samples import SIZES, TEXTS, TYPICAL

from opsplan.blocks.brand import default_brand
from opsplan.blocks.deck import SLIDE_KINDS, Deck, DeckSource, PlacedTable, SlideKind, SlideSource
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.deck_layout.grid import HOUSE_GRID, Grid
from opsplan.blocks.deck_layout.kinds import KINDS, filled_kind
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import Block, Cover, Meta

GRIDS = {"16:9": HOUSE_GRID, "4:3": FOUR_TO_THREE}
REPEATED = ("甲", "1,234", "用户运营", "会员", "150 万元", "短")
"""What stands in samples beside the text, and again on every part of a slide that was split."""


def deck_of(kind: SlideKind, blocks: tuple[Block, ...], grid: Grid) -> Deck:
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
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, count=st.integers(1, 9), grid=st.sampled_from((HOUSE_GRID, FOUR_TO_THREE)))
def test_no_text_is_lost_overflows_or_leaves_the_slide(
    kind: SlideKind, text: str, count: int, grid: Grid
) -> None:
    deck = deck_of(kind, SAMPLES[kind](text, count), grid)
    assert_sound(deck)
    if kind != "agenda":
        assert pressed(text) in pressed(words_of(deck))
