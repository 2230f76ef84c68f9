"""What a chart shows: series as chart XML, and the workbook behind them that Office opens to edit the data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from types import MappingProxyType

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE
from xlsxwriter import Workbook

from opsplan.blocks.chart import Chart, NumberFormat
from opsplan.writers.ooxml.xml import clean, qualified

_KINDS: Mapping[str, XL_CHART_TYPE] = MappingProxyType({
    "bar": XL_CHART_TYPE.BAR_CLUSTERED, "column": XL_CHART_TYPE.COLUMN_CLUSTERED, "line": XL_CHART_TYPE.LINE_MARKERS,
    "doughnut": XL_CHART_TYPE.DOUGHNUT, "radar": XL_CHART_TYPE.RADAR_MARKERS,
})  # fmt: skip
DAY_FORMAT = "yyyy\\-mm\\-dd"
SOURCES = "opsplan"
"""The hidden sheet of a chart's workbook that says where its values come from."""
_SERIES_PARTS = ("c:tx", "c:cat", "c:val")
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
    data = CategoryChartData(number_format=number_format(chart).code)  # type: ignore[no-untyped-call]
    data.categories = days_of(chart) or categories_of(chart)
    for series, values in zip(chart.series, values_of(chart), strict=True):
        data.add_series(clean(series.name), values)  # type: ignore[no-untyped-call]
    tree = etree.fromstring(ChartXmlWriter(_KINDS[chart.kind], data).xml.encode())  # type: ignore[no-untyped-call]
    return tuple(
        tuple(part for name in _SERIES_PARTS for part in element.iterchildren(qualified(name)))
        for element in tree.iter(qualified("c:ser"))
    )


def workbook_of(chart: Chart) -> bytes:
    """The values as an ``.xlsx``: categories in column A, a series in every column after it. A hidden sheet has the
    plan path of every value in the same cell; the chart's own XML has no place for it that Office accepts."""
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
