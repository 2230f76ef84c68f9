"""Months on slides: a busy one is said in fewer words, and one that takes two slides says which days each has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from opsplan.blocks.brand import default_brand
from opsplan.blocks.deck import DeckSource, PlacedTable, SlideSource
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.inline import plain, run
from opsplan.blocks.nodes import Cell, Column, Meta, Row, Table
from opsplan.diagnostics import Lang


def month(entries: int, words: str) -> Table:
    """Four weeks of seven days, with so many entries on every day."""
    rows = []
    for week in range(4):
        rows.append(Row(tuple(Cell(run(str(week * 7 + day + 1))) for day in range(7)), "group"))
        rows.append(Row(tuple(Cell(run("\n".join([words] * entries))) for _ in range(7))))
    return Table(
        tuple(Column(run(head), weight=1.0) for head in "一二三四五六日"),
        tuple(rows),
        name="month",
        look="month",
    )


def titles(table: Table, lang: Lang = "zh-CN") -> list[str]:
    source = DeckSource(Meta("年历", lang), None, (SlideSource(run("三月"), (table,), layout="table"),))
    return [slide.title for slide in layout_deck(source, default_brand(lang))[0].slides]


def test_a_month_that_fits_has_a_slide() -> None:
    assert titles(month(2, "● 上新")) == ["三月"]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("zh-CN", ["三月（1–14 日）", "三月（15–28 日）"]), ("en", ["三月 (days 1–14)", "三月 (days 15–28)"])],
)
def test_slides_of_a_month_name_their_days(lang: Lang, expected: list[str]) -> None:
    assert titles(month(9, "● 上新"), lang) == expected


def test_a_month_without_room_is_said_in_fewer_words() -> None:
    busy = month(9, "● 上新")
    tighter = replace(month(1, "● 9 条"), note=run("不该出现的图例"))
    source = SlideSource(run("三月"), (replace(busy, tighter=tighter),), layout="table")
    deck, _ = layout_deck(DeckSource(Meta("年历", "zh-CN"), None, (source,)), default_brand("zh-CN"))
    (slide,) = deck.slides
    (table,) = (shape for shape in slide.shapes if isinstance(shape, PlacedTable))
    words = [plain(each.text) for row in table.rows for cell in row.cells for each in cell.paragraphs]
    assert words.count("● 9 条") == 28
    assert not any("图例" in text for text in words)
