"""The borders of the rules about who answers, and of those about communities."""

from __future__ import annotations

import pytest
from plan_parts import Check, found, tasks


@pytest.mark.parametrize(
    ("task", "rules"),
    [
        ("date: 2027-03-05, milestone: true", {"ms-no-owner"}),
        ("date: 2027-03-05, milestone: true, informed: [b]", {"team-raci-no-a"}),
        ("date: 2027-03-05, milestone: true, owner: a, informed: [b]", set()),
        ("start: 2027-03-05, duration: 1, informed: [b]", {"tsk-no-owner"}),
        ("start: 2027-03-05, duration: 1, owner: 周敏、吴越", {"tsk-multi-owner"}),
        ("start: 2027-03-05, duration: 1, owner: 周敏、吴越, consulted: [b]", {"team-raci-multi-a"}),
        ("start: 2027-03-05, duration: 1, owner: 大家, consulted: [b]", {"tsk-multi-owner"}),
    ],
)
def test_who_answers_is_asked_once(task: str, rules: set[str], check_text: Check) -> None:
    asked = ("ms-no-owner", "team-raci-no-a", "team-raci-multi-a", "tsk-no-owner", "tsk-multi-owner")
    text = tasks(f"{{name: x, {task}}}")
    assert {rule for rule in asked if found(check_text, text, rule)} == rules


@pytest.mark.parametrize(
    ("consulted", "informed", "spoken"),
    [("b, c, d", "e, f", False), ("b, c, d", "e", True), ("b, c, d, e", "f", True), ("b, c", "", False)],
)
def test_half_of_the_matrix_may_be_consulted(
    consulted: str, informed: str, spoken: bool, check_text: Check
) -> None:
    text = tasks(f"{{name: x, owner: a, consulted: [{consulted}], informed: [{informed}]}}")
    assert bool(found(check_text, text, "team-raci-c-inflation")) is spoken


@pytest.mark.parametrize("rule", ["com-roles", "com-rules", "com-seed", "com-sop", "com-monetise"])
def test_a_plan_without_a_community_is_not_asked_for_one(rule: str, check_text: Check) -> None:
    assert found(check_text, "kind: commercial\n", rule) == []


@pytest.mark.parametrize(
    ("names", "spoken"),
    [
        ("[群主, KOC, 小助手]", False),
        ("[Community manager, Champions, Moderator]", False),
        ("[Owner, Admins]", True),
        ("[群主, 管理员]", True),
    ],
)
def test_roles_have_several_names(names: str, spoken: bool, check_text: Check) -> None:
    roles = ", ".join(f"{{name: {name}}}" for name in names.strip("[]").split(", "))
    assert bool(found(check_text, f"community: {{roles: [{roles}]}}\n", "com-roles")) is spoken


@pytest.mark.parametrize(
    ("rituals", "spoken"),
    [
        ("", True),
        ("{name: a}", True),
        ("{name: a, cadence: 每月一次}", True),
        ("{name: a, cadence: Every quarter}", True),
        ("{name: a, cadence: 不定期}", True),
        ("{name: a, cadence: 每月 4 期}", False),
        ("{name: a, cadence: 每两个月}", True),
        ("{name: a, cadence: 2027 年 3 月起周三}", False),
        ("{name: a, cadence: 每周三 20:30}", False),
        ("{name: a, cadence: Mondays}", False),
        ("{name: a, cadence: 早晚各一次}", False),
        ("{name: a, cadence: 每月一次}, {name: b, cadence: 工作日每天}", False),
    ],
)
def test_something_happens_every_week(rituals: str, spoken: bool, check_text: Check) -> None:
    text = f"community: {{purpose: x, rituals: [{rituals}]}}\n"
    assert bool(found(check_text, text, "com-sop")) is spoken


@pytest.mark.parametrize(
    ("category", "kind", "spoken"),
    [("revenue", "community", True), ("retention", "community", False), ("retention", "商业化运营", True)],
)
def test_only_a_goal_of_revenue_asks_how_a_community_earns(
    category: str, kind: str, spoken: bool, check_text: Check
) -> None:
    goal = f"goals: [{{name: g, category: {category}, baseline: 1, target: 2, due: period.end, owner: a}}]\n"
    text = f"kind: {kind}\n{goal}community: {{purpose: x}}\n"
    assert bool(found(check_text, text, "com-monetise")) is spoken
