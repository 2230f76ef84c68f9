"""A goal due before the plan begins is a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Goals due before the period's first day."""
    start = subject.plan.period.start
    for goal in subject.plan.goals:
        due = subject.schedule.when(goal.due) if goal.due else None
        if due is not None and due < start:
            yield Hit(
                (*goal.loc, "due"),
                Bilingual(
                    f"目标“{shorten(goal.name)}”的截止 {due} 早于方案周期的开始 {start}",
                    f"goal '{shorten(goal.name)}' is due on {due}, before the plan starts on {start}",
                ),
                Bilingual(
                    "检查截止的年份和月份，改到周期内",
                    "check its year and month, and move it into the period",
                ),
            )


RULE = Rule(
    "goal-due-before-start", "OPS616", Severity.ERROR,
    Bilingual("目标的截止早于方案周期", "a goal due before the plan's start"),
    Bilingual("方案还没开始目标就到期，多半是日期填错了。", "A goal that is due before the work begins is most likely a wrong date."),
    "period: {start: 2027-01-01, end: 2027-12-31}\ngoals:\n  - {name: 涨粉, baseline: 1万, target: 2万, due: 2026-12-31}\n",
    "period: {start: 2027-01-01, end: 2027-12-31}\ngoals:\n  - {name: 涨粉, baseline: 1万, target: 2万, due: 2027-12-31}\n",
    check,
)  # fmt: skip
