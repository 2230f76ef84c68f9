"""Figures of slides: drawn whole where their texts have room, else their table, and never off the slide."""

from __future__ import annotations

import pytest
from deck_checks import assert_sound, words_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsplan.blocks.brand import default_brand
from opsplan.blocks.deck import Deck, DeckSource, PlacedTable, SlideSource
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.inline import plain, run
from opsplan.blocks.nodes import Cell, Column, Meta, Paragraph, Row, SlideFigure, Table
from opsplan.blocks.slide_figures import CalendarColumn, CalendarColumns, DatedLine, SlideModel

TEXTS = st.text(st.sampled_from("增长门店会员，。（）2027 abc%—"), max_size=3000)


def deck_of(figure: SlideFigure, *before: Paragraph) -> Deck:
    source = DeckSource(Meta("方案"), None, (SlideSource(run("标题"), (*before, figure), "章", "题"),))
    return layout_deck(source, default_brand("zh-CN"))[0]


def figure(model: SlideModel, *texts: str) -> SlideFigure:
    """The model with a table that has the same texts."""
    rows = tuple(Row((Cell(run(text)),)) for text in texts)
    return SlideFigure(model, Table((Column(run("表")),), rows))


def calendar(columns: int, lines: int, text: str) -> SlideFigure:
    day = DatedLine(run("3/18"), run(text), strong=True, src="content.entries[0]")
    column = CalendarColumn(
        run("一季度"), run("新年新家"), ((run("目的"), run("拉新")),), (day,) * lines, run("另有 2 条"), run("春节、元宵")
    )  # fmt: skip
    return figure(CalendarColumns((column,) * columns), text)


def tables(deck: Deck) -> list[PlacedTable]:
    return [shape for slide in deck.slides for shape in slide.shapes if isinstance(shape, PlacedTable)]


@pytest.mark.parametrize(("columns", "lines"), [(1, 0), (2, 1), (4, 5), (6, 5), (8, 3)])
def test_quarters_stand_side_by_side_with_rows_of_one_height(columns: int, lines: int) -> None:
    deck = deck_of(calendar(columns, lines, "旧房焕新公开课直播"))
    assert_sound(deck)
    shown = tables(deck)
    assert len(shown) == columns
    assert len(deck.slides) == (2 if columns > 6 else 1)
    assert len({tuple(row.height for row in table.rows) for table in shown}) == 1
    assert all(sum(row.src == "content.entries[0]" for row in table.rows) == lines for table in shown)


def test_columns_with_fewer_lines_have_their_foot_level_with_the_others() -> None:
    full, empty = calendar(1, 5, "直播").model.columns[0], calendar(1, 0, "").model.columns[0]
    shown = tables(deck_of(figure(CalendarColumns((full, empty)))))
    assert [plain(table.rows[-1].cells[0].paragraphs[0].text) for table in shown] == [
        "春节、元宵    另有 2 条"
    ] * 2
    assert shown[0].h == shown[1].h


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, lines=st.integers(0, 5), columns=st.integers(1, 9))
def test_a_calendar_of_any_text_is_whole_and_on_the_slide(text: str, lines: int, columns: int) -> None:
    deck = deck_of(calendar(columns, lines, text), Paragraph(run("前")))
    assert_sound(deck)
    assert not lines or "".join(text.split()) in "".join(words_of(deck).split())
