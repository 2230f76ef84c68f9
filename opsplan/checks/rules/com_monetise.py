"""A community with a revenue goal says how it earns."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """A community without monetization in a plan with a goal of revenue, or in a commercial plan."""
    plan = subject.plan
    if plan.community is None or plan.community.monetization:
        return
    goal = next(
        (each for each in plan.goals if goal_value(subject.index, each, "category") == "revenue"), None
    )
    if goal is None and plan.kind != "commercial":
        return
    name = shorten(goal.name) if goal else ""
    yield Hit(
        (*plan.community.loc, "monetization"),
        Bilingual(
            f"有转化目标“{name}”，社群却没有写变现方式" if goal else "商业化方案的社群没有写变现方式",
            f"there is the revenue goal '{name}', but the community does not say how it earns"
            if goal
            else "the community of a commercial plan does not say how it earns",
        ),
        Bilingual(
            "写 monetization：方式（mode）、产品（offer）和目标值（target）",
            "write monetization with mode, offer and target",
        ),
    )


RULE = Rule(
    "com-monetise", "OPS791", Severity.INFO,
    Bilingual("商业化目标没有变现方式", "a revenue goal and no way in which the community earns"),
    Bilingual("社群要分担收入目标，就要写清楚靠什么收入。", "A community that shares a revenue goal has to say by what it earns."),
    "goals: [{name: 成交额, category: 转化, baseline: 100万, target: 150万, due: period.end, owner: 周敏}]\ncommunity:\n  purpose: 业主互相答疑\n",
    "goals: [{name: 成交额, category: 转化, baseline: 100万, target: 150万, due: period.end, owner: 周敏}]\ncommunity:\n  purpose: 业主互相答疑\n  monetization: [{mode: 产品转化, offer: 本周好物, target: 260万}]\n",
    check,
)  # fmt: skip
