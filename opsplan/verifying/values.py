"""Numbers, days, months and times in any text, as values: what a reader of either language would take them for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Literal, NamedTuple

from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

Kind = Literal["number", "percent", "day", "month", "quarter", "time"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b"
_TO = r"\s*[-–—~至到]\s*"
_SCALES = {
    "千": Decimal(1000), "万": Decimal(10_000), "百万": Decimal(10**6), "千万": Decimal(10**7), "亿": Decimal(10**8),
    "k": Decimal(1000), "m": Decimal(10**6), "mn": Decimal(10**6), "bn": Decimal(10**9), "b": Decimal(10**9),
}  # fmt: skip
_PATTERNS = (
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)(?:{_TO}(?P<iso_end>\d\d-\d\d)(?![\d-]))?",
    r"(?P<iso_month>(?<!\d)\d{4}-(?:0[1-9]|1[0-2])(?![\d-]))",
    r"(?:(?P<zh_year>\d{4}) ?年 ?)?(?P<zh_month>\d{1,2}) ?月(?:\s{0,2}(?P<zh_day>\d{1,2}) ?[日号])",
    r"(?P<zh_only_year>\d{4}) ?年 ?(?P<zh_only_month>\d{1,2}) ?月",
    r"(?P<zh_quarter_year>\d{4}) ?年(?:第?(?P<zh_quarter>[一二三四1-4]) ?季度)",
    r"(?:\bQ(?P<quarter>[1-4])(?:[ /]?(?P<quarter_year>\d{4}))?\b)|(?:(?P<year_quarter>\d{4})[- ]?Q(?P<after_year>[1-4])\b)",
    rf"(?<!\d)(?:(?P<en_from>\d{{1,2}}){_TO})?(?P<en_day>\d{{1,2}}) (?P<en_month>{_MONTH})(?:,? (?P<en_year>\d{{4}}))?",
    rf"\b(?P<en_only_month>{_MONTH}) (?P<en_only_year>\d{{4}})",
    r"(?<![\d/.])(?P<slash_month>1[0-2]|0?[1-9])/(?P<slash_day>3[01]|[12]\d|0?[1-9])(?![\d/])",
    r"(?<!\d)(?P<hour>\d{1,2})[:：](?P<minute>\d\d)(?![\d])",
    r"(?:(?P<sign>(?<![\w一-鿿)）])[-−+])\s?)?(?:HK\$|US\$|S\$|[¥￥$€£])?(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<scale>百万|千万|千|万|亿|(?:bn|mn|[kmb])(?![A-Za-z])))?(?P<percent> ?[%％])?",
)  # fmt: skip
_ANY = lazy_pattern("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_DIGIT = lazy_pattern(r"\d")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_SOFT = str.maketrans(dict.fromkeys("\u200b\u2060\u00ad\ufeff"))
"""Marks that only say where a line may or may not break."""


class Value(NamedTuple):
    """One thing read. ``number`` is exact, a percentage counted in hundredths (``65%`` is 65); ``parts`` are year (0 where
    none is written), month and day, or year and month or quarter, or the minutes from midnight.

    ``unit`` is what one of the last digit written is worth: 0.1 for ``76.8``, 10,000 for ``36 万``.
    """

    kind: Kind
    text: str
    number: Decimal = Decimal(0)
    unit: Decimal = Decimal(1)
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that a deliverable may show. ``computed`` ones may be rounded to the last digit that is shown."""

    kind: Kind
    number: Decimal = Decimal(0)
    parts: tuple[int, ...] = ()
    computed: bool = False

    def shows(self, value: Value) -> bool:
        """True when ``value`` says this fact; a year that is not written is not missed."""
        if self.kind != value.kind:
            return False
        if self.kind in ("number", "percent"):
            room = value.unit / 2 if self.computed else Decimal(0)
            return abs(abs(self.number) - abs(value.number)) <= room
        if len(value.parts) > 1 and not value.parts[0]:
            return self.parts[1:] == value.parts[1:]
        return self.parts == value.parts


def fact_of(value: Value) -> Fact:
    """What is read, as a fact: for the values inside a text of the plan."""
    return Fact(value.kind, value.number, value.parts)


def day_fact(day: date) -> Fact:
    """A day as a fact."""
    return Fact("day", parts=(day.year, day.month, day.day))


def read_values(text: str) -> tuple[Value, ...]:
    """All values in a text, in their order."""
    if not _DIGIT.search(text):
        return ()
    plain = text.translate(_SOFT).replace("\u00a0", " ").replace("\u202f", " ")
    return tuple(chain.from_iterable(map(_values, _ANY.finditer(plain))))


def _values(found: re.Match[str]) -> Iterator[Value]:
    text = found.group().strip()
    if found["digits"]:
        yield _number(found, text)
    elif found["iso"]:
        year, month, day = (int(part) for part in found["iso"].split("-"))
        yield Value("day", text, parts=(year, month, day))
        if found["iso_end"]:
            month, day = (int(part) for part in found["iso_end"].split("-"))
            yield Value("day", text, parts=(0, month, day))
    elif found["zh_month"]:
        yield _day(text, found["zh_year"], int(found["zh_month"]), found["zh_day"])
    elif found["en_day"]:
        month = _MONTHS[found["en_month"].lower()]
        if found["en_from"]:
            yield _day(text, found["en_year"], month, found["en_from"])
        yield _day(text, found["en_year"], month, found["en_day"])
    elif found["slash_month"]:
        yield _day(text, None, int(found["slash_month"]), found["slash_day"])
    elif found["hour"]:
        yield Value("time", text, parts=(int(found["hour"]) * 60 + int(found["minute"]),))
    else:
        yield _span(found, text)


def _span(found: re.Match[str], text: str) -> Value:
    """A month or a quarter."""
    if found["iso_month"]:
        year, month = found["iso_month"].split("-")
        return Value("month", text, parts=(int(year), int(month)))
    if found["zh_only_month"]:
        return Value("month", text, parts=(int(found["zh_only_year"]), int(found["zh_only_month"])))
    if found["en_only_month"]:
        month_number = _MONTHS[found["en_only_month"].lower()]
        return Value("month", text, parts=(int(found["en_only_year"]), month_number))
    if found["zh_quarter"]:
        number = _QUARTERS.get(found["zh_quarter"]) or int(found["zh_quarter"])
        return Value("quarter", text, parts=(int(found["zh_quarter_year"]), number))
    year = found["quarter_year"] or found["year_quarter"] or 0
    return Value("quarter", text, parts=(int(year), int(found["quarter"] or found["after_year"])))


def _day(text: str, year: str | None, month: int, day: str) -> Value:
    return Value("day", text, parts=(int(year or 0), month, int(day)))


def _number(found: re.Match[str], text: str) -> Value:
    digits = found["digits"].replace(",", "")
    scale = _SCALES[found["scale"].lower()] if found["scale"] else Decimal(1)
    number = Decimal(digits)
    unit = Decimal(1).scaleb(int(number.as_tuple().exponent)) * scale
    signed = -number * scale if found["sign"] in ("-", "−") else number * scale
    return Value("percent" if found["percent"] else "number", text, signed, unit)
