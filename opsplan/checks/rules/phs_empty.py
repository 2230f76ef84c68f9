"""A phase in which nobody does anything."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Phases without tasks to which no activity belongs."""
    busy = {
        phase.path
        for activity in subject.plan.activities
        if activity.phase and (phase := subject.index.find("phases", activity.phase))
    }
    for phase in subject.plan.phases:
        if not phase.tasks and phase.path not in busy:
            name = shorten(phase.name)
            yield Hit(
                (*phase.loc, "tasks"),
                Bilingual(f"阶段“{name}”里没有任务", f"phase '{name}' has no tasks"),
                Bilingual(
                    "写出任务（名称、负责人、开始、工期），或删去这个阶段",
                    "write its tasks (name, owner, start, duration), or drop the phase",
                ),
            )


RULE = Rule(
    "phs-empty", "OPS778", Severity.WARNING,
    Bilingual("阶段里没有任务", "a phase without tasks"),
    Bilingual("只有目标、没有任务的阶段不会自己发生。属于这个阶段的活动也算任务。", "A phase with an objective and no work does not happen. Activities of the phase count as work."),
    "phases:\n  - {name: 筹备, start: 2027-03-01, end: 2027-03-31, objective: 课件定稿}\n",
    "phases:\n  - name: 筹备\n    start: 2027-03-01\n    end: 2027-03-31\n    objective: 课件定稿\n    tasks: [{name: 写课件, start: 2027-03-01, duration: 8, owner: 周敏, deliverable: 课件}]\n",
    check,
)  # fmt: skip
