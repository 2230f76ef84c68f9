"""Durations in words, such as ``两周`` and ``5 days``: what to write instead."""

from __future__ import annotations

import re

from opsplan.diagnostics import Bilingual
from opsplan.model.mending import half_width
from opsplan.patterns import lazy_pattern

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_DIGIT = f"[{''.join(_DIGITS)}]"
_COUNT = rf"(?P<number>\d{{1,6}})|(?P<tens>{_DIGIT}?)(?P<ten>十)(?P<ones>{_DIGIT}?)|(?P<one>{_DIGIT})"
_UNITS = (
    (r"个?工作日|(?:work(?:ing)?|business) ?days?", ("wd",)),
    (r"个?自然日|天|日|calendar days?", ("d",)),
    (r"周|个?星期|个?礼拜|weeks?", ("w",)),
    ("个月|months?", ("mo",)),
    ("days?", ("wd", "d")),
)
"""What a unit in words may mean; an English day may be a working day."""
_FORMS = tuple(
    (lazy_pattern(rf"(?:{_COUNT})\s*(?:{words})", re.IGNORECASE), meanings) for words, meanings in _UNITS
)


def durations_meant(text: str) -> tuple[str, ...]:
    """Every duration that words may mean, as a plan writes it: ``2w`` for ``两周``, ``5wd`` and ``5d`` for ``5 days``."""
    plain = half_width(text)
    for form, meanings in _FORMS:
        found = form.fullmatch(plain)
        if found:
            return tuple(f"{_count(found)}{unit}" for unit in meanings)
    return ()


def duration_help(text: str) -> Bilingual:
    """What to write for a duration in words, else which forms there are."""
    meant = durations_meant(text)
    if not meant:
        return Bilingual(
            "写成 5、5wd（工作日）、7d（自然日）、2w（周）或 1mo（月）",
            "write 5, 5wd (working days), 7d, 2w or 1mo",
        )
    if len(meant) == 1:
        return Bilingual(f"写成 {meant[0]}", f"write {meant[0]}")
    work, all_days = meant
    return Bilingual(
        f"写成 {work}（工作日）或 {all_days}（自然日），看指的是哪一种",
        f"write {work} (working days) or {all_days} (calendar days), whichever is meant",
    )


def _count(found: re.Match[str]) -> int:
    if found["number"]:
        return int(found["number"])
    if found["ten"]:
        return _DIGITS.get(found["tens"], 1) * 10 + _DIGITS.get(found["ones"], 0)
    return _DIGITS[found["one"]]
