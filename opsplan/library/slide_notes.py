"""The speaker's notes of a slide: what it shows in words to read out, and where that comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from opsplan.blocks.deck import SlideSource
from opsplan.blocks.deck_layout.plain_lines import plain_lines
from opsplan.blocks.inline import Inlines, plain, run
from opsplan.blocks.nodes import (
    Block,
    Callout,
    Chart,
    Columns,
    GanttFigure,
    ListBlock,
    ListItem,
    Paragraph,
    SlideFigure,
    Table,
)
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.labels import label
from opsplan.library.slide_paths import sections_shown
from opsplan.model.plan import Plan


def with_notes(ctx: Context, slide: SlideSource) -> SlideSource:
    """The slide with the notes that its template gives, else with itself in words; at their end the source."""
    if not slide.blocks or slide.layout in ("section", "agenda"):
        return slide
    said = slide.notes or tuple(_in_words(ctx, slide.blocks))
    origin = Paragraph(run(_origin(ctx, slide.blocks, plain(slide.source))), "plain")
    return replace(slide, notes=(*said, origin))


def _in_words(ctx: Context, blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        lines = [line for line in _lines(ctx, block) if line]
        if lines:
            yield ListBlock(tuple(ListItem((Paragraph(run(line), "plain"),)) for line in lines))


def _lines(ctx: Context, block: Block) -> Iterator[str]:
    match block:
        case Table() if block.look != "month":
            yield from _rows(ctx, block)
        case SlideFigure():
            yield from _lines(ctx, block.table)
        case Chart():
            yield from _points(ctx, block)
        case GanttFigure():
            for row in block.gantt.rows:
                owner = fmt.aside(row.owner, ctx.lang) if row.owner else ""
                yield f"{row.name}{owner}{ctx.t('：', ': ')}{fmt.days(row.start, row.end, ctx.lang)}"
        case Columns():
            for column in block.columns:
                for inner in column:
                    yield from _lines(ctx, inner)
        case Callout():
            for inner in block.blocks:
                yield from _lines(ctx, inner)
        case _:
            yield from map(_line, plain_lines(block))


def _rows(ctx: Context, table: Table) -> Iterator[str]:
    """A row as its first cell, and what the other columns say of it under their heads."""
    heads = [_line(column.title) for column in table.columns]
    for row in table.rows:
        pairs: list[tuple[str, str]] = []
        at = len(heads) - sum(cell.span for cell in row.cells) if len(row.cells) < len(heads) else 0
        for cell in row.cells:
            pairs.append((heads[at] if 0 <= at < len(heads) else "", _line(cell.text)))
            at += cell.span
        said = [(head, text) for head, text in pairs if text and text != "—"]
        if not said:
            continue
        told = (f"{head} {text}" if head else text for head, text in said[1:])
        rest = ctx.t("；", "; ").join(each.rstrip("。.；;") for each in told)
        yield f"{said[0][1]}{ctx.t('：', ': ')}{rest}" if rest else said[0][1]
    if table.note:
        yield _line(table.note)


def _points(ctx: Context, chart: Chart) -> Iterator[str]:
    """The figures of a chart, as they stand in it."""
    for at, name in enumerate(chart.categories):
        said = []
        for series in chart.series:
            value = series.values[at] if at < len(series.values) else None
            if value is None:
                continue
            text = series.labels[at] if at < len(series.labels) else ""
            if not text:
                text = chart.number_format.text(value) if chart.number_format else f"{value:,g}"
            said.append(f"{series.name} {text}" if len(chart.series) > 1 and series.name else text)
        if said:
            yield f"{name}{ctx.t('：', ': ')}{ctx.t('；', '; ').join(said)}"
    if chart.note:
        yield _line(chart.note)


def _line(text: Inlines) -> str:
    return " ".join(plain(text).split())


def _origin(ctx: Context, shown: tuple[Block, ...], source: str) -> str:
    """``出处：方案《…》的目标、风险。数据来源：…。``"""
    names = sections_shown(shown)
    labels = [ctx.t(label(Plan, name).zh, name.replace("_", " ")) for name in names]
    title = " ".join(filter(None, (ctx.plan.title, ctx.plan.version)))
    parts = fmt.separator(labels, ctx.lang).join(labels)
    of_zh, of_en = (f"的{parts}" if parts else ""), (f": {parts}" if parts else "")
    said = ctx.t(f"出处：方案《{title}》{of_zh}。", f"From the plan {title}{of_en}.")
    # The line below a slide begins with the word already.
    source = source.removeprefix(ctx.t("来源：", "Source: "))
    return said + (
        ctx.t(f"数据来源：{source.rstrip('。')}。", f" Data: {source.rstrip('.')}.") if source else ""
    )
