"""What the views of time show of a plan: roadmap, run-of-show, month calendar, grid of weeks."""

from __future__ import annotations

from datetime import date

import pytest
from library_plans import context_of

from opsplan.blocks.inline import plain
from opsplan.blocks.month_calendar import MonthCalendar
from opsplan.blocks.roadmap import Roadmap
from opsplan.blocks.run_of_show import RunOfShow, minutes_text, verdict
from opsplan.blocks.time_figures import TimeFigure
from opsplan.blocks.week_grid import WeekGrid
from opsplan.library.context import ViewError
from opsplan.library.views import VIEWS
from opsplan.library.views.time_views import TimeView, time_figures

PLAN = """\
opsplan: 1
title: 春茶季
calendar: {country: CN}
period: {start: 2026-01-05, end: 2026-06-30}
team: [{id: lin, name: 林, role: 运营}]
goals: [{name: g}]
strategy:
  pillars:
    - {id: p1, name: 会员, tactics: [{id: t1, name: 积分}, {id: t2, name: 召回}]}
    - {id: p2, name: 内容, tactics: [{id: t3, name: 选题}]}
phases:
  - name: 筹备
    tasks:
      - {id: a, name: 方案, owner: lin, tactic: t1, start: 2026-01-05, end: 2026-01-16}
      - {id: b, name: 开发, owner: lin, tactic: t1, start: 2026-01-19, end: 2026-02-06}
      - {id: c, name: 复盘积分, tactic: t1, start: 2026-05-11, end: 2026-05-11}
      - {id: m, name: 上线, start: 2026-02-27, milestone: true, tactic: t1}
  - name: 执行
    tasks:
      - {id: d, name: 选题会, tactic: t3, start: 2026-03-02, end: 2026-03-20}
      - {id: e, name: 杂事, start: 2026-03-04, end: 2026-03-04}
content:
  entries: [{date: 2026-03-05, title: 头采}]
activities:
  - name: 夜场
    date: 2026-03-06
    time: "22:00-01:00"
    process:
PROCESS
"""
STEPS = """\
      - {time: "22:00", duration: 40min, step: 开场, people: 林, place: 主厅}
      - {time: "22:30", duration: 60min, step: 演出, people: 乐队, place: 主厅}
      - {duration: 15min, step: 答谢, people: 林, place: 主厅}
      - {time: "00:15", duration: 60min, step: 抽奖, people: 林, place: 主厅}
"""


WHOLE = PLAN.replace("PROCESS\n", STEPS)


def figure(view: str, options: dict[str, str], plan: str = WHOLE) -> TimeFigure:
    (found,) = VIEWS[view](context_of(plan), options)
    assert isinstance(found, TimeFigure)
    return found


def show(steps: str) -> RunOfShow:
    model = figure("run_of_show", {}, PLAN.replace("PROCESS\n", steps)).model
    assert isinstance(model, RunOfShow)
    return model


def roadmap(**options: str) -> Roadmap:
    model = figure("roadmap", {key.rstrip("_"): value for key, value in options.items()}).model
    assert isinstance(model, Roadmap)
    return model


def test_a_roadmap_shows_tactics_and_parts_them_where_they_rest() -> None:
    lanes = {lane.name: lane for lane in roadmap(by="pillar").lanes}
    assert list(lanes) == ["会员", "内容", "其他"]
    member = [(item.name, item.start, item.end) for item in lanes["会员"].items]
    assert member == [
        ("积分", date(2026, 1, 5), date(2026, 2, 6)), ("积分", date(2026, 5, 11), date(2026, 5, 11)),
        ("上线", date(2026, 2, 27), date(2026, 2, 27)),
    ]  # fmt: skip
    assert [item.name for item in lanes["其他"].items] == ["杂事"]


def test_a_roadmap_takes_pillars_by_itself_and_phases_when_told() -> None:
    assert [lane.name for lane in roadmap().lanes] == ["会员", "内容", "其他"]
    assert [lane.name for lane in roadmap(by="phase").lanes] == ["筹备", "执行"]
    assert [lane.name for lane in roadmap(by="owner").lanes] == ["林", "其他"]


def test_a_window_keeps_what_touches_it() -> None:
    found = roadmap(by="phase", from_="2026-03-01", to="2026-04-01")
    assert (found.start, found.end) == (date(2026, 3, 1), date(2026, 4, 1))
    assert [item.name for lane in found.lanes for item in lane.items] == ["选题", "杂事"]


def test_what_runs_over_is_found_and_the_night_goes_on() -> None:
    found = show(STEPS)
    times = [(step.start, step.end, step.hard) for step in found.steps]
    assert times == [
        (1320, 1360, True), (1350, 1410, True), (1410, 1425, False), (1455, 1515, True),
    ]  # fmt: skip
    kinds = [(slip.kind, slip.start, slip.end) for slip in found.slips]
    assert kinds == [("overrun", 1350, 1360), ("gap", 1425, 1455), ("overrun", 1500, 1515)]
    assert (found.end, found.overrun, found.gaps) == (1500, 25, 30)
    assert verdict(found) == "合计超时 25 分钟，合计空档 30 分钟"


def test_what_happens_elsewhere_with_others_is_no_overrun() -> None:
    inside = """\
      - {time: "22:00", duration: 120min, step: 签到, people: 前台, place: 大堂}
      - {time: "22:30", duration: 30min, step: 开场, people: 林, place: 主厅}
"""
    assert [slip.kind for slip in show(inside).slips] == []
    shared = inside.replace("people: 前台", "people: 林")
    assert [(slip.kind, slip.start, slip.end) for slip in show(shared).slips] == [("overrun", 1350, 1440)]


def test_a_step_without_a_length_lasts_until_the_next() -> None:
    found = show('      - {time: "22:00", step: 签到}\n      - {time: "22:30", step: 开场}\n')
    assert [(step.start, step.end) for step in found.steps] == [(1320, 1350), (1350, 1500)]
    assert found.slips == ()


def test_a_show_in_time_says_so() -> None:
    assert (
        verdict(show('      - {time: "22:00", duration: 180min, step: 演出}\n')) == "环节衔接无空档、无超时"
    )


def test_lanes_are_places_or_people() -> None:
    context = context_of(PLAN.replace("PROCESS\n", STEPS))
    by_place, by_people = (VIEWS["run_of_show"](context, {"by": by})[0] for by in ("place", "people"))
    assert isinstance(by_place, TimeFigure)
    assert isinstance(by_people, TimeFigure)
    assert isinstance(by_place.model, RunOfShow)
    assert isinstance(by_people.model, RunOfShow)
    assert {step.lane for step in by_place.model.steps} == {"主厅"}
    assert {step.lane for step in by_people.model.steps} == {"林", "乐队"}


def test_a_process_without_times_has_no_run_of_show() -> None:
    plain = PLAN.replace("PROCESS\n", "      - {step: 开场}\n").replace('    time: "22:00-01:00"\n', "")
    assert VIEWS["run_of_show"](context_of(plain), {}) == ()


def test_lengths_of_time_in_words() -> None:
    assert [minutes_text(90, lang) for lang in ("zh-CN", "en")] == ["1 小时 30 分钟", "1 h 30 min"]
    assert minutes_text(0, "en") == "0 min"


def test_a_month_has_begins_ends_milestones_content_and_the_calendar() -> None:
    model = figure("month_calendar", {"from": "2026-02-01", "to": "2026-03-31"}).model
    assert isinstance(model, MonthCalendar)
    assert model.months == (date(2026, 2, 1), date(2026, 3, 1))
    marks = {(mark.day.isoformat(), mark.kind, mark.name) for mark in model.marks}
    assert marks == {
        ("2026-02-06", "end", "开发"), ("2026-02-27", "milestone", "上线"), ("2026-03-02", "start", "选题会"),
        ("2026-03-20", "end", "选题会"), ("2026-03-04", "within", "杂事"), ("2026-03-05", "content", "头采"),
        ("2026-03-06", "activity", "夜场"),
    }  # fmt: skip
    assert any("春节" in off.name and not off.estimated for off in model.days_off)
    assert date(2026, 2, 14) in model.workdays, "moved to work by the notice of the Spring Festival"


def test_weeks_say_what_begins_goes_on_and_ends() -> None:
    model = figure("weeks", {"phase": "0"}).model
    assert isinstance(model, WeekGrid)
    (row,) = model.rows
    notes = [(note.week.isoformat(), note.kind, note.text) for note in row.notes]
    assert ("2026-01-05", "begin", "起 方案") in notes
    assert ("2026-01-26", "run", "续 开发") in notes
    assert ("2026-02-02", "end", "止 开发") in notes
    assert ("2026-02-23", "milestone", "◆ 上线 2/27") in notes
    assert ("2026-05-11", "within", "复盘积分") in notes
    off = dict(model.off)
    assert "春节" in off[date(2026, 2, 16)]
    assert "班 2/14" in off[date(2026, 2, 9)]


def test_wrong_days_are_explained() -> None:
    for text in ("soon", "2026-02-31"):
        with pytest.raises(ViewError, match="2027-03-01"):
            VIEWS["weeks"](context_of(PLAN.replace("PROCESS\n", STEPS)), {"from": text})


def test_every_view_of_the_command_finds_something() -> None:
    context = context_of(PLAN.replace("PROCESS\n", STEPS))
    views: tuple[TimeView, ...] = ("roadmap", "month", "weeks", "run-of-show")
    assert [len(time_figures(context, view)) for view in views] == [1, 1, 1, 1]
    assert time_figures(context, "month", start=date(2031, 1, 1)) == ()


def test_a_slide_has_a_month_and_says_its_milestones() -> None:
    ctx = context_of(WHOLE, deck=True)
    figures = [each for each in VIEWS["month_calendar"](ctx, {}) if isinstance(each, TimeFigure)]
    said = [plain(figure.message) for figure in figures]
    assert [len(figure.model.months) for figure in figures if isinstance(figure.model, MonthCalendar)] == [
        1
    ] * 5
    assert said[1] == "2026 年 2 月：上线 2/27"
    assert said[2].startswith("2026 年 3 月：")
    assert said[2].endswith("项任务完成")
    assert len(VIEWS["month_calendar"](context_of(WHOLE), {})) == 1, "a document has them in one figure"


def test_slides_of_weeks_hold_all_of_them_under_their_own_days() -> None:
    tasks = "".join(
        f"      - {{id: w{week}x{i}, name: 第 {week} 周的第 {i} 件事情要写长一点, start: 2026-{week // 4 + 1:02d}-{week % 4 * 7 + 1:02d}, duration: 2d}}\n"
        for week in range(24)
        for i in range(3)
    )
    ctx = context_of(WHOLE.replace("content:\n", f"{tasks}content:\n"), deck=True)
    figures = [each for each in VIEWS["weeks"](ctx, {}) if isinstance(each, TimeFigure)]
    grids = [figure.model for figure in figures if isinstance(figure.model, WeekGrid)]
    assert len(grids) > 1
    weeks = [week for grid in grids for week in grid.weeks]
    assert weeks == sorted(set(weeks))
    assert {note.week for grid in grids for row in grid.rows for note in row.notes} <= set(weeks)
    said = [plain(figure.message) for figure in figures]
    assert len(set(said)) == len(said)
    assert any("上线 2/27" in text for text in said)
    whole = VIEWS["weeks"](context_of(WHOLE, deck=True), {"from": "2026-01-05", "to": "2026-01-20"})
    assert [plain(each.message) for each in whole if isinstance(each, TimeFigure)] == [""]
