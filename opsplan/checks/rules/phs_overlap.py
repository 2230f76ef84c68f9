"""Phases follow one another unless the plan says that one runs beside them."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.english import counted
from opsplan.checks.phase_days import successions
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

DAYS = Setting("days", 1, Bilingual("两个阶段最多重叠几天", "days that two phases may share"))


def check(subject: Subject) -> Iterator[Hit]:
    """Phases that begin before an earlier one is over; rolling tasks make no phase longer."""
    for last, phase in successions(subject, rolling=False):
        shared = (min(phase.end, last.end) - phase.start).days + 1
        if shared > subject.value("phs-overlap", DAYS):
            before, name = shorten(last.phase.name, 20), shorten(phase.phase.name, 20)
            yield Hit(
                (*phase.phase.loc, phase.field),
                Bilingual(
                    f"“{name}”从 {phase.start} 开始，而“{before}”到 {last.end} 才结束，重叠 {shared} 天",
                    f"'{name}' starts on {phase.start}, but '{before}' ends on {last.end}: they share {counted(shared, 'day')}",
                ),
                Bilingual(
                    "改起止日期；如果本来就是贯穿全程的日常工作，写 background: true（常态）",
                    "change the dates; for routine that runs beside the other phases write background: true",
                ),
            )


RULE = Rule(
    "phs-overlap", "OPS777", Severity.WARNING,
    Bilingual("阶段重叠", "phases that overlap"),
    Bilingual("两个阶段同时进行，就说不清现在该做到哪个阶段目标。有意并行的日常工作写成常态。", "While two phases run, nobody can say which objective counts now. Routine beside them is marked as background."),
    "phases:\n  - {name: 筹备, start: 2027-03-01, end: 2027-03-26, objective: 课件定稿}\n  - {name: 执行, start: 2027-03-22, end: 2027-04-30, objective: 到场 240 人}\n",
    "phases:\n  - {name: 筹备, start: 2027-03-01, end: 2027-03-19, objective: 课件定稿}\n  - {name: 执行, start: 2027-03-22, end: 2027-04-30, objective: 到场 240 人}\n",
    check,
    settings=(DAYS,),
)  # fmt: skip
