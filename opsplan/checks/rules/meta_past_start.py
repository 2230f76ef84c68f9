"""A draft whose period has already begun is an old plan or has a wrong year."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.index import all_tasks
from opsplan.model.plan import Plan


def check(subject: Subject) -> Iterator[Hit]:
    """A period that began before today, while nothing in the plan says that it is under way."""
    period = subject.plan.period
    if period.start >= subject.today or _under_way(subject.plan):
        return
    over = period.end < subject.today
    yield Hit(
        (*period.loc, "start"),
        Bilingual(f"方案周期 {period.start} 至 {period.end} 已经结束", f"the period {period.start} to {period.end} is over")
        if over
        else Bilingual(f"方案周期从 {period.start} 开始，早于今天 {subject.today}", f"the period starts on {period.start}, before today, {subject.today}"),
        Bilingual("检查年份；正在执行的方案写 status: approved，并填实际值", "check the year; for a plan under way write status: approved and fill in actual values"),
    )  # fmt: skip


def _under_way(plan: Plan) -> bool:
    """Approved, or with anything recorded as done or measured."""
    return (
        plan.status == "approved"
        or any(goal.actual for goal in plan.goals)
        or any(metric.actuals for metric in plan.metrics)
        or any(task.actual_start or task.progress for task in all_tasks(plan.phases))
        or bool(plan.review)
    )


RULE = Rule(
    "meta-past-start", "OPS700", Severity.INFO,
    Bilingual("方案周期早于今天开始", "a period that has already begun"),
    Bilingual("还没批准、也没有任何实际值的方案却已经过了开始日，多半是旧方案或年份填错。", "A plan that is not approved, has no actual value and should have begun is most likely an old one, or has a wrong year."),
    "period: {start: 2026-01-01, end: 2026-12-31}\n",
    "period: {start: 2028-01-01, end: 2028-12-31}\n",
    check,
)  # fmt: skip
