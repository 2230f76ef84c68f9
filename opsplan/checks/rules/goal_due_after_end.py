"""A goal must be due within the plan's period, or the plan cannot be held to it."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Goals due after the period's last day, where the period is one."""
    start, end = subject.plan.period.start, subject.plan.period.end
    if end < start:
        return
    for goal in subject.plan.goals:
        due = subject.schedule.when(goal.due) if goal.due else None
        if due is not None and due > end:
            yield Hit(
                (*goal.loc, "due"),
                Bilingual(
                    f"目标“{goal.name}”的截止 {due} 晚于方案周期 {end}",
                    f"goal '{goal.name}' is due on {due}, after the plan's end {end}",
                ),
                Bilingual(
                    "把截止改到周期内，或延长周期", "move the due date into the period, or extend the period"
                ),
            )


RULE = Rule(
    "goal-due-after-end", "OPS613", Severity.ERROR,
    Bilingual("目标的截止晚于方案周期", "a goal due after the plan's end"),
    Bilingual("周期结束时目标还没到期，方案就无法评估。", "When the goal is due after the plan ends, the plan cannot be judged by it."),
    "period: {start: 2027-01-01, end: 2027-12-31}\ngoals:\n  - {name: 涨粉, baseline: 1万, target: 2万, due: 2028-01-15}\n",
    "period: {start: 2027-01-01, end: 2027-12-31}\ngoals:\n  - {name: 涨粉, baseline: 1万, target: 2万, due: 2027-12-31}\n",
    check,
)  # fmt: skip
