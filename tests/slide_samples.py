"""Slides of every kind: with hardly anything in them, as a plan has them, and with far too much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from hypothesis import strategies as st

from opsplan.blocks.deck import SlideKind
from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import (
    BigNumber,
    BigNumbers,
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Columns,
    Funnel,
    FunnelStage,
    GanttFigure,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Series,
    Table,
)

LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs"), exclude_characters="…"
)


def texts(
    mixed: int, letters: int, counts: tuple[int, ...], units: tuple[str, ...] = ()
) -> st.SearchStrategy[str]:
    """Chinese, English, mixed and hostile texts: of up to ``mixed`` common characters, up to ``letters`` of any kind, or a
    unit ``counts`` times over."""
    repeated = st.sampled_from(("字", "word ", "x", "是。", "2,027 万", *units))
    return st.one_of(
        st.text(st.sampled_from("增长门店会员，。（）《》2027 abc %—"), max_size=mixed),
        st.text(LETTERS, max_size=letters),
        st.builds(lambda unit, count: unit * count, repeated, st.sampled_from(counts)),
    )


TEXTS = texts(3000, 300, (1, 40, 400, 700), ("Ünïcödé-", "（“"))
"""Of 0 to about 3,000 characters."""

TYPICAL = "小程序月活从 22.4 万人增至 36 万人, up 61%"
Build = Callable[[str, int], tuple[Block, ...]]
"""A text and how many things to show → the blocks of a slide."""


def words(text: str) -> Paragraph:
    return Paragraph(run(text))


def note(text: str) -> Callout:
    return Callout((words(text),))


def items(text: str, count: int) -> ListBlock:
    one = ListItem((words("短"), words(text)))
    return ListBlock((*(one,) * count, ListItem((words(text),))), ordered=True)


def table(text: str, count: int, columns: int = 4) -> Table:
    cells = (Cell(run("甲")), Cell(run(text)), *(Cell(run("1,234")),) * (columns - 2))
    return Table(
        tuple(Column(run(f"第{n}列")) for n in range(columns)),
        tuple(Row(cells) for _ in range(count)),
        note=run("注"),
    )


def grid(text: str, count: int) -> Table:
    square = Cell(run(f"优势\n• {text}\n• 短"), fill="wash", align="left")
    return Table((Column(()), Column(())), tuple(Row((square, square)) for _ in range(count)), look="grid")


def raci(text: str, count: int) -> Table:
    people = tuple(Column(run(f"人{n}"), "center") for n in range(6))
    cells = (Cell(run(text)), *(Cell(run("A"), "center"),) * 6)
    return Table((Column(run("工作")), *people), (Row(cells),) * count, look="grid")


def cards(text: str, count: int) -> Cards:
    lines = ((run("问题"), run(text)), ((), run("短")))
    return Cards((Card(run("会员"), run("用户运营"), lines, run("150 万元"), "c1"),) * count)


def numbers(text: str, count: int) -> BigNumbers:
    return BigNumbers((BigNumber(run("月活"), run("36"), run("万人"), run(text), run("+61%")),) * count)


def chart(text: str, count: int) -> Chart:
    names = tuple(f"第{n}项" for n in range(count))
    return Chart("bar", names, (Series("目标", (1.0,) * count),), "图", note=run(text[:200]))


def funnel(text: str, count: int) -> Funnel:
    stage = FunnelStage(run("到达"), run("290 万"), 0.5, run("186 万"), run("17.9%"), run(text))
    return Funnel((stage,) * count)


def gantt(count: int) -> GanttFigure:
    start = date(2027, 1, 1)
    rows = tuple(
        GanttRow(f"t{n}", f"任务 {n}", "task", start + timedelta(n), start + timedelta(n + 20))
        for n in range(count)
    )
    return GanttFigure(Gantt(start, date(2027, 12, 31), rows, "zh-CN"))


KINDS: Mapping[SlideKind, Build] = MappingProxyType({
    "section": lambda text, count: (words(text),),
    "agenda": lambda text, count: (),
    "summary": lambda text, count: (
        numbers("基线 22.4", min(count, 9)),
        Columns(((Heading(4, run("怎么做")), words(text)), (words("短"),), (items("短", count),)), (11, 8, 8)),
    ),
    "table": lambda text, count: (table(text, count), note("提示")),
    "chart": lambda text, count: (chart("按比例", count), Heading(4, run("要点")), words(text), note("提示")),
    "columns": lambda text, count: (Columns(((words(text),), (table("短", count),))),),
    "cards": lambda text, count: (cards(text, count),),
    "matrix": lambda text, count: (grid(text, count),),
    "timeline": lambda text, count: (table(text, count, 3),),
    "gantt": lambda text, count: (gantt(count), words(text)),
    "funnel": lambda text, count: (funnel("短", min(count, 9)), words(text)),
    "process": lambda text, count: (items(text, min(count, 5)), note("提示")),
    "numbers": lambda text, count: (numbers("基线 22.4", count), words(text)),
    "calendar": lambda text, count: (Columns(((table(text, count),), (table("短", 2),))),),
    "team": lambda text, count: (raci(text, count),),
    "quote": lambda text, count: (Paragraph(run(text), "quote"), words("林悦，门店导购")),
    "decisions": lambda text, count: (Heading(3, run("请决定")), items(text, count), table("短", count)),
    "stack": lambda text, count: (words(text), items("短", count), note("提示")),
})  # fmt: skip

SIZES: Mapping[str, tuple[str, int]] = MappingProxyType({
    "empty": ("", 1), "typical": (TYPICAL, 4), "overfull": ("增长会员, growth 2027。" * 120, 24),
})  # fmt: skip
"""A text and a number of things for each amount of content."""
