"""Months, quarters and numbers that are written in another form but can mean one thing only."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from opsplan.patterns import lazy_pattern

_MONTH = lazy_pattern(
    r"(?P<year>(?:19|20|21)\d\d)\s*(?:[-/.]\s*(?P<month>\d{1,2})|年\s*(?P<zh_month>\d{1,2})\s*月)"
)
_NUMBERS_ZH = "一二三四"
_QUARTER = lazy_pattern(
    r"(?:(?P<year>(?!0000)\d{4})\s*[-/.年]?\s*)?"
    r"(?:Q\s*(?P<number>[1-4])|(?:第\s*)?(?P<zh_number>[1-4一二三四])\s*个?季度)"
    r"(?(year)|(?:\s*[-/.,]?\s*(?P<year_after>(?:19|20|21)\d\d)年?)?)",
    re.IGNORECASE,
)
_WIDE = str.maketrans("。－–—−", ".----")
_GROUPED = lazy_pattern(r"(\D*)(\d{1,3}(?:,\d{3})+)(?!\d)(\D.*)?")


def half_width(text: str) -> str:
    """The text with digits and punctuation as ASCII has them."""
    return unicodedata.normalize("NFKC", text.translate(_WIDE)).strip()


def mended_month(text: str) -> str | None:
    """``2027/3`` and ``2027年3月`` as ``2027-03``; None when the text is no such month."""
    found = _MONTH.fullmatch(half_width(text))
    if found is None:
        return None
    month = int(found["month"] or found["zh_month"])
    return f"{found['year']}-{month:02d}" if 1 <= month <= 12 else None


def mended_quarter(text: str) -> str | None:
    """``Q1 2027`` ``2027-Q1`` ``2027年一季度`` as ``2027Q1``, ``一季度`` as ``Q1``; None when the text is no quarter."""
    found = _QUARTER.fullmatch(half_width(text))
    if found is None:
        return None
    digit = found["number"] or found["zh_number"]
    number = _NUMBERS_ZH.find(digit) + 1 or int(digit)
    return f"{found['year'] or found['year_after'] or ''}Q{number}"


def mended_number(text: str) -> str:
    """A number in ASCII; the commas between thousands go, since between brackets they would end the value."""
    plain = half_width(text)
    found = _GROUPED.fullmatch(plain)
    return f"{found[1]}{found[2].replace(',', '')}{found[3] or ''}" if found else plain


def amount_like(value: Decimal, written: str) -> str:
    """An amount in the form another was written in: with its currency sign and its commas, else in plain digits."""
    found = re.fullmatch(r"(?P<sign>[^\d\s.-]{0,3}\s*)(?P<digits>[\d,]+(?:\.\d+)?)(?P<after>\s*元?)", written)
    if found is None:
        return f"{value:f}"
    digits = f"{value:,f}" if "," in found["digits"] else f"{value:f}"
    return f"{found['sign']}{digits}{found['after']}"
