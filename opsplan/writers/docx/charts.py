"""Native charts with their workbook, which Word opens with "Edit data"."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.inline import plain
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import Chart
from opsplan.writers.docx.captions import add_caption, add_note
from opsplan.writers.docx.chart_plots import add_plot
from opsplan.writers.docx.chart_text import (
    LABEL_SIZE,
    add_look,
    add_place,
    add_text_style,
    add_words,
    set_language,
    value,
)
from opsplan.writers.docx.inline_frame import add_figure_paragraph, add_inline
from opsplan.writers.docx.office import Frame
from opsplan.writers.ooxml.chart_data import workbook_of
from opsplan.writers.ooxml.xml import relate, root, serialise, sub

_RING = 0.88
"""Diameter of a doughnut as a share of the chart's height."""
_BIG, _SMALL = 20.0, 10.5
_RING_WIDTH = 0.68
"""Width of a doughnut's frame as a share of the text; the rest would stay empty."""


def write_chart(frame: Frame, chart: Chart) -> None:
    """The chart, its caption below and its note. Without series or categories there is nothing to draw."""
    if chart.series and chart.categories:
        _add_chart(frame, chart)
    add_caption(frame, "figure", chart.caption)
    add_note(frame, chart.note)


def _add_chart(frame: Frame, chart: Chart) -> None:
    office = frame.office
    number = office.next_chart()
    width = frame.width * _RING_WIDTH if chart.kind == "doughnut" else frame.width
    height = min(chart.height, frame.height * 0.6)
    document = office.package.part
    space = chart_space(chart, office.brand, (width, height))
    set_language(space, office.lang)
    book = Part(
        PackURI(f"/word/embeddings/workbook{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        workbook_of(chart),
        document.package,
    )
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", document.package)
    external = relate(sub(space, "c:externalData"), part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
    value(external, "c:autoUpdate", 0)
    part._blob = serialise(space)
    alt = chart.alt or plain(chart.caption) or ", ".join(series.name for series in chart.series) or chart.kind
    data = add_inline(add_figure_paragraph(frame), frame, (width, height), "Chart", alt, "c")
    relate(sub(data, "c:chart"), document.relate_to(part, RELATIONSHIP_TYPE.CHART))


def chart_space(chart: Chart, brand: Brand, size: tuple[float, float]) -> etree._Element:
    """``c:chartSpace`` of a chart ``size`` points wide and high, without its workbook."""
    width, height = size
    space = root("c:chartSpace", "a", "r")
    value(space, "c:date1904", 0)
    value(space, "c:roundedCorners", 0)
    body = sub(space, "c:chart")
    ring = (_RING * height / width, _RING)
    if chart.kind == "doughnut" and any(chart.center):
        _add_center(body, chart, brand, size)
    value(body, "c:autoTitleDeleted", int(not (chart.kind == "doughnut" and any(chart.center))))
    add_plot(body, chart, brand, ring)
    if chart.kind == "doughnut" or len(chart.series) > 1:
        legend = sub(body, "c:legend")
        value(legend, "c:legendPos", "r" if chart.kind == "doughnut" else "t")
        value(legend, "c:overlay", 0)
        add_text_style(legend, brand, (LABEL_SIZE, "ink2", False))
    value(body, "c:plotVisOnly", 1)
    value(body, "c:dispBlanksAs", "gap")
    add_look(space, brand, "")
    add_text_style(space, brand, (LABEL_SIZE, "ink", False))
    return space


def _add_center(body: etree._Element, chart: Chart, brand: Brand, size: tuple[float, float]) -> None:
    """Words in the hole: the chart's title laid over the ring, so that they move with the chart."""
    width, height = size
    big, small = chart.center
    lines = [(big, (_BIG, "accent", True)), (small, (_SMALL, "ink2", False))]
    shown = [line for line in lines if line[0]]
    wide = max(text_width(text, look[0], look[2]) for text, look in shown) + 14.0
    tall = sum(look[0] * 1.3 for _, look in shown) + 6.0
    title = sub(body, "c:title")
    add_words(title, brand, shown)
    middle = 0.06 * width + _RING * height / 2
    add_place(title, (middle - wide / 2) / width, (height - tall) / 2 / height)
    value(title, "c:overlay", 1)
