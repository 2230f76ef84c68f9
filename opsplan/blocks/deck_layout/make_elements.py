"""Blocks to the elements of a body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from opsplan.blocks.deck_layout.elements import Element, Scale, Text
from opsplan.blocks.deck_layout.figures import (
    ChartElement,
    FunnelElement,
    funnel_fits,
    gantt_element,
    time_element,
)
from opsplan.blocks.deck_layout.make_cards import card_rows, number_rows
from opsplan.blocks.deck_layout.make_table import table_elements
from opsplan.blocks.deck_layout.make_text import all_paras, text_paras
from opsplan.blocks.deck_layout.panels import SideBySide, shared_widths
from opsplan.blocks.deck_layout.slide_figures import figure_elements
from opsplan.blocks.deck_layout.tables import TableElement
from opsplan.blocks.deck_layout.takeaways import takeaways_element
from opsplan.blocks.deck_layout.text import para
from opsplan.blocks.fact_table import fact_table
from opsplan.blocks.inline import Inlines, join, plain, run
from opsplan.blocks.nodes import (
    BigNumbers,
    Block,
    Callout,
    CaptionList,
    Cards,
    Cell,
    Chart,
    Code,
    Column,
    Columns,
    FactSheet,
    Funnel,
    GanttFigure,
    Heading,
    Landscape,
    ListBlock,
    PageBreak,
    Paragraph,
    Row,
    Rule,
    SlideFigure,
    Table,
    Takeaways,
    Toc,
)
from opsplan.blocks.time_figures import TimeFigure

NARROW = 420.0
"""Columns of less than this take the size of takeaways, not that of prose."""
_SMALL = 12.0


def elements_of(
    blocks: Iterable[Block], scale: Scale, width: float, title: str = "", color: str = "ink"
) -> tuple[Element, ...]:
    """The elements of a stack of blocks ``width`` points wide. Text that follows text is one element."""
    elements: list[Element] = []
    for block in blocks:
        for element in _elements(block, scale, width, title, color):
            before = elements[-1] if elements else None
            if isinstance(element, Text) and isinstance(before, Text) and _flows(element) and _flows(before):
                elements[-1] = Text((*before.paragraphs, *element.paragraphs))
            else:
                elements.append(element)
    return tuple(elements)


def _flows(text: Text) -> bool:
    """True for running text, false for a panel and for the small lines around a figure."""
    return not text.fill and any(each.size > _SMALL or each.after for each in text.paragraphs)


def _elements(block: Block, scale: Scale, width: float, title: str, color: str) -> tuple[Element, ...]:
    match block:
        case Heading() | Paragraph() | ListBlock() | Code() | Rule():
            paras = text_paras(block, scale.prose, color)
            paras = tuple(each for each in paras if plain(each.text) or each.bullet)
            return (Text(paras),) if paras else ()
        case Table():
            return table_elements(block, scale, width, title)
        case SlideFigure():
            return figure_elements(block, scale, width, title)
        case FactSheet():
            return table_elements(fact_table(block), scale, width, title)
        case Cards():
            return card_rows(block, scale)
        case BigNumbers():
            return number_rows(block, width)
        case Chart():
            unit = run(block.unit)
            caption = block.caption if plain(block.caption) != title else ()
            above = join((caption, unit), "  ")
            return (*_line(above, "ink2", bold=True), ChartElement(block), *_line(block.note, "ink3"))
        case GanttFigure():
            caption = block.caption if plain(block.caption) != title else ()
            gantt = gantt_element(block.gantt)
            return (*_line(caption, "ink2", bold=True), gantt, *_line(block.note, "ink3"))
        case TimeFigure():
            caption = block.caption if plain(block.caption) != title else ()
            drawn = time_element(block.model)
            return (*_line(caption, "ink2", bold=True), drawn, *_line(block.note, "ink3"))
        case Takeaways():
            return takeaways_element(block, scale)
        case Funnel():
            if not funnel_fits(block, width):
                return table_elements(_funnel_table(block), scale, width, title)
            caption = block.caption if plain(block.caption) != title else ()
            return (*_line(caption, "ink2", bold=True), FunnelElement(block), *_line(block.note, "ink3"))
        case Callout():
            return _callout(block, scale)
        case Columns():
            return _columns(block, scale, width, color)
        case Landscape():
            return elements_of(block.blocks, scale, width, title, color)
        case PageBreak() | Toc() | CaptionList():
            return ()  # slides break by themselves, and a deck has an agenda


def _line(text: Inlines, color: str, bold: bool = False) -> tuple[Element, ...]:
    return (Text((para(text, _SMALL, color=color, bold=bold),)),) if text else ()


def _callout(block: Callout, scale: Scale) -> tuple[Element, ...]:
    fill, color = ("accent-50", "ink") if block.tone == "note" else (block.tone, f"{block.tone}-text")
    paras = all_paras(block.blocks, min(scale.prose, 14.0), color)
    return (Text(paras, fill=fill, inset=11.0),) if paras else ()


def _columns(block: Columns, scale: Scale, width: float, color: str) -> tuple[Element, ...]:
    columns = [column for column in block.columns if column]
    weights = block.weights if len(columns) == len(block.columns) else ()
    if not columns:
        return ()
    if len(columns) > 6:  # more would leave no room for words
        return tuple(
            element for column in columns for element in elements_of(column, scale, width, color=color)
        )
    beside = side_by_side(columns, shared_widths(weights, len(columns), width), scale, color)
    if any(isinstance(each, TableElement) and each.is_crowded for stack in beside.stacks for each in stack):
        below = tuple(each for column in columns for each in elements_of(column, scale, width, color=color))
        if not any(isinstance(each, TableElement) and each.is_crowded for each in below):
            return below  # on a narrow slide: one after the other rather than words in pieces
    return (beside,)


def side_by_side(
    columns: Sequence[Sequence[Block]], widths: Sequence[float], scale: Scale, color: str = "ink"
) -> SideBySide:
    """Stacks of blocks beside each other."""
    stacks = tuple(
        elements_of(column, column_scale(scale, own), own, color=color)
        for column, own in zip(columns, widths, strict=True)
    )
    return SideBySide(stacks, tuple(widths))


def column_scale(scale: Scale, width: float) -> Scale:
    """The scale of a column ``width`` points wide."""
    return scale if width >= NARROW else Scale(min(scale.prose, 14.0), scale.table, scale.row)


def _funnel_table(funnel: Funnel) -> Table:
    """A funnel whose texts are too long to be drawn, as a table without header."""
    rows = tuple(
        Row(
            tuple(
                Cell(text)
                for text in (stage.name, stage.value, stage.conversion, stage.baseline, stage.detail)
            ),
            src=stage.src,
        )
        for stage in funnel.stages
    )
    used = [index for index in range(5) if any(row.cells[index].text for row in rows)] or [0]
    rows = tuple(Row(tuple(row.cells[index] for index in used), src=row.src) for row in rows)
    columns = tuple(Column(()) for _ in used)
    return Table(columns, rows, caption=funnel.caption, note=funnel.note, name="funnel", look="facts")
