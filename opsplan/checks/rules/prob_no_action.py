"""A problem that is named and not answered makes the plan top-heavy."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.background import Problem
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Problems of today that no pillar's ``problem`` and no goal's ``why`` points at; one finding if none has an answer."""
    problems = problems_of(subject)
    open_ = [problem for problem, answered in answers(subject) if not answered]
    if len(open_) == len(problems) > 1:
        yield Hit(
            problems[0].loc,
            Bilingual(f"现状里的 {len(problems)} 个问题都没有对应的策略或目标", f"none of the {len(problems)} problems is answered by a pillar or a goal"),
            _HELP,
        )  # fmt: skip
        return
    for problem in open_:
        text = shorten(problem.text, 30)
        yield Hit(
            problem.loc,
            Bilingual(
                f"问题“{text}”没有对应的策略或目标", f"no pillar and no goal answers the problem '{text}'"
            ),
            _HELP,
        )


_HELP = Bilingual(
    "给问题写 id，在策略支柱的 problem 或目标的 why 里引用它；不打算解决就删去",
    "give the problem an id and name it in a pillar's problem or a goal's why; leave out what will not be solved",
)


def problems_of(subject: Subject) -> tuple[Problem, ...]:
    """The problems of today that the background names."""
    background = subject.plan.background
    return tuple(p for area in (background.status_quo if background else ()) for p in area.problems)


def answers(subject: Subject) -> Iterator[tuple[Problem, bool]]:
    """Every problem, and whether a pillar's ``problem`` or a goal's ``why`` points at it or says its words."""
    plan = subject.plan
    refs = [ref for pillar in (plan.strategy.pillars if plan.strategy else ()) for ref in pillar.problem]
    refs.extend(ref for goal in plan.goals for ref in goal.why)
    found = {id(subject.index.find("problems", ref)) for ref in refs}
    words = [ref.strip() for ref in refs if subject.index.find("problems", ref) is None]
    for problem in problems_of(subject):
        said = any(word in problem.text or problem.text in word for word in words if word)
        yield problem, id(problem) in found or said


RULE = Rule(
    "prob-no-action", "OPS708", Severity.WARNING,
    Bilingual("提出的问题没有对应的策略或目标", "a problem without an answer"),
    Bilingual("背景列了问题、后文不再提，方案就头重脚轻。", "A plan that names problems and never comes back to them is top-heavy."),
    "background:\n  status_quo: [{area: 渠道, problems: [{id: pb1, text: 门店月导流只有 1.1 万人}]}]\ngoals: [{name: 月活, target: 36万}]\n",
    "background:\n  status_quo: [{area: 渠道, problems: [{id: pb1, text: 门店月导流只有 1.1 万人}]}]\ngoals: [{name: 月活, target: 36万, why: pb1}]\n",
    check,
)  # fmt: skip
