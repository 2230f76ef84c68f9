"""The checker's settings: the ``check`` block of a plan, and the file they stand in for a whole team."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from opsplan.diagnostics import Bilingual
from opsplan.model.base import Entry, Words, key
from opsplan.model.choices import Choice, reader
from opsplan.model.entries import ReadBy
from opsplan.model.problems import problem, shorten

LEVEL = Choice({
    "error": ("Error", "错误"), "warning": ("Warning", "警告"), "info": ("Note", "提示", "note"), "off": ("Off", "关闭"),
})  # fmt: skip
"""How bad findings of a rule are, or that they are not wanted."""


def parse_threshold(raw: Any) -> float:
    """A plain number, such as ``15`` or ``0.5``."""
    text = raw.strip() if isinstance(raw, str) else ""
    digits = text.removeprefix("-")
    if digits.replace(".", "", 1).isdecimal() and digits.isascii() and len(digits) < 16:
        return float(text)
    raise problem(
        "value-quantity",
        Bilingual(f"这里要写一个数字{f'，写成了“{shorten(text)}”' if text else ''}", f"a number is wanted here{f', not {shorten(text)!r}' if text else ''}"),
        Bilingual("如 15、0.5", "such as 15, 0.5"),
    )  # fmt: skip


Level = Annotated[str, ReadBy(reader(LEVEL)), LEVEL]
Threshold = Annotated[float, ReadBy(parse_threshold)]


class CheckSettings(Entry):
    """Which rules speak, how bad what they find is, and what they measure by.

    Rules are given by name, by code, or by the beginning of either (``goal-``, ``OPS61``).
    """

    select: Words = key("选择", default=())
    ignore: Words = key("忽略", default=())
    severity: Mapping[str, Level] = key("级别", default={})
    rules: Mapping[str, Mapping[str, Threshold]] = key("规则", default={})


class SettingsFile(Entry):
    """``opsplan.toml``, or ``[tool.opsplan]`` of a ``pyproject.toml``."""

    check: CheckSettings | None = key("检查")
