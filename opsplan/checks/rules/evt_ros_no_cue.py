"""A large show runs by cues."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.events import attended, come
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.activities import Activity

_PERSONS = Setting("persons", 500, Bilingual("多少人起算大型活动", "persons from which an activity is large"))


def check(subject: Subject) -> Iterator[Hit]:
    """Large activities with a run-of-show none of whose steps, or only some, names tools or cues."""
    persons = subject.value(RULE.name, _PERSONS)
    for activity, name, _ in attended(subject):
        if not any(step.time for step in activity.process) or not _large(activity, persons):
            continue
        without = [step for step in activity.process if not step.tools]
        if without:
            nowhere = len(without) == len(activity.process)
            yield Hit(
                (*activity.loc, "process") if nowhere else (*without[0].loc, "tools"),
                Bilingual(f"大型活动“{name}”有 {len(without)} 个环节没有写音、视、灯的口令", f"{len(without)} of {len(activity.process)} steps of '{name}', a large activity, name no sound, video or light cue"),
                Bilingual("在 tools 工具里写这一段用什么、切什么，如 主机位、字幕条、开场视频", "say in tools what runs and what is switched, such as camera 1, caption, opening film"),
            )  # fmt: skip


def _large(activity: Activity, persons: float) -> bool:
    there = come(activity)
    expected = there.target if there else activity.capacity
    return activity.form == "conference" or (expected is not None and expected.value >= persons)


RULE = Rule(
    "evt-ros-no-cue", "OPS848", Severity.INFO,
    Bilingual("大型活动的环节没有音视灯口令", "steps of a large activity without cues"),
    Bilingual("人多的活动靠口令推进；导播、灯光、音响都看同一张表。", "Large shows run by cues: director, light and sound read the same sheet."),
    "activities: [{name: 用户大会, form: conference, date: 2027-06-10, process: [{time: '9:00', step: 开场, people: 主持人}]}]\n",
    "activities: [{name: 用户大会, form: conference, date: 2027-06-10, process: [{time: '9:00', step: 开场, people: 主持人, tools: 开场视频、主灯}]}]\n",
    check, (_PERSONS,),
)  # fmt: skip
