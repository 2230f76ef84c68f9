"""What slides draw: the figures that views make for a deck."""

from __future__ import annotations

from datetime import date

from library_plans import PERIOD, context_of, table

from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import ListBlock, Paragraph, SlideFigure, Table
from opsplan.blocks.slide_figures import CalendarColumns, HeatMap, PhaseTimeline, StepRow
from opsplan.library.context import Context
from opsplan.library.views import VIEWS

ENTRIES = "".join(f"    - {{date: 2027-02-{day:02d}, title: 第 {day} 天}}\n" for day in range(1, 8))
QUARTERS = f"""\
activities:
  - {{name: 开年直播, date: 2027-03-18}}
content:
  quarters:
    - {{quarter: 2027Q1, theme: 开年, form: [推文], objective: [拉新], festivals: [元旦, 会员日]}}
  entries:
{ENTRIES}  marketing_dates: {{extra: [{{name: 会员日, date: 2027-03-09}}]}}
"""


def calendar(ctx: Context) -> CalendarColumns:
    found = VIEWS["quarters"](ctx, {})[0]
    assert isinstance(found, SlideFigure)
    assert isinstance(found.model, CalendarColumns)
    return found.model


def test_a_quarter_shows_five_dates_and_says_how_many_more_there_are() -> None:
    three = "".join(f"    - {{quarter: 2027Q{n}, theme: 续}}\n" for n in (2, 3))
    text = QUARTERS.replace("  entries:\n", f"{three}  entries:\n")
    first, *others = calendar(context_of(PERIOD + text, deck=True)).columns
    assert [plain(line.day) for line in first.lines] == ["2/1", "2/2", "2/3", "2/4", "3/18"]
    assert [line.strong for line in first.lines] == [False] * 4 + [True]
    assert plain(first.more) == "另有 3 条"
    assert [plain(text) for _, text in first.facts] == ["拉新", "推文"]
    assert [plain(one.more) for one in others] == ["", ""]


def test_what_a_slide_leaves_out_is_listed_for_its_notes() -> None:
    ctx = context_of(PERIOD + QUARTERS, deck=True)
    (left,) = VIEWS["quarters"](ctx, {"rest": "yes"})
    assert isinstance(left, ListBlock)
    words = [
        plain(block.text) for item in left.items for block in item.blocks if isinstance(block, Paragraph)
    ]
    assert words == ["2/6 第 6 天", "2/7 第 7 天"]


def test_a_plan_of_one_or_two_quarters_is_shown_by_its_months() -> None:
    february, march = calendar(context_of(PERIOD + QUARTERS, deck=True)).columns
    assert [plain(one.name) for one in (february, march)] == ["2027-02", "2027-03"]
    assert (len(february.facts), len(march.facts)) == (2, 0)
    assert (plain(february.foot), plain(march.foot)) == ("", "会员日")
    assert [plain(line.text) for line in march.lines] == ["开年直播"]


RISKS = """\
risks:
  - {name: 断播, probability: 2, impact: 4}
  - {name: 缺货, probability: 3, impact: 5}
  - {name: 未评分}
"""
PHASES = """\
phases:
  - name: 打底
    start: 2027-01-04
    objective: 口径统一。
    exit: [标签字典上线]
    tasks:
      - {name: 公开课, date: 2027-03-18, milestone: yes}
      - {name: 备货, start: 2027-01-04, end: 2027-03-31}
  - {name: 常态, background: yes, start: 2027-01-04, end: 2027-12-31}
"""


def test_the_risks_behind_the_greatest_are_named_below_the_matrix() -> None:
    (found,) = VIEWS["risk_matrix"](
        context_of(PERIOD + "goals: [{name: 月活}]\n" + RISKS, deck=True), {"limit": "1"}
    )
    assert isinstance(found, SlideFigure)
    assert isinstance(found.model, HeatMap)
    assert [(one.number, one.across, one.up) for one in found.model.marks] == [(1, 4, 2), (2, 5, 3)]
    assert [(plain(number), plain(name)) for number, name in found.model.others] == [
        ("1", "断播"),
        ("3", "未评分"),
    ]
    assert "2 缺货，可能性 3，影响 5" in found.model.description


def test_phases_carry_their_days_aims_and_milestones() -> None:
    (found,) = VIEWS["phases"](context_of(PERIOD + PHASES, deck=True), {})
    assert isinstance(found, SlideFigure)
    assert isinstance(found.model, PhaseTimeline)
    first, beside = found.model.phases
    assert (plain(first.dates), plain(first.objective)) == ("1/4 – 3/31", "口径统一")
    assert [(plain(one.day), plain(one.text)) for one in first.milestones] == [("3/18", "公开课")]
    assert beside.background
    assert found.model.stones == (date(2027, 3, 18),)


def test_a_slide_looks_further_ahead_until_there_is_enough_to_do() -> None:
    tasks = "".join(f"      - {{name: 事{n}, start: 2027-0{n}-05, end: 2027-0{n}-09}}\n" for n in range(5, 9))
    ctx = context_of(PERIOD + f"phases:\n  - name: 期\n    tasks:\n{tasks}", deck=True)
    assert VIEWS["next_steps"](ctx, {}) == ()
    (found,) = VIEWS["next_steps"](ctx, {"least": "3"})
    assert isinstance(found, Table)
    assert [plain(row.cells[0].text) for row in found.rows] == ["5/5", "5/9", "6/5"]


BUDGET = """\
goals: [{name: 月活}]
strategy:
  pillars: [{id: p, name: 内容}]
budget:
  limit: 420万
  contingency: 10%
  items: [{name: 拍摄, category: 内容, pillar: p, amount: 129.64万}]
  benefits: [{name: 成交, amount: 300万}]
"""


def test_a_slide_counts_a_large_budget_in_ten_thousands_of_yuan() -> None:
    ctx = context_of(PERIOD + BUDGET, deck=True)
    (found,) = VIEWS["budget"](ctx, {})
    assert isinstance(found, Table)
    assert plain(found.columns[1].title) == "金额（万元）"
    assert [plain(row.cells[1].text) for row in found.rows] == ["129.6", "13.0", "142.6"]
    assert plain(found.rows[-1].cells[3].text) == "上限 420 万元"
    small = context_of(PERIOD + BUDGET.replace("129.64万", "9万"), deck=True)
    (found,) = VIEWS["budget"](small, {})
    assert isinstance(found, Table)
    assert [plain(row.cells[1].text) for row in found.rows] == ["90,000", "9,000", "99,000"]


def test_a_process_has_arrows_under_its_times_and_levels_have_stairs() -> None:
    text = PERIOD + (
        "activities:\n"
        "  - name: 直播\n    date: 2027-03-18\n    process:\n"
        "      - {time: '19:30', duration: 30m, step: 候场, people: 何川}\n"
        "      - {duration: 1h, step: 分享}\n"
        "membership:\n  tiers:\n    - {name: 竹芽, upgrade: 注册}\n    - {name: 竹林, rights: [顾问]}\n"
    )
    ctx = context_of(text, deck=True)
    for view, look, names in (("process", "arrows", ["候场", "分享"]), ("tiers", "stairs", ["竹芽", "竹林"])):
        (found,) = VIEWS[view](ctx, {})
        assert isinstance(found, SlideFigure)
        assert isinstance(found.model, StepRow)
        assert found.model.look == look
        assert [plain(one.name) for one in found.model.steps] == names
    (found,) = VIEWS["process"](ctx, {})
    assert isinstance(found, SlideFigure)
    assert isinstance(found.model, StepRow)
    assert [plain(one.above) for one in found.model.steps] == ["19:30–20:00", "20:00–21:00"]
    assert [(plain(a), plain(b)) for a, b in found.model.steps[0].facts] == [("人员", "何川")]


def test_activities_of_a_slide_say_what_they_cost() -> None:
    text = PERIOD + (
        "activities:\n"
        "  - {name: 直播, date: 2027-03-18, costs: [{name: 场地, amount: 9.2万}]}\n  - {name: 茶会, date: 2027-04-18}\n"
        "budget:\n  items: [{name: 投放, amount: 8000, activity: 直播}]\n"
    )
    (found,) = VIEWS["activities"](context_of(text, deck=True), {})
    assert isinstance(found, Table)
    place = [column.key for column in found.columns].index("cost")
    assert [plain(row.cells[place].text) for row in found.rows] == ["10 万元", "—"]
    assert all(column.key != "cost" for column in table(context_of(text), "activities").columns)
