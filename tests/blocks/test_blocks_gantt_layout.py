"""The geometry of the Gantt chart."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from drawing_checks import by_name, check, texts
from gantt_example import YEAR, milestone, row
from hypothesis import given
from hypothesis import strategies as st

from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import Label, Line, Polyline, Rect
from opsplan.blocks.gantt import DayOff, Gantt, GanttLink, GanttRow, Scale
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.gantt_parts import overview_of

BEGIN = date(2027, 1, 1)


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
        "国庆",
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
        "国庆",
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


@pytest.mark.parametrize(
    ("scale", "days", "upper", "lower"),
    [
        ("hour", 2, "2027 年 3 月 2 日 周二", "12"),
        ("day", 10, "3/8–3/10", "4 周四"),
        ("day", 365, "4 月", "11"),
        ("week", 60, "3 月", "3/8"),
        ("week", 365, "2028/1", "12"),
        ("month", 365, "2028 年一季度", "5 月"),
        ("month", 2000, "2029 年", "7"),
        ("quarter", 1500, "2028 年", "三季度"),
        ("year", 2000, "2028 年", "2030 年"),
        ("year", 36_524, "2060 年代", "2055"),
    ],
)
def test_the_scale_asked_for(scale: Scale, days: int, upper: str, lower: str) -> None:
    start = date(2027, 3, 1)
    gantt = Gantt(start, start + timedelta(days - 1), (), "zh-CN", scale=scale)
    (drawing,) = draw_gantt(gantt, width=864, max_height=400)
    assert {upper, lower} <= set(texts(drawing))
    check(drawing)


@pytest.mark.parametrize("scale", ["hour", "day", "week", "month", "quarter", "year"])
@pytest.mark.parametrize("days", [1, 30, 366, 36_524, 2_900_000])
def test_no_scale_makes_more_lines_than_can_be_seen(scale: Scale, days: int) -> None:
    gantt = Gantt(BEGIN, BEGIN + timedelta(days - 1), (), "en", scale=scale)
    (drawing,) = draw_gantt(gantt, width=864, max_height=400)
    assert len(drawing.shapes) < 700
    check(drawing)


def test_hours_show_the_times_of_day() -> None:
    day = date(2027, 3, 18)
    rows = (
        GanttRow("set", "搭建", "task", day, day, start_minute=540, end_minute=690),
        GanttRow("air", "开播", "milestone", day, day, start_minute=840, end_minute=840),
    )
    gantt = Gantt(day, day, rows, "zh-CN", links=(GanttLink("set", "air"),))
    (drawing,) = draw_gantt(gantt, width=864, max_height=400)
    assert {"2027 年 3 月 18 日 周四", "9:00", "9:00–11:30", "开播 14:00", "14:00"} <= set(texts(drawing))
    bar, point = by_name(drawing, "set"), by_name(drawing, "air")
    assert isinstance(bar, Rect)
    assert isinstance(point, Polyline)
    hour = 648 / 7
    assert (bar.x, bar.w) == pytest.approx((216 + hour, 2.5 * hour))
    assert point.points[0][0] == pytest.approx(216 + 6 * hour)
    assert bar.alt == "搭建，3月18日，9:00–11:30"


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


def test_a_long_name_is_wrapped_and_makes_its_row_higher() -> None:
    name = "质保登记码全国铺开与门店培训、物料到店、客服话术同步以及首月数据复盘" * 3
    rows = (row(name, (2, 1), (3, 1), id="t"), row("短名", (2, 1), (3, 1), id="u"))
    (drawing,) = draw_gantt(Gantt(BEGIN, date(2027, 12, 31), rows, "zh-CN"), width=864, max_height=400)
    label, below = by_name(drawing, "t/name"), by_name(drawing, "u/name")
    assert isinstance(label, Label)
    assert isinstance(below, Label)
    assert label.text.replace("\n", "") == name
    assert len(label.text.split("\n")) * label.size * 1.2 <= label.h
    assert label.h > below.h
    assert "未写全" not in drawing.description


def test_a_name_without_end_is_cut_and_told_of_and_whole_in_its_alternative_text() -> None:
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
    assert "名称未写全的行：一个很长" in drawing.description


def test_milestones_that_the_lane_has_no_room_for_stand_among_the_rows() -> None:
    rows = tuple(milestone(f"第 {day} 次评审会", (6, day)) for day in range(1, 25))
    gantt = Gantt(BEGIN, date(2027, 12, 31), (row("打底期", (1, 1), (6, 30), kind="phase"), *rows), "zh-CN")
    (drawing,) = draw_gantt(gantt, width=864, max_height=400)
    lane = [text for text in texts(drawing) if text.startswith("第 ") and "6/" in text]
    listed = [text for text in texts(drawing) if text.startswith("第 ") and "6/" not in text]
    assert len(lane) >= 3
    assert len(lane) + len(listed) == 24
    assert "未标名称" not in drawing.description
    (overview,) = draw_gantt(overview_of(gantt), width=864, max_height=400, look="slide")
    named = [text for text in texts(overview) if text.startswith("第 ")]
    assert len(named) >= len(lane), "the lane of an overview has more levels"
    assert f"等 {24 - len(named)} 个" in overview.description
    assert overview.description.count("次评审会") == 12
    check(overview)


def test_a_linked_milestone_stands_in_the_lane_and_among_the_rows() -> None:
    gantt = replace(YEAR, links=(GanttLink("公开课筹备", "公开课直播"), GanttLink("公开课直播", "dev")))
    (drawing,) = draw_gantt(gantt, width=864, max_height=400)
    assert "公开课直播 3/18" in texts(drawing)
    point = by_name(drawing, "公开课直播")
    assert isinstance(point, Polyline)
    into, out = by_name(drawing, "公开课筹备>公开课直播"), by_name(drawing, "公开课直播>dev")
    assert isinstance(into, Polyline)
    assert isinstance(out, Polyline)
    assert into.points[-1] == pytest.approx(point.points[0])
    assert out.points[0] == pytest.approx(point.points[1])
    assert by_name(drawing, "公开课直播/lane") is not point
    check(drawing)


def test_a_page_in_the_middle_of_a_phase_repeats_its_name() -> None:
    rows = (
        row("打底期", (1, 4), (12, 31), kind="phase"),
        *(row(f"任务 {i}", (2, 1), (3, 1)) for i in range(40)),
    )
    pages = draw_gantt(replace(YEAR, rows=rows, links=()), width=864, max_height=371, look="slide")
    assert len(pages) == 3
    assert "打底期" in texts(pages[0])
    assert all("打底期（续）" in texts(page) for page in pages[1:])
    for page in pages:
        check(page)


def test_what_was_planned_before_and_by_how_much_it_slipped() -> None:
    late = replace(
        row("开发", (3, 15), (3, 26), id="t"), baseline=(date(2027, 3, 1), date(2027, 3, 12)), status="late"
    )
    early = replace(milestone("上线", (4, 2)), baseline=(date(2027, 4, 5), date(2027, 4, 5)))
    gantt = Gantt(BEGIN, date(2027, 12, 31), (late, early), "zh-CN")
    (drawing,) = draw_gantt(gantt, width=864, max_height=400)
    bar, strip = by_name(drawing, "t"), by_name(drawing, "t/baseline")
    assert isinstance(bar, Rect)
    assert isinstance(strip, Rect)
    assert strip.y >= bar.y + bar.h
    assert strip.x + strip.w < bar.x + bar.w
    assert {"3/15–3/26\u3000推迟 10 工作日", "延期", "上线 4/2（提前 1 工作日）", "原计划"} <= set(
        texts(drawing)
    )
    assert bar.alt.endswith("3月15日–3月26日，延期，原计划 3月1日–3月12日，推迟 10 工作日")
    (english,) = draw_gantt(replace(gantt, lang="en"), width=864, max_height=400)
    assert {"15–26 Mar\u300010 workdays later", "late", "planned before"} <= set(texts(english))


def test_slip_counts_no_day_off_and_every_make_up_workday() -> None:
    slipped = replace(row("开发", (2, 1), (2, 22), id="t"), baseline=(date(2027, 2, 1), date(2027, 2, 3)))
    gantt = Gantt(
        BEGIN, date(2027, 3, 31), (slipped,), "zh-CN",
        days_off=(DayOff(date(2027, 2, 5), date(2027, 2, 11), "春节"),), workdays=(date(2027, 2, 20),),
    )  # fmt: skip
    (drawing,) = draw_gantt(gantt, width=864, max_height=400)
    assert any("推迟 9 工作日" in text for text in texts(drawing)), "4, 12, 15–19, 20 and 22 February"


def test_slack_is_a_line_to_its_last_day_and_the_date_stands_clear_of_it() -> None:
    for days, where in ((12, "behind"), (200, "on")):
        task = replace(row("开发", (2, 1), (3, 1), id="t"), slack_end=date(2027, 3, 1) + timedelta(days))
        (drawing,) = draw_gantt(Gantt(BEGIN, date(2027, 12, 31), (task,), "zh-CN"), width=864, max_height=400)
        bar, slack, dates = (by_name(drawing, name) for name in ("t", "t/slack", "t/dates"))
        assert isinstance(bar, Rect)
        assert isinstance(slack, Line)
        assert isinstance(dates, Label)
        assert slack.x1 == pytest.approx(bar.x + bar.w)
        assert slack.x2 - slack.x1 == pytest.approx(days * 648 / 365)
        assert (dates.x > slack.x2) == (where == "behind")
        assert "可推迟余量" in texts(drawing)


def test_a_bar_that_fills_the_time_has_its_date_on_it() -> None:
    rows = (
        row("日常", (1, 1), (12, 31), id="a", progress=0.5), row("值班", (1, 1), (12, 31), id="b", rolling=True),
    )  # fmt: skip
    (drawing,) = draw_gantt(Gantt(BEGIN, date(2027, 12, 31), rows, "zh-CN"), width=864, max_height=400)
    for name in ("a", "b"):
        label, bar = by_name(drawing, f"{name}/dates"), by_name(drawing, name)
        assert isinstance(label, Label)
        assert isinstance(bar, Rect)
        assert bar.x < label.x
        assert label.x + label.w < bar.x + bar.w
    assert "未标日期" not in drawing.description


def test_the_legend_explains_what_is_there_and_nothing_else() -> None:
    (plain,) = draw_gantt(replace(YEAR, days_off=YEAR.days_off[:2]), width=864, max_height=400)
    said = set(texts(plain))
    assert {"关键路径", "已完成部分", "常态任务"} <= said
    assert not {"原计划", "可推迟余量"} & said
    gantt = replace(YEAR, legend=(("c1", "何川"), ("c2", "赵一鸣")), estimated_years=(2027,))
    (drawing,) = draw_gantt(gantt, width=864, max_height=400)
    assert {"何川", "赵一鸣", "2027 年放假安排尚未公布，假期为预测"} <= set(texts(drawing))
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
    assert (Brand().token(pale.line), pale.line_width) == ("ink3", 0.75)
    assert (critical.line, critical.line_width) == ("today", 1.5)
    progress = by_name(drawing, "年度复盘/progress")
    assert isinstance(progress, Rect)
    assert Brand().token(progress.fill) == "ink"


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


@pytest.mark.parametrize("look", ["slide", "document"])
@pytest.mark.parametrize("count", [12, 60, 500, 5000])
def test_pages_hold_every_row_once_and_repeat_the_header(count: int, look: Look) -> None:
    rows = tuple(
        replace(row(f"任务 {i}", (3, 1), (4, 1)), kind="phase" if i % 20 == 0 else "task")
        for i in range(count)
    )
    links = tuple(GanttLink(f"任务 {i}", f"任务 {i + 1}") for i in range(count - 1))
    pages = draw_gantt(replace(YEAR, rows=rows, links=links), width=864, max_height=371, look=look)
    assert len(pages) == 1 if count == 12 else len(pages) <= count / 12
    names = Counter(shape.name for page in pages for shape in page.shapes)
    assert all(names[each.id] == 1 for each in rows)
    for page in pages:
        assert {"一季度", "1 月", "任务"} <= set(texts(page))
        assert page.height <= 371.01
        check(page)
