"""Who does not look back repeats it."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.looking_back import retros, review_written
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Plans with work in them, and neither a retrospective among the tasks nor a review."""
    plan = subject.plan
    work = subject.schedule.tasks or plan.activities or (plan.content and plan.content.entries)
    if work and not review_written(plan) and not retros(subject):
        yield Hit(
            ("review", "date"),
            Bilingual("方案没有安排复盘", "the plan has no retrospective"),
            Bilingual("在最后一个阶段加任务“复盘”并写负责人，或写 review 复盘：{date: period.end}", "add a task 'Retrospective' with an owner to the last phase, or write review: {date: period.end}"),
        )  # fmt: skip


RULE = Rule(
    "rev-no-retro", "OPS858", Severity.ERROR,
    Bilingual("没有安排复盘", "a plan without a retrospective"),
    Bilingual("四分之三的方案没有复盘，同样的坑下次还踩；复盘要有日期和负责人。", "Three plans of four have none, and make the same mistakes again; it needs a day and an owner."),
    "phases: [{name: 执行, tasks: [{name: 会员日, start: 2027-03-26, milestone: true}]}]\n",
    "phases: [{name: 执行, tasks: [{name: 会员日, start: 2027-03-26, milestone: true}, {name: 复盘, start: 2027-03-29, duration: 2, owner: 周敏}]}]\n",
    check,
)  # fmt: skip
