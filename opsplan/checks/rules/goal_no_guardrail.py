"""Growth that hurts users is paid for later: a guardrail shows it in time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.patterns import lazy_pattern

_NAMED = lazy_pattern(r"护栏|\bguard ?rail", re.IGNORECASE)
_GROWTH = ("acquisition", "revenue", "referral")


def check(subject: Subject) -> Iterator[Hit]:
    """Growth and commercial plans without a metric marked or named as a guardrail. Plans without a kind are asked
    when a goal's category is acquisition, revenue or referral.
    """
    plan = subject.plan
    if not plan.goals or (plan.kind is None and not any(goal.category in _GROWTH for goal in plan.goals)):
        return
    if not plan.metrics and not (plan.monitoring and plan.monitoring.cadence):
        return  # nothing is watched at all: that is another finding
    experiments = plan.strategy.experiments if plan.strategy else ()
    if any(m.guardrail or _NAMED.search(m.name) for m in plan.metrics) or any(
        e.guardrail for e in experiments
    ):
        return  # fmt: skip
    yield Hit(
        ("metrics",),
        Bilingual("增长类方案没有护栏指标", "a plan for growth without a guardrail"),
        Bilingual("在 metrics 里给次月留存、取关率、投诉率这样的指标写 guardrail: true", "mark a metric such as next-month retention, unsubscribes or complaints with guardrail: true"),
    )  # fmt: skip


RULE = Rule(
    "goal-no-guardrail", "OPS720", Severity.INFO,
    Bilingual("增长、商业化方案没有护栏指标", "growth without a guardrail"),
    Bilingual("只盯拉新和收入，容易用骚扰和透支换数字；护栏（如次月留存、取关率）越线就要停。", "Chasing sign-ups and revenue alone is easily bought with annoyed users; a guardrail such as retention says when to stop."),
    "kind: user\ngoals: [{name: 注册用户, baseline: 1万, target: 2万}]\nmetrics: [{name: 注册用户, definition: 去重, baseline: 1万}]\n",
    "kind: user\ngoals: [{name: 注册用户, baseline: 1万, target: 2万}]\nmetrics: [{name: 次月留存率, formula: 次月回访 ÷ 首月新访, baseline: 24%, guardrail: true}]\n",
    check, kinds=frozenset({"user", "commercial"}),
)  # fmt: skip
