"""A goal says where its number is read."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.goals import Goal
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Goals with a target whose source is neither theirs nor their metric's."""
    for goal in subject.plan.goals:
        if goal_value(subject.index, goal, "target") is None:
            continue  # without a number there is nothing to read
        if not names_source(subject, goal):
            yield Hit(
                (*goal.loc, "source"),
                Bilingual(f"目标“{shorten(goal.name)}”没有数据来源", f"goal '{shorten(goal.name)}' names no source of its number"),
                Bilingual("写 source：从哪个系统、按什么口径取数，如“订单库，支付成功口径”", "write source: which system, counted how, such as 'shop orders, net of cancellations'"),
            )  # fmt: skip


def names_source(subject: Subject, goal: Goal) -> bool:
    """True when the goal, or its metric, says where the number is read."""
    return bool((goal_value(subject.index, goal, "source") or "").strip())


RULE = Rule(
    "goal-no-source", "OPS715", Severity.WARNING,
    Bilingual("目标没有数据来源或口径", "a goal without a source"),
    Bilingual("口径不先说好，到期时各有各的数。", "Unless the source is agreed on, everyone has a number of their own at the end."),
    "goals:\n  - {name: 成交额, baseline: 5180万, target: 7600万}\n",
    "goals:\n  - {name: 成交额, baseline: 5180万, target: 7600万, source: 订单库，支付成功口径}\n",
    check,
)  # fmt: skip
