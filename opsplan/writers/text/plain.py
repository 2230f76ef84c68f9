"""A document as plain text: for people to read and for tests to compare. The same document gives the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from types import MappingProxyType

from opsplan.blocks.fact_table import fact_table
from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.month_calendar import MonthCalendar
from opsplan.blocks.nodes import (
    BigNumbers,
    Block,
    Callout,
    CaptionList,
    Cards,
    Chart,
    Code,
    Columns,
    Document,
    FactSheet,
    Funnel,
    GanttFigure,
    Heading,
    Landscape,
    ListBlock,
    PageBreak,
    Paragraph,
    Rule,
    SlideFigure,
    Table,
    Takeaways,
    Toc,
)
from opsplan.blocks.roadmap import Roadmap
from opsplan.blocks.run_of_show import RunOfShow
from opsplan.blocks.takeaway_list import takeaway_list
from opsplan.blocks.time_figures import TimeFigure
from opsplan.blocks.week_grid import WeekGrid
from opsplan.diagnostics import Lang
from opsplan.records import dataclass
from opsplan.writers.text.aligned import aligned, clean, words
from opsplan.writers.text.headings import appendix_label, headings_of
from opsplan.writers.text.tables import (
    card_table,
    cells_of,
    chart_table,
    cover_table,
    funnel_table,
    gantt_table,
    numbers_table,
    table_day,
    time_table,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a dump needs to know: language, whether to show plan paths, and the headings for the contents."""

    lang: Lang
    sources: bool
    headings: tuple[Heading, ...] = ()
    notes: dict[str, int] = field(default_factory=dict)
    """What each footnote says and its number, in the order of their first marks."""

    def words(self, text: Inlines) -> str:
        return words(tuple(self._marked(run) if run.note else run for run in text), sources=self.sources)

    def _marked(self, run: Run) -> Run:
        said = " ".join(words(run.note, sources=self.sources).split("\n"))
        return Run(f"[{self.notes.setdefault(said, len(self.notes) + 1)}]")

    def source(self, src: str) -> str:
        """The plan path of a node, when asked for."""
        return f" {{{clean(src)}}}" if self.sources and src else ""


def write_text(document: Document, *, sources: bool = False) -> str:
    """The document as plain text. ``sources`` shows in ``{}`` which place in the plan each value came from."""
    blocks = (*document.front, *document.blocks)
    context = Context(document.meta.lang, sources, headings_of(blocks))
    lines = _cover(document, context)
    body = dump_blocks(blocks, context)
    notes = [f"[{number}] {said}" for said, number in context.notes.items()]
    body += ["", *notes] if notes else []
    return "\n".join((*lines, *([""] if lines and body else []), *body)) + "\n"


def _cover(document: Document, context: Context) -> list[str]:
    cover = document.cover
    if cover is None:
        return [clean(document.meta.title)]
    texts = (cover.top, cover.title, cover.subtitle, cover.confidentiality)
    lines = [context.words(text) for text in texts if text]
    lines.extend(_table(cover_table(cover), context))
    phases = [
        [
            clean(bar.name),
            table_day(bar.start, context.lang),
            table_day(bar.end, context.lang) + context.source(bar.src),
        ]
        for bar in cover.phases
    ]
    return [*lines, *aligned(phases), *(context.words(text) for text in (cover.line, cover.stamp) if text)]


def dump_blocks(blocks: Iterable[Block], context: Context) -> list[str]:
    """Blocks as lines, with an empty line between two."""
    lines: list[str] = []
    for block in blocks:
        part = BLOCKS[type(block)](block, context)
        lines.extend((*([""] if lines else []), *part))
    return lines


def _indented(lines: Iterable[str], indent: str) -> list[str]:
    return [(indent + line).rstrip() for line in lines]


def _heading(block: Heading, context: Context) -> list[str]:
    text = appendix_label(block, context.lang) + " ".join(context.words(block.text).split("\n"))
    return [f"{'#' * block.level} {text}{context.source(block.src)}"]


def _paragraph(block: Paragraph, context: Context) -> list[str]:
    mark = {"quote": "> ", "note": "* "}.get(block.style, "")
    lines = (context.words(block.text) + context.source(block.src)).split("\n")
    return _indented(lines, mark)


def _list(block: ListBlock, context: Context) -> list[str]:
    lines: list[str] = []
    for index, item in enumerate(block.items):
        mark = f"{block.start + index}. " if block.ordered else "- "
        inner = [line for part in item.blocks for line in BLOCKS[type(part)](part, context)]
        first, *rest = inner or [""]
        lines.extend(((mark + first).rstrip(), *_indented(rest, " " * len(mark))))
    return lines


def _code(block: Code, context: Context) -> list[str]:
    return _indented(clean(block.text).rstrip("\n").split("\n"), "    ")


def _rule(block: Rule, context: Context) -> list[str]:
    return ["----"]


def _table(block: Table, context: Context) -> list[str]:
    """Aligned columns; rows that are groups, subtotals or totals say so at their end."""
    grid = [[context.words(cell.text) if cell else "" for cell in cells] for cells in cells_of(block)]
    for row, cells in zip(block.rows, grid, strict=True):
        kind = f"[{row.kind}]" if row.kind != "body" else ""
        source = context.source(row.src).strip()
        cells.extend(mark for mark in (kind, source) if mark)
    if block.has_header:
        grid.insert(0, [context.words(column.title) for column in block.columns])
    right = [index for index, column in enumerate(block.columns) if column.align == "right"]
    caption = [f"[{context.words(block.caption)}]"] if block.caption else []
    note = [f"* {context.words(block.note)}"] if block.note else []
    return [*caption, *aligned(grid, right), *note]


def _fact_sheet(block: FactSheet, context: Context) -> list[str]:
    return _table(fact_table(block), context)


def _cards(block: Cards, context: Context) -> list[str]:
    lines: list[str] = []
    for card in block.cards:
        kicker = f"{context.words(card.kicker)} · " if card.kicker else ""
        lines.append(f"[{kicker}{context.words(card.title)}]{context.source(card.src)}")
        lines.extend(_indented(_table(card_table(card), context), "  "))
    return lines


def _numbers(block: BigNumbers, context: Context) -> list[str]:
    return _table(numbers_table(block, context.lang), context)


def _takeaways(block: Takeaways, context: Context) -> list[str]:
    return [line for each in takeaway_list(block) for line in BLOCKS[type(each)](each, context)]


def _funnel(block: Funnel, context: Context) -> list[str]:
    return ["[funnel]", *_table(funnel_table(block, context.lang), context)]


def dump_chart(block: Chart, context: Context) -> list[str]:
    """A chart as its numbers, after the words that describe it."""
    center = [clean(" ".join(text for text in block.center if text))] if any(block.center) else []
    return [
        f"[{block.kind}: {clean(block.alt)}]",
        *_table(chart_table(block, context.lang), context),
        *center,
    ]


def _gantt(block: GanttFigure, context: Context) -> list[str]:
    gantt = block.gantt
    return [f"[gantt: {gantt.start}–{gantt.end}]", *_table(gantt_table(block), context)]


def _slide_figure(block: SlideFigure, context: Context) -> list[str]:
    return _table(block.table, context)


_TIMES: Mapping[type, str] = MappingProxyType({
    Roadmap: "roadmap", RunOfShow: "run-of-show", MonthCalendar: "month calendar", WeekGrid: "week grid",
})  # fmt: skip


def _time(block: TimeFigure, context: Context) -> list[str]:
    return [f"[{_TIMES[type(block.model)]}]", *_table(time_table(block), context)]


def _callout(block: Callout, context: Context) -> list[str]:
    return _indented(
        dump_blocks(block.blocks, context), "! " if block.tone == "note" else f"! {block.tone}: "
    )


def _columns(block: Columns, context: Context) -> list[str]:
    lines: list[str] = []
    for number, column in enumerate(filter(None, block.columns), 1):
        lines.extend((f"[column {number}]", *_indented(dump_blocks(column, context), "  ")))
    return lines


def _landscape(block: Landscape, context: Context) -> list[str]:
    return ["[landscape]", *dump_blocks(block.blocks, context), "[end of landscape]"]


def _page_break(block: PageBreak, context: Context) -> list[str]:
    return ["[page break]"]


def _toc(block: Toc, context: Context) -> list[str]:
    shown = (heading for heading in context.headings if heading.level <= block.levels)
    lines = (
        "  " * heading.level
        + appendix_label(heading, context.lang)
        + " ".join(context.words(heading.text).split("\n"))
        for heading in shown
    )
    return [f"[{context.words(block.title)}]", *lines]


def _caption_list(block: CaptionList, context: Context) -> list[str]:
    return [f"[{context.words(block.title)}]"]


BLOCKS: Mapping[type[Block], Callable[..., list[str]]] = MappingProxyType({
    Heading: _heading, Paragraph: _paragraph, ListBlock: _list, Code: _code, Rule: _rule, Table: _table,
    FactSheet: _fact_sheet, Cards: _cards, BigNumbers: _numbers, Takeaways: _takeaways, Funnel: _funnel, SlideFigure: _slide_figure, Chart: dump_chart, GanttFigure: _gantt, TimeFigure: _time, Callout: _callout,
    Columns: _columns, Landscape: _landscape, PageBreak: _page_break, Toc: _toc,
    CaptionList: _caption_list,
})  # fmt: skip
"""How each kind of block is dumped."""
