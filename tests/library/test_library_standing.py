"""How the latest values of goals and metrics compare with the limits that the plan gives."""

from __future__ import annotations

import pytest
from library_plans import PERIOD, context_of, example
from library_plans import table as table_of

from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Callout, Paragraph, Takeaways
from opsplan.library.context import Context
from opsplan.library.standing import goal_standing, metric_standing
from opsplan.library.views import VIEWS

PLAN = (
    "goals: [{{name: G, metric: m, baseline: 100, target: {target}, due: 2027-12-31, checkpoints: [{{date: 2027-04-11, value: {point}}}],"
    " actual: {actual}, actual_date: 2027-02-20}}]\n"
    "metrics: [{{id: m, name: M, unit: 人, warning: {warning}, alarm: {alarm}}}]\n"
)


def level(
    actual: str, warning: str = "90", alarm: str = "80", target: str = "300", point: str = "200"
) -> str | None:
    plan = PERIOD + PLAN.format(actual=actual, warning=warning, alarm=alarm, target=target, point=point)
    ctx = context_of(plan)
    standing = goal_standing(ctx, ctx.plan.goals[0])
    return standing.level if standing else None


@pytest.mark.parametrize(
    ("actual", "expected"), [("90", "normal"), ("89", "warning"), ("80", "warning"), ("79", "alarm")]
)
def test_a_value_is_compared_with_the_limits(actual: str, expected: str) -> None:
    assert level(actual) == expected


@pytest.mark.parametrize(("actual", "expected"), [("120", "normal"), ("121", "warning"), ("131", "alarm")])
def test_what_is_to_fall_may_not_lie_above_its_limits(actual: str, expected: str) -> None:
    assert level(actual, "高于 120 元", "above 130", target="50", point="75") == expected


@pytest.mark.parametrize(
    ("actual", "expected"), [("135.1", "normal"), ("134.9", "warning"), ("119", "alarm")]
)
def test_a_share_of_the_plan_counts_what_is_planned_for_the_day(actual: str, expected: str) -> None:
    """Half way in time between 100 on the first day and 200 at the checkpoint, 150 is planned."""
    assert level(actual, "低于当月计划 90%", "80% of the checkpoint") == expected


def test_limits_in_words_without_a_height_judge_nothing() -> None:
    assert level("10", "连续两周下滑", "大幅下滑") is None


def test_without_limits_the_last_checkpoint_judges() -> None:
    text = PERIOD + (
        "goals: [{name: G, baseline: 1, target: 9, due: 2027-12-31, checkpoints: [{date: 2027-02-01, value: 4}], actual: %s, actual_date: 2027-02-20}]\n"
    )
    for actual, expected in (("4", "normal"), ("3", "behind")):
        ctx = context_of(text % actual)
        standing = goal_standing(ctx, ctx.plan.goals[0])
        assert standing is not None
        assert standing.level == expected


def test_a_guardrail_past_its_warning_is_seen() -> None:
    ctx = context_of(
        PERIOD
        + "phases: [{name: P}]\nmetrics: [{name: 取关率, unit: '%', direction: down, guardrail: true, warning: 1.8%, actuals: [{date: 2027-01-31, value: 1.9%}]}]\n"
    )
    standing = metric_standing(ctx, ctx.plan.metrics[0])
    assert standing is not None
    assert standing.level == "warning"


def words(ctx: Context) -> list[str]:
    (found,) = VIEWS["goal_takeaways"](ctx, {})
    assert isinstance(found, Takeaways)
    return [f"{plain(each.title)} | {plain(each.text)}" for each in found.items]


def test_takeaways_follow_from_the_plan() -> None:
    said = words(example("zh", deck=True))
    assert said[0].startswith("已有数据的 4 项都在预警线以内 | 小程序月活 23.6 万人")
    assert (
        said[1]
        == "门店月导流 +118% 的依据 | 2026 年四季度 6 家样板店的店均月导流为 84 人，286 家店全部铺开约 2.4 万人"
    )
    assert said[2].startswith("北极星指标 | 每月完成")


def test_what_is_past_a_limit_comes_first() -> None:
    plan = PERIOD + PLAN.format(actual="70", warning="90", alarm="80", target="300", point="200")
    assert words(context_of(plan, deck=True))[0] == "1 项没有守住，先处理 | G 70 人（2/20）"


def test_a_slide_of_goals_says_how_they_stand() -> None:
    shown = table_of(example("zh", deck=True), "goals")
    assert [plain(column.title) for column in shown.columns] == [
        "目标",
        "基线",
        "下一检查点",
        "目标值",
        "最新实际",
        "负责人",
    ]
    assert plain(shown.rows[1].cells[4].text).split() == ["812", "万元", "2/28", "正常"]


def test_the_warning_lines_stand_below_the_goals() -> None:
    (bar,) = VIEWS["goal_limits"](example("zh", deck=True), {})
    assert isinstance(bar, Callout)
    (paragraph,) = bar.blocks
    assert isinstance(paragraph, Paragraph)
    assert "90 日复购率 低于 7%；门店月导流 低于 9,000 人；单个新客成本 高于 90 元" in plain(paragraph.text)
