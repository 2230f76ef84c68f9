"""In a run-of-show every step has somebody."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.events import events
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Steps of a run-of-show without people; one finding when no step has any."""
    help = Bilingual(
        "在 people 人员里写谁来做，如 主持人（何川）", "say in people who does it, such as Host (Nina Park)"
    )
    for activity, name, _ in events(subject):
        if not any(step.time for step in activity.process):
            continue
        without = [step for step in activity.process if not step.people]
        if len(without) == len(activity.process) > 1:
            yield Hit(
                (*activity.loc, "process"),
                Bilingual(f"活动“{name}”的 {len(without)} 个环节都没有写人员", f"none of the {len(without)} steps of '{name}' says who does it"),
                help,
            )  # fmt: skip
            continue
        for step in without:
            yield Hit(
                (*step.loc, "people"),
                Bilingual(f"环节“{shorten(step.step)}”没有写人员", f"step '{shorten(step.step)}' does not say who does it"),
                help,
            )  # fmt: skip


RULE = Rule(
    "evt-ros-no-owner", "OPS847", Severity.WARNING,
    Bilingual("流程环节没有负责人", "a step of the run-of-show without people"),
    Bilingual("现场没有时间问“这段谁来”；每个环节都要有人。", "On the day nobody has time to ask whose turn it is."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, process: [{time: '15:00', step: 开场, people: 苏晴}, {time: '15:05', step: 分享}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, process: [{time: '15:00', step: 开场, people: 苏晴}, {time: '15:05', step: 分享, people: 潘岳}]}]\n",
    check,
)  # fmt: skip
