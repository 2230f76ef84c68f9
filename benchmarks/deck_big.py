"""How long a deck of many slides takes, and how much memory: laid out and written, as a ratio to a plain python-pptx script.

    python benchmarks/deck_big.py
    python benchmarks/deck_big.py --slides 50 100 200 400 --kinds tables

Kinds of decks: ``tables`` has a table of seven rows on every slide, ``table`` one table that is split over all of them,
``text`` prose that is, ``gantt`` a chart of eight rows on every slide, ``same`` slides of one line that all have the same title. The peer adds to every slide a title and a table of
as many cells with python-pptx and saves; it measures no text, splits nothing, and keeps no provenance. Each size is a
process of its own, so that its memory is its own; times are processor seconds of layout and writing, without imports.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from io import BytesIO

from measuring import growth

from opsplan.blocks.brand import Brand
from opsplan.blocks.deck import DeckSource, SlideSource
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import Block, Cell, Column, GanttFigure, Meta, Paragraph, Row, Table
from opsplan.writers.pptx import write_pptx

_FIRST = date(2027, 1, 4)
_HEADS = ("任务", "负责人", "开始", "结束", "交付物", "状态")
_ROWS = 7


def _rows(first: int, count: int) -> tuple[Row, ...]:
    return tuple(
        Row(
            tuple(Cell(run(text)) for text in (f"达人名单筛选与建联 {number}", "林知夏", "2027-03-01", "2027-03-12", "名单 120 人", "进行中")),
            src=f"tasks[t{number}]",
        )
        for number in range(first, first + count)
    )  # fmt: skip


def _table(first: int, count: int) -> Table:
    return Table(tuple(Column(run(head)) for head in _HEADS), _rows(first, count))


def _chart(number: int) -> Gantt:
    start = _FIRST + timedelta(number % 200)
    rows = tuple(
        GanttRow(f"t{number}x{row}", f"直播间搭建与试播 {row}", "task", start + timedelta(row * 3), start + timedelta(row * 3 + 5), "陈屿")
        for row in range(8)
    )  # fmt: skip
    return Gantt(start, start + timedelta(40), rows, "zh-CN")


def _slides(kind: str, count: int) -> list[SlideSource]:
    if kind == "table":
        return [SlideSource(run("全部任务都有负责人和交付物"), (_table(0, count * _ROWS),))]
    if kind == "text":
        words = "复购从第二单开始，老客带来的新客一年后留下的更多。" * 6
        paragraphs: tuple[Block, ...] = tuple(Paragraph(run(f"{i} {words}")) for i in range(count * 3))
        return [SlideSource(run("全部说明按章排列"), paragraphs)]
    if kind == "same":
        return [SlideSource(run("本周按计划推进"), (Paragraph(run(f"第 {i} 周")),)) for i in range(count)]
    bodies: Mapping[str, Callable[[int], Block]] = {
        "tables": lambda number: _table(number * _ROWS, _ROWS),
        "gantt": lambda number: GanttFigure(_chart(number)),
    }
    return [
        SlideSource(
            run(f"第 {number + 1} 周完成 7 项任务"), (bodies[kind](number),), f"第 {number // 10 + 1} 章"
        )
        for number in range(count)
    ]


def ours(kind: str, count: int) -> tuple[float, float, int]:
    """Seconds of layout, of writing, and the slides that came out."""
    source = DeckSource(Meta("大册", "zh-CN"), None, tuple(_slides(kind, count)))
    begin = time.process_time()
    deck, _ = layout_deck(source, Brand())
    between = time.process_time()
    write_pptx(deck, Brand())
    return between - begin, time.process_time() - between, len(deck.slides)


def peer(count: int) -> float:
    """Seconds of the peer."""
    import pptx
    from pptx.util import Pt

    begin = time.process_time()
    presentation = pptx.Presentation()
    for number in range(count):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = f"第 {number + 1} 周完成 7 项任务"
        table = slide.shapes.add_table(_ROWS + 1, len(_HEADS), Pt(48), Pt(120), Pt(864), Pt(300)).table
        for place, row in enumerate((None, *_rows(number * _ROWS, _ROWS))):
            for column, head in enumerate(_HEADS):
                table.cell(place, column).text = row.cells[column].text[0].text if row else head
    presentation.save(BytesIO())
    return time.process_time() - begin


def _measured(kind: str, count: int) -> dict[str, float]:
    """One size of one kind, in this process."""
    if kind == "peer":
        peer(2)
        return {"write": peer(count), "layout": 0.0, "slides": count, "megabytes": _megabytes()}
    ours(kind, 2)  # fonts and templates are read once
    layout, write, slides = ours(kind, count)
    return {"layout": layout, "write": write, "slides": slides, "megabytes": _megabytes()}


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apart(kind: str, count: int, rounds: int) -> dict[str, float]:
    """The least seconds of some processes, and their memory."""
    runs = [
        json.loads(subprocess.run([sys.executable, __file__, "--one", kind, str(count)], capture_output=True, check=True).stdout)
        for _ in range(rounds)
    ]  # fmt: skip
    return {name: min(each[name] for each in runs) for name in runs[0]}


def main() -> None:
    """Print a line for every kind and size, and the growth exponents."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--slides", type=int, nargs="+", default=[100, 200, 400])
    options.add_argument("--kinds", nargs="+", default=["tables", "table", "text", "gantt", "same"])
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        print(json.dumps(_measured(given.one[0], int(given.one[1]))))
        return
    beside = {count: _apart("peer", count, given.rounds) for count in given.slides}
    print(f"{'kind':8}{'slides':>8}{'layout s':>10}{'write s':>10}{'÷ peer':>8}{'MB':>7}")
    for kind in (*given.kinds, "peer"):
        seconds = {}
        for count in given.slides:
            found = beside[count] if kind == "peer" else _apart(kind, count, given.rounds)
            seconds[count] = found["layout"] + found["write"]
            each = seconds[count] / found["slides"] * count / beside[count]["write"]
            print(
                f"{kind:8}{found['slides']:8.0f}{found['layout']:10.2f}{found['write']:10.2f}{each:8.1f}{found['megabytes']:7.0f}"
            )
        if len(seconds) > 1:
            print(f"{kind:8} growth exponent {growth(seconds, 0.0):.2f}")


if __name__ == "__main__":
    main()
