"""A task that takes more than a month is a project."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.schedule.load import done

DAYS = Setting("days", 20, Bilingual("一个任务最多多少个工作日", "working days that a task may take"))


def check(subject: Subject) -> Iterator[Hit]:
    """Tasks of more than 20 working days; rolling work, parents and finished tasks are not asked."""
    limit = subject.value("tsk-too-long", DAYS)
    for each in subject.schedule.tasks:
        if each.working_days <= limit or each.task.rolling or each.summary or done(each):
            continue
        name = shorten(each.task.name)
        yield Hit(
            (*each.task.loc, "duration" if each.task.duration else "end"),
            Bilingual(
                f"任务“{name}”要 {each.working_days} 个工作日（{each.start} 至 {each.end}），超过 {limit:g} 个",
                f"task '{name}' takes {each.working_days} working days ({each.start} to {each.end}), more than {limit:g}",
            ),
            Bilingual(
                "拆成几个各有交付物的子任务（tasks）；日常重复的工作写 rolling: true 和 cadence（频次）",
                "split it into subtasks (tasks), each with a deliverable; for repeating work write rolling: true and a cadence",
            ),
        )


RULE = Rule(
    "tsk-too-long", "OPS780", Severity.WARNING,
    Bilingual("任务太长", "a task that is too long"),
    Bilingual("任务应拆到一个人短期能完成；太长的任务到最后几天才知道来不及。", "A task should be what one person finishes soon; a long one is known to be late only in its last days."),
    "phases:\n  - name: 筹备\n    tasks: [{name: 商城开发, start: 2027-03-01, duration: 45wd, owner: 许朗, deliverable: 提测包}]\n",
    "phases:\n  - name: 筹备\n    tasks:\n      - name: 商城开发\n        owner: 许朗\n        tasks:\n          - {name: 首页, start: 2027-03-01, duration: 20wd, owner: 许朗, deliverable: 首页}\n          - {name: 订单, start: 2027-03-29, duration: 20wd, owner: 许朗, deliverable: 订单页}\n",
    check,
    settings=(DAYS,),
)  # fmt: skip
