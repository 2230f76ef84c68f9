"""Every text of every plan's deck can be read on its ground (WCAG AA), in the shipped brands, on light and dark slides."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from conftest import TODAY, plan_paths
from deck_contrast import texts_of

from opsplan.blocks.brand import Brand
from opsplan.blocks.colors import AA, contrast
from opsplan.blocks.deck import Deck, DeckSource, Para, Slide, TextBox
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.inline import run
from opsplan.branding import find_brand
from opsplan.library.compose_deck import compose_deck
from opsplan.library.locate import find_template
from opsplan.pipeline import check

BRANDS = ("opsplan", "almanac", "signal")
_MARKS = "■○●◆ "
"""Squares of legends, and dots of scores of which the filled ones tell: no texts to be read."""


@cache
def source(path: Path) -> DeckSource:
    checked = check(path.read_bytes(), path.name, today=TODAY, quality=False)
    assert checked.plan_file is not None
    assert checked.schedule is not None
    plan = checked.plan_file.plan
    template = find_template(plan.template, plan.kind, beside=path.parent)
    return compose_deck(plan, checked.schedule, template=template, lang=plan.lang, today=TODAY)


def brand_of(name: str, deck: DeckSource) -> Brand:
    branding = find_brand(name, Path()).branding
    assert branding is not None
    return branding.brand(deck.meta.lang)


@pytest.mark.parametrize("name", BRANDS)
@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_every_text_can_be_read_on_what_lies_beneath_it(path: Path, name: str) -> None:
    brand = brand_of(name, source(path))
    deck, _ = layout_deck(source(path), brand)
    for look in ("light", "dark"):
        found = list(texts_of(deck, replace(brand, look=look)))
        assert len(found) > 100
        faint = [each for each in found if each.ratio < each.wanted and each.text.strip(_MARKS)]
        assert faint == [], look


@pytest.mark.parametrize("fill", ["808080", "A8742A", "3F8F8B", "5C7FA8", "FFFFFF", "000000", "CF8338"])
@pytest.mark.parametrize("name", BRANDS)
@pytest.mark.parametrize("look", ["light", "dark"])
def test_text_on_any_fill_can_be_read(fill: str, name: str, look: str) -> None:
    branding = find_brand(name, Path()).branding
    assert branding is not None
    brand = replace(branding.brand("en"), look=look).for_slides()
    assert contrast(brand.hex(f"on:#{fill}"), fill) >= AA


def test_what_looks_for_faint_texts_finds_one() -> None:
    para = Para(run("faint"), 12.0, color="mute")
    deck = Deck(source(plan_paths()[0]).meta, (Slide("content", "x", (TextBox(0, 0, 200, 40, (para,)),)),))
    found = list(texts_of(deck, Brand()))
    assert {each.ratio < each.wanted for each in found} == {True}
