"""What a cell of a table is, as the plan says what its column holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from opsplan.diagnostics import Bilingual
from opsplan.model.day_forms import day_help, mended_date
from opsplan.model.each_settings import ColumnType
from opsplan.model.problems import not_a, problem
from opsplan.model.times import iso_date
from opsplan.patterns import lazy_pattern

EachValue: TypeAlias = str | int | float | None
"""A text or a date as ISO text, a number, None for an empty cell."""
Row: TypeAlias = Mapping[str, EachValue]
_NUMBER = lazy_pattern(r"[-+]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,9})?")
_WORDS = {"number": ("数字", "a number"), "date": ("日期", "a date")}


def each_value(text: str, kind: ColumnType) -> EachValue:
    """The value of a cell that shows this text. Raises Problem."""
    text = text.strip()
    if not text:
        return None
    if kind == "number":
        if not _NUMBER.fullmatch(text):
            raise problem(
                "each-value", not_a(text, *_WORDS[kind]),
                Bilingual("写成 1200 或 12.5；带单位或 % 的用 type: text", "write 1200 or 12.5; with a unit or % give the column type: text"),
            )  # fmt: skip
        number = float(text.replace(",", ""))
        return int(number) if number.is_integer() else number
    if kind == "date":
        return _day(text)
    return text


def _day(text: str) -> str:
    help = Bilingual("写成 2027-03-12 这样的日期", "write a date such as 2027-03-12")
    try:
        day = iso_date(mended_date(text) or text)
    except ValueError:
        day = None
    if day is None:
        raise problem("each-value", not_a(text, *_WORDS["date"]), day_help(text) or help)
    return day.isoformat()
