"""An owner who is on leave cannot do the task."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.schedule.away import Absence, absences


def check(subject: Subject) -> Iterator[Hit]:
    """Tasks whose owner is away; a note when the owner is there for more than half of it."""
    for each in absences(subject.plan, subject.schedule):
        much = each.away * 2 >= each.days
        yield Hit(
            (*each.task.task.loc, "owner"),
            _message(each),
            Bilingual(
                "请人代班并写进 team，或改期、换负责人；个人休假不会自动移动任务",
                "name a stand-in in team, move the task or change its owner; a person's leave moves no task by itself",
            ),
            Severity.WARNING if much else Severity.INFO,
        )


def _message(each: Absence) -> Bilingual:
    name, who = shorten(each.task.task.name), shorten(each.person)
    if not each.spans:
        return Bilingual(
            f"任务“{name}”{each.task.start} 至 {each.task.end} 期间，负责人“{who}”所在国家都放假",
            f"the country of {who}, the owner of '{name}', has days off on all of it, {each.task.start} to {each.task.end}",
        )
    zh = "、".join(str(a) if a == b else f"{a} 至 {b}" for a, b in each.spans)
    en = ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in each.spans)
    much = (
        Bilingual("整段都不在", "all of it")
        if each.away == each.days
        else Bilingual(f"{each.days} 天里有 {each.away} 天不在", f"{each.away} of its {each.days} days")
    )
    return Bilingual(
        f"任务“{name}”的负责人“{who}” {zh} 休假，{much.zh}",
        f"{who}, the owner of '{name}', is on leave {en}: {much.en}",
    )


RULE = Rule(
    "tsk-owner-away", "OPS351", Severity.WARNING,
    Bilingual("任务期间负责人休假", "the owner is on leave during the task"),
    Bilingual(
        "个人休假不移动日期：谁来代班、要不要改期，由写方案的人决定。休假不到一半时只作提示。",
        "A person's leave moves no date: who stands in, or when else, is for the writer to decide. It is a note while the owner is there for more than half.",
    ),
    "team: [{name: 叶拓, days_off: [{start: 2027-06-14, end: 2027-06-18}]}]\nphases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-06-15, duration: 3, owner: 叶拓}]\n",
    "team: [{name: 叶拓, days_off: [{start: 2027-06-14, end: 2027-06-18}]}]\nphases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-06-21, duration: 3, owner: 叶拓}]\n",
    check,
)  # fmt: skip
