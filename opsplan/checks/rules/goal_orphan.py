"""A goal that no work serves will not be reached."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.goal_links import WORK, goal_links
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.goals import Goal
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Goals that no task, phase, activity or content entry serves, by itself or through its tactic's pillar.

    A plan with one goal serves it with all it does; a plan without work is another finding.
    """
    plan = subject.plan
    tasks = any(phase.tasks for phase in plan.phases)
    if len(plan.goals) < 2 or not (tasks or plan.activities or (plan.content and plan.content.entries)):
        return
    links = goal_links(subject)
    served = frozenset[str]().union(*(links[kind] for kind in WORK))
    if not served:
        yield Hit(
            plan.goals[0].loc,
            Bilingual(f"任务、阶段、活动都没有写支撑哪个目标，{len(plan.goals)} 个目标都悬空", f"no task, phase or activity says which goal it serves: all {len(plan.goals)} goals are in the air"),
            _HELP,
        )  # fmt: skip
        return
    for goal in plan.goals:
        if goal.path not in served:
            yield _orphan(goal)


def _orphan(goal: Goal) -> Hit:
    return Hit(
        goal.loc,
        Bilingual(f"目标“{shorten(goal.name)}”没有任务、阶段或活动支撑", f"no task, phase or activity serves the goal '{shorten(goal.name)}'"),
        _HELP,
    )  # fmt: skip


_HELP = Bilingual(
    "在支撑它的任务、阶段或活动里写 goals: 目标的编号或名称",
    "write goals: and the goal's id or name in the work that serves it",
)


RULE = Rule(
    "goal-orphan", "OPS716", Severity.WARNING,
    Bilingual("目标没有任务或阶段支撑", "a goal that no work serves"),
    Bilingual("目标与执行断开，到期才发现没人做。任务经举措、支柱关联到目标也算。", "When goals and work are not connected, it shows only at the end. A task also serves the goals of its tactic's pillar."),
    "goals:\n  - {id: g1, name: 月活, target: 36万}\n  - {id: g2, name: 复购率, target: 11%}\nphases:\n  - name: 筹备\n    tasks: [{name: 门店码, start: 2027-03-01, duration: 3, owner: 周敏, goals: g1}]\n",
    "goals:\n  - {id: g1, name: 月活, target: 36万}\n  - {id: g2, name: 复购率, target: 11%}\nphases:\n  - name: 筹备\n    tasks: [{name: 门店码与分层触达, start: 2027-03-01, duration: 3, owner: 周敏, goals: [g1, g2]}]\n",
    check,
)  # fmt: skip
