"""How values are printed: one function per kind, the same in document and deck, so that they agree to the digit.

Chinese: ``5,180 万元``, ``2027-03-18``, ``5 个工作日``. English: ``6,000 units``, ``18 Mar 2027``, ``5 working days``.
Between CJK and digits stands one space. A range has an en dash, a negative number a true minus sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from opsplan.diagnostics import Lang
from opsplan.model.numbers import CURRENCY_SIGNS, Quantity, Share
from opsplan.model.times import Duration, Month, StepLength, TimeOfDay
from opsplan.patterns import lazy_pattern

_EXACT = Context(prec=200)
"""Room for every digit of what a plan can multiply; the usual 28 would refuse to round a longer number."""

MISSING = "—"
"""Stands where a table has no value."""

_WRITTEN = lazy_pattern(
    r"([-+−]?)\s*([\d,]*)(\.\d+)?\s*(百万|千万|千|万|亿|bn|mn|[kmb])?\s*[%％]?", re.IGNORECASE
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£"}
_PERCENT_UNITS = ("%", "％", "百分比", "percent")
_DURATIONS = {
    "wd": ("个工作日", "working day"), "d": ("天", "day"), "w": ("周", "week"), "mo": ("个月", "month"),
}  # fmt: skip


def is_cjk(character: str) -> bool:
    """True for characters that are set without spaces between them."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def spaced(left: str, right: str) -> str:
    """Two texts side by side, with one space between a CJK character and a Latin letter or digit."""
    if not left or not right:
        return left + right
    one_is_cjk = is_cjk(left[-1]) != is_cjk(right[0])
    wants = (
        one_is_cjk and (left[-1].isalnum() or left[-1] == "%") and (right[0].isalnum() or right[0] in "¥$€£−")
    )
    return f"{left} {right}" if wants else left + right


def fit(template: str, *values: object) -> str:
    """A Chinese sentence with a value at each ``{}``, spaced as :func:`spaced` does; the values stay as they are."""
    first, *rest = template.split("{}")
    out = first
    for value, after in zip(values, rest, strict=True):
        out = spaced(spaced(out, str(value)), after)
    return out


def number(value: Decimal, places: int = 2) -> str:
    """``1234.5`` as ``1,234.5``: thousands separators, at most ``places`` decimals, none that are zero."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    text = f"{abs(rounded):,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"−{text}" if rounded < 0 else text


def _grouped(digits: str) -> str:
    return f"{int(digits):,}" if digits else "0"


def quantity(value: Quantity) -> str:
    """The number as written, tidied: ``5180万`` is ``5,180 万``, ``300000`` is ``300,000``, ``38k`` stays."""
    found = _WRITTEN.fullmatch(value.text.strip())
    if not found:
        return percent(value.value, 2) if value.percent else number(value.value, 6)
    sign, digits, decimals, scale = found.groups()
    sign = "−" if sign in ("-", "−") else sign
    text = f"{sign}{_grouped(digits.replace(',', ''))}{decimals or ''}"
    if scale:
        text = spaced(text, scale)
    return f"{text}%" if value.percent else text


def is_percent_unit(unit: str | None) -> bool:
    """True for a unit that says percent."""
    return (unit or "").strip() in _PERCENT_UNITS


def with_unit(text: str, unit: str | None) -> str:
    """``36 万`` and ``人`` make ``36 万人``, ``6,000`` and ``units`` ``6,000 units``; a percent sign is not doubled."""
    return text if not unit else unit_parts(text, unit)[0] + text + unit_parts(text, unit)[1]


def unit_parts(text: str, unit: str) -> tuple[str, str]:
    """What stands before and after a printed number for its unit; a currency sign stands before."""
    unit = unit.strip()
    if is_percent_unit(unit):
        return "", "" if text.endswith("%") else "%"
    if unit in CURRENCY_SIGNS and not is_cjk(unit[0]):
        return unit, ""
    if unit in _SIGNS:
        return _SIGNS[unit], ""
    if not unit or text.endswith(unit):
        return "", ""
    tight = bool(text) and is_cjk(text[-1]) and is_cjk(unit[0])
    return "", unit if tight or unit[0] in "/°℃" else f" {unit}"


def percent(ratio: Decimal, places: int = 1) -> str:
    """A ratio as a percentage with at most ``places`` decimals: 0.928 is ``92.8%``."""
    return f"{number(ratio * 100, places)}%"


def column_percent(ratio: Decimal) -> str:
    """A ratio in a column of ratios, always with one decimal: ``14.0%``."""
    return f"{(ratio * 100).quantize(Decimal('0.1'), ROUND_HALF_UP, _EXACT):,}%".replace("-", "−")


def share(value: Share) -> str:
    """A part of the whole: ``45%``."""
    return percent(value.value, 2)


def amount(value: Decimal) -> str:
    """Money without its currency, in full digits: ``300,000``, ``0.05``."""
    return number(value, 2)


def currency_sign(currency: str) -> str:
    """The sign before an amount: ``¥``, ``$``; the code and a space for currencies without one of their own."""
    return _SIGNS.get(currency.upper(), f"{currency} ")


def money(value: Decimal, currency: str) -> str:
    """Money in full digits with its currency: ``¥4,129,596``, ``$236,500``."""
    text = amount(abs(value))
    return f"{'−' if value < 0 else ''}{currency_sign(currency)}{text}"


_FINE = Decimal(10) ** 5
"""Yuan below which a tenth of 万元 is too coarse: 36,300 is 3.63 万元."""


def compact_parts(value: Decimal, currency: str, lang: Lang) -> tuple[str, str]:
    """Money for a sentence, as number and unit: ``413`` ``万元`` in Chinese yuan, else full digits and no unit."""
    if lang == "en" or currency.upper() != "CNY":
        return money(value, currency), ""
    for size, unit in ((Decimal(10) ** 8, "亿元"), (Decimal(10) ** 4, "万元")):
        if abs(value) >= size:
            fine = unit == "亿元" or abs(value) < _FINE
            return number(value / size, 2 if fine else 1), unit
    return amount(value), "元"


def compact_money(value: Decimal, currency: str, lang: Lang) -> str:
    """Money for a sentence: ``413 万元``, ``$236,500``."""
    figure, unit = compact_parts(value, currency, lang)
    return f"{figure} {unit}" if unit else figure


def change(baseline: Quantity, target: Quantity, lang: Lang, unit: str | None = None) -> str:
    """From baseline to target: ``+61%``; for rates the difference in points; empty when there is no base."""
    rate = (baseline.percent and target.percent) or is_percent_unit(unit)
    difference = target.value - baseline.value
    if rate:
        points = difference * 100 if target.percent else difference
        return f"{signed(number(points, 2))} {'pp' if lang == 'en' else '个百分点'}"
    if baseline.value <= 0:
        return ""
    ratio = difference / baseline.value
    return signed(percent(ratio, 0 if abs(ratio) >= Decimal("0.1") else 1))


def signed(text: str) -> str:
    """A printed number with its sign, also in front of a rise; zero has none."""
    return text if text.startswith("−") or text.strip("0.%") == "" else f"+{text}"


def day(value: date, lang: Lang) -> str:
    """``2027-03-18``; in English ``18 Mar 2027``."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if lang == "en" else value.isoformat()


def short_day(value: date, lang: Lang) -> str:
    """A day of a year that is known from the context: ``3/18``; in English ``18 Mar``."""
    return f"{value.day} {_MONTHS[value.month - 1]}" if lang == "en" else f"{value.month}/{value.day}"


def spoken_day(value: date, lang: Lang) -> str:
    """A day in a sentence: ``3 月 18 日``; in English ``18 Mar``."""
    return short_day(value, lang) if lang == "en" else f"{value.month} 月 {value.day} 日"


def days(start: date, end: date, lang: Lang) -> str:
    """From one day to another, both inclusive: ``2027-03-18–03-31``; ``18–31 Mar 2027``."""
    if start == end:
        return day(start, lang)
    if start.year != end.year:
        return f"{day(start, lang)} – {day(end, lang)}"
    if lang != "en":
        return f"{start.isoformat()}–{end:%m-%d}"
    if start.month == end.month:
        return f"{start.day}–{day(end, lang)}"
    return f"{short_day(start, lang)} – {day(end, lang)}"


def month(value: Month, lang: Lang) -> str:
    """``2027-03``; in English ``Mar 2027``."""
    return f"{_MONTHS[value.month - 1]} {value.year}" if lang == "en" else f"{value.year}-{value.month:02d}"


def month_name(value: int) -> str:
    """``Mar``; 1 is January."""
    return _MONTHS[value - 1]


def clock(minutes: int) -> str:
    """Minutes from midnight as a time of day; the hours go on after 24 for what ends the next day."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def time(value: TimeOfDay) -> str:
    """``19:30`` or ``19:30–21:00``."""
    return clock(value.start) if value.end is None else f"{clock(value.start)}–{clock(value.end)}"


def length(value: StepLength, lang: Lang) -> str:
    """``30 分钟``, ``1 小时 30 分钟``; ``30 min``, ``1 h 30 min``."""
    hours, minutes = divmod(value.minutes, 60)
    words = ("h", "min") if lang == "en" else ("小时", "分钟")
    parts = [f"{figure} {word}" for figure, word in zip((hours, minutes), words, strict=True) if figure]
    return " ".join(parts) or f"0 {words[1]}"


def duration(value: Duration, lang: Lang) -> str:
    """``5 个工作日``; ``1 working day``."""
    zh, en = _DURATIONS[value.unit]
    return (
        f"{value.amount} {en if value.amount == 1 else f'{en}s'}" if lang == "en" else f"{value.amount} {zh}"
    )


def weekday(value: int, lang: Lang) -> str:
    """``周四``; ``Thu``. Monday is 1."""
    return (_WEEKDAYS_EN if lang == "en" else _WEEKDAYS_ZH)[value - 1]


def score(value: int) -> str:
    """A score out of five as dots: ``●●●○○``."""
    return "●" * value + "○" * (5 - value)


def separator(items: Sequence[str], lang: Lang) -> str:
    """What stands between the items of a list on one line; stronger when items are long or hold commas of their own."""
    if lang == "en":
        return "; " if any("," in item or ";" in item or len(item) > 40 for item in items) else ", "
    return "；" if any(len(item) > 14 or any(mark in item for mark in "、，；") for item in items) else "、"


def aside(text: str, lang: Lang) -> str:
    """Something in brackets behind a value, with the space that English wants."""
    return f" ({text})" if lang == "en" else f"（{text}）"


def counted(count: int, singular: str, plural: str = "") -> str:
    """An English number with its noun: ``1 goal``, ``5 goals``."""
    return f"{count} {singular if count == 1 else plural or f'{singular}s'}"
