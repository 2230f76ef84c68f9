"""Between two phases nobody is responsible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from opsplan.checks.english import counted
from opsplan.checks.phase_days import successions
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

DAYS = Setting(
    "days", 0, Bilingual("阶段之间最多空几个工作日", "working days that may lie between two phases")
)
_DAY = timedelta(days=1)


def check(subject: Subject) -> Iterator[Hit]:
    """Working days between the end of all phases so far and the start of the next."""
    for last, phase in successions(subject, rolling=True):
        if phase.start > last.end:
            free = subject.schedule.calendar.working_days_between(last.end + _DAY, phase.start - _DAY)
            if free > subject.value("phs-gap", DAYS):
                before, name = shorten(last.phase.name, 20), shorten(phase.phase.name, 20)
                yield Hit(
                    (*phase.phase.loc, phase.field),
                    Bilingual(
                        f"“{before}”到 {last.end} 结束，“{name}”从 {phase.start} 开始，中间空了 {free} 个工作日",
                        f"'{before}' ends on {last.end} and '{name}' starts on {phase.start}: {counted(free, 'working day')} between them",
                    ),
                    Bilingual(
                        "让后一阶段接上前一阶段，或把中间的工作写成一个阶段",
                        "let the phases meet, or make a phase of the work between them",
                    ),
                )


RULE = Rule(
    "phs-gap", "OPS776", Severity.WARNING,
    Bilingual("阶段之间有空档", "a gap between phases"),
    Bilingual("空档里没有目标也没有任务，多半是改日期时漏改了一处；周末和节假日不算。", "A gap has no objective and no work; mostly one date was forgotten when another moved. Days off do not count."),
    "phases:\n  - {name: 筹备, start: 2027-03-01, end: 2027-03-12, objective: 课件定稿}\n  - {name: 执行, start: 2027-03-22, end: 2027-04-30, objective: 到场 240 人}\n",
    "phases:\n  - {name: 筹备, start: 2027-03-01, end: 2027-03-19, objective: 课件定稿}\n  - {name: 执行, start: 2027-03-22, end: 2027-04-30, objective: 到场 240 人}\n",
    check,
    settings=(DAYS,),
)  # fmt: skip
