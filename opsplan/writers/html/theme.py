"""The look of the page: the brand's colours as CSS variables, with its dark variant for readers who like it dark."""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.blocks.brand import Brand
from opsplan.blocks.colors import is_color
from opsplan.patterns import lazy_pattern

_FALLBACK = ("PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC")
_NOT_A_NAME = lazy_pattern(r"[^\w\- ]")


def theme_css(brand: Brand) -> str:
    """CSS variables for every token, and those that differ on a dark page. ``--mark`` is the line inside a pale bar.

    Raises ValueError for a colour that is not six hex digits.
    """
    light = f"{_variables(brand.colors)}  --mark: #{_checked(brand.colors['ink'])};\n"
    night = {token: value for token, value in brand.dark.items() if brand.colors.get(token) != value}
    dark = f":root {{\n{_variables(night)}}}\n"
    return (
        f":root {{\n{light}  --font: {_fonts(brand)};\n  color-scheme: light dark;\n}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n"
    )


def css_color(color: str, brand: Brand) -> str:
    """A row's colour for a stylesheet: the token's variable, so that it follows the theme, or ``#RRGGBB``."""
    return f"var(--{color})" if color in brand.colors else f"#{_checked(brand.hex(color))}"


def _variables(colors: Mapping[str, str]) -> str:
    return "".join(
        f"  --{_NOT_A_NAME.sub('', token)}: #{_checked(value)};\n" for token, value in colors.items()
    )


def _checked(value: str) -> str:
    if not is_color(value):
        raise ValueError(f"not a colour of six hex digits: {value!r}")
    return value


def _fonts(brand: Brand) -> str:
    """The brand's Latin font first, then Chinese ones that systems have, with its own behind the most common one."""
    fonts = brand.deck_fonts
    chinese = _FALLBACK if fonts.heading_cjk == "微软雅黑" else ()
    names = dict.fromkeys((fonts.heading_latin, *chinese, fonts.heading_cjk, *_FALLBACK))
    return ", ".join(f'"{_NOT_A_NAME.sub("", name)}"' for name in names) + ", sans-serif"
