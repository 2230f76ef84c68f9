"""What a chart shows: the series as python-pptx writes them, and the workbook that PowerPoint opens to edit them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from types import MappingProxyType

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE
from xlsxwriter import Workbook

from opsplan.blocks.nodes import Chart, Series
from opsplan.writers.pptx.xml import clean, qualified

_TYPES: Mapping[str, XL_CHART_TYPE] = MappingProxyType({
    "bar": XL_CHART_TYPE.BAR_CLUSTERED, "column": XL_CHART_TYPE.COLUMN_CLUSTERED, "line": XL_CHART_TYPE.LINE_MARKERS,
    "doughnut": XL_CHART_TYPE.DOUGHNUT, "radar": XL_CHART_TYPE.RADAR_MARKERS,
})  # fmt: skip


def series_elements(chart: Chart) -> tuple[tuple[etree._Element, ...], ...]:
    """Name, categories and values (``c:tx``, ``c:cat``, ``c:val``) of every series, with their cell references."""
    data = CategoryChartData(number_format=number_format(chart))  # type: ignore[no-untyped-call]
    data.categories = categories_of(chart)
    for series in chart.series:
        data.add_series(clean(series.name), values_of(chart, series))  # type: ignore[no-untyped-call]
    written = ChartXmlWriter(_TYPES[chart.kind], data).xml  # type: ignore[no-untyped-call]
    parts = ("c:tx", "c:cat", "c:val")
    return tuple(
        tuple(part for name in parts for part in element.iterchildren(qualified(name)))
        for element in etree.fromstring(written.encode()).iter(qualified("c:ser"))
    )


def categories_of(chart: Chart) -> tuple[str, ...]:
    """The names of the categories. A chart needs one to be opened, so a dash stands for none."""
    return tuple(clean(category) for category in chart.categories) or ("—",)


def values_of(chart: Chart, series: Series) -> tuple[float | None, ...]:
    """The values of a series, as many as there are categories."""
    count = len(categories_of(chart))
    return (*series.values[:count], *(None,) * (count - len(series.values)))


def number_format(chart: Chart) -> str:
    """Thousands apart, and a decimal place only where a value has one."""
    values = [value for series in chart.series for value in series.values if value is not None]
    return "#,##0" if all(float(value).is_integer() for value in values) else "#,##0.0"


def workbook(chart: Chart) -> bytes:
    """The values as a workbook: categories in column A, a series a column.

    Text stays text: xlsxwriter would make a formula of a name that begins with ``=`` and a link of an address.
    """
    stream = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(stream, options)
    book.set_properties({"created": datetime(2000, 1, 1)})  # else the time of writing
    sheet = book.add_worksheet("Sheet1")
    numbers = book.add_format({"num_format": number_format(chart)})
    for row, category in enumerate(categories_of(chart), start=1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(0, column, clean(series.name))
        for row, value in enumerate(values_of(chart, series), start=1):
            if value is not None:
                sheet.write_number(row, column, value, numbers)
    book.close()
    return stream.getvalue()
