"""The geometry of the Gantt chart."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from gantt_example import YEAR, milestone, row
from hypothesis import given, settings
from hypothesis import strategies as st

from opsplan.blocks.drawing import Drawing, Label, Line, Polyline, Rect, Shape
from opsplan.blocks.gantt import DayOff, Gantt, GanttLink, GanttRow
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.blocks.gantt_rows import Look
from opsplan.blocks.measure import text_width

BEGIN = date(2027, 1, 1)


def labels(drawing: Drawing) -> list[Label]:
    return [shape for shape in drawing.shapes if isinstance(shape, Label)]


def texts(drawing: Drawing) -> list[str]:
    return [label.text for label in labels(drawing)]


def by_name(drawing: Drawing, name: str) -> Shape:
    return next(shape for shape in drawing.shapes if shape.name == name)


def corners(shape: Shape) -> tuple[tuple[float, float], ...]:
    match shape:
        case Line():
            return ((shape.x1, shape.y1), (shape.x2, shape.y2))
        case Polyline():
            return shape.points
        case _:
            return ((shape.x, shape.y), (shape.x + shape.w, shape.y + shape.h))


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of labels with text that share room, by a sweep over their left edges."""
    boxes = sorted((label for label in labels(drawing) if label.text), key=lambda label: label.x)
    found = []
    for index, first in enumerate(boxes):
        for second in boxes[index + 1 :]:
            if second.x >= first.x + first.w - 0.01:
                break
            if min(first.y + first.h, second.y + second.h) - max(first.y, second.y) > 0.01:
                found.append((first.text, second.text))
    return found


def check(drawing: Drawing) -> None:
    for shape in drawing.shapes:
        for x, y in corners(shape):
            assert -0.01 <= x <= drawing.width + 0.01, shape
            assert -0.01 <= y <= drawing.height + 0.01, shape
        if isinstance(shape, Rect | Label):
            assert shape.w >= 0
            assert shape.h >= 0
    assert overlapping(drawing) == []


@st.composite
def charts(draw: st.DrawFn) -> Gantt:
    days = draw(st.sampled_from([1, 5, 20, 34, 90, 139, 365, 800, 2000, 36_500]))
    count = draw(st.integers(0, 40))
    offset = st.integers(-30, days + 30)
    rows = []
    for index in range(count):
        start = BEGIN + timedelta(draw(offset))
        kind = draw(st.sampled_from(["phase", "summary", "task", "task", "milestone", "activity"]))
        rows.append(GanttRow(
            f"r{index}", draw(st.sampled_from(["评审", "商城 2.0 联调与回归测试" * 4, "A long English name of a task", "", "😀é"])),
            kind, start, start + timedelta(draw(st.integers(0, days))), draw(st.sampled_from(["", "何川", "Alexander the Great"])),
            draw(st.sampled_from(["c1", "c5", "#2F6B4F"])), draw(st.floats(0, 1)), draw(st.integers(0, 6)),
            draw(st.booleans()), draw(st.booleans()),
        ))  # fmt: skip
    ids = st.integers(0, max(count - 1, 0)).map("r{}".format)
    links = draw(
        st.lists(st.builds(GanttLink, ids, ids, st.sampled_from(["FS", "SS", "FF", "SF"])), max_size=12)
    )
    offs = draw(st.lists(st.tuples(offset, st.integers(0, 10), st.booleans()), max_size=6))
    days_off = tuple(
        DayOff(BEGIN + timedelta(a), BEGIN + timedelta(a + b), "春节", estimated) for a, b, estimated in offs
    )
    today = draw(st.none() | offset.map(lambda day: BEGIN + timedelta(day)))
    lang = draw(st.sampled_from(["zh-CN", "en"]))
    return Gantt(
        BEGIN, BEGIN + timedelta(days - 1), tuple(rows), lang, "图", tuple(links), days_off, today=today
    )


@settings(max_examples=60, deadline=None)
@given(
    charts(),
    st.sampled_from(["slide", "document", "svg"]),
    st.sampled_from([200.0, 415.0, 864.0]),
    st.floats(150, 500),
)
def test_every_chart_keeps_to_its_canvas_without_overlaps(
    gantt: Gantt, look: Look, width: float, max_height: float
) -> None:
    drawings = draw_gantt(gantt, width=width, max_height=max_height, look=look)
    names: Counter[str] = Counter()
    for drawing in drawings:
        check(drawing)
        names.update(shape.name for shape in drawing.shapes)
        if look != "svg":
            assert drawing.height <= max_height + 0.01
    for item in gantt.rows:
        assert names[item.id] == (len(drawings) if item.kind == "milestone" else 1)


@given(st.lists(st.tuples(st.integers(0, 364), st.integers(0, 100)), min_size=2, max_size=20))
def test_bars_stand_in_the_order_of_their_dates(spans: list[tuple[int, int]]) -> None:
    rows = tuple(
        GanttRow(f"r{i}", "任务", "task", BEGIN + timedelta(start), BEGIN + timedelta(start + length))
        for i, (start, length) in enumerate(sorted(spans))
    )
    (drawing,) = draw_gantt(Gantt(BEGIN, date(2027, 12, 31), rows, "zh-CN"), width=864, max_height=400)
    bars = [by_name(drawing, item.id) for item in rows]
    assert all(isinstance(bar, Rect) for bar in bars)
    assert all(a.x <= b.x for a, b in pairwise(bars) if isinstance(a, Rect) and isinstance(b, Rect))


def test_the_reference_slide() -> None:
    first, second = draw_gantt(YEAR, width=864, max_height=371, look="slide")
    assert first.title == "2027 年度甘特图（1/2）"
    assert second.title == "2027 年度甘特图（2/2）"
    assert "沉淀期" in texts(second), "a page ends before a phase"
    for text in (
        "一季度",
        "12 月",
        "任务",
        "负责人",
        "里程碑",
        "公开课直播 3/18",
        "1/27–2/16\u300090%",
        "今天 3/1",
        "国庆（预测）",
    ):
        assert text in texts(first), text
    bar = by_name(first, "t-points")
    assert isinstance(bar, Rect)
    assert bar.alt == "会员等级与积分方案，赵一鸣，1月27日–2月16日，90%"
    assert bar.x == pytest.approx(204 + 26 / 365 * 660)
    assert bar.h == 9


def test_english_words() -> None:
    (drawing,) = draw_gantt(replace(YEAR, lang="en"), width=864, max_height=400)
    for text in (
        "Q1",
        "Jan",
        "Task",
        "Owner",
        "Milestones",
        "27 Jan–16 Feb\u300090%",
        "9–12 Nov",
        "Today 1 Mar",
        "国庆 (est.)",
    ):
        assert text in texts(drawing), text


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (28, "3/8–3/14"),
        (28, "15"),
        (90, "3 月"),
        (90, "3/15"),
        (365, "二季度"),
        (365, "6 月"),
        (1200, "2028 年"),
        (9000, "2030 年代"),
        (36_500, "2060 年代"),
    ],
)
def test_the_scale_follows_the_span(days: int, expected: str) -> None:
    start = date(2027, 3, 1)
    gantt = Gantt(start, start + timedelta(days - 1), (), "zh-CN")
    (drawing,) = draw_gantt(gantt, width=864, max_height=400)
    assert expected in texts(drawing)
    assert len(drawing.shapes) < 600
    check(drawing)


def test_links_are_drawn_only_between_rows_of_the_page() -> None:
    first, second = draw_gantt(
        replace(YEAR, links=(*YEAR.links, GanttLink("dev", "年度复盘"))),
        width=864,
        max_height=371,
        look="slide",
    )
    link = by_name(first, "dev>test")
    assert isinstance(link, Polyline)
    assert link.arrow
    assert (link.begin, link.finish) == ("dev", "test")
    bar = by_name(first, "test")
    assert isinstance(bar, Rect)
    assert link.points[-1][1] == pytest.approx(bar.y)
    assert not any(
        shape.name.endswith(">年度复盘") for drawing in (first, second) for shape in drawing.shapes
    )


@pytest.mark.parametrize(("kind", "begin_side", "end_side"), [("SS", 0, 0), ("FF", 1, 1), ("SF", 0, 1)])
def test_other_links_leave_and_arrive_at_the_right_ends(kind: str, begin_side: int, end_side: int) -> None:
    gantt = replace(YEAR, links=(GanttLink("churn", "pilot", kind),))  # type: ignore[arg-type]
    (drawing,) = draw_gantt(gantt, width=864, max_height=400)
    link, source, target = (by_name(drawing, name) for name in ("churn>pilot", "churn", "pilot"))
    assert isinstance(link, Polyline)
    assert isinstance(source, Rect)
    assert isinstance(target, Rect)
    assert link.points[0] == pytest.approx((source.x + begin_side * source.w, source.y + source.h / 2))
    assert link.points[-1] == pytest.approx((target.x + end_side * target.w, target.y + target.h / 2))


def test_a_long_name_is_cut_on_the_chart_and_whole_in_its_alternative_text() -> None:
    name = "一个很长的任务名称" * 1200
    (drawing,) = draw_gantt(
        Gantt(BEGIN, date(2027, 12, 31), (row(name, (2, 1), (3, 1), id="t"),), "zh-CN"),
        width=864,
        max_height=400,
    )
    label = by_name(drawing, "t/name")
    assert isinstance(label, Label)
    assert label.text.endswith("…")
    assert label.alt == name
    assert text_width(label.text, label.size) <= label.w


def test_milestones_without_room_for_their_names_are_told_of() -> None:
    rows = tuple(milestone(f"第 {day} 次评审会", (6, day)) for day in range(1, 25))
    (drawing,) = draw_gantt(Gantt(BEGIN, date(2027, 12, 31), rows, "zh-CN"), width=864, max_height=400)
    shown = sum(text.startswith("第 ") for text in texts(drawing))
    assert 3 <= shown < 24
    assert f"等 {24 - shown} 个" in drawing.description
    assert drawing.description.count("次评审会") == 12
    check(drawing)


def test_weekends_are_shaded_only_where_a_day_can_be_seen_and_not_when_worked() -> None:
    short = Gantt(date(2027, 2, 15), date(2027, 3, 14), (), "zh-CN", workdays=(date(2027, 2, 20),))
    (drawing,) = draw_gantt(short, width=864, max_height=400)
    shaded = {shape.name for shape in drawing.shapes if shape.name.startswith("weekend/")}
    assert shaded == {"weekend/2027-02-21", "weekend/2027-02-27", "weekend/2027-03-06", "weekend/2027-03-13"}
    (year,) = draw_gantt(YEAR, width=864, max_height=400)
    assert not any(shape.name.startswith("weekend/") for shape in year.shapes)


def test_pale_bars_get_an_outline_and_critical_ones_a_red_one() -> None:
    (drawing,) = draw_gantt(YEAR, width=864, max_height=400)
    pale, critical = by_name(drawing, "年度复盘"), by_name(drawing, "dev")
    assert isinstance(pale, Rect)
    assert isinstance(critical, Rect)
    assert (pale.line, pale.line_width) == ("ink3", 0.75)
    assert (critical.line, critical.line_width) == ("today", 1.5)
    progress = by_name(drawing, "年度复盘/progress")
    assert isinstance(progress, Rect)
    assert progress.fill == "ink"


def test_a_row_off_the_axis_says_where_it_is() -> None:
    gantt = replace(YEAR, start=date(2027, 4, 1), end=date(2027, 12, 1), links=())
    (drawing,) = draw_gantt(gantt, width=864, max_height=400)
    assert "← 2027/1/27–2/16" in texts(drawing)
    assert "2027/12/13–12/23 →" in texts(drawing)


@pytest.mark.parametrize("end", [date(2027, 1, 1), date(2026, 1, 1)])
def test_an_empty_chart_of_one_day(end: date) -> None:
    (drawing,) = draw_gantt(Gantt(BEGIN, end, (), "zh-CN"), width=864, max_height=400, look="slide")
    check(drawing)


def test_the_last_days_of_the_calendar() -> None:
    (drawing,) = draw_gantt(Gantt(date(9990, 1, 1), date.max, (), "en"), width=864, max_height=400)
    check(drawing)
    (drawing,) = draw_gantt(Gantt(date.min, date.max, (), "zh-CN"), width=864, max_height=400)
    check(drawing)


def test_five_thousand_rows_are_fast() -> None:
    rows = tuple(
        GanttRow(
            f"r{i}",
            f"任务 {i} 的名称",
            "milestone" if i % 10 == 0 else "task",
            BEGIN + timedelta(i % 300),
            BEGIN + timedelta(i % 300 + 20),
            "何川",
        )
        for i in range(5000)
    )
    links = tuple(GanttLink(f"r{i}", f"r{i + 1}") for i in range(4999))
    gantt = Gantt(BEGIN, date(2027, 12, 31), rows, "zh-CN", links=links)
    begin = time.perf_counter()
    draw_gantt(gantt, width=864, max_height=400)
    assert time.perf_counter() - begin < 20, "a hang is what this is about; speed belongs into a benchmark"
