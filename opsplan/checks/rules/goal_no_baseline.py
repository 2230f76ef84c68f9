"""Without a baseline nobody can tell how much a goal asks for."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.goals import NEW


def check(subject: Subject) -> Iterator[Hit]:
    """Goals without a baseline (error), and goals that say there is none yet (info)."""
    for goal in subject.plan.goals:
        baseline = goal_value(subject.index, goal, "baseline")
        if baseline is None:
            yield Hit(
                (*goal.loc, "baseline"),
                Bilingual(f"目标“{goal.name}”没有基线", f"goal '{goal.name}' has no baseline"),
                Bilingual(
                    "写现在的值；确实还没有数据就写 baseline: new",
                    "write today's value, or baseline: new when there is none yet",
                ),
            )
        elif baseline == NEW:
            yield Hit(
                (*goal.loc, "baseline"),
                Bilingual(
                    f"目标“{goal.name}”是新指标，还没有基线",
                    f"goal '{goal.name}' is new and has no baseline yet",
                ),
                Bilingual("第一次测量后补上基线", "fill in the baseline after the first measurement"),
                Severity.INFO,
            )


RULE = Rule(
    "goal-no-baseline", "OPS611", Severity.ERROR,
    Bilingual("目标没有基线", "a goal without a baseline"),
    Bilingual("没有基线，就判断不出目标有多难。", "Without a baseline nobody can judge how hard the goal is."),
    "goals:\n  - {name: 小程序月活, target: 36万}\n",
    "goals:\n  - {name: 小程序月活, baseline: 22.4万, target: 36万}\n",
    check,
)  # fmt: skip
