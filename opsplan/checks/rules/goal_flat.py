"""A goal that hardly moves is not a goal."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.aims_change import numbers, smallest_change
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

LIMIT = Setting(
    "percent", 1, Bilingual("变化小于百分之几算没有变化", "the change in per cent of the baseline below which nothing moves")
)  # fmt: skip


def check(subject: Subject) -> Iterator[Hit]:
    """Goals whose target is nearly the baseline. A rate near 100 % is measured by what is missing to it."""
    limit = subject.value("goal-flat", LIMIT)
    for goal in subject.plan.goals:
        pair = numbers(subject, goal)
        change = smallest_change(*pair) if pair else None
        if pair is None or change is None or change * 100 >= limit:
            continue
        yield Hit(
            (*goal.loc, "target"),
            Bilingual(f"目标“{shorten(goal.name)}”从 {pair[0].text} 到 {pair[1].text}，几乎没有变化", f"goal '{shorten(goal.name)}' goes from {pair[0].text} to {pair[1].text} and hardly changes"),
            Bilingual("只是守住现有水平的，写成护栏指标（metrics 里 guardrail: true）", "what is only to be held belongs in metrics, as a guardrail (guardrail: true)"),
        )  # fmt: skip


RULE = Rule(
    "goal-flat", "OPS713", Severity.INFO,
    Bilingual("目标几乎没有变化", "a goal that hardly changes"),
    Bilingual("变化不到 1% 的目标看不出做没做；要守住的水平是护栏，不是目标。", "Nobody can see whether a change below 1% was made; a level to be held is a guardrail, not a goal."),
    "goals:\n  - {name: 月活, baseline: 36万, target: 36.2万}\n",
    "goals:\n  - {name: 月活, baseline: 36万, target: 39万}\n",
    check, (LIMIT,),
)  # fmt: skip
