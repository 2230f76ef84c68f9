"""A day holds a day's work."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.schedule.load import Overload, overloads

_NAMED = 4


def check(subject: Subject) -> Iterator[Hit]:
    """Stretches of days on which the tasks of one owner ask for more than the person has."""
    for each in overloads(subject.plan, subject.schedule):
        later = each.tasks[-1].task
        yield Hit(
            (*later.loc, "effort" if later.effort else "owner"),
            _message(each),
            Bilingual(
                "错开这些任务，把 effort 投入写成实际占用，或换负责人；opsplan schedule --level 给出错开的办法",
                "move one of them, give the true share as effort, or change an owner; opsplan schedule --level proposes shifts",
            ),
        )


def _message(each: Overload) -> Bilingual:
    names = [shorten(task.task.name, 24) for task in each.tasks[:_NAMED]]
    count = len(each.tasks)
    more = count > _NAMED
    zh = "、".join(f"“{name}”" for name in names) + (f"等 {count} 项任务" if more else "")
    en = ", ".join(f"'{name}'" for name in names) + (f" and {count - _NAMED} more" if more else "")
    days = Bilingual(
        f"{each.start} 至 {each.end}（{each.days} 天）", f"{each.start} to {each.end} ({each.days} days)"
    )
    if each.start == each.end:
        days = Bilingual(f"{each.start} ", str(each.start))
    who = shorten(each.person)
    most = "占用 " if each.start == each.end else "最多占用 "
    up_to = "" if each.start == each.end else "up to "
    if count == 1:
        return Bilingual(
            f"{who} {days.zh}忙不过来：{zh}占用 {each.load}%，能投入 {each.capacity}%",
            f"{who} is overloaded {days.en}: {en} takes {each.load}% of a day, and {each.capacity}% is there",
        )
    return Bilingual(
        f"{who} {days.zh}忙不过来：{zh}合计{most}{each.load}%，能投入 {each.capacity}%",
        f"{who} is overloaded {days.en}: {en} take {up_to}{each.load}% of a day, and {each.capacity}% is there",
    )


RULE = Rule(
    "tsk-overload", "OPS350", Severity.WARNING,
    Bilingual("同一人同时的任务超出能投入的时间", "more work than the owner's day holds"),
    Bilingual(
        "占用只算负责人；没写 effort 的任务占满负责人能投入的时间，滚动任务和常态阶段的任务写了 effort 才算，已完成的不算。",
        "Only the owner is loaded. A task without effort takes all the time its owner has; rolling and background work counts only with an effort, finished work never.",
    ),
    "phases:\n  - name: 筹备\n    tasks:\n      - {name: 定货品, start: 2027-03-01, duration: 3, owner: 周敏}\n      - {name: 写脚本, start: 2027-03-02, duration: 5, owner: 周敏}\n",
    "phases:\n  - name: 筹备\n    tasks:\n      - {name: 定货品, start: 2027-03-01, duration: 3, owner: 周敏, effort: 50%}\n      - {name: 写脚本, start: 2027-03-02, duration: 5, owner: 周敏, effort: 50%}\n",
    check,
)  # fmt: skip
