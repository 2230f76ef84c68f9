"""A company's colours and fonts as a brand, for what stands free on its slides."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

from opsplan.blocks.brand import PHASE_COLORS, Brand, Fonts
from opsplan.blocks.colors import AA, AA_LARGE, contrast, luminance, oklch, readable
from opsplan.blocks.deck_layout.grid import Box, Grid
from opsplan.blocks.palette import dark_colors, light_colors
from opsplan.writers.pptx.pen import THEME_TOKENS
from opsplan.writers.pptx.reference.geometry import layouts_of, slot_of
from opsplan.writers.pptx.reference.layout_facts import Layout, Master
from opsplan.writers.pptx.reference.matching import Matching
from opsplan.writers.pptx.reference.reading import overlap

_LIGHT, _DARK = "FFFFFF", "1E1E1E"
_DARK_GROUND = 0.18
"""Luminance below which a ground is dark."""
_APART = 0.05
"""How far colours of phases keep apart in OKLab at least."""
_GROUND_SHARE = 0.9


def company_brand(brand: Brand, master: Master, matching: Matching, grid: Grid, *, recolor: bool) -> Brand:
    """``brand`` with the company's fonts and grounds and, where ``recolor`` says so, the colours of its theme."""
    layouts = layouts_of(matching)
    content = layouts["content"]
    ground, ink = _ground_and_ink(content, grid.body, _text_color(content, "body"))
    dark = luminance(ground) < _DARK_GROUND
    given = {"bg": ground} if not recolor else _given(content, ground, ink)
    fonts = _fonts(master, brand.deck_fonts)
    base = brand.colors if not recolor else light_colors(given if not dark else {**given, "bg": _LIGHT})
    opening = _opening(layouts["cover"], grid.cover.title, grid.cover.line or grid.cover.subtitle)
    if dark:
        night = dark_colors(base, given) if recolor else brand.dark
        tokens: Mapping[str, str] = {**night, "bg": ground, **opening}
        return replace(brand, look="dark", deck_fonts=fonts, dark=MappingProxyType(dict(tokens)))
    tokens = {**base, "bg": ground, **opening}
    return replace(brand, look="light", deck_fonts=fonts, colors=MappingProxyType(dict(tokens)))


def for_closing(brand: Brand, matching: Matching, grid: Grid) -> Brand:
    """``brand`` with the ground of the last slide for that of the cover."""
    boxes = grid.closing
    opening = _opening(layouts_of(matching)["closing"], boxes.title, boxes.contact or boxes.ask)
    if brand.look == "dark":
        return replace(brand, dark=MappingProxyType({**brand.dark, **opening}))
    return replace(brand, colors=MappingProxyType({**brand.colors, **opening}))


def _opening(layout: Layout, title: Box, line: Box | None) -> dict[str, str]:
    under, text = _ground_and_ink(layout, title, _text_color(layout, "title"))
    low, second = _ground_and_ink(layout, line or title, _text_color(layout, "subtitle") or text)
    return {
        "cover": under, "cover-text": readable(text, under, AA_LARGE), "cover-text2": readable(second, low, AA),
    }  # fmt: skip


def theme_tokens(brand: Brand, matching: Matching) -> Mapping[str, str]:
    """The tokens of ``brand`` that are colours of the company's theme, which recolours them then."""
    layouts = layouts_of(matching)
    if len({each.master for each in layouts.values()}) > 1:
        return MappingProxyType({})
    scheme = dict(layouts["content"].scheme)
    colors = brand.for_slides()
    return MappingProxyType({
        token: name for token, name in _TOKENS.items() if scheme.get(name) == colors.hex(token)
    })  # fmt: skip


_TOKENS = {**THEME_TOKENS, "c1": "accent1"}


def _fonts(master: Master, house: Fonts) -> Fonts:
    """References to the theme's fonts. A theme without an East Asian font leaves it to the reader's system: its Chinese one
    is named then, else ours."""
    heading, body = master.fonts
    return Fonts(
        "+mj-lt" if heading.latin else house.heading_latin,
        "+mj-ea" if heading.asian else heading.chinese or house.heading_cjk,
        "+mn-lt" if body.latin else house.body_latin,
        "+mn-ea" if body.asian else body.chinese or house.body_cjk,
        house.mono,
    )


def _given(layout: Layout, ground: str, ink: str) -> dict[str, str]:
    scheme = dict(layout.scheme)
    given = {"bg": ground, "ink": readable(ink, ground)}
    accents = [scheme.get(f"accent{number}", "") for number in range(1, len(PHASE_COLORS) + 1)]
    if accents[0]:
        given["accent"] = readable(accents[0], ground)
    if all(accents) and all(_distance(one, other) >= _APART for one, other in combinations(accents, 2)):
        given |= dict(zip(PHASE_COLORS, accents, strict=True))
    return given


def _distance(one: str, other: str) -> float:
    first, second = (
        (seen.lightness, seen.chroma * math.cos(angle), seen.chroma * math.sin(angle))
        for seen in (oklch(one), oklch(other))
        for angle in (math.radians(seen.hue),)
    )
    return math.dist(first, second)


def _text_color(layout: Layout, role: str) -> str:
    place = slot_of(layout, role)
    return place.color if place else dict(layout.scheme).get("tx1", "")


def _ground_and_ink(layout: Layout, box: Box, ink: str) -> tuple[str, str]:
    """What stands behind a box, and the colour of text on it. Behind text on a picture is what its colour was made for."""
    ground = ground_under(layout, box)
    if not ground:
        ground = _LIGHT if luminance(ink or "000000") < _DARK_GROUND * 2 else _DARK
    ink = ink or max(_LIGHT, "000000", key=lambda each: contrast(each, ground))
    return ground, ink if contrast(ink, ground) >= AA_LARGE else readable(ink, ground, AA)


def ground_under(layout: Layout, box: Box) -> str:
    """The colour behind a box of a layout, empty for a picture."""
    ground = layout.ground
    for shape in layout.decorations:
        if (shape.color or shape.picture) and overlap(shape.box, box) >= _GROUND_SHARE * box.w * box.h:
            ground = "" if shape.picture else shape.color
    return ground
