"""Colours: tints, contrast, and that every derived palette can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsplan.blocks.brand import DARK, LIGHT, PHASE_COLORS, Brand
from opsplan.blocks.colors import AA, contrast, from_oklch, luminance, oklch, readable
from opsplan.blocks.palette import dark_colors, light_colors
from opsplan.branding import named_brand, shipped_names
from opsplan.branding.contrast import too_faint

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


@given(COLORS)
def test_a_colour_comes_back_from_lightness_chroma_and_hue(color: str) -> None:
    again = from_oklch(*oklch(color))
    assert all(abs(int(color[at : at + 2], 16) - int(again[at : at + 2], 16)) <= 1 for at in (0, 2, 4))


@given(st.floats(0.2, 1), st.floats(0, 0.5), st.floats(0, 360))
def test_a_tint_that_cannot_be_shown_keeps_its_lightness(lightness: float, chroma: float, hue: float) -> None:
    assert oklch(from_oklch(lightness, chroma, hue)).lightness == pytest.approx(lightness, abs=0.02)


@given(COLORS, COLORS)
def test_a_readable_colour_is_readable(color: str, ground: str) -> None:
    found = readable(color, ground)
    best = max(contrast("000000", ground), contrast("FFFFFF", ground))
    assert contrast(found, ground) >= min(AA, best - 0.01)
    if contrast(color, ground) >= AA:
        assert found == color


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21.0)
    assert contrast("0B4F6C", "FFFFFF") == pytest.approx(8.9, abs=0.05)
    assert luminance("808080") == pytest.approx(0.216, abs=0.001)


@given(COLORS)
def test_the_palette_of_an_accent_that_can_be_read_can_be_read_by_day_and_by_night(accent: str) -> None:
    light = light_colors({"accent": accent})
    brand = Brand(colors=light, dark=dark_colors(light, {}))
    night = list(too_faint(replace(brand, look="dark").for_slides()))
    assert night == []
    day = {pair for pair, _ in too_faint(brand)}
    if contrast(accent, "FFFFFF") >= AA:
        assert day == set()
    else:
        assert day <= {
            pair
            for pair, _ in too_faint(brand)
            if "accent" in (pair.text, pair.ground) or pair.ground == "panel"
        }


@given(COLORS, st.sampled_from(["light", "dark"]))
def test_text_on_a_fill_is_the_one_that_can_be_read(fill: str, look: str) -> None:
    brand = Brand(look="dark" if look == "dark" else "light").for_slides()
    assert contrast(brand.hex(f"on:#{fill}"), fill) >= 3.5


def test_forms_of_tokens() -> None:
    brand = Brand()
    assert [brand.token(f"on:{phase}") for phase in PHASE_COLORS] == [
        "white",
        "white",
        "ink",
        "white",
        "ink",
        "ink",
    ]
    assert [brand.token(f"edge:{phase}") for phase in PHASE_COLORS] == ["", "", "", "", "ink3", "ink3"]
    assert brand.hex("lift:c1") == DARK["c1"]
    assert brand.hex("lift:#AB0012") == "AB0012"
    assert brand.hex("#ab0012") == "AB0012"


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_shipped_brands_can_be_read(name: str, look: str) -> None:
    brand = replace(named_brand(name).brand("zh-CN"), look="dark" if look == "dark" else "light")
    assert list(too_faint(brand.for_slides())) == []


def test_the_house_has_a_dark_colour_for_every_light_one() -> None:
    assert DARK.keys() == LIGHT.keys()


def test_a_light_cover_keeps_its_dark_text_on_dark_slides() -> None:
    light = light_colors(
        {"accent": "1E6B3A", "cover": "EAF3EC", "cover-text": "123C22", "cover-text2": "2F5B3E"}
    )
    brand = Brand(colors=light, dark=dark_colors(light, {}), look="dark").for_slides()
    assert (brand.hex("cover"), brand.hex("cover-text")) == ("EAF3EC", "123C22")
    assert list(too_faint(brand)) == []
