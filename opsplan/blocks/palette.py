"""All colours of a brand from the few that it gives.

A tint of another accent is as light as the house's tint of its own, and as much weaker in colour than its accent; greys
have a breath of the accent's hue, as the house's have. So what reads well in the house look reads well in any.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.blocks.brand import DARK, LIGHT, PHASE_COLORS
from opsplan.blocks.colors import AA, AA_LARGE, contrast, from_oklch, oklch, readable

_TINTS = (
    "accent-900", "accent-600", "accent-500", "accent-400", "accent-300", "accent-200", "accent-100", "accent-50",
)  # fmt: skip
_GREYS = ("ink", "ink2", "ink3", "mute", "line", "wash", "grid", "holiday", "other")
_DARK_TONES = (
    "accent-900",
    "accent",
    "accent-600",
    "accent-500",
    "accent-400",
    "accent-300",
    "accent-200",
    "accent-100",
    "accent-50",
)
_DARK_GREYS = ("ink", "ink2", "ink3", "mute", "line", "wash", "bg", "white", "grid", "holiday", "other")
_STRONG = ("low-strong", "medium-strong", "high-strong", "severe-strong")
_FOLLOWS: Mapping[str, str] = MappingProxyType({
    "cover": "accent-900", "cover-text": "white", "cover-text2": "accent-200",
    "panel": "accent", "panel-text": "white", "panel-text2": "accent-200",
    "panel-mark": "accent-400", "panel-line": "accent-600", "today": "severe-strong", "holiday-text": "low-text",
})  # fmt: skip
"""Tokens that are another's colour unless they have their own."""
_KEPT_READABLE: Mapping[str, str] = MappingProxyType(
    {"accent-100": "accent", "accent-50": "ink", "cover-text2": "cover", "panel-text2": "panel"}
)
"""Tints that give way where a light accent leaves too little between them and what they stand on, or under."""
_DARK_FOLLOWS: Mapping[str, str] = MappingProxyType({
    "cover-text": "ink", "cover-text2": "ink2", "panel": "accent-100", "panel-text": "ink", "panel-text2": "ink2",
    "panel-mark": "accent-500", "panel-line": "accent-600", "today": "severe-strong", "holiday-text": "low-strong",
})  # fmt: skip
_MOST_CHROMA = 1.6
"""How much stronger in colour than the house's a brand's tints may be."""
_DARKEST = 0.30
"""Lightness that the ground of a cover has at most."""
_LIFT, _LIFTED = 0.72, 0.33
"""Slope and base of the lightness of phases on dark grounds, as the house's six have it."""


def light_colors(given: Mapping[str, str]) -> Mapping[str, str]:
    """Every token for white paper and light slides."""
    out = dict(LIGHT)
    if "accent" in given:
        out |= _accent_tints(given["accent"]) | _greys(given["accent"], LIGHT, _GREYS)
    out |= given
    out |= {token: out[source] for token, source in _FOLLOWS.items() if token not in given}
    if "accent" in given and contrast(out["accent"], out["bg"]) >= AA:
        kept = (pair for pair in _KEPT_READABLE.items() if pair[0] not in given)
        out |= {token: readable(out[token], out[ground]) for token, ground in kept}
        if "panel-mark" not in given:  # the numbers of what is asked for
            out["panel-mark"] = readable(out["panel-mark"], out["panel"], AA_LARGE)
    return MappingProxyType(out)


def dark_colors(light: Mapping[str, str], given: Mapping[str, str]) -> Mapping[str, str]:
    """Every token for dark grounds: ``given`` for them, else made of the light ones."""
    if light == LIGHT and not given:
        return DARK
    out = {**light, **{token: DARK[token] for token in (*_DARK_TONES, *_DARK_GREYS)}}
    accent = given.get("accent", "")
    if light["accent"] != LIGHT["accent"] or accent:
        base = accent or light["accent"]
        out |= _dark_tones(base) | _greys(base, DARK, _DARK_GREYS)
    out |= given
    ground = out["bg"]
    for token in PHASE_COLORS:
        if token not in given:
            out[token] = DARK[token] if light[token] == LIGHT[token] else _lifted(light[token], ground)
    for token in _STRONG:
        if token not in given:
            own = light[token] != LIGHT[token]
            out[token] = readable(light[token], ground) if own else DARK[token]
    out |= {token: out[source] for token, source in _DARK_FOLLOWS.items() if token not in given}
    if "panel-mark" not in given:
        out["panel-mark"] = readable(out["panel-mark"], out["panel"], AA_LARGE)
    for token in ("cover-text", "cover-text2"):
        if token not in given and contrast(out[token], out["cover"]) < AA:
            out[token] = light[token]  # a cover that is light stays so on dark slides
    return MappingProxyType(out)


def _accent_tints(accent: str) -> dict[str, str]:
    house, own = oklch(LIGHT["accent"]), oklch(accent)
    out = {"accent": accent}
    for token in _TINTS:
        tint = oklch(LIGHT[token])
        if tint.lightness < house.lightness:
            lightness = min(own.lightness * tint.lightness / house.lightness, _DARKEST)
        else:
            way = (tint.lightness - house.lightness) / (1 - house.lightness)
            lightness = own.lightness + (1 - own.lightness) * way
        chroma = min(own.chroma, house.chroma * _MOST_CHROMA) * tint.chroma / house.chroma
        out[token] = from_oklch(lightness, chroma, own.hue)
    return out


def _dark_tones(accent: str) -> dict[str, str]:
    house, own = oklch(LIGHT["accent"]), oklch(accent)
    strength = min(own.chroma / house.chroma, _MOST_CHROMA)
    return {
        token: from_oklch(tone.lightness, tone.chroma * strength, own.hue)
        for token in _DARK_TONES
        for tone in (oklch(DARK[token]),)
    }


def _greys(accent: str, house: Mapping[str, str], tokens: tuple[str, ...]) -> dict[str, str]:
    own = oklch(accent)
    breath = min(own.chroma / oklch(LIGHT["accent"]).chroma, 1.0)
    return {
        token: from_oklch(grey.lightness, grey.chroma * breath, own.hue)
        for token in tokens
        for grey in (oklch(house[token]),)
    }


def _lifted(color: str, ground: str) -> str:
    """A phase's colour for a dark ground, where it stands out as much as large marks need."""
    seen = oklch(color)
    return readable(from_oklch(_LIFTED + _LIFT * seen.lightness, seen.chroma, seen.hue), ground, AA_LARGE)
