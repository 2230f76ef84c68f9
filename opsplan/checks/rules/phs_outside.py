"""A phase is a part of the plan's period."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.schedule.checks import comes_afterwards


def check(subject: Subject) -> Iterator[Hit]:
    """Phases whose own start or end is outside the period. Reviews and follow-up may come after it."""
    opens, closes = subject.plan.period.start, subject.plan.period.end
    for phase in subject.plan.phases:
        after = comes_afterwards((phase.name, phase.objective or ""))
        for field, expression in (("start", phase.start), ("end", phase.end)):
            day = subject.schedule.when(expression)
            if day is None or opens <= day <= closes or (day > closes and after):
                continue
            name = shorten(phase.name)
            verb = Bilingual("开始", "starts") if field == "start" else Bilingual("结束", "ends")
            side = (
                Bilingual(f"早于方案周期的开始 {opens}", f"before the plan's period begins on {opens}")
                if day < opens
                else Bilingual(f"晚于方案周期的结束 {closes}", f"after the plan's period ends on {closes}")
            )
            yield Hit(
                (*phase.loc, field),
                Bilingual(
                    f"阶段“{name}”{day} {verb.zh}，{side.zh}",
                    f"phase '{name}' {verb.en} on {day}, {side.en}",
                ),
                Bilingual("改阶段的日期，或改 period 周期", "change the phase, or the period"),
            )
            break


RULE = Rule(
    "phs-outside", "OPS775", Severity.ERROR,
    Bilingual("阶段超出方案周期", "a phase outside the plan's period"),
    Bilingual("周期之外的阶段没有预算、没有目标值，也不在批准的范围里。", "A phase outside the period has no budget and no targets, and nobody approved it."),
    "period: {start: 2027-03-01, end: 2027-04-30}\nphases:\n  - {name: 执行, start: 2027-03-15, end: 2027-05-14, objective: 成交 30 万元}\n",
    "period: {start: 2027-03-01, end: 2027-04-30}\nphases:\n  - {name: 执行, start: 2027-03-15, end: 2027-04-30, objective: 成交 30 万元}\n",
    check,
)  # fmt: skip
