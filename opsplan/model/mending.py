"""Dates, months and numbers that are written in another form but can mean one thing only."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

_DAY = re.compile(
    r"(?P<year>(?:19|20|21)\d\d)\s*(?:(?P<mark>[-/.])\s*(?P<month>\d{1,2})\s*(?P=mark)\s*(?P<day>\d{1,2})"
    r"|(?P<short_month>\d\d)(?P<short_day>\d\d)|年\s*(?P<zh_month>\d{1,2})\s*月\s*(?P<zh_day>\d{1,2})\s*[日号])"
    r"(?P<offset>\s*[-+]\s*\d+\s*\D{1,4})?"
)
"""The year must come first: ``3/4/2027`` is the third of April to some, the fourth of March to others."""
_MONTH = re.compile(
    r"(?P<year>(?:19|20|21)\d\d)\s*(?:[-/.]\s*(?P<month>\d{1,2})|年\s*(?P<zh_month>\d{1,2})\s*月)"
)
_WIDE = str.maketrans("。－–—−", ".----")
_GROUPED = re.compile(r"(\D*)(\d{1,3}(?:,\d{3})+)(?!\d)(\D.*)?")


def half_width(text: str) -> str:
    """The text with digits and punctuation as ASCII has them."""
    return unicodedata.normalize("NFKC", text.translate(_WIDE)).strip()


def mended_date(text: str) -> str | None:
    """``2027/3/1`` ``2027.3.1`` ``2027年3月1日`` as ``2027-03-01``, an offset kept; None when the text is no such day."""
    found = _DAY.fullmatch(half_width(text))
    if found is None:
        return None
    try:
        day = date(
            int(found["year"]),
            int(found["month"] or found["short_month"] or found["zh_month"]),
            int(found["day"] or found["short_day"] or found["zh_day"]),
        )
    except ValueError:
        return None
    return f"{day}{''.join((found['offset'] or '').split())}"


def mended_month(text: str) -> str | None:
    """``2027/3`` and ``2027年3月`` as ``2027-03``; None when the text is no such month."""
    found = _MONTH.fullmatch(half_width(text))
    if found is None:
        return None
    month = int(found["month"] or found["zh_month"])
    return f"{found['year']}-{month:02d}" if 1 <= month <= 12 else None


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
