"""Figures of slides: drawn whole where their texts have room, else their table, and never off the slide."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import pytest
from deck_checks import FOUR_TO_THREE, assert_sound, words_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsplan.blocks.brand import default_brand
from opsplan.blocks.deck import Deck, DeckSource, PlacedDrawing, PlacedTable, SlideSource, TextBox
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.deck_layout.text import count_lines
from opsplan.blocks.drawing import Drawing, Label, Rect
from opsplan.blocks.inline import plain, run
from opsplan.blocks.nodes import Cell, Column, Columns, Meta, Paragraph, Row, SlideFigure, Table
from opsplan.blocks.slide_figures import (
    CalendarColumn,
    CalendarColumns,
    DatedLine,
    HeatMap,
    HeatMark,
    PhaseTimeline,
    SlideModel,
    Step,
    StepRow,
    TimelinePhase,
)

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


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, lines=st.integers(0, 5), columns=st.integers(1, 9))
def test_a_calendar_of_any_text_is_whole_and_on_the_slide(text: str, lines: int, columns: int) -> None:
    deck = deck_of(calendar(columns, lines, text), Paragraph(run("前")))
    assert_sound(deck)
    assert not lines or "".join(text.split()) in "".join(words_of(deck).split())


def heat_map(*places: tuple[int, int], names: tuple[str, ...] = ()) -> SlideFigure:
    marks = tuple(
        HeatMark(number, *place, f"风险{number}", f"risks[{number}]")
        for number, place in enumerate(places, 1)
    )
    others = tuple((run(str(number)), run(name)) for number, name in enumerate(names, 50))
    tones = tuple(("low",) * 5 for _ in range(5))
    legend = (("low", "低 1–4"), ("severe", "极高 16–25"))
    model = HeatMap(
        run("影响 →"), run("可能性 ↑"), tones, marks, legend, run("其余"), others, run("另有 2 项")
    )
    return figure(model, "表")


def matrix(deck: Deck) -> Drawing:
    return next(s.drawing for slide in deck.slides for s in slide.shapes if isinstance(s, PlacedDrawing))


def inside(inner: Label, outer: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.w <= outer.x + outer.w
        and inner.y + inner.h <= outer.y + outer.h
    )


def test_dots_stand_in_their_squares_beside_each_other_and_clear_of_the_score() -> None:
    deck = deck_of(heat_map(*[(4, 3)] * 3, (1, 5), (5, 1), names=("断播", "涨价" * 60)))
    assert_sound(deck)
    drawn = matrix(deck)
    squares = {one.name: one for one in drawn.shapes if isinstance(one, Rect)}
    labels = {one.name: one for one in drawn.shapes if isinstance(one, Label)}
    for number, square in ((1, "3x4"), (2, "3x4"), (3, "3x4"), (4, "5x1"), (5, "1x5")):
        assert inside(labels[f"risks[{number}]/number"], squares[f"matrix/{square}"])
    for score in (label for name, label in labels.items() if name.startswith("axis/matrix/")):
        for dot in (label for name, label in labels.items() if name.endswith("/number")):
            assert not (abs(dot.x - score.x) < dot.w and abs(dot.y - score.y) < score.h)


def test_more_dots_than_a_square_holds_are_counted() -> None:
    drawn = matrix(deck_of(heat_map(*[(2, 2)] * 30)))
    texts = [one.text for one in drawn.shapes if isinstance(one, Label)]
    shown = sum(one.name.endswith("/number") for one in drawn.shapes if isinstance(one, Label))
    assert 0 < shown < 30
    assert f"+{30 - shown}" in texts


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(
    names=st.lists(TEXTS, max_size=6),
    places=st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=20),
)
def test_a_matrix_of_any_risks_is_on_the_slide(names: list[str], places: list[tuple[int, int]]) -> None:
    assert_sound(deck_of(heat_map(*places, names=tuple(names))))


YEAR = date(2027, 1, 4)


def phase(
    number: int, start: int, days: int, text: str = "月活达到 25 万", background: bool = False
) -> TimelinePhase:
    begin = YEAR + timedelta(days=start)
    stone = DatedLine(run("3/18"), run("公开课直播"), src="phases[0].tasks[0]")
    return TimelinePhase(
        run(f"阶段{number}"), begin, begin + timedelta(days=days - 1), run("1/4 – 3/31"), run(text),
        ((run("退出条件"), run("召回率不低于 6%")),), (stone,), color="c2", background=background, src=f"phases[{number}]",
    )  # fmt: skip


def timeline(*phases: TimelinePhase, today: date | None = None, text: str = "表") -> SlideFigure:
    return figure(PhaseTimeline(phases, "zh-CN", (YEAR, YEAR + timedelta(days=70)), today), text)


def bars(drawn: Drawing) -> dict[str, Rect]:
    return {one.name: one for one in drawn.shapes if isinstance(one, Rect) and one.name.endswith("/bar")}


def test_bars_are_as_long_as_their_phases_and_those_at_one_time_stand_below_each_other() -> None:
    deck = deck_of(
        timeline(
            phase(0, 0, 30),
            phase(1, 30, 60),
            phase(2, 10, 80, background=True),
            today=YEAR + timedelta(days=45),
        )
    )
    assert_sound(deck)
    first, second, beside = bars(matrix(deck)).values()
    assert second.w / first.w == pytest.approx(2, rel=0.02)
    assert second.x == pytest.approx(first.x + first.w, abs=2)
    assert first.y == second.y < beside.y
    labels = [one for one in matrix(deck).shapes if isinstance(one, Label)]
    assert any(one.text == "今天 2/18" for one in labels)
    head = sorted((one for one in labels if one.y == 0), key=lambda one: one.x)
    assert all(a.x < b.x for a, b in pairwise(head))


def test_seven_phases_take_two_slides_with_all_bars_on_each() -> None:
    deck = deck_of(timeline(*(phase(n, n * 30, 30) for n in range(7))))
    assert_sound(deck)
    assert len(deck.slides) == 2
    for slide, grey in zip(deck.slides, (3, 4), strict=True):
        drawn = bars(matrix(Deck(deck.meta, (slide,)))).values()
        assert [one.fill for one in drawn].count("line") == grey


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(
    text=TEXTS,
    spans=st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 900)), min_size=1, max_size=9),
    day=st.integers(0, 5000),
)
def test_a_timeline_of_any_phases_is_whole_and_on_the_slide(
    text: str, spans: list[tuple[int, int]], day: int
) -> None:
    phases = tuple(phase(n, start, days, text) for n, (start, days) in enumerate(spans))
    deck = deck_of(timeline(*phases, today=YEAR + timedelta(days=day), text=text), Paragraph(run("前")))
    assert_sound(deck)
    assert "".join(text.split()) in "".join(words_of(deck).split())


def test_names_below_a_matrix_stand_on_one_line_however_narrow_it_is() -> None:
    beside = heat_map((3, 3), names=tuple("店员不愿意主动引导顾客入会 A"[-n:] for n in (7, 8, 9, 10)))
    blocks = (Columns(((beside,), (Paragraph(run("右")),)), (37, 63)),)
    source = DeckSource(Meta("方案"), None, (SlideSource(run("标题"), blocks, "章", "题"),))
    deck = layout_deck(source, default_brand("zh-CN"), FOUR_TO_THREE)[0]
    boxes = [shape for slide in deck.slides for shape in slide.shapes if isinstance(shape, TextBox)]
    names = [
        box
        for box in boxes
        if box.paragraphs and plain(box.paragraphs[0].text)[:2] in {str(n) for n in range(50, 60)}
    ]
    assert len(names) == 4
    assert all(count_lines(box.paragraphs[0], box.w) == 1 for box in names)


def steps(look: Literal["arrows", "stairs"], *names: str, text: str = "检查字幕") -> SlideFigure:
    each = tuple(
        Step(run(name), run("14:30–15:00"), ((run("人员"), run(text)),), src=f"activities[0].process[{n}]")
        for n, name in enumerate(names)
    )
    return figure(StepRow(each, look), text, *names)


@pytest.mark.parametrize("look", ["arrows", "stairs"])
def test_steps_stand_side_by_side_and_levels_rise(look: Literal["arrows", "stairs"]) -> None:
    deck = deck_of(steps(look, "试播与候场", "开场与规则", "答疑与资料领取并且预约演示"))
    assert_sound(deck)
    drawn = matrix(deck)
    assert [one.alt for one in drawn.shapes if isinstance(one, Label) and one.alt][
        -1
    ] == "答疑与资料领取并且预约演示"
    if look == "stairs":
        tops = [one.y for one in drawn.shapes if isinstance(one, Rect)]
        assert tops == sorted(tops, reverse=True)
        assert len(set(tops)) == 3


@pytest.mark.parametrize("names", [("短",) * 8, ("名" * 80, "短"), ("word" * 30, "短")])
def test_steps_too_many_or_too_long_for_arrows_are_a_table(names: tuple[str, ...]) -> None:
    deck = deck_of(steps("arrows", *names))
    assert_sound(deck)
    assert tables(deck)
    assert all(name in words_of(deck).replace("\n", "") for name in names)


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, names=st.lists(TEXTS.map(lambda name: name[:60]), min_size=1, max_size=9))
def test_steps_of_any_text_are_whole_and_on_the_slide(text: str, names: list[str]) -> None:
    deck = deck_of(steps("stairs", *names, text=text), Paragraph(run("前")))
    assert_sound(deck)
    assert "".join(text.split()) in "".join(words_of(deck).split())
