"""Quarters as plans write them: ``2027Q1``."""

from __future__ import annotations

import re
from datetime import date, timedelta

_QUARTER = re.compile(r"(\d{4})\s*[-年]?\s*(?:Q\s*([1-4])|第?([1-4一二三四])季度)", re.IGNORECASE)
QUARTER_NAMES = "一二三四"


def quarter_span(text: str) -> tuple[date, date] | None:
    """First and last day of a quarter, both included; None for a text that is none."""
    found = _QUARTER.fullmatch(text.strip())
    if not found:
        return None
    digit = found[2] or found[3]
    number = int(digit) if digit.isascii() else QUARTER_NAMES.index(digit) + 1
    year, month = int(found[1]), 3 * number - 2
    if not 1 <= year < 9999:
        return None
    after = date(year + month // 10, (month + 2) % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)
