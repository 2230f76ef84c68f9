"""The language of the command line itself: that of the terminal, or ``OPSPLAN_LANG``."""

from __future__ import annotations

import os

from opsplan.diagnostics import Bilingual, Lang


def terminal_language() -> Lang:
    """Chinese where the locale is Chinese, English elsewhere; ``OPSPLAN_LANG`` decides when set."""
    for name in ("OPSPLAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh-CN" if value.lower().startswith("zh") else "en"
    return "en"


def say(zh: str, en: str) -> str:
    """The words in the terminal's language."""
    return Bilingual(zh, en).get(terminal_language())
