"""The geometry of roadmap, run-of-show, month calendar and week grid."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from drawing_checks import check as check_drawing
from drawing_checks import labels
from hypothesis import given, settings
from hypothesis import strategies as st
from time_example import MONTHS, ROADMAP, SHOW, TIMES, WEEKS

from opsplan.blocks.drawing import Drawing, Rect
from opsplan.blocks.gantt import DayOff
from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.measure import text_width
from opsplan.blocks.month_calendar import DayMark, DaySpan, MarkKind, MonthCalendar
from opsplan.blocks.roadmap import Roadmap, RoadmapItem, RoadmapLane
from opsplan.blocks.run_of_show import RunOfShow, RunStep, Slip
from opsplan.blocks.time_figures import TimeModel, draw_on_one, draw_time
from opsplan.blocks.time_rows import time_heads, time_rows
from opsplan.blocks.week_grid import NoteKind, WeekGrid, WeekNote, WeekRow
from opsplan.diagnostics import LANGS

BEGIN = date(2027, 1, 4)
NAMES = (
    "评审",
    "商城 2.0 联调与回归测试" * 6,
    "A long English name of a task " * 8,
    "Donaudampfschifffahrt" * 9,
    "",
    "😀é\n第二行",
    "（「、。！",
)
MARK_KINDS: tuple[MarkKind, ...] = ("milestone", "activity", "end", "start", "within", "content")
NOTE_KINDS: tuple[NoteKind, ...] = ("milestone", "begin", "within", "end", "run")
LOOKS: tuple[Look, ...] = ("slide", "document", "svg")


def check(drawing: Drawing) -> None:
    check_drawing(drawing)
    for label in labels(drawing):
        for line in label.text.split("\n"):
            assert text_width(line, label.size, label.bold) <= label.w + 0.01, label
        assert 1.2 * label.size * len(label.text.split("\n")) <= label.h + 1, label


@st.composite
def roadmaps(draw: st.DrawFn) -> Roadmap:
    days = draw(st.sampled_from([1, 20, 90, 365, 800, 4000, 36_500]))
    offset = st.integers(-20, days + 20)
    lanes = []
    for lane in range(draw(st.integers(0, 7))):
        items = []
        for index in range(draw(st.integers(0, 9))):
            start = BEGIN + timedelta(draw(offset))
            items.append(RoadmapItem(
                f"i{lane}-{index}", draw(st.sampled_from(NAMES)), start, start + timedelta(draw(st.integers(0, days))),
                draw(st.sampled_from(["c1", "c5", "#FFEE00"])), draw(st.booleans()),
            ))  # fmt: skip
        lanes.append(RoadmapLane(f"l{lane}", draw(st.sampled_from(NAMES)), tuple(items)))
    today = draw(st.none() | offset.map(lambda day: BEGIN + timedelta(day)))
    lang = draw(st.sampled_from(LANGS))
    return Roadmap(BEGIN, BEGIN + timedelta(days - 1), tuple(lanes), lang, "图", today)


@st.composite
def shows(draw: st.DrawFn) -> RunOfShow:
    steps, clock = [], draw(st.sampled_from([0, 540, 1380]))
    for index in range(draw(st.integers(0, 25))):
        start = max(clock + draw(st.integers(-20, 40)), 0)
        clock = start + draw(st.sampled_from([0, 1, 5, 30, 240]))
        lane, note = draw(st.sampled_from(NAMES)), draw(st.sampled_from(NAMES))
        steps.append(
            RunStep(f"s{index}", draw(st.sampled_from(NAMES)), start, clock, lane, note, draw(st.booleans()))
        )
    slips = tuple(
        Slip(draw(st.sampled_from(["overrun", "gap"])), step.start, step.end, step.id)
        for step in steps
        if step.end > step.start
    )[: draw(st.integers(0, 6))]
    end = draw(st.none() | st.integers(0, 3000))
    return RunOfShow(tuple(steps), slips, draw(st.sampled_from(LANGS)), "流程", end)


@st.composite
def calendars(draw: st.DrawFn) -> MonthCalendar:
    day = st.integers(-3, 63).map(lambda count: BEGIN + timedelta(count))
    marks = tuple(
        DayMark(f"m{index}", draw(day), draw(st.sampled_from(MARK_KINDS)), draw(st.sampled_from(NAMES)))
        for index in range(draw(st.integers(0, 60)))
    )
    spans = tuple(
        DaySpan(f"a{index}", draw(st.sampled_from(NAMES)), start, start + timedelta(draw(st.integers(1, 40))))
        for index, start in enumerate(draw(st.lists(day, max_size=4)))
    )
    offs = tuple(
        DayOff(one, one + timedelta(2), "春节（公司休假与调休的安排）", True)
        for one in draw(st.lists(day, max_size=3))
    )
    today, lang = draw(st.none() | day), draw(st.sampled_from(LANGS))
    return MonthCalendar(
        (date(2027, 1, 1), date(2027, 2, 1)),
        marks,
        lang,
        "月历",
        spans,
        offs,
        (date(2027, 2, 20),),
        today=today,
    )


@st.composite
def week_grids(draw: st.DrawFn) -> WeekGrid:
    count = draw(st.integers(1, 30))
    week = st.integers(0, count - 1).map(lambda place: BEGIN + timedelta(7 * place))
    rows = tuple(
        WeekRow(f"r{row}", draw(st.sampled_from(NAMES)), tuple(
            WeekNote(f"n{row}-{index}", draw(week), draw(st.sampled_from(NOTE_KINDS)), draw(st.sampled_from(NAMES)))
            for index in range(draw(st.integers(0, 25)))
        ))
        for row in range(draw(st.integers(0, 6)))
    )  # fmt: skip
    off = ((BEGIN, "休 春节（预测），班 2/20"),)
    lang = draw(st.sampled_from(LANGS))
    return WeekGrid(
        BEGIN, BEGIN + timedelta(7 * (count - 1)), rows, lang, "按周", off, draw(st.none() | week)
    )


@settings(max_examples=120)
@given(
    st.one_of(roadmaps(), shows(), calendars(), week_grids()), st.sampled_from(LOOKS), st.sampled_from([415.0, 698.0, 864.0]),
    st.floats(300, 500),
)  # fmt: skip
def test_every_view_keeps_to_its_canvas_without_overlaps(
    model: TimeModel, look: Look, width: float, height: float
) -> None:
    drawings = draw_time(model, width=width, max_height=height, look=look)
    assert drawings
    for drawing in drawings:
        check(drawing)
        if look != "svg":
            assert drawing.height <= height + 0.01


@settings(max_examples=40)
@given(calendars(), st.sampled_from(LOOKS))
def test_no_milestone_of_a_month_is_hidden(calendar: MonthCalendar, look: Look) -> None:
    names = Counter(
        shape.name
        for page in draw_time(calendar, width=864, max_height=360, look=look)
        for shape in page.shapes
    )
    for mark in calendar.marks:
        if mark.kind == "milestone" and mark.day.year == 2027 and mark.day.month < 3:
            assert names[f"{mark.id}/milestone"] + names[f"{mark.id}/listed"] == 1


@settings(max_examples=40)
@given(roadmaps(), st.sampled_from(LOOKS))
def test_every_item_in_sight_is_on_the_roadmap_once(roadmap: Roadmap, look: Look) -> None:
    names = Counter(
        shape.name
        for page in draw_time(roadmap, width=864, max_height=360, look=look)
        for shape in page.shapes
    )
    for lane in roadmap.lanes:
        for item in lane.items:
            assert names[item.id] == (item.start <= roadmap.end and item.end >= roadmap.start)


@settings(max_examples=40)
@given(week_grids(), st.sampled_from(LOOKS))
def test_every_note_is_in_the_grid_once(grid: WeekGrid, look: Look) -> None:
    pages = draw_time(grid, width=864, max_height=360, look=look)
    names = Counter(label.name for page in pages for label in labels(page))
    assert all(names[note.id] == 1 for row in grid.rows for note in row.notes)


def texts(model: TimeModel, look: Look = "slide") -> str:
    pages = draw_time(model, width=864, max_height=360, look=look)
    return "\n".join(label.text for page in pages for label in labels(page))


def test_a_roadmap_has_quarters_and_no_days() -> None:
    said = texts(ROADMAP)
    assert all(
        name in said for name in ("一季度", "四季度", "会员复购", "三级会员与积分", "会员中心上线", "今天")
    )
    assert not any(character.isdigit() for character in said.replace("商城 3.0", ""))


def test_a_run_of_show_says_what_runs_over_and_when_it_is_the_next_day() -> None:
    said = texts(SHOW)
    assert "超时 3 分钟" in said
    assert "合计超时 18 分钟" in said
    assert "次日 00:00" in said
    (page,) = draw_time(SHOW, width=864, max_height=360, look="slide")
    alarm = [shape for shape in page.shapes if isinstance(shape, Rect) and shape.fill == "severe"]
    assert len(alarm) == 4, "in the lane of timing and on the steps"
    hard = [shape for shape in page.shapes if isinstance(shape, Rect) and shape.fill == "ink"]
    assert len(hard) == 3 + 1, "the steps and what the sign means"


def test_a_month_names_days_off_make_up_workdays_and_guesses() -> None:
    said = texts(MONTHS)
    for part in (
        "2026 年 9 月",
        "中秋节（预测）",
        "国庆节",
        "休",
        "班",
        "● 中秋礼盒季",
        "◆ 三季度评审",
        "起 双11货盘",
    ):
        assert part in said, part


def test_weeks_stand_under_their_dates_and_days_off() -> None:
    said = texts(WEEKS)
    for part in ("3/1–3/7", "休 公司日", "起 直播筹备", "续 直播筹备", "◆ 春茶夜炒"):
        assert part in said, part


@pytest.mark.parametrize("count", [0, 1, 60, 500])
@pytest.mark.parametrize("look", LOOKS)
def test_any_number_of_items(count: int, look: Look) -> None:
    days = [BEGIN + timedelta(index * 7 % 50) for index in range(count)]
    names = [NAMES[index % len(NAMES)] for index in range(count)]
    models: tuple[TimeModel, ...] = (
        Roadmap(BEGIN, date(2027, 12, 31), (RoadmapLane("l", "泳道", tuple(
            RoadmapItem(f"i{index}", names[index], day, day + timedelta(index % 90), milestone=index % 5 == 0)
            for index, day in enumerate(days)
        )),), "zh-CN"),
        RunOfShow(tuple(RunStep(f"s{index}", names[index], index * 5, index * 5 + 5, "主会场") for index in range(count)), (), "en"),
        MonthCalendar((date(2027, 1, 1), date(2027, 2, 1)), tuple(
            DayMark(f"m{index}", day, "milestone" if index % 2 else "start", names[index]) for index, day in enumerate(days)
        ), "zh-CN"),
        WeekGrid(BEGIN, BEGIN + timedelta(49), (WeekRow("r", "行", tuple(
            WeekNote(f"n{index}", day - timedelta(day.weekday()), "begin", names[index]) for index, day in enumerate(days)
        )),), "zh-CN"),
    )  # fmt: skip
    for model in models:
        drawings = draw_time(model, width=864, max_height=360, look=look)
        for drawing in drawings:
            check(drawing)
        assert look == "svg" or all(drawing.height <= 360.01 for drawing in drawings)


def test_pages_stand_below_each_other_on_one_canvas() -> None:
    drawing = draw_on_one(TIMES, 1200, "全部")
    check(drawing)
    assert drawing.title == "全部"
    said = "\n".join(label.text for label in labels(drawing))
    assert all(part in said for part in ("会员复购", "2026 年 10 月", "续 直播筹备", "合计超时"))


@pytest.mark.parametrize("model", TIMES, ids=lambda model: type(model).__name__)
def test_rows_of_text_say_the_same(model: TimeModel) -> None:
    rows = time_rows(model)
    assert rows
    assert {len(row.cells) for row in rows} == {len(time_heads(model))}
    assert any(row.src for row in rows)
