"""The values of a brand file: colours, font names, sizes."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from opsplan.diagnostics import Bilingual
from opsplan.model.problems import not_a, one_text, problem
from opsplan.patterns import lazy_pattern

_COLOR = lazy_pattern("#?(?P<long>[0-9A-Fa-f]{6})|#?(?P<short>[0-9A-Fa-f]{3})")
_RGB = lazy_pattern(r"rgb\(\s*([0-9]{1,3})\s*[, ]\s*([0-9]{1,3})\s*[, ]\s*([0-9]{1,3})\s*\)", re.IGNORECASE)
_NO_FONT = lazy_pattern(r"[\x00-\x1f\"'<>{};\\/&]")
_LONGEST_FONT = 60
_NUMBER = lazy_pattern(r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})?)\s*(?P<unit>[A-Za-z]*|磅|行|倍|厘米)")


def parse_color(raw: Any) -> str:
    """``"#0B4F6C"``, ``0B4F6C``, ``"#09F"`` or ``rgb(11, 79, 108)`` as ``0B4F6C``."""
    text = one_text(raw, "颜色", "a colour")
    if found := _COLOR.fullmatch(text):
        digits = found["long"] or "".join(2 * each for each in found["short"])
        return digits.upper()
    channels = _RGB.fullmatch(text)
    if channels and all(int(each) <= 255 for each in channels.groups()):
        return "".join(f"{int(each):02X}" for each in channels.groups())
    raise problem(
        "value-color",
        not_a(text, "颜色", "a colour"),
        Bilingual('写成 "#0B4F6C"（六位十六进制，加引号）', 'write "#0B4F6C": six hex digits, in quotes'),
    )


def parse_font(raw: Any) -> str:
    """The name of one font, as programs list it."""
    text = one_text(raw, "字体名", "the name of a font")
    if text and len(text) <= _LONGEST_FONT and not _NO_FONT.search(text) and "," not in text:
        return text
    raise problem(
        "value-font",
        not_a(text, "字体名", "the name of a font"),
        Bilingual("只写一种字体的名字，如 微软雅黑、Georgia", "write the name of one font, such as Georgia"),
    )


def _between(
    low: str, high: str, units: tuple[str, ...], zh: str, en: str, example: str
) -> Callable[[Any], float]:
    """A reader of numbers from ``low`` to ``high``, which may be followed by one of the units."""

    def read(raw: Any) -> float:
        text = one_text(raw, zh, en)
        found = _NUMBER.fullmatch(text)
        known = found is not None and found["unit"].lower() in ("", *units)
        if found and known and Decimal(low) <= Decimal(found["number"]) <= Decimal(high):
            return float(found["number"])
        raise problem(
            "value-range",
            not_a(text, f" {low} 到 {high} 之间的{zh}", f"{en} from {low} to {high}"),
            Bilingual(f"只写数字，如 {example}", f"write the number alone, such as {example}"),
        )

    return read


parse_points = _between("9", "16", ("pt", "磅"), "字号（磅）", "a size in points", "12")
parse_lines = _between("1", "2.5", ("行", "倍"), "行距（倍）", "a line spacing in lines", "1.5")
parse_margin = _between("1", "6", ("cm", "厘米"), "页边距（厘米）", "a margin in centimetres", "2.5")
parse_logo_height = _between(
    "0.4", "3", ("cm", "厘米"), "标志高度（厘米）", "a height of the logo in centimetres", "1.2"
)
