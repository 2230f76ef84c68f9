"""Native charts with their workbook, which Word opens with "Edit data"; one a line, or small ones side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from opsplan.blocks.chart import Chart
from opsplan.blocks.inline import plain
from opsplan.writers.docx.captions import add_caption, add_gap, add_gap_above, add_note
from opsplan.writers.docx.grid import add_cell, add_grid, add_row
from opsplan.writers.docx.inline_frame import INLINE_END, add_figure_paragraph, inline_start
from opsplan.writers.docx.office import Frame
from opsplan.writers.docx.prose import add_paragraph
from opsplan.writers.ooxml.chart_center import CONTENT_TYPE as CENTER_TYPE
from opsplan.writers.ooxml.chart_center import RELATIONSHIP as CENTER_RELATIONSHIP
from opsplan.writers.ooxml.chart_center import add_center_link, center_shapes, has_center
from opsplan.writers.ooxml.chart_data import workbook_of
from opsplan.writers.ooxml.chart_pen import ChartPen
from opsplan.writers.ooxml.chart_space import add_workbook_link, chart_space
from opsplan.writers.ooxml.xml import NAMESPACES, clean, serialise

_LABEL, _AXIS = 10.5, 9.0
_GUTTER = 14.0
"""Points between charts side by side."""


def write_chart(frame: Frame, chart: Chart) -> None:
    """The chart, its caption below and its note. Without series or categories there is nothing to draw."""
    if chart.series and chart.categories:
        _add_chart(frame, chart)
    add_caption(frame, "figure", chart.caption, chart.name)
    add_note(frame, chart.note)


def write_charts(frame: Frame, charts: Sequence[Chart | None]) -> None:
    """Charts side by side, the columns of a table without lines that never breaks over pages; None leaves a gap."""
    add_gap_above(frame)
    width = (frame.width - _GUTTER * (len(charts) - 1)) / len(charts)
    widths = [width if place % 2 == 0 else _GUTTER for place in range(2 * len(charts) - 1)]
    alt = clean("; ".join(plain(chart.caption) or chart.alt for chart in charts if chart))
    row = add_row(add_grid(frame.parent, "OpsplanStrip", widths, alt=alt))
    for place, room in enumerate(widths):
        cell = add_cell(row, room, office=frame.office)
        chart = charts[place // 2] if place % 2 == 0 else None
        if chart is None:
            add_paragraph(cell, frame.office, "TableText")
        else:
            _write_small(frame.into(cell, room), chart)
    add_gap(frame)


def _write_small(frame: Frame, chart: Chart) -> None:
    """A chart with its caption in a cell, which must have a paragraph and needs no gap at its end."""
    drawn = bool(chart.series and chart.categories)
    if drawn:
        _add_chart(frame, chart)
    add_caption(frame, "figure", chart.caption, chart.name)
    if chart.note:
        add_note(frame, chart.note)
    if not (drawn or chart.caption or chart.note):
        add_paragraph(frame.parent, frame.office, "TableText")


def _add_chart(frame: Frame, chart: Chart) -> None:
    office = frame.office
    number = office.next_chart()
    size = (frame.width, min(chart.height, frame.height * 0.6))
    fonts = office.brand.document_fonts
    pen = ChartPen(office.brand, fonts.heading_latin, fonts.heading_cjk, office.lang, _LABEL, _AXIS)
    document = office.package.part
    space = chart_space(_named(chart), size, pen)
    book = Part(
        PackURI(f"/word/embeddings/workbook{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        workbook_of(chart),
        document.package,
    )
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", document.package)
    add_workbook_link(space, part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
    if has_center(chart):
        shapes = serialise(center_shapes(chart, size, pen))
        words = Part(PackURI(f"/word/drawings/drawing{number}.xml"), CENTER_TYPE, shapes, document.package)
        add_center_link(space, part.relate_to(words, CENTER_RELATIONSHIP))
    part._blob = serialise(space)
    alt = chart.alt or plain(chart.caption) or ", ".join(series.name for series in chart.series) or chart.kind
    paragraph = add_figure_paragraph(frame)
    start = inline_start(office, size, "Chart", alt, "c")
    link = (
        f'<c:chart xmlns:c="{NAMESPACES["c"]}" r:id="{document.relate_to(part, RELATIONSHIP_TYPE.CHART)}"/>'
    )
    office.fragments.keep(paragraph, (f"<w:r>{start}{link}{INLINE_END}</w:r>",))


def _named(chart: Chart) -> Chart:
    """A doughnut with its names at the pieces: no table with colours stands beside it, as on a slide."""
    if chart.kind != "doughnut":
        return chart
    named = []
    for series in chart.series:
        total = sum(max(value or 0.0, 0.0) for value in series.values) or 1.0
        shares = series.labels or tuple(f"{max(value or 0.0, 0.0) / total:.1%}" for value in series.values)
        labels = tuple(f"{name} {share}" for name, share in zip(chart.categories, shares, strict=False))
        named.append(replace(series, labels=labels))
    return replace(chart, series=tuple(named))
