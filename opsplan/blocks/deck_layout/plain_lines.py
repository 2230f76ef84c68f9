"""What figures and tables say, as lines of text: for the speaker's notes and wherever nothing else fits."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.blocks.fact_table import fact_table
from opsplan.blocks.inline import Inlines, Run, join, run
from opsplan.blocks.nodes import (
    BigNumbers,
    Block,
    Callout,
    CaptionList,
    Cards,
    Chart,
    Code,
    Columns,
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
from opsplan.blocks.takeaway_list import takeaway_list
from opsplan.blocks.time_figures import TimeFigure
from opsplan.blocks.time_rows import time_rows

_APART = "  "


def plain_lines(block: Block) -> tuple[Inlines, ...]:
    """The lines of ``block``; every text it holds stands in one of them."""
    match block:
        case Heading() | Paragraph():
            return _kept([block.text])
        case ListBlock():
            return _of(child for item in block.items for child in item.blocks)
        case Code():
            return tuple(run(line) for line in block.text.split("\n") if line)
        case Table():
            head = join((column.title for column in block.columns), _APART)
            rows = (join((cell.text for cell in row.cells), _APART) for row in block.rows)
            return _kept([block.caption, head, *rows, block.note])
        case SlideFigure():
            return plain_lines(block.table)
        case FactSheet():
            return plain_lines(fact_table(block))
        case Cards():
            return _kept(
                line
                for card in block.cards
                for line in (
                    join((card.kicker, card.title), _APART),
                    *(join(pair, _APART) for pair in card.all_lines),
                    card.number,
                )
            )
        case BigNumbers():
            return _kept(join((n.label, n.value + n.unit, n.base, n.change), _APART) for n in block.numbers)
        case Takeaways():
            return _of(takeaway_list(block))
        case Funnel():
            stages = (
                join((s.name, s.value, s.baseline, s.conversion, s.detail), _APART) for s in block.stages
            )
            return _kept([block.caption, *stages, block.note])
        case Chart():
            return _kept([block.caption, run(block.alt), block.note])
        case GanttFigure():
            rows = (
                (Run(f"{row.name}{_APART}{row.owner}{_APART}{row.start} – {row.end}", src=row.src),)
                for row in block.gantt.rows
            )
            return _kept([block.caption, *rows, block.note])
        case TimeFigure():
            lines = (run(_APART.join(filter(None, row.cells)), row.src) for row in time_rows(block.model))
            return _kept([block.caption, *lines, block.note])
        case Callout() | Landscape():
            return _of(block.blocks)
        case Columns():
            return _of(child for column in block.columns for child in column)
        case Rule() | PageBreak() | Toc() | CaptionList():
            return ()


def _of(blocks: Iterable[Block]) -> tuple[Inlines, ...]:
    return tuple(line for block in blocks for line in plain_lines(block))


def _kept(lines: Iterable[Inlines]) -> tuple[Inlines, ...]:
    return tuple(line for line in lines if line)
