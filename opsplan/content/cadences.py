"""How often something is promised to come, read from words: ``每月 4 期``, ``每周二、五``, ``twice a week``, ``2/mo``."""

from __future__ import annotations

import re

from opsplan.patterns import lazy_pattern

_WEEK, _MONTH, _QUARTER = 7.0, 30.4, 91.3
_WORKDAYS = 2.0
"""Work done on working days leaves weekends out: three days between two of them are as promised."""
_NUMBERS = {"两": 2, "双": 2, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
            "one": 1, "once": 1, "a": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5, "six": 6}  # fmt: skip
_ZH_SPAN = {"天": 1.0, "日": 1.0, "周": _WEEK, "星期": _WEEK, "月": _MONTH, "季": _QUARTER, "季度": _QUARTER}
_EN_SPAN = {"day": 1.0, "week": _WEEK, "wk": _WEEK, "month": _MONTH, "mo": _MONTH, "quarter": _QUARTER}
_EN_WORD = {"daily": 1.0, "weekly": _WEEK, "fortnightly": 2 * _WEEK, "biweekly": 2 * _WEEK, "monthly": _MONTH,
            "quarterly": _QUARTER}  # fmt: skip
_ZH_WEEKDAYS = lazy_pattern(
    r"每?周([一二三四五六日天](?:\s*[、和与及,，/]\s*周?[一二三四五六日天])*)(?!\s*[次条期篇场个位])"
)
_ZH_EVERY = lazy_pattern(r"(?:每|隔)\s*(?P<every>\d+|[两二三四双])?\s*个?(?P<span>季度|季|月|周|星期|天|日)")
_ZH_COUNT = lazy_pattern(
    r"\s*(?:更新|发布?|推送)?\s*(?P<count>\d+|[一两二三四五六七八九十])(?:\s*[-–—~～至到]\s*\d+)?\s*[次条期篇场个位]"
)
_DAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?"
_EN_DAYS = lazy_pattern(rf"\b(?:(?:every|each) ({_DAY})s?|({_DAY})s)\b", re.IGNORECASE)
_EN_EVERY = lazy_pattern(
    r"\b(?:every|each)\s+(?P<every>two|three|four|other|\d+)?\s*(?P<span>day|week|month|quarter)s?\b",
    re.IGNORECASE,
)
_EN_RATE = lazy_pattern(
    r"\b(?P<count>\d+|once|twice|one|two|three|four|five|six)\b[^/.,;]{0,20}?(?:/|\b(?:an?|per|each|every)\s)\s*(?P<span>day|week|wk|month|mo|quarter)\b",
    re.IGNORECASE,
)  # fmt: skip


def promised_days(cadence: str) -> float | None:
    """The days between two that a cadence promises, on average and at least 1; None when the words do not say."""
    found = _chinese(cadence)
    if found is None:
        found = _english(cadence)
    return None if found is None else max(1.0, found)


def _chinese(text: str) -> float | None:
    if re.search(r"每\s*个?工作日|工作日.{0,2}每", text):
        return _WORKDAYS
    days = None if re.search(r"每.{0,3}[月季]", text) else _ZH_WEEKDAYS.search(text)
    if days:
        return _WEEK / len(set(re.findall(r"[一二三四五六日天]", days[1])))
    every = _ZH_EVERY.search(text)
    if every is None:
        return 2 * _WEEK if re.search(r"双周", text) else None
    span = _ZH_SPAN[every["span"]] * (_number(every["every"]) if every["every"] else 1)
    span *= 2 if every[0].startswith("隔") and not every["every"] else 1
    count = _ZH_COUNT.match(text, every.end())
    return span / _number(count["count"]) if count else span


def _english(text: str) -> float | None:
    rate = _EN_RATE.search(text)
    if rate:
        return _EN_SPAN[rate["span"].lower()] / _number(rate["count"])
    if re.search(r"\b(every|each) (working|week|business) ?day\b", text, re.IGNORECASE):
        return _WORKDAYS
    every = _EN_EVERY.search(text)
    if every:
        times = 2 if (every["every"] or "").lower() == "other" else _number(every["every"] or "one")
        return _EN_SPAN[every["span"].lower()] * times
    for word, span in _EN_WORD.items():
        if re.search(rf"\b{word}\b", text, re.IGNORECASE):
            return span
    days = {(first or second)[:3].lower() for first, second in _EN_DAYS.findall(text)}
    return _WEEK / len(days) if days else None


def _number(text: str) -> int:
    return max(1, int(text)) if text.isdecimal() else _NUMBERS[text.lower()]
