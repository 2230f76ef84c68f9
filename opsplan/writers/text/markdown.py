"""A document as GitHub Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType

from opsplan.blocks.fact_table import fact_table
from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.nodes import (
    BigNumbers,
    Block,
    Callout,
    CaptionList,
    Card,
    Cards,
    Cell,
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
    ListItem,
    PageBreak,
    Paragraph,
    Rule,
    SlideFigure,
    Table,
    Takeaways,
    Toc,
)
from opsplan.blocks.takeaway_list import takeaway_list
from opsplan.blocks.targets import target_of
from opsplan.blocks.time_figures import TimeFigure
from opsplan.diagnostics import Lang
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.writers.text.headings import appendix_label, headings_of
from opsplan.writers.text.markdown_inline import inlines, plain_text
from opsplan.writers.text.tables import (
    card_table,
    cells_of,
    chart_table,
    cover_table,
    funnel_table,
    gantt_table,
    numbers_table,
    time_table,
)

_BEGIN, _END = "\ufdd0", "\ufdd1"
"""Noncharacters, which no plan text can hold, around the number of a footnote until its mark may be written."""
_NOTE = lazy_pattern(f"{_BEGIN}(\\d+){_END}")
_WANTED = lazy_pattern(r"\]\(<#((?:table|figure)-[\w-]+)>\)", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Context:
    lang: Lang
    headings: tuple[Heading, ...]
    wanted: frozenset[str] = frozenset()
    """The tables and figures that are referred to."""
    notes: dict[str, str] = field(default_factory=dict)
    """What each footnote says and its number, in the order of their first marks."""
    given: set[str] = field(default_factory=set)
    """The targets that have their anchor."""

    def line(self, text: Inlines, *, start: bool = True) -> str:
        """Text with the marks of its footnotes."""
        marked = tuple(self._marked(run) if run.note else run for run in text)
        return _NOTE.sub(r"[^\1]", inlines(marked, start=start))

    def _marked(self, run: Run) -> Run:
        said = inlines(run.note, start=False)
        return Run(f"{_BEGIN}{self.notes.setdefault(said, str(len(self.notes) + 1))}{_END}")

    def anchored(self, block: Block, part: str) -> str:
        """What a block is written as, with an anchor before it when it is referred to."""
        target = target_of(block)
        if target not in self.wanted or target in self.given:
            return part
        self.given.add(target)
        return f'<a id="{target}"></a>\n\n{part}'


def write_markdown(document: Document) -> str:
    """The document as GitHub Markdown: the title as first heading, chapters below it, figures as tables of their data."""
    text = _written(document, frozenset())
    wanted = frozenset(_WANTED.findall(text))
    return _written(document, wanted) if wanted else text


def _written(document: Document, wanted: frozenset[str]) -> str:
    blocks = (*document.front, *document.blocks)
    context = _Context(document.meta.lang, headings_of(blocks), wanted)
    title = document.cover.title if document.cover else (Run(document.meta.title),)
    parts = [f"# {_heading_text(title)}".rstrip()]
    if document.cover:
        parts.extend(
            inlines(text)
            for text in (document.cover.subtitle, document.cover.top, document.cover.confidentiality)
        )
        parts.append(_table(cover_table(document.cover), context) if document.cover.facts else "")
    parts.append(_blocks(blocks, context))
    parts.append("\n".join(f"[^{number}]: {said}" for said, number in context.notes.items()))
    return _apart(*parts) + "\n"


def _apart(*parts: str) -> str:
    """The parts with an empty line between; an empty part is left out."""
    return "\n\n".join(part for part in parts if part)


def _blocks(blocks: Iterable[Block], context: _Context) -> str:
    """Blocks with an empty line between; a comment keeps apart lists that Markdown would join."""
    parts: list[str] = []
    was_list = False
    for block in blocks:
        part = _BLOCKS[type(block)](block, context)
        if not part:
            continue
        part = context.anchored(block, part)
        is_list = isinstance(block, ListBlock)
        if was_list and is_list:
            parts.append("<!-- -->")
        parts.append(part)
        was_list = is_list
    return "\n\n".join(parts)


def _heading_text(text: Inlines) -> str:
    """A heading on one line; a ``#`` at its end would be swallowed as a closing mark."""
    line = inlines(tuple(replace(part, text=part.text.replace("\n", " ")) for part in text), start=False)
    return re.sub(r"(#+)$", lambda found: "\\#" * len(found[1]), line)


def _heading(block: Heading, context: _Context) -> str:
    anchor = f'<a id="{plain_text(block.anchor).replace(chr(34), "&quot;")}"></a>' if block.anchor else ""
    return f"{'#' * min(block.level + 1, 6)} {anchor}{appendix_label(block, context.lang)}{_heading_text(block.text)}".rstrip()


def _paragraph(block: Paragraph, context: _Context) -> str:
    line = context.line(block.text)
    return f"> {line}" if line and block.style == "quote" else line


def _list(block: ListBlock, context: _Context) -> str:
    tight = all(isinstance(inner, Paragraph | ListBlock) for item in block.items for inner in item.blocks[1:])
    marks = (f"{block.start + index}." if block.ordered else "-" for index in range(len(block.items)))
    return ("\n" if tight else "\n\n").join(
        _item(mark, item, context, tight=tight) for mark, item in zip(marks, block.items, strict=True)
    )


def _item(mark: str, item: ListItem, context: _Context, *, tight: bool) -> str:
    close = (
        tight
        and len(item.blocks) == 2
        and isinstance(item.blocks[0], Paragraph)
        and _may_follow(item.blocks[1], context)
    )
    body = (
        "\n".join(_blocks((inner,), context) for inner in item.blocks)
        if close
        else _blocks(item.blocks, context)
    )
    return f"{mark} {_indented(body, len(mark) + 1).lstrip()}".rstrip()


def _may_follow(block: Block, context: _Context) -> bool:
    """True for a list that may stand right below a line of text.

    One that begins with a number other than 1 would be read as text, an empty ``-`` as the line under a heading.
    """
    return (
        isinstance(block, ListBlock)
        and not (block.ordered and block.start != 1)
        and bool(block.items and _blocks(block.items[0].blocks, context))
    )


def _indented(text: str, width: int) -> str:
    return "\n".join(f"{' ' * width}{line}" if line else "" for line in text.split("\n"))


def _code(block: Code, context: _Context) -> str:
    longest = max((len(run) for run in re.findall("`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{block.text.rstrip()}\n{fence}"


def _rule(block: Rule, context: _Context) -> str:
    return "---"


def _table(block: Table, context: _Context) -> str:
    """A pipe table. Markdown has no spans: a spanned cell stands in the first of its places."""
    grid = cells_of(block)
    width = max([len(block.columns), *(len(line) for line in grid)])
    if not width:
        return _captioned("", block.caption, block.note)
    titles = [inlines(column.title, start=False) for column in block.columns]
    aligns = [{"left": ":--", "center": ":-:", "right": "--:"}[column.align] for column in block.columns]
    lines = [
        _table_line((*titles, *[""] * (width - len(titles)))),
        _table_line((*aligns, *[":--"] * (width - len(aligns)))),
    ]
    for row, cells in zip(block.rows, grid, strict=True):
        lines.append(_table_line(_cell(cell, context, bold=row.kind != "body") for cell in cells))
    return _captioned("\n".join(lines), block.caption, block.note)


def _table_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell | None, context: _Context, *, bold: bool) -> str:
    if cell is None:
        return ""
    strong = bold or cell.bold
    text = tuple(replace(part, bold=True) for part in cell.text) if strong else cell.text
    return context.line(text, start=False)


def _captioned(body: str, caption: Inlines, note: Inlines) -> str:
    title = inlines(tuple(replace(part, bold=True) for part in caption))
    return _apart(title, body, inlines(note))


def _fact_sheet(block: FactSheet, context: _Context) -> str:
    return _table(fact_table(block), context)


def _cards(block: Cards, context: _Context) -> str:
    return "\n\n".join(_card(card, context) for card in block.cards)


def _card(card: Card, context: _Context) -> str:
    kicker = (Run(f"{plain(card.kicker)} · "),) if card.kicker else ()
    title = (*kicker, *(replace(part, bold=True) for part in card.title))
    table = card_table(card)
    return _apart(inlines(title), _table(table, context) if table.rows else "")


def _numbers(block: BigNumbers, context: _Context) -> str:
    return _table(numbers_table(block, context.lang), context)


def _takeaways(block: Takeaways, context: _Context) -> str:
    return _apart(*(_BLOCKS[type(each)](each, context) for each in takeaway_list(block)))


def _funnel(block: Funnel, context: _Context) -> str:
    return _table(funnel_table(block, context.lang), context)


def _chart(block: Chart, context: _Context) -> str:
    return _apart(_table(chart_table(block, context.lang), context), inlines((Run(block.alt),)))


def _gantt(block: GanttFigure, context: _Context) -> str:
    return _table(gantt_table(block), context)


def _time(block: TimeFigure, context: _Context) -> str:
    return _table(time_table(block), context)


def _callout(block: Callout, context: _Context) -> str:
    return "\n".join(f"> {line}".rstrip() for line in _blocks(block.blocks, context).split("\n"))


def _columns(block: Columns, context: _Context) -> str:
    return _blocks((inner for column in block.columns for inner in column), context)


def _landscape(block: Landscape, context: _Context) -> str:
    return _blocks(block.blocks, context)


def _page_break(block: PageBreak, context: _Context) -> str:
    return ""


def _slide_figure(block: SlideFigure, context: _Context) -> str:
    return _table(block.table, context)


def _toc(block: Toc, context: _Context) -> str:
    shown = [heading for heading in context.headings if heading.level <= block.levels]
    title = inlines(tuple(replace(part, bold=True) for part in block.title))
    return _apart(title, "\n".join(_toc_lines(shown, context.lang)))


def _toc_lines(headings: Sequence[Heading], lang: Lang) -> Iterator[str]:
    """Links to the headings; without an anchor, their text. A level is never skipped on the way down."""
    depth = 0
    for index, heading in enumerate(headings):
        depth = min(heading.level, depth + 1) if index else 1
        text = tuple(
            replace(part, link=f"#{heading.anchor}" if heading.anchor else "", bold=False)
            for part in (Run(appendix_label(heading, lang)), *heading.text)
            if part.text
        )
        yield f"{'  ' * (depth - 1)}- {inlines(text)}".rstrip()


def _caption_list(block: CaptionList, context: _Context) -> str:
    """Markdown has no pages to point at."""
    return ""


_BLOCKS: Mapping[type[Block], Callable[..., str]] = MappingProxyType({
    Heading: _heading, Paragraph: _paragraph, ListBlock: _list, Code: _code, Rule: _rule, Table: _table,
    FactSheet: _fact_sheet, Cards: _cards, BigNumbers: _numbers, Takeaways: _takeaways, Funnel: _funnel, SlideFigure: _slide_figure, Chart: _chart, GanttFigure: _gantt, TimeFigure: _time, Callout: _callout,
    Columns: _columns, Landscape: _landscape, PageBreak: _page_break, Toc: _toc,
    CaptionList: _caption_list,
})  # fmt: skip
