"""A goal that asks for several times the present value needs a reason."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.aims_change import numbers, relative_change
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

LIMIT = Setting(
    "percent", 200, Bilingual("相对基线的变化超过百分之几就要写依据", "the change in per cent of the baseline above which a basis is wanted")
)  # fmt: skip


def check(subject: Subject) -> Iterator[Hit]:
    """Goals that change by more than the limit and say nothing in ``basis``."""
    limit = subject.value("goal-stretch", LIMIT)
    for goal in subject.plan.goals:
        pair = numbers(subject, goal)
        change = relative_change(*pair) if pair else None
        if pair is None or change is None or change * 100 <= limit or (goal.basis or "").strip():
            continue
        yield Hit(
            (*goal.loc, "basis"),
            Bilingual(f"目标“{shorten(goal.name)}”从 {pair[0].text} 到 {pair[1].text}，变化 {change:.0%}，没有写依据", f"goal '{shorten(goal.name)}' goes from {pair[0].text} to {pair[1].text}, a change of {change:.0%}, and gives no basis"),
            Bilingual("写 basis：凭什么能做到（试点数据、公式拆解、资源），或下调目标值", "write basis: why it can be done (a pilot, the arithmetic, the means), or lower the target"),
        )  # fmt: skip


RULE = Rule(
    "goal-stretch", "OPS712", Severity.WARNING,
    Bilingual("目标变化很大却没有依据", "a very large change without a basis"),
    Bilingual("翻两番以上又说不出依据的目标是拍脑袋。", "A goal of three times the present value that nobody can explain was guessed."),
    "goals:\n  - {name: 月活, baseline: 10万, target: 40万}\n",
    "goals:\n  - {name: 月活, baseline: 10万, target: 40万, basis: 286 家店扫码每月新增 4.5 万人，留存 60%}\n",
    check, (LIMIT,),
)  # fmt: skip
