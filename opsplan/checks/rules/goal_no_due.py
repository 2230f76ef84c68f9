"""A goal without a due date has no end."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """Goals without ``due``."""
    for goal in subject.plan.goals:
        if goal.due is None:
            yield Hit(
                (*goal.loc, "due"),
                Bilingual(f"目标“{goal.name}”没有截止日期", f"goal '{goal.name}' has no due date"),
                Bilingual(
                    "写 due: 2027-12-31，或 due: period.end", "write due: 2027-12-31, or due: period.end"
                ),
            )


RULE = Rule(
    "goal-no-due", "OPS612", Severity.ERROR,
    Bilingual("目标没有截止日期", "a goal without a due date"),
    Bilingual("没有期限的目标不会到期，也就不会被检查（SMART 的 T）。", "A goal without a date is never due, so it is never looked at (the T of SMART)."),
    "goals:\n  - {name: 小程序月活, baseline: 22.4万, target: 36万}\n",
    "goals:\n  - {name: 小程序月活, baseline: 22.4万, target: 36万, due: period.end}\n",
    check,
)  # fmt: skip
