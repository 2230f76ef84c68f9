"""Mending a plan changes the characters that are wrong, and nothing else."""

from __future__ import annotations

import re
from datetime import date

import pytest
from conftest import MINIMAL, ROOT

from opsplan.diagnostics import Report
from opsplan.fixing.mend import MOST_READINGS, Mended, Reading, mend
from opsplan.pipeline import check
from opsplan.pipeline.mending import reading_of


def reading(data: bytes) -> Reading:
    return reading_of(check(data, "plan.yaml", today=date(2027, 3, 1)))


def report_of(data: bytes) -> Report:
    return reading(data).report


def mended(text: str | bytes) -> Mended:
    data = text if isinstance(text, bytes) else text.encode()
    return mend(data, "plan.yaml", reading(data), reading)


def mended_text(text: str) -> str:
    return mended(text).data.decode()


FRAME = "opsplan: 1\ntitle: Plan\nlanguage: en\n"
PERIOD = "period: {start: 2027-03-01, end: 2027-04-30}\n"
GOAL = "goals: [{id: g1, name: Sales, baseline: 10, target: 20, due: 2027-04-30, owner: Ann, source: Shop orders}]\n"
TEAM = "team: [{id: lin-yi, name: Lin Yi, role: Ops lead}]\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("2027/3/1", "2027-03-01"),
        ("2027.3.1", "2027-03-01"),
        ("2027-3-1", "2027-03-01"),
        ("20270301", "2027-03-01"),
        ("2027年3月1日", "2027-03-01"),
        ("2027 年 3 月 1 号", "2027-03-01"),
        ("２０２７／３／１", "2027-03-01"),
        ("2027－03－01", "2027-03-01"),
        ('"2027/3/1"', '"2027-03-01"'),
        ("'2027.3.1'", "'2027-03-01'"),
    ],
)
def test_a_date_in_another_form_is_written_as_the_spec_has_it(wrong: str, right: str) -> None:
    period = "period: {{start: {}, end: 2027-04-30}}  # ours\n"
    result = mended(FRAME + period.format(wrong) + GOAL)
    assert result.data.decode() == FRAME + period.format(right) + GOAL
    assert result.report.findings == ()
    assert [found.rule for found in result.mended] == ["value-date"]


@pytest.mark.parametrize(
    "wrong",
    ["3/4/2027", "2027/2/30", "2027/13/1", "27/3/1", "2027/3", "March 1", '"2027\\x2f3/1"', "|\n  2027/3/1"],
)
def test_a_date_that_may_mean_several_days_or_none_is_left_alone(wrong: str) -> None:
    text = f"{FRAME}period:\n  end: 2027-04-30\n  start: {wrong}\n{GOAL}"
    assert mended_text(text) == text
    assert report_of(text.encode()).blocking


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("[{name: Sales, baseline: 1．5, target: '2，000', due: period.end, owner: A}]",
         "[{name: Sales, baseline: 1.5, target: '2000', due: period.end, owner: A}]"),
        ("[{name: Sales, baseline: 10, target: 20, due: 2027年4月30日-2wd, owner: A}]",
         "[{name: Sales, baseline: 10, target: 20, due: 2027-04-30-2wd, owner: A}]"),
        ("[{name: Sales, baseline: 10, target: 20, due: Period.End, ownr: A}]",
         "[{name: Sales, baseline: 10, target: 20, due: period.end, owner: A}]"),
        ("[{name: Sales, baseline: 10, target: 20, directon: dowm, due: period.end, owner: A}]",
         "[{name: Sales, baseline: 10, target: 20, direction: down, due: period.end, owner: A}]"),
        ("[{name: Sales, baseline: 10, target: 20, directon: up, due: period.end, owner: A}]",
         "[{name: Sales, baseline: 10, target: 20, direction: up, due: period.end, owner: A}]"),
        ("[{name: Sales, baseline: 10, target: 20, direction: Dowm, due: period.end, owner: A}]",
         "[{name: Sales, baseline: 10, target: 20, direction: down, due: period.end, owner: A}]"),
        ("[{名称: Sales, 基线: 10, 目标 值: 20, 截止: period.end, 人负责: A}]",
         "[{名称: Sales, 基线: 10, 目标值: 20, 截止: period.end, 负责人: A}]"),
    ],
)  # fmt: skip
def test_numbers_dates_keys_and_values_of_a_goal(wrong: str, right: str) -> None:
    assert mended_text(f"{FRAME}{PERIOD}goals: {wrong}\n") == f"{FRAME}{PERIOD}goals: {right}\n"


@pytest.mark.parametrize(
    "wrong",
    [
        "{name: Sales, baseline: 1，5, target: 20}",  # 1.5 or 15?
        "{name: Sales, taget: 10, target: 20}",  # the key is there already
        "{name: Sales, id: a}, {name: Sales, id: b, phases: x}",  # a key of another section
        "{name: Sales, basis1: x, bases: x}",
        "{name: Sales, 目表: 20}",  # one wrong of two Chinese characters is half a word
        "{name: Sales, direction: dwn}",
        "{name: Sales, baselne: about ten}",  # right as a key, but then the value is wrong
    ],
)
def test_what_is_not_certain_is_left_alone(wrong: str) -> None:
    text = f"{FRAME}{PERIOD}goals: [{wrong}]\n"
    assert report_of(text.encode()).blocking
    assert mended_text(text) == text


def test_refs_are_mended_by_case_and_spacing_only() -> None:
    tasks = "phases: [{{name: P, start: 2027-03-01, end: 2027-04-30, goals: [{}], tasks: [{{id: t-1, name: Tea, start: 2027-03-01, duration: 3d, owner: {}}}, {{name: U, after: {}, duration: 2d, owner: lin-yi}}]}}]\n"
    text = FRAME + PERIOD + TEAM + GOAL + tasks.format("G 1", "'LIN-YI'", "T-1")
    assert mended_text(text) == FRAME + PERIOD + TEAM + GOAL + tasks.format("g1", "'lin-yi'", "t-1")
    near = FRAME + PERIOD + TEAM + GOAL + tasks.format("g2", "lin-y", "t-2")
    assert mended_text(near) == near


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("86000", "85800"),
        ("'86,000'", "'85,800'"),
        ("¥86000", "¥85800"),
        ("8.6万", "85800"),
        ("86000元", "85800元"),
    ],
)
def test_a_wrong_product_is_written_as_the_amount_was(wrong: str, right: str) -> None:
    budget = "budget: {{items: [{{name: x, unit_price: 300, quantity: 286, amount: {}}}]}}\n"
    result = mended(FRAME + PERIOD + GOAL + budget.format(wrong))
    assert result.data.decode() == FRAME + PERIOD + GOAL + budget.format(right)
    assert [found.rule for found in result.mended] == ["bud-line-sum"]


def test_line_ends_mark_comments_order_quotes_and_anchors_stay() -> None:
    text = (
        '# 方案\n语言: 中文  # note\nopsplan: 1\n标 题: "计划"   # 2027/3/1 stays here\n\n'
        "周期:\n    开始:  !!str 2027/3/1   # first\n    结束: '2027.4.30'\n\n\n"
        "目标: [ {名称: 增长 ,  基线: 10, 目标值: '２０．5', 截止: 周期.结束, 负责人: 王 } , ]\n"
        "阶段:\n- {名称: 一, 开始: &first  2027/3/1, 结束: 2027年4月1日}\n- {名称: 二, 开始: *first, 结束: 2027-04-30}\n附录: 2027/3/1"
    )
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    result = mended(data)
    wanted = text
    for wrong, right in (("标 题", "标题"), ("!!str 2027/3/1", "!!str 2027-03-01"), ("&first  2027/3/1", "&first  2027-03-01"), ("2027.4.30", "2027-04-30"),
                         ("２０．5", "20.5"), ("2027年4月1日", "2027-04-01")):  # fmt: skip
        assert wrong in wanted
        wanted = wanted.replace(wrong, right)
    assert result.data == b"\xef\xbb\xbf" + wanted.replace("\n", "\r\n").encode()


def test_a_text_used_by_an_alias_is_mended_only_where_it_is_wrong_everywhere() -> None:
    phases = (
        "phases: [{{name: {}, start: &d {}, end: 2027-04-30}}, {{name: {}, start: *d, end: 2027-04-30}}]\n"
    )
    both = FRAME + PERIOD + GOAL + phases.format("A", "2027/3/1", "B")
    assert mended_text(both) == FRAME + PERIOD + GOAL + phases.format("A", "2027-03-01", "B")
    name_too = f"{FRAME}{PERIOD}{GOAL}phases: [{{name: &d 2027/3/1, start: *d, end: 2027-04-30}}]\n"
    assert report_of(name_too.encode()).blocking
    assert mended_text(name_too) == name_too


def test_the_place_told_is_that_in_the_mended_text() -> None:
    result = mended(f"{FRAME}{PERIOD}goals: [{{name: S, baselin: 1, target: 2, due: 2027/4/30, ownr: A}}]\n")
    line = result.data.decode().splitlines()[4]
    places = [found.position.column for found in result.mended if found.position]
    assert [line[at - 1 :].split(":")[0].split(",")[0] for at in places] == [
        "baseline",
        "2027-04-30",
        "owner",
    ]


def test_one_fix_that_does_not_help_keeps_no_other_from_being_made() -> None:
    goals = "".join(
        f"  - {{name: G{n}, baselne: {'about ten' if n == 5 else n}, target: 20, due: 2027/4/30, owner: A}}\n"
        for n in range(9)
    )
    result = mended(f"{FRAME}{PERIOD}goals:\n{goals}")
    text = result.data.decode()
    assert text.count("baseline:") == 8
    assert "baselne: about ten" in text
    assert text.count("2027-04-30,") == 9
    assert [found.rule for found in result.report if found.blocking] == ["key-unknown"]


def test_fixes_that_never_help_come_to_an_end() -> None:
    readings = 0

    def unmoved(data: bytes) -> Reading:
        nonlocal readings
        readings += 1
        return before

    data = MINIMAL.replace("2027-04-30, owner", "2027/4/30, ownr").encode()
    before = reading(data)
    result = mend(data, "plan.yaml", before, unmoved)
    assert result == Mended(data, (), before.report)
    assert 2 <= readings <= MOST_READINGS


def test_colons_as_chinese_keyboards_write_them() -> None:
    text = (
        "语言: 中文\nopsplan: 1\n标题： 计划：上\n周期:{开始：2027/3/1, 结束:2027-04-30}\n目标：\n"
        "  - 名称: 增长  # 注意：这里\n    基线：1\n    目标值:2\n    截止：周期.结束\n    负责人：王\n"
        + "".join(f"  - {{名称: {n}, 基线: 1, 目标值: 2, 截止: 周期.结束, 负责人：王}}\n" for n in range(90))
    )
    result = mended(text)
    wanted = (
        text.replace("：", ": ")
        .replace(":  ", ": ")
        .replace("目标: \n", "目标:\n")
        .replace("2027/3/1", "2027-03-01")
    )
    wanted = wanted.replace("周期:{", "周期: {").replace("结束:2", "结束: 2").replace("目标值:2", "目标值: 2")
    wanted = wanted.replace("计划: 上", "计划：上").replace("注意: 这里", "注意：这里")
    assert result.data.decode() == wanted
    assert not result.report.blocking


def test_a_file_that_is_no_text_is_left_alone() -> None:
    data = "title: 方案".encode("gbk")
    assert mended(data).data == data


ROW = re.compile(r"^\| .* \| (?P<examples>`.*`.*) \|$", re.MULTILINE)
EXAMPLE = re.compile(r"(?P<wrong>`[^→]*`) → `(?P<right>[^`]+)`")


def documented() -> list[tuple[str, str]]:
    """Every ``wrong`` → ``right`` of the page on fixing."""
    text = (ROOT / "docs" / "fixing.md").read_text(encoding="utf-8")
    return sorted(
        {
            (wrong, example["right"])
            for row in ROW.finditer(text)
            for example in EXAMPLE.finditer(row["examples"])
            for wrong in re.findall(r"`([^`]+)`", example["wrong"])
        }
    )


PLACES = (
    "{}: x",
    "{}",
    "goals: [{{name: g, owner: a, {}: x}}]",
    "goals: [{{name: g, direction: {}}}]",
    "goals: [{{name: g, baseline: {}}}]",
    "goals: [{{name: g, due: {}}}]",
    "goals:\n  - {}",
    "goals:\n  - name: g\n    {}",
    "目标:\n  - {}",
    "目标:\n  - 名称: g\n    {}",
    "目标: [{{名称: g, {}: 20}}]",
    "目标: [{{名称: g, {}: a}}]",
    "goals: [{{name: g, id: g1}}]\nphases: [{{name: p, goals: [{}]}}]",
    "team: [{{name: Lin Yi}}]\ngoals: [{{name: g, owner: {}}}]",
    "phases: [{{name: p, tasks: [{{name: t, start: 2027-03-01, duration: {}}}]}}]",
    "dates: {{launch: 2027-04-01}}\ngoals: [{{name: g, due: {}}}]",
    "risks: [{{name: r, probability: 2, impact: 2, response: {}}}]",
    "goals: [{{name: g}}]\ncontent: {{quarters: [{{quarter: {}}}]}}",
    "budget: {{items: [{{name: b, amount: {}}}]}}",
    "budget: {{items: [{{name: b, amount: 20, month: {}}}]}}",
    "budget: {{items: [{{name: b, unit_price: 300, quantity: 286, amount: {}}}]}}",
)


def test_the_page_on_fixing_tells_the_truth() -> None:
    pairs = documented()
    assert len(pairs) >= 20
    frame = "opsplan: 1\nlanguage: en\n" + PERIOD
    for wrong, right in pairs:
        texts = [frame + place.format(wrong) + "\n" for place in PLACES]
        if not any(mended_text(text) == text.replace(wrong, right) != text for text in texts):
            pytest.fail(f"{wrong} does not become {right}")
