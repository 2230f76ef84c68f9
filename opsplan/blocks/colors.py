"""Colours as people see them: how far two keep apart, and tints of one, by lightness that looks even.

Colours are ``RRGGBB`` in sRGB. Contrast is that of WCAG 2.2, from 1 to 21. Tints are made in OKLCH (Björn Ottosson, 2020):
lightness 0 to 1, chroma, hue in degrees; a tint that sRGB cannot show loses chroma, never lightness.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from opsplan.patterns import lazy_pattern

AA = 4.5
"""Contrast that small text needs on its ground."""
AA_LARGE = 3.0
"""Contrast that large text and marks need."""
_HEX = lazy_pattern("[0-9A-Fa-f]{6}")
_STEP = 0.01


class Oklch(NamedTuple):
    """A colour by lightness, chroma and hue."""

    lightness: float
    chroma: float
    hue: float


def is_color(text: str) -> bool:
    """True for six hex digits."""
    return _HEX.fullmatch(text) is not None


@lru_cache(maxsize=512)
def luminance(color: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours keep apart."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def oklch(color: str) -> Oklch:
    """A colour as it is seen."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (0, 2, 4))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """``RRGGBB`` of a lightness and a hue, with as much of the chroma as sRGB can show."""
    lightness = min(max(lightness, 0.0), 1.0)
    low, high = 0.0, max(chroma, 0.0)
    if _shown(lightness, high, hue) is None:
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (low, middle) if _shown(lightness, middle, hue) is None else (middle, high)
        high = low
    channels = _shown(lightness, high, hue) or (lightness, lightness, lightness)
    return "".join(f"{round(min(max(each, 0.0), 1.0) * 255):02X}" for each in channels)


def readable(color: str, ground: str, ratio: float = AA) -> str:
    """The colour nearest in lightness that has this contrast on the ground: itself where it has, else darker or lighter;
    black or white where nothing has."""
    if contrast(color, ground) >= ratio:
        return color
    seen = oklch(color)
    for step in range(1, round(1 / _STEP) + 1):
        for lightness in (seen.lightness - step * _STEP, seen.lightness + step * _STEP):
            found = from_oklch(lightness, seen.chroma, seen.hue)
            if contrast(found, ground) >= ratio:
                return found
    return max("000000", "FFFFFF", key=lambda each: contrast(each, ground))


def _shown(lightness: float, chroma: float, hue: float) -> tuple[float, float, float] | None:
    """sRGB channels, 0 to 1; None for a colour that sRGB cannot show."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    if not all(-0.00001 <= each <= 1.00001 for each in linear):
        return None
    red, green, blue = (_gamma(min(max(each, 0.0), 1.0)) for each in linear)
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _gamma(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)
