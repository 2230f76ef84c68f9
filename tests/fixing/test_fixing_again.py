"""The next plan from one that has been: where days go, what becomes a baseline, and that the rest stays."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROOT, plan_paths
from hypothesis import given
from hypothesis import strategies as st

from opsplan.diagnostics import Lang, Severity
from opsplan.errors import UserError
from opsplan.fixing.again import Again, move_by, move_to, parse_shift
from opsplan.fixing.again.moving import Days
from opsplan.fixing.difference import unified
from opsplan.library.locate import all_templates
from opsplan.library.starting.starter import starter_languages
from opsplan.pipeline import Checked, check
from opsplan.pipeline.starting import desk_for, start
from opsplan.pipeline.starting_again import again
from opsplan.schedule.calendar import WorkCalendar

TODAY = date(2026, 11, 22)
GOLDEN = ROOT / "tests" / "golden" / "launch-atlas-2028.diff"
CHINA = WorkCalendar(("CN",))
PLAN = """\
opsplan: 1
title: 2027 年社群运营方案   # 标题
language: zh-CN
status: approved
version: "1.3"
date: 2026-12-01
approvers:
  - {name: 李, decision: 同意, date: 2026-12-02}
revisions:
  - version: "1.0"
    date: 2026-11-20
    author: 王
period: {start: 2027-01-01, end: 2027-12-31}
dates:
  中秋: 2027-09-15
  双11: 2027-11-11
  备货: 双11-6w
goals:
  - id: g1
    name: 群成员
    baseline: 100
    target: 300
    actual: 260   # 年底盘点
    actual_date: 2027-12-30
    due: 2027-12-31
    owner: 王
    source: 企微
  - {name: 复购率, metric: m1, due: period.end, owner: 王, target: 30%, baseline: 20%}
  - {name: 退群率, baseline: 9%, target: 6%, direction: down, actual: 5%, due: 2027-06-30, owner: 王, source: 企微}
phases:
  - name: 全年
    start: period.start
    tasks:
      - {name: 建群, owner: 王, start: 2027-03-01, end: 2027-03-05, progress: 100%, actual_end: 2027-03-04}
      - progress: 40%
        name: 月饼预售
        owner: 王
        start: 2027-08-23
        duration: 5wd
content:
  quarters:
    - {quarter: 2027Q3, theme: 团圆, festivals: [七夕, 中秋]}
    - {quarter: 2027Q4, theme: 囤货, festivals: [双11]}
  entries:
    - {date: 2027-05-09, title: 给妈妈, festival: 母亲节, channel: 公众号, status: published, actual: 12, target: 10}
    - {date: 2027-09-09, title: 中秋前一周, festival: 中秋, channel: 公众号}
metrics:
  - id: m1
    name: 复购率
    baseline: 20%
    target: 30%
    actuals:
      - {date: 2027-06-30, value: 22%}
      - {date: 2027-12-31, value: 26%}
budget:
  items:
    - {name: 礼品, amount: 5000, month: 2027-09, actual: 4800}
risks:
  - {name: 封群, probability: 2, impact: 3, status: happened, owner: 王}
review: {date: 2027-12-30, highlights: [群活跃翻倍], keep: 每周直播}
sections:
  - {title: 说明, body: 2027 年起不再发短信。}
"""


def started(text: str, by: str = "1y") -> tuple[Again, Checked]:
    offset = parse_shift(by)
    old = check(text.encode(), "plan.yaml", today=TODAY)
    new = again(old, today=TODAY, by=offset)
    return new, check(new.text.encode(), "plan.yaml", today=TODAY)


def errors(checked: Checked) -> list[tuple[str, str]]:
    return [
        (each.rule, each.message.en)
        for each in checked.report
        if each.severity is Severity.ERROR or each.blocking
    ]


def test_days_go_to_matching_days_and_festivals_and_expressions_stay() -> None:
    plan = started(PLAN)[1].plan_file
    assert plan is not None
    dates = {name: each.date.text for name, each in plan.plan.dates.items()}
    assert dates == {"中秋": "2028-10-03", "双11": "2028-11-11", "备货": "双11-6w"}
    assert plan.plan.title == "2028 年社群运营方案"
    assert (plan.plan.period.start, plan.plan.period.end) == (date(2028, 1, 1), date(2028, 12, 31))
    group, cakes = plan.plan.phases[0].tasks
    assert group.start is not None
    assert cakes.start is not None
    assert (group.start.text, cakes.start.text) == ("2028-02-28", "2028-09-11")
    content = plan.plan.content
    assert content is not None
    assert [each.date.text for each in content.entries if each.date] == ["2028-05-14", "2028-09-28"]
    assert [(each.quarter, each.festivals) for each in content.quarters] == [
        ("2028Q3", ("七夕",)), ("2028Q4", ("双11", "中秋")),
    ]  # fmt: skip
    assert "month: 2028-09}" in started(PLAN)[0].text


def test_what_was_reached_becomes_the_baseline_and_results_are_taken_out() -> None:
    new, checked = started(PLAN)
    assert checked.plan_file is not None
    plan = checked.plan_file.plan
    assert [str(getattr(each.baseline, "text", "")) for each in plan.goals] == ["260", "26%", "6%"]
    assert str(getattr(plan.metrics[0].baseline, "text", "")) == "26%"
    assert not plan.metrics[0].actuals
    assert not any(each.actual or each.actual_date for each in plan.goals)
    assert not any(each.progress or each.actual_end for each in plan.phases[0].tasks)
    assert plan.review is not None
    assert (plan.review.highlights, plan.review.keep) == ((), ())
    assert plan.content is not None
    assert plan.content.entries[0].status == "idea"
    assert plan.risks[0].status == "open"
    assert (plan.status, plan.version, plan.date) == ("draft", "0.1", TODAY)
    assert plan.approvers[0].decision is None
    assert [each.version for each in plan.revisions] == ["0.1"]
    assert "actual" not in new.text
    assert "target: 300   # 示例：" in new.text


def test_people_are_told_what_they_have_to_decide_at_its_line() -> None:
    new, _ = started(PLAN)
    lines = new.text.splitlines()
    told = {lines[each.position.line - 1].strip(): each.words.en for each in new.undecided}
    assert told["- {title: 说明, body: 2027 年起不再发短信。}"].startswith("a date in the text: 2027")
    assert any("last year reached 5%" in words for words in told.values())


def test_a_value_that_does_not_fit_its_formula_leaves_the_baselines_alone() -> None:
    text = PLAN.replace(
        "metrics:\n", "metrics:\n  - {id: m2, name: 回头客, formula: m1 × 1000, baseline: 200, actuals: [{date: 2027-12-31, value: 300}]}\n"
    )  # fmt: skip
    new, checked = started(text)
    assert not any(rule == "met-baseline-inconsistent" for rule, _ in errors(checked))
    assert any("formula" in each.words.en for each in new.undecided)


def test_work_is_put_later_where_its_predecessor_would_not_be_done() -> None:
    tasks = """\
      - {id: a, name: 设计, owner: 王, start: 2027-01-18, duration: 10wd}
      - {id: b, name: 制作, owner: 王, after: a, start: 2027-02-01, end: 2027-02-03}
"""
    new, checked = started(PLAN.replace("      - {name: 建群", tasks + "      - {name: 建群"))
    assert checked.schedule is not None
    design, making = checked.schedule.task("a"), checked.schedule.task("b")
    assert design is not None
    assert design.end is not None
    assert making is not None
    assert making.start == checked.schedule.calendar.add_working_days(design.end, 1)
    assert making.working_days == 3
    assert not any(rule == "tsk-dep-order" for rule, _ in errors(checked))
    assert any("put later" in each.words.en for each in new.undecided)


def test_shared_days_line_breaks_and_predecessors_on_a_day_are_kept() -> None:
    text = PLAN.replace("due: 2027-12-31", "due: &end 2027-12-31").replace("due: 2027-06-30", "due: *end")
    text = text.replace(
        "owner: 王, start: 2027-03-01, end",
        "owner: 王, after: [{task: 2027-02-25+1wd}], start: 2027-03-01, end",
    )
    text = text.replace("    baseline: 100\n", "")
    new, checked = started(text.replace("\n", "\r\n"))
    assert "due: &end 2028-12-31" in new.text
    assert "due: *end" in new.text
    assert "{task: 2028-02-24+1wd}" in new.text
    assert "    baseline: 260\r\n" in new.text
    assert new.text.count("\n") == new.text.count("\r\n")
    assert checked.renderable


def test_a_text_that_goes_but_is_used_elsewhere_is_an_error_with_its_line() -> None:
    text = PLAN.replace("highlights: [群活跃翻倍]", "highlights: &h [群活跃翻倍]").replace(
        "body: 2027 年起不再发短信。", "grid: {rows: *h}"
    )
    with pytest.raises(UserError) as caught:
        started(text)
    line = next(at for at, each in enumerate(text.splitlines(), 1) if "&h" in each)
    assert f"line {line}" in caught.value.text.en


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_an_example_a_year_on_has_no_new_error(path: Path) -> None:
    old = check(path.read_bytes(), path.name, today=TODAY)
    new = again(old, today=TODAY, by=parse_shift("1y"))
    checked = check(new.text.encode(), path.name, today=TODAY)
    assert errors(checked) == []
    assert checked.renderable


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_a_plan_of_the_shelf_a_year_on_has_no_error(lang: Lang) -> None:
    desk, tried = desk_for(TODAY, lang), 0
    for found in all_templates():
        if lang not in starter_languages(found.template):
            continue
        new, checked = started(start(found.template, {}, desk).text)
        assert (found.template.name, errors(checked)) == (found.template.name, []), new.text
        tried += 1
    assert tried > 3


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_comments_and_lines_without_change_stay_in_their_order(path: Path) -> None:
    old = check(path.read_bytes(), path.name, today=TODAY)
    text = path.read_text(encoding="utf-8")
    new = again(old, today=TODAY, by=parse_shift("1y")).text
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert comments == [line for line in new.splitlines() if line.lstrip().startswith("#")]
    keys = [line for line in text.splitlines() if line and line[0].isalpha() and line.endswith(":")]
    assert keys
    assert keys == [line for line in new.splitlines() if line in keys]


def test_the_difference_of_a_plan_is_the_golden_one(request: pytest.FixtureRequest) -> None:
    path = ROOT / "plans" / "launch-atlas-2027.yaml"
    old = check(path.read_bytes(), path.name, today=TODAY)
    new = again(old, today=date(2027, 11, 22), by=parse_shift("1y")).text
    diff = unified(path.read_bytes(), new.encode(), "launch-atlas.yaml").decode()
    if request.config.getoption("--update-goldens"):
        GOLDEN.write_text(diff, encoding="utf-8")
    assert diff.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@given(DAYS, DAYS, st.sampled_from(["1y", "6mo", "4w", "2y"]))
def test_order_and_working_days_stay(one: date, other: date, by: str) -> None:
    offset = parse_shift(by)
    assert offset is not None
    move = move_by(date(2027, 1, 1), date(2027, 12, 31), offset, CHINA)
    days = Days(move, CHINA, CHINA, ("CN",))
    first, last = sorted((one, other))
    assert days.moved(first, "start") <= days.moved(last, "start")
    for role in ("start", "end"):
        moved = days.moved(one, role)
        assert CHINA.is_working(moved) or not CHINA.is_working(one)
        if move.start <= one <= move.end:
            assert move.new_start <= moved <= move.new_end


@given(DAYS, DAYS)
def test_a_plan_can_begin_on_any_day(start: date, day: date) -> None:
    move = move_to(start, start + timedelta(days=90), day, CHINA)
    assert move.new_start == day <= move.new_end


@pytest.mark.parametrize("text", ["", "y", "0y", "1 fortnight", "-1y", "1y2mo"])
def test_other_lengths_of_time_are_refused(text: str) -> None:
    assert parse_shift(text) is None
