"""A slide's title is a true sentence for every plan, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import plan_paths
from library_plans import PERIOD, context_of, example

from opsplan.diagnostics import LANGS, Lang
from opsplan.library.format import is_cjk
from opsplan.library.messages import MESSAGES

BARE = f"{PERIOD}goals: [{{name: Grow}}]\n"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_every_message_is_one_short_line(path: Any, lang: Lang) -> None:
    ctx = context_of(path.read_text("utf-8"), lang)
    assert MESSAGES
    for name, message in MESSAGES.items():
        text = message(ctx)
        assert text == " ".join(text.split()), name
        assert sum(2 if is_cjk(sign) else 1 for sign in text) <= 2 * 72, (name, text)
        assert not text.endswith(("。", ".", "，", ",")), (name, text)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", sorted(set(MESSAGES) - {"ask"}))
def test_a_plan_that_lacks_the_section_still_gets_a_true_sentence(name: str, lang: Lang) -> None:
    text = MESSAGES[name](context_of(BARE, lang))
    assert len(text) > 5
    assert " 0 " not in f" {text} "


def test_one_person_shares_no_work() -> None:
    one = BARE + "team: [{name: 林晓}]\n"
    assert MESSAGES["team"](context_of(one, "zh-CN")) == "一个人承担全部工作"
    assert MESSAGES["team"](context_of(one, "en")) == "One person does the work"
    assert (
        MESSAGES["team"](context_of(BARE + "team: [{name: A}, {name: B}]\n", "zh-CN"))
        == "2 人分工负责这份方案"
    )


def test_numbers_in_messages_are_those_of_the_plan() -> None:
    zh, en = example("zh"), example("en")
    assert MESSAGES["budget"](zh) == "预算 413 万元，比上限少 7 万元；内容种草占 36.3%"
    assert MESSAGES["goals"](zh) == "小程序月活增 61%，线上成交额增 47%，5 项目标都有基线和负责人"
    assert MESSAGES["gantt"](zh) == "5 个阶段、4 个里程碑，下一个是 3 月 18 日的公开课直播"
    assert MESSAGES["risks"](zh) == "8 项风险里 3 项为高，先盯商城 2.0 延期等 3 项"
    assert (
        MESSAGES["summary"](en)
        == "Kettles sold to rise from 0 to 6,000 units by 30 Nov, at a cost of $236,500 and an ROI of 47.1%"
    )
    assert (
        MESSAGES["budget"](en)
        == "The plan costs $236,500, $3,500 below the limit; 82.9% of it goes to Owners first"
    )
    assert MESSAGES["risks"](en) == "1 of 5 risks is high; watch 'Stock arrives late' first"


@pytest.mark.parametrize(
    ("goals", "said"),
    [
        ("{name: A, target: 5}", "A to reach 5"),
        ("{name: A, baseline: 5, target: 5}", "A to stay at 5"),
        ("{name: A, baseline: 9, target: 5}", "A to fall from 9 to 5"),
        ("{name: A}", "A has no target yet"),
        (
            "{name: A, target: 1, baseline: 1, owner: X}, {name: B, baseline: 1, owner: X}",
            "1 of 2 goals still lacks a target",
        ),
        (
            "{name: A, target: 1, owner: X}, {name: B, target: 1, owner: X}",
            "2 of 2 goals still lack a baseline",
        ),
        (
            "{name: A, target: 1, baseline: new}, {name: B, target: 1, baseline: 2}",
            "2 of 2 goals still lack an owner",
        ),
    ],
)
def test_the_goals_message_says_what_is_missing(goals: str, said: str) -> None:
    assert MESSAGES["goals"](context_of(f"{PERIOD}goals: [{goals}]\n", "en")) == said


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("limit: 100,", "exactly the limit"),
        ("limit: 90,", "$10 over the limit"),
        ("limit: 130,", "$30 below the limit"),
        ("", "The plan costs $100"),
    ],
)
def test_the_budget_message_compares_with_the_limit(limit: str, said: str) -> None:
    text = f"{BARE}budget: {{currency: USD, {limit} items: [{{name: a, amount: 100}}]}}\n"
    assert MESSAGES["budget"](context_of(text, "en")).endswith(said)


def test_a_task_without_a_single_owner_is_said() -> None:
    text = f"{BARE}phases: [{{name: P, start: 2027-01-04, tasks: [{{name: a, owner: Ann, duration: 1}}, {{name: b, duration: 1}}]}}]\n"
    assert MESSAGES["tasks"](context_of(text, "en")) == "1 of 2 tasks still lacks a single owner"
    assert MESSAGES["tasks"](context_of(text, "zh-CN")) == "2 项任务里，1 项还没有唯一负责人"


def test_a_long_name_is_cut() -> None:
    text = f"{PERIOD}goals: [{{name: {'长' * 500}, baseline: 1, target: 2}}]\n"
    assert MESSAGES["goals"](context_of(text)) == "长" * 13 + "…从 1 增至 2"


@pytest.mark.parametrize(
    ("scores", "zh", "en"),
    [
        ("A34 B25", "2 项风险里 2 项为高，先盯 A", "2 of 2 risks are high; watch 'A' first"),
        ("A34 B43", "2 项风险里 2 项为高，先盯 A 和 B", "2 of 2 risks are high; watch 'A' and 'B' first"),
        ("A34 B43 C34", "3 项风险里 3 项为高，先盯 A 等 3 项", "3 of 3 risks are high; watch 'A' and 2 others first"),
    ],
)  # fmt: skip
def test_risks_of_the_same_exposure_are_all_told(scores: str, zh: str, en: str) -> None:
    listed = ", ".join(f"{{name: {s[0]}, probability: {s[1]}, impact: {s[2]}}}" for s in scores.split())
    text = f"{PERIOD}goals: [{{name: G}}]\nrisks: [{listed}]\n"
    for lang, wanted in (("zh-CN", zh), ("en", en)):
        assert MESSAGES["risks"](context_of(text, lang)) == wanted
