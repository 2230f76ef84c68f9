"""A phase ends when something is reached, not when the month does."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Phases with no objective, no exit criteria and no goals."""
    for phase in subject.plan.phases:
        if not (phase.objective or phase.exit or phase.goals):
            name = shorten(phase.name)
            yield Hit(
                (*phase.loc, "objective"),
                Bilingual(
                    f"阶段“{name}”没有阶段目标，也没有退出条件",
                    f"phase '{name}' has neither an objective nor exit criteria",
                ),
                Bilingual(
                    "写 objective：这一阶段要做到什么；或 exit：满足什么才进入下一阶段",
                    "write objective: what the phase achieves; or exit: what must be true before the next one",
                ),
            )


RULE = Rule(
    "phs-no-goal", "OPS774", Severity.ERROR,
    Bilingual("阶段没有目标，也没有退出条件", "a phase without an objective or exit criteria"),
    Bilingual("没有阶段目标，年度目标就没有中途的检查点，阶段只是日历。", "Without an objective a phase is a stretch of the calendar, and the plan has no checkpoint on the way."),
    "phases:\n  - {name: 筹备, start: 2027-03-01, end: 2027-03-31}\n",
    "phases:\n  - {name: 筹备, start: 2027-03-01, end: 2027-03-31, objective: 课件定稿，报名 600 人, exit: 彩排无故障}\n",
    check,
)  # fmt: skip
