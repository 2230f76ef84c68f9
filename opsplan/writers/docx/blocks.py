"""Blocks to paragraphs and tables: one function for every kind of block, in an explicit table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from lxml import etree

from opsplan.blocks import nodes
from opsplan.blocks.inline import Run, plain
from opsplan.blocks.takeaway_list import takeaway_list
from opsplan.blocks.time_figures import TimeFigure
from opsplan.writers.docx.captions import add_gap, add_gap_above
from opsplan.writers.docx.contents import write_caption_list, write_toc
from opsplan.writers.docx.drawings import write_figure
from opsplan.writers.docx.fact_sheets import write_fact_sheet
from opsplan.writers.docx.grid import add_cell, add_grid, add_row
from opsplan.writers.docx.headings import HEADING_LEVELS
from opsplan.writers.docx.office import Frame
from opsplan.writers.docx.outline import heading_anchor
from opsplan.writers.docx.panels import write_big_numbers, write_cards, write_funnel
from opsplan.writers.docx.prose import add_paragraph
from opsplan.writers.docx.tables import write_table
from opsplan.writers.ooxml.xml import qualified, root, sub

_PARAGRAPHS: Mapping[str, str] = MappingProxyType({
    "body": "BodyText", "plain": "PlainText1", "lead": "Lead", "note": "Note", "quote": "Quote",
})  # fmt: skip
_DEEPEST = 8
_TITLE_LINE = 40
"""Characters of the longest line that is a title."""


def write_blocks(frame: Frame, blocks: Iterable[nodes.Block]) -> None:
    """Write blocks in order. A heading behind a page break begins the page itself: a paragraph that holds the break
    would stand alone on a page of its own where the one before is full."""
    turning = False
    for block in blocks:
        if turning and not isinstance(block, nodes.Heading):
            _break_page(frame)
        if not isinstance(block, nodes.PageBreak):
            WRITERS[type(block)](frame, block)
            if turning and isinstance(block, nodes.Heading):
                _begin_page(frame.parent[-1])
        turning = isinstance(block, nodes.PageBreak)
    if turning:
        _break_page(frame)


def _begin_page(paragraph: etree._Element) -> None:
    """``w:pageBreakBefore`` in its place among the properties of a paragraph."""
    properties = paragraph[0]
    before = (qualified("w:pStyle"), qualified("w:keepNext"), qualified("w:keepLines"))
    place = sum(child.tag in before for child in properties)
    properties.insert(place, root("w:pageBreakBefore"))


def _heading(frame: Frame, heading: nodes.Heading) -> None:
    level = max(1, min(heading.level, HEADING_LEVELS))
    office = frame.office
    if frame.front:
        style = "TOCHeading" if level == 1 else f"FrontHeading{level}"
        paragraph = add_paragraph(frame.parent, office, style, heading.text, src=heading.src)
        office.printed_headings.append((paragraph, level))
        return
    counts = office.count_heading(level, appendix=bool(heading.appendix))
    if level == 1 and office.by_chapter:
        office.captions.clear()
    anchor = heading_anchor(counts, heading.anchor, appendix=office.appendix)
    style = f"{'Appendix' if office.appendix else 'Heading'}{level}"
    paragraph = add_paragraph(frame.parent, office, style, heading.text, src=heading.src, anchor=anchor)
    office.printed_headings.append((paragraph, level))


def _paragraph(frame: Frame, paragraph: nodes.Paragraph) -> None:
    style = _PARAGRAPHS[paragraph.style]
    if frame.body_style and paragraph.style in ("body", "plain"):
        style = frame.body_style
    keep = _announces(paragraph)
    add_paragraph(frame.parent, frame.office, style, paragraph.text, src=paragraph.src, keep=keep)


def _announces(paragraph: nodes.Paragraph) -> bool:
    """True for a short line all in bold: it is the title of what follows and stays on its page."""
    return 0 < len(plain(paragraph.text)) <= _TITLE_LINE and all(
        run.bold for run in paragraph.text if run.text
    )


def _list(frame: Frame, block: nodes.ListBlock) -> None:
    level = min(frame.list_level, _DEEPEST)
    number = frame.office.new_list(block.ordered, level, block.start)
    inner = Frame(
        frame.office,
        frame.parent,
        frame.width,
        frame.height,
        frame.body_style or "ListParagraph",
        level + 1,
        frame.front,
    )
    for item in block.items:
        blocks = item.blocks
        first = blocks[0] if blocks and isinstance(blocks[0], nodes.Paragraph) else nodes.Paragraph(())
        style = frame.body_style or "ListParagraph"
        paragraph = add_paragraph(frame.parent, frame.office, style, first.text, src=first.src)
        numbering = sub(paragraph[0], "w:numPr")
        sub(numbering, "w:ilvl", val=level)
        sub(numbering, "w:numId", val=number)
        write_blocks(inner, blocks[1:] if first in blocks[:1] else blocks)


def _code(frame: Frame, code: nodes.Code) -> None:
    add_paragraph(frame.parent, frame.office, "SourceCode", (Run(code.text),))


def _rule(frame: Frame, _: nodes.Rule) -> None:
    add_paragraph(frame.parent, frame.office, "HorizontalRule")


def _callout(frame: Frame, callout: nodes.Callout) -> None:
    """A filled cell with a thick line at its left; a table keeps its blocks, even tables, together."""
    fill, line = (
        ("accent-50", "accent") if callout.tone == "note" else (callout.tone, f"{callout.tone}-strong")
    )
    add_gap_above(frame)
    word = "提示" if frame.office.chinese else "Note"
    table = add_grid(frame.parent, "OpsplanPanel", (frame.width,), alt=word)
    cell = add_cell(add_row(table), frame.width, fill=fill, line=("left", line, 3), office=frame.office)
    write_blocks(frame.into(cell, frame.width - 18, "CalloutText"), callout.blocks)
    if cell[-1].tag != qualified("w:p"):
        # Word asks for a paragraph at the end of every cell.
        add_paragraph(cell, frame.office, "Spacer")
    add_gap(frame)


def _chart(frame: Frame, chart: nodes.Chart) -> None:
    from opsplan.writers.docx.charts import write_chart

    write_chart(frame, chart)


def _columns(frame: Frame, columns: nodes.Columns) -> None:
    if columns.charts:
        from opsplan.writers.docx.charts import write_charts

        write_charts(frame, columns.charts)
        return
    for column in columns.columns:
        write_blocks(frame, column)


def _slide_figure(frame: Frame, figure: nodes.SlideFigure) -> None:
    write_table(frame, figure.table)


def _takeaways(frame: Frame, takeaways: nodes.Takeaways) -> None:
    write_blocks(frame, takeaway_list(takeaways))


def _landscape(frame: Frame, landscape: nodes.Landscape) -> None:
    """Within a cell or list there are no sections; at the top level the writer has made one already."""
    write_blocks(frame, landscape.blocks)


def _page_break(frame: Frame, _: nodes.PageBreak) -> None:
    _break_page(frame)


def _break_page(frame: Frame) -> None:
    paragraph = add_paragraph(frame.parent, frame.office, "Break")
    sub(sub(paragraph, "w:r"), "w:br", type="page")


WRITERS: Mapping[type, Callable[[Frame, Any], None]] = MappingProxyType({
    nodes.Heading: _heading,
    nodes.Paragraph: _paragraph,
    nodes.ListBlock: _list,
    nodes.Code: _code,
    nodes.Rule: _rule,
    nodes.Table: write_table,
    nodes.Cards: write_cards,
    nodes.FactSheet: write_fact_sheet,
    nodes.BigNumbers: write_big_numbers,
    nodes.Takeaways: _takeaways,
    nodes.Funnel: write_funnel,
    nodes.SlideFigure: _slide_figure,
    nodes.Chart: _chart,
    nodes.GanttFigure: write_figure,
    TimeFigure: write_figure,
    nodes.Callout: _callout,
    nodes.Columns: _columns,
    nodes.Landscape: _landscape,
    nodes.PageBreak: _page_break,
    nodes.Toc: write_toc,
    nodes.CaptionList: write_caption_list,
})  # fmt: skip
"""Every class of ``nodes.Block`` and the function that writes it."""
