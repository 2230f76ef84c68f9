"""What text cannot draw, as tables: charts as their numbers, funnels, big numbers, cards and Gantt charts as rows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from opsplan.blocks.gantt import Gantt
from opsplan.blocks.gantt_words import day_text
from opsplan.blocks.inline import join, run
from opsplan.blocks.nodes import (
    BigNumbers,
    Card,
    Cell,
    Chart,
    Column,
    Cover,
    Funnel,
    GanttFigure,
    Row,
    Series,
    Table,
)
from opsplan.blocks.time_figures import TimeFigure
from opsplan.blocks.time_rows import time_heads, time_rows
from opsplan.diagnostics import Bilingual, Lang

_T = TypeVar("_T")

_KINDS = MappingProxyType(
    {
        "phase": Bilingual("阶段", "phase"),
        "summary": Bilingual("任务组", "group"),
        "task": Bilingual("任务", "task"),
        "milestone": Bilingual("里程碑", "milestone"),
        "activity": Bilingual("活动", "activity"),
    }
)
_GANTT = tuple(
    Bilingual(*words)
    for words in (
        ("事项", "Item"),
        ("类型", "Kind"),
        ("负责人", "Owner"),
        ("开始", "Start"),
        ("结束", "End"),
        ("进度", "Done"),
        ("前置", "After"),
    )
)
_FUNNEL = tuple(
    Bilingual(*words)
    for words in (
        ("阶段", "Stage"),
        ("数值", "Value"),
        ("基线", "Baseline"),
        ("转化", "Conversion"),
        ("说明", "Detail"),
    )
)
_NUMBERS = tuple(
    Bilingual(*words)
    for words in (("指标", "Measure"), ("数值", "Value"), ("基线", "Baseline"), ("变化", "Change"))
)


def cover_table(cover: Cover) -> Table:
    """The facts of a cover as a table without header."""
    return Table(
        (Column(()), Column(())),
        tuple(Row((Cell(label, bold=True), Cell(value))) for label, value in cover.facts),
        look="facts",
    )


def chart_table(chart: Chart, lang: Lang) -> Table:
    """A category a row, a series a column; labels stand for the numbers where the chart prints them."""
    unit = Bilingual(f"（{chart.unit}）", f" ({chart.unit})").get(lang) if chart.unit else ""
    titles = ("", *(f"{series.name}{unit}" for series in chart.series))
    rows = [
        Row((Cell(run(category)), *(Cell(run(_value(series, index))) for series in chart.series)))
        for index, category in enumerate(chart.categories)
    ]
    return Table(
        _columns(titles, right=range(1, len(titles))), tuple(rows), chart.caption, chart.note, "chart"
    )


def _value(series: Series, index: int) -> str:
    if index < len(series.labels) and series.labels[index]:
        return series.labels[index]
    value = series.values[index] if index < len(series.values) else None
    return "—" if value is None else f"{value:,.15g}"


def funnel_table(funnel: Funnel, lang: Lang) -> Table:
    """A stage a row."""
    rows = [
        Row(
            (
                Cell(stage.name, bold=True),
                *map(Cell, (stage.value, stage.baseline, stage.conversion, stage.detail)),
            ),
            src=stage.src,
        )
        for stage in funnel.stages
    ]
    return _without_empty(
        Table(
            _columns(words.get(lang) for words in _FUNNEL), tuple(rows), funnel.caption, funnel.note, "funnel"
        )
    )


def numbers_table(numbers: BigNumbers, lang: Lang) -> Table:
    """A number a row."""
    rows = [
        Row(
            (
                Cell(number.label),
                Cell(join((number.value, number.unit), " "), bold=True),
                Cell(number.base),
                Cell(number.change),
            ),
            src=number.src,
        )
        for number in numbers.numbers
    ]
    return _without_empty(Table(_columns(words.get(lang) for words in _NUMBERS), tuple(rows), name="numbers"))


def card_table(card: Card) -> Table:
    """The labelled lines of a card and the number at its foot."""
    rows = [Row((Cell(label, bold=True), Cell(text))) for label, text in card.all_lines]
    if card.number:
        rows.append(Row((Cell(), Cell(card.number, bold=True))))
    return Table((Column(()), Column(())), tuple(rows), look="facts", src=card.src)


def table_day(day: date, lang: Lang) -> str:
    """A day as the tables of documents print it: ``2027-03-12``; in English ``12 Mar 2027``."""
    return day_text(day, lang, True) if lang == "en" else day.isoformat()


def gantt_table(figure: GanttFigure) -> Table:
    """All rows of a chart, milestones in their place, with their predecessors."""
    gantt = figure.gantt
    before = _predecessors(gantt)
    rows = [
        Row(
            (
                Cell(run("\u3000" * item.depth + item.name, item.src), bold=item.kind == "phase"),
                Cell(run(_KINDS[item.kind].get(gantt.lang))),
                Cell(run(item.owner)),
                Cell(run(table_day(item.start, gantt.lang))),
                Cell(run(table_day(item.end, gantt.lang))),
                Cell(run(f"{item.progress:.0%}" if item.progress > 0 else "")),
                Cell(run(before.get(item.id, ""))),
            ),
            src=item.src,
        )
        for item in gantt.rows
    ]
    columns = _columns((words.get(gantt.lang) for words in _GANTT), right=(5,))
    return _without_empty(
        Table(columns, tuple(rows), figure.caption or run(gantt.title), figure.note, "gantt")
    )


def time_table(figure: TimeFigure) -> Table:
    """Everything a roadmap, run-of-show, month calendar or week grid shows, a row each."""
    rows = [
        Row(tuple(Cell(run(text, row.src)) for text in row.cells), src=row.src)
        for row in time_rows(figure.model)
    ]
    caption = figure.caption or run(figure.model.title)
    return _without_empty(
        Table(_columns(time_heads(figure.model)), tuple(rows), caption, figure.note, "time")
    )


def _predecessors(gantt: Gantt) -> dict[str, str]:
    """Names of what each row waits for, with the kind of the link where it is not the usual one."""
    names = {item.id: item.name for item in gantt.rows}
    found: dict[str, list[str]] = {}
    for link in gantt.links:
        if link.source in names and link.target in names:
            kind = "" if link.kind == "FS" else f" {link.kind}"
            found.setdefault(link.target, []).append(names[link.source] + kind)
    for item in gantt.rows:
        for other in item.waits_for:
            found.setdefault(item.id, []).append(other.name)
    separator = ", " if gantt.lang == "en" else "、"
    return {target: separator.join(sources) for target, sources in found.items()}


def _columns(titles: Iterable[str], right: Container[int] = ()) -> tuple[Column, ...]:
    return tuple(
        Column(run(title), "right" if index in right else "left") for index, title in enumerate(titles)
    )


def _without_empty(table: Table) -> Table:
    """The table without the columns in which no row says anything (tables without spans only)."""
    keep = [
        index
        for index in range(len(table.columns))
        if index == 0 or any(row.cells[index].text for row in table.rows)
    ]
    rows = tuple(Row(tuple(row.cells[index] for index in keep), row.kind, row.src) for row in table.rows)
    return Table(tuple(table.columns[index] for index in keep), rows, table.caption, table.note, table.name)


def spread(rows: Sequence[Sequence[tuple[_T, int, int]]], width: int) -> tuple[tuple[_T | None, ...], ...]:
    """Rows of cells with their spans (columns, rows) on a full grid; None where a span covers.

    The grid is ``width`` wide, or wider if a row needs it.
    """
    grid: list[list[_T | None]] = []
    covered: set[tuple[int, int]] = set()
    for y, cells in enumerate(rows):
        line: list[_T | None] = []
        for cell, across, down in cells:
            while (y, len(line)) in covered:
                line.append(None)
            x = len(line)
            covered.update((y + j, x + i) for j in range(1, min(down, len(rows) - y)) for i in range(across))
            line.extend((cell, *(None for _ in range(across - 1))))
        grid.append(line)
    widest = max([width, *(len(line) for line in grid)])
    return tuple((*line, *(None for _ in range(widest - len(line)))) for line in grid)


def cells_of(table: Table) -> tuple[tuple[Cell | None, ...], ...]:
    """The rows of a table on a full grid, without its header."""
    return spread(
        [tuple((cell, cell.span, cell.rows) for cell in row.cells) for row in table.rows], len(table.columns)
    )
