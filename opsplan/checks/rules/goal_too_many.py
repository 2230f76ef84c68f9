"""With too many goals nothing is a goal."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity

LIMIT = Setting("goals", 5, Bilingual("目标最多几个", "how many goals a plan has at most"))


def check(subject: Subject) -> Iterator[Hit]:
    """Plans with more goals than the limit; the first one too many is pointed at."""
    goals, limit = subject.plan.goals, int(subject.value("goal-too-many", LIMIT))
    if len(goals) > limit:
        yield Hit(
            goals[limit].loc,
            Bilingual(f"方案有 {len(goals)} 个目标，超过 {limit} 个", f"the plan has {len(goals)} goals, more than {limit}"),
            Bilingual("留下 3–5 个，其余写进目标的 breakdown 分解或 metrics 指标", "keep three to five; the others are parts of one (breakdown) or metrics"),
        )  # fmt: skip


RULE = Rule(
    "goal-too-many", "OPS714", Severity.WARNING,
    Bilingual("目标太多", "too many goals"),
    Bilingual("一年能盯住的目标是 3–5 个，再多就没有重点。", "A team can keep its eyes on three to five goals; with more there is no focus."),
    "goals:\n" + "".join(f"  - {{name: 目标{n}, baseline: 10, target: 20}}\n" for n in range(1, 7)),
    "goals:\n" + "".join(f"  - {{name: 目标{n}, baseline: 10, target: 20}}\n" for n in range(1, 6)),
    check, (LIMIT,),
)  # fmt: skip
