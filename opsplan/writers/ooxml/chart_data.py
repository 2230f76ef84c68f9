"""What a chart shows: series as chart XML, and the workbook behind them that Office opens to edit the data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.chart import Chart, NumberFormat
from opsplan.writers.ooxml.xml import clean, root, sub

DAY_FORMAT = "yyyy\\-mm\\-dd"
SOURCES = "opsplan"
"""The hidden sheet of a chart's workbook that says where its values come from."""
_DEPTH = 5
"""How deep what a series shows stands in its chart: it is indented, one value a line."""
_BREAK = "\n" + "  " * _DEPTH
_SMOOTHED = ("line", "radar")
"""Charts in whose series something stands behind the values."""
_CREATED = datetime(2000, 1, 1)
"""A workbook remembers when it was made; this keeps the bytes the same."""
_OPTIONS = MappingProxyType({"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
"""Text stays text: else a name that begins with ``=`` could become a formula, an address a link."""


def categories_of(chart: Chart) -> tuple[str, ...]:
    """The names of the categories. A chart needs one to be opened, so a dash stands for none."""
    return tuple(clean(name) for name in chart.categories) or ("—",)


def values_of(chart: Chart) -> tuple[tuple[float | None, ...], ...]:
    """The values of every series, as many as there are categories."""
    count = len(categories_of(chart))
    return tuple((*series.values[:count], *(None,) * (count - len(series.values))) for series in chart.series)


def number_format(chart: Chart) -> NumberFormat:
    """The chart's own format, else thousands apart and a decimal place only where a value has one."""
    if chart.number_format is not None:
        return chart.number_format
    given = [value for values in values_of(chart) for value in values if value is not None]
    return NumberFormat(0 if all(float(value).is_integer() for value in given) else 1)


def days_of(chart: Chart) -> tuple[date, ...]:
    """The days of the categories; none when the categories are names."""
    return chart.days if len(chart.days) == len(chart.categories) else ()


def series_parts(chart: Chart) -> tuple[tuple[etree._Element, ...], ...]:
    """Name, categories and values (``c:tx``, ``c:cat``, ``c:val``) of every series, with their cell references."""
    days, names = days_of(chart), categories_of(chart)
    last = len(names) + 1
    code = number_format(chart).code
    made = []
    for column, (series, values) in enumerate(zip(chart.series, values_of(chart), strict=True), start=1):
        letter = _letters(column)
        name = _cached("c:tx", f"Sheet1!${letter}$1", (clean(series.name),))
        if days:
            cells = tuple(f"{_serial(day):.1f}" for day in days)
            category = _cached("c:cat", f"Sheet1!$A$2:$A${last}", cells, DAY_FORMAT)
        else:
            category = _cached("c:cat", f"Sheet1!$A$2:$A${last}", names)
        shown = _cached("c:val", f"Sheet1!${letter}$2:${letter}${last}", values, code)
        if chart.kind not in _SMOOTHED:
            shown.tail = _BREAK[:-2]
        made.append((name, category, shown))
    return tuple(made)


def _cached(
    name: str, cells: str, values: Sequence[str | float | None], number_format: str = ""
) -> etree._Element:
    """A reference to cells of the workbook with what they hold: texts, or numbers that have a format."""
    element = root(name)
    kind = "num" if number_format else "str"
    reference = sub(element, f"c:{kind}Ref")
    sub(reference, "c:f").text = cells
    cache = sub(reference, f"c:{kind}Cache")
    if number_format:
        sub(cache, "c:formatCode").text = number_format
    sub(cache, "c:ptCount", val=len(values))
    for index, value in enumerate(values):
        if value is not None:
            sub(sub(cache, "c:pt", idx=index), "c:v").text = str(value)
    etree.indent(element, level=_DEPTH)
    element.tail = _BREAK
    return element


def _letters(column: int) -> str:
    """The name of a column of a sheet, counted from 0: A, B, … Z, AA."""
    before, place = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + place)


def _serial(day: date) -> int:
    """The number of a day in a workbook. Excel has a 29 February in 1900, so that later days are one more."""
    number = (day - date(1899, 12, 31)).days
    return number + 1 if number > 59 else number


def workbook_of(chart: Chart) -> bytes:
    """The values as an ``.xlsx``: categories in column A, a series in every column after it. A hidden sheet has the
    plan path of every value in the same cell; the chart's own XML has no place for it that Office accepts."""
    from xlsxwriter import Workbook  # it takes as long as a small chart, and most documents have none

    stream = BytesIO()
    book = Workbook(stream, dict(_OPTIONS))
    book.set_properties({"created": _CREATED})
    sheet = book.add_worksheet("Sheet1")
    numeric = book.add_format({"num_format": number_format(chart).code})
    days = days_of(chart)
    if days:
        dated = book.add_format({"num_format": DAY_FORMAT})
        for row, day in enumerate(days, start=1):
            sheet.write_datetime(row, 0, datetime(day.year, day.month, day.day), dated)
    else:
        for row, name in enumerate(categories_of(chart), start=1):
            sheet.write_string(row, 0, name)
    for column, (series, values) in enumerate(zip(chart.series, values_of(chart), strict=True), start=1):
        sheet.write_string(0, column, clean(series.name))
        for row, value in enumerate(values, start=1):
            if value is not None:
                sheet.write_number(row, column, value, numeric)
    if any(src for series in chart.series for src in series.srcs):
        sources = book.add_worksheet(SOURCES)
        sources.hide()
        for column, series in enumerate(chart.series, start=1):
            for row, src in enumerate(series.srcs[: len(categories_of(chart))], start=1):
                if src:
                    sources.write_string(row, column, clean(src))
    book.close()
    return stream.getvalue()
