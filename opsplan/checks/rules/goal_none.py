"""A plan without a goal cannot be accepted or refused at its end."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Plans without goals; one in which nothing stands at all is refused by the spec."""
    if not subject.plan.goals and not subject.plan.is_empty:
        yield Hit(
            ("goals",),
            Bilingual("方案没有目标", "the plan has no goal"),
            Bilingual(
                "写 goals: [{name: 月活, baseline: 22.4万, target: 36万, due: period.end, owner: 姓名}]",
                "write goals: [{name: Orders, baseline: 1200, target: 1800, due: period.end, owner: …}]",
            ),
        )


RULE = Rule(
    "goal-none", "OPS710", Severity.ERROR,
    Bilingual("方案没有目标", "a plan without a goal"),
    Bilingual("没有目标，做完了也没法验收。九成以上的真实方案都有目标。", "Without a goal nobody can say whether the work was worth it. Nine in ten real plans have one."),
    "phases: [{name: 筹备, start: 2027-03-01, end: 2027-03-12}]\n",
    "goals: [{name: 到场人数, baseline: 240, target: 400, due: 2027-03-12}]\nphases: [{name: 筹备, start: 2027-03-01, end: 2027-03-12}]\n",
    check,
)  # fmt: skip
