"""The look of the page: the brand's colours as CSS variables, with the look's dark variant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from opsplan.blocks.brand import LIGHT, Brand

_DARK: Mapping[str, str] = MappingProxyType({
    "accent": "8FC3D8", "accent-600": "6FA9C1", "accent-400": "4C7F95", "accent-200": "2A5466",
    "accent-100": "1B4252", "accent-50": "143846",
    "ink": "F2F6F8", "ink2": "C6D3D9", "ink3": "9DB0B9", "mute": "6E8894", "line": "2B4753", "wash": "103441",
    "bg": "0A2733", "grid": "1B3A47", "holiday": "143440",
    "severe-strong": "F0918A", "today": "F0918A", "white": "0A2733",
    "c1": "4577B2", "c2": "58AEA6", "c3": "EBB06C", "c4": "B9668A", "c5": "B2D4EC", "c6": "F8F0D2",
})  # fmt: skip
"""Tokens that change on a dark page. ``white`` is what stands on a filled control."""

_FALLBACK = ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC")
_HEX = re.compile("[0-9A-Fa-f]{6}")
_NOT_A_NAME = re.compile(r"[^\w\- ]")
_PALE = 0.40
"""Relative luminance from which a colour needs an outline on white, and ink for the line inside it."""


def theme_css(brand: Brand) -> str:
    """CSS variables for every token. Only the house colours have a dark variant: another brand stays light.

    Raises ValueError for a colour that is not six hex digits.
    """
    house = all(brand.colors.get(token) == value for token, value in LIGHT.items())
    light = f":root {{\n{_variables(brand.colors)}  --font: {_fonts(brand)};\n  color-scheme: {'light dark' if house else 'light'};\n}}\n"
    if not house:
        return light
    dark = f":root {{\n{_variables(_DARK)}}}\n"
    return f"{light}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n"


def css_color(color: str, brand: Brand) -> str:
    """A row's colour for a stylesheet: the token's variable, so that it follows the theme, or ``#RRGGBB``."""
    return f"var(--{color})" if color in brand.colors else f"#{_checked(brand.hex(color))}"


def is_pale(color: str, brand: Brand) -> bool:
    """True when white on the colour, or the colour on white, could hardly be seen."""
    digits = _checked(brand.hex(color))
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > _PALE


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _variables(colors: Mapping[str, str]) -> str:
    return "".join(
        f"  --{_NOT_A_NAME.sub('', token)}: #{_checked(value)};\n" for token, value in colors.items()
    )


def _checked(value: str) -> str:
    if not _HEX.fullmatch(value):
        raise ValueError(f"not a colour of six hex digits: {value!r}")
    return value


def _fonts(brand: Brand) -> str:
    names = dict.fromkeys((brand.deck_fonts.heading_latin, *_FALLBACK, brand.deck_fonts.heading_cjk))
    return ", ".join(f'"{_NOT_A_NAME.sub("", name)}"' for name in names) + ", sans-serif"
