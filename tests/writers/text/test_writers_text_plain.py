"""Documents and decks as plain text."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from gantt_example import YEAR
from text_example import BLOCKS, DOCUMENT

from opsplan.blocks.deck import (
    Deck,
    Para,
    Placed,
    PlacedCell,
    PlacedChart,
    PlacedDrawing,
    PlacedRow,
    PlacedTable,
    Slide,
    TextBox,
)
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.blocks.inline import Run, run
from opsplan.blocks.nodes import Block, Cell, Chart, Column, Document, Meta, Paragraph, Row, Series, Table
from opsplan.writers.text import write_deck_text, write_text
from opsplan.writers.text.aligned import aligned, places
from opsplan.writers.text.deck import _PLACED
from opsplan.writers.text.plain import BLOCKS as DUMPS


def text_of(*blocks: Block, sources: bool = False) -> str:
    """The dump of a document with these blocks, without its title."""
    return write_text(Document(Meta("T"), blocks), sources=sources).removeprefix("T\n\n")


def test_every_kind_of_block_and_shape_is_dumped() -> None:
    assert set(DUMPS) == set(get_args(Block))
    assert {type(block) for block in (*BLOCKS, *DOCUMENT.front)} == set(DUMPS)
    assert set(_PLACED) == set(get_args(Placed))


def test_the_whole_document() -> None:
    text = write_text(DOCUMENT)
    for part in (
        "用户与产品运营部\n熊猫家居 2027 年度产品运营方案\n一体化运营\n内部资料\n版本  1.1\n作者  赵一鸣\n打底期  2027-01-04  2027-03-31\n",
        "[目录]\n  摘要\n    做法\n    甘特图\n",
        "# 摘要\n",
        "看板 <https://example.com/a?b=1&copy=2>",
        "* 小注\n\n> 引文\n",
        "- 内容\n  - 选题\n- 会员\n\n3. 先试点\n4. 再铺开\n",
        "    opsplan render plan.yaml\n    ```\n",
        "[支柱一 · 内容种草]\n  问题  选题临时定\n        150 万元\n",
        "[column: 每季度成交额]\n[成交额]\n",
        "[gantt: 2027-01-01–2027-12-31]\n",
        "[roadmap]\n[2027 年路线图]\n",
        "20:05–20:33       28 分钟         炒茶  炒制车间  师傅        超时 3 分钟\n",
        "! high: 请批准预算\n",
        "[column 1]\n  左\n",
        "[landscape]\n## 甘特图\n[end of landscape]\n\n[page break]\n",
    ):
        assert part in text, part
    assert "{" not in text
    assert not any(line != line.rstrip() for line in text.split("\n"))
    assert text == write_text(DOCUMENT)


def test_tables_stand_in_columns_and_name_special_rows() -> None:
    table = next(block for block in BLOCKS if isinstance(block, Table))
    assert text_of(table).split("\n")[:6] == [
        "[年度目标]",
        "目标             基线   2027 目标",
        "增长                               [group]",
        "小程序月活    22.4 万       36 万",
        "a|b / 第二行        1           2",
        "                    3           4",
    ]


def test_sources_show_where_each_value_came_from() -> None:
    text = write_text(DOCUMENT, sources=True)
    assert "36 万{goals[g-mau].target}" in text
    assert "小程序月活{goals[g-mau].name}" in text
    assert "版本  1.1{version}" in text
    assert "会员等级与积分方案{phases[t-points]}" in text


def test_columns_count_full_width_characters_twice() -> None:
    assert places("会员e\u0301😀") == 2 + 2 + 1 + 2
    assert aligned([["会员", "1"], ["a", "22"]], right=[1]) == ["会员   1", "a     22"]
    assert aligned([]) == []


@pytest.mark.parametrize("text", ["& < > \" ' | * _ # - =SUM(A1) {{ x }} 😀 שלום", "字" * 10_000])
def test_text_is_kept_as_it_is_but_for_controls(text: str) -> None:
    dumped = text_of(
        Paragraph(run(f"\x00{text}\x1b\t。")), Table((Column(run("a")),), (Row((Cell(run(text)),)),))
    )
    assert f"{text} 。" in dumped
    assert dumped.count(text) == 2
    assert not any(ord(c) < 32 and c != "\n" for c in dumped)


def deck() -> Deck:
    (drawing,) = draw_gantt(YEAR, width=864, max_height=400)
    para = Para(run("月活 36 万", "goals[g-mau].target"), 16, bullet="•", level=1)
    table = PlacedTable(
        0, 0, (10, 10, 10),
        (
            PlacedRow(20, (PlacedCell((Para(run("目标"), 12),)), PlacedCell((Para(run("值"), 12),), span=2)), header=True),
            PlacedRow(20, tuple(PlacedCell((Para(run(t), 12),)) for t in ("月活", "22", "36")), src="goals[g-mau]"),
        ),
        alt="目标一览",
    )  # fmt: skip
    chart = Chart("bar", ("月活",), (Series("2027", (36.0,)),), "基线与目标")
    shapes: tuple[Placed, ...] = (
        TextBox(0, 0, 10, 10, (Para(run("今年只做一件事"), 24),), "title"),
        TextBox(0, 0, 10, 10, (para, Para((Run("第一行\n第二行"),), 16))),
        TextBox(0, 0, 10, 10, ()),
        table,
        PlacedChart(0, 0, 10, 10, chart),
        PlacedDrawing(0, 0, drawing),
    )
    return Deck(
        Meta("方案"),
        (
            Slide("content", "今年只做一件事", shapes, (Para(run("讲稿"), 12),), src="goals"),
            Slide("blank", "空", ()),
        ),
    )


def test_a_deck_slide_by_slide() -> None:
    text = write_deck_text(deck())
    for part in (
        "方案\n\n== 1 [content] 今年只做一件事\n[title] 今年只做一件事\n  • 月活 36 万\n第一行\n第二行\n",
        "[table: 目标一览]\n目标  值\n月活  22  36\n",
        "[bar: 基线与目标]\n      2027\n月活    36\n",
        "[drawing: 2027 年度甘特图]\n  2027年1月1日–12月31日",
        "  会员等级与积分方案 | 赵一鸣 | 1/27–2/16\u300090%\n",
        "[notes]\n讲稿\n\n== 2 [blank] 空\n",
    ):
        assert part in text, part
    assert text == write_deck_text(deck())


def test_deck_sources() -> None:
    text = write_deck_text(deck(), sources=True)
    assert "== 1 [content] 今年只做一件事 {goals}" in text
    assert "月活 36 万{goals[g-mau].target}" in text
    assert "月活  22  36  {goals[g-mau]}" in text
    assert "1/27–2/16\u300090% {phases[t-points]}" in text


def test_shortened_labels_are_whole_in_the_text() -> None:
    name = "推文与短视频日常更新" * 8
    rows = (replace(YEAR.rows[1], name=name),)
    (drawing,) = draw_gantt(replace(YEAR, rows=rows), width=300, max_height=400)
    text = write_deck_text(Deck(Meta("T"), (Slide("content", "S", (PlacedDrawing(0, 0, drawing),)),)))
    assert name in text
