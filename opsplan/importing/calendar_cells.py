"""A cell of a calendar's workbook as a value of its field, however a person or a program put it there."""

from __future__ import annotations

import math
import re
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

from opsplan.blocks.calendar_fields import CalendarField, FieldValue, choice_of
from opsplan.blocks.sheet import cell_text
from opsplan.diagnostics import Bilingual
from opsplan.importing.workbook import Cell
from opsplan.model.day_forms import day_help, mended_date
from opsplan.model.problems import shorten
from opsplan.model.times import iso_date
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

_DAY_ZERO = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_CLOCK = lazy_pattern(r"(\d{1,2})\s*[:：]\s*(\d{2})(?:[:：]00)?")
_PLAIN_NUMBER = lazy_pattern(r"[-−]?\d[\d,]*(\.\d+)?")
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell has no value of its field, and what would be right."""

    what: Bilingual
    help: Bilingual


def cell_value(field: CalendarField, cell: Cell | None, *, since_1904: bool = False) -> FieldValue | Wrong:
    """The value of a cell: a date, minutes from midnight for a time, a number or a text; None when it is empty."""
    if cell is None:
        return None
    if cell.error or (isinstance(cell.value, float) and not math.isfinite(cell.value)):
        return Wrong(
            Bilingual(f"单元格是错误值 {shorten(str(cell.value))}", f"the cell holds the error {shorten(str(cell.value))}"),
            Bilingual("改好公式，或写上值", "mend the formula, or write the value"),
        )  # fmt: skip
    if field.kind == "date":
        return _date(cell, since_1904=since_1904)
    if field.kind == "time":
        return _time(cell)
    text = text_of(cell, since_1904=since_1904)
    if not text.strip():
        return None
    if field.choices and choice_of(field, text) is None:
        words = [word for _, word in field.choices]
        zh, en = "、".join(word.zh for word in words), ", ".join(word.en for word in words)
        return Wrong(
            Bilingual(
                f"“{shorten(text)}”不是{field.head.zh}", f"'{shorten(text)}' is no {field.head.en.lower()}"
            ),
            Bilingual(f"可选：{zh}", f"choose one of: {en}"),
        )
    if field.kind == "number" and isinstance(cell.value, float) and not cell.look:
        return Decimal(text)
    return text


def meaning(field: CalendarField, value: FieldValue) -> FieldValue:
    """What two values have in common that say the same: blanks, line ends, thousands, the language of a choice."""
    if value is None or isinstance(value, date | int):
        return value
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    if field.kind == "date":
        return iso_date(text) or text or None
    if field.kind == "number":
        text = re.sub(r"\s", "", text).replace("−", "-")
        plain = _PLAIN_NUMBER.fullmatch(text)
        return Decimal(text.replace(",", "")) if plain else text or None
    if field.choices:
        return choice_of(field, text) or text or None
    return text or None


def _date(cell: Cell, *, since_1904: bool) -> FieldValue | Wrong:
    if isinstance(cell.value, float):
        day = _day(cell.value, since_1904=since_1904)
        if day is not None and cell.value >= 1:
            return day
    text = text_of(cell, since_1904=since_1904).strip()
    if not text:
        return None
    plain = text.partition("T")[0]
    with suppress(ValueError):
        day = iso_date(plain) or iso_date(mended_date(plain) or "")
        if day is not None:
            return day
    return Wrong(
        Bilingual(f"“{shorten(text)}”不是日期", f"'{shorten(text)}' is not a date"),
        day_help(text) or Bilingual("写成 2027-03-12 这样的日期", "write a date such as 2027-03-12"),
    )


def _time(cell: Cell) -> FieldValue | Wrong:
    if isinstance(cell.value, float):
        days = cell.value % 1 if cell.look == "date" else cell.value
        if 0 <= days <= 1:
            return round(days * _DAY_MINUTES)
    text = text_of(cell).strip()
    found = _CLOCK.fullmatch(text)
    minutes = int(found[1]) * 60 + int(found[2]) if found and int(found[2]) < 60 else None
    if minutes is not None and minutes <= _DAY_MINUTES:
        return minutes
    if not text:
        return None
    return Wrong(
        Bilingual(f"“{shorten(text)}”不是时间", f"'{shorten(text)}' is not a time of day"),
        Bilingual("写成 19:30", "write a time such as 19:30"),
    )


def text_of(cell: Cell, *, since_1904: bool = False) -> str:
    """What the cell shows, near enough."""
    if isinstance(cell.value, str):
        return cell_text(cell.value)
    if isinstance(cell.value, bool):
        return "TRUE" if cell.value else "FALSE"
    if cell.look == "date" and (day := _day(cell.value, since_1904=since_1904)):
        return day.isoformat()
    if cell.look == "time" and 0 <= cell.value <= 1:
        minutes = round(cell.value * _DAY_MINUTES)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if cell.look == "percent":
        return f"{_plain(cell.value * 100)}%"
    return _plain(cell.value)


def _plain(number: float) -> str:
    """With the 15 digits that a sheet keeps, never with an exponent."""
    return f"{Decimal(f'{number:.15g}'):f}"


def _day(serial: float, *, since_1904: bool) -> date | None:
    try:
        return _DAY_ZERO[since_1904] + timedelta(days=int(serial))
    except (OverflowError, ValueError):
        return None
