"""The SMART letters of goals, from the fields of the plan spec and the rules about goals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from opsplan.checks.aims_change import numbers, relative_change
from opsplan.checks.goal_links import LinkKind, goal_links
from opsplan.checks.goal_values import goal_value
from opsplan.diagnostics import Bilingual
from opsplan.model.goals import Goal
from opsplan.model.numbers import Quantity
from opsplan.scoring.question import Asking, spoken_of
from opsplan.scoring.results import GoalScore, Letter, Place


class Meaning(NamedTuple):
    """What a letter stands for, and what a goal must say to have it."""

    title: Bilingual
    how: Bilingual
    rules: tuple[str, ...] = ()


LETTERS: Mapping[str, Meaning] = MappingProxyType({
    "S": Meaning(
        Bilingual("具体 Specific", "Specific"),
        Bilingual("写了指标（metric）或描述（statement），看得出数的是什么", "a metric or a statement says what is counted"),
    ),
    "M": Meaning(
        Bilingual("可衡量 Measurable", "Measurable"),
        Bilingual("有目标值、基线（可写 new）和单位（百分比不用写），基线与目标单位一致；目标没写的取它的指标的", "a target, a baseline (new will do) and a unit (a percentage needs none), in the same unit; what the goal leaves out is taken from its metric"),
        ("goal-not-measurable", "goal-no-baseline", "goal-unit"),
    ),
    "A": Meaning(
        Bilingual("可达成 Achievable", "Achievable"),
        Bilingual("写了可达成依据（basis）、阶段值（checkpoints）或分解（breakdown），或者变化不超过规则 goal-stretch 的上限；规则 goal-stretch 没有发现问题", "a basis, checkpoints or a breakdown, or a change within the limit of the rule goal-stretch; and that rule finds nothing"),
        ("goal-stretch",),
    ),
    "R": Meaning(
        Bilingual("相关 Relevant", "Relevant"),
        Bilingual("写了相关性（why），或有策略支柱、阶段、任务、活动、内容关联到它；只有一个目标时，有其中任何一种即可", "a why, or a pillar, phase, task, activity or content entry that names it; where there is one goal only, any of these will do"),
    ),
    "T": Meaning(
        Bilingual("有时限 Time-bound", "Time-bound"),
        Bilingual("有截止日期，并在方案周期内", "a due date inside the plan's period"),
        ("goal-no-due", "goal-due-after-end", "goal-due-before-start"),
    ),
})  # fmt: skip
"""The five letters in their order."""

_WORDS: Mapping[str, Bilingual] = {
    "statement": Bilingual("没有指标，也没有描述", "no metric and no statement"),
    "unit": Bilingual("没有单位", "no unit"),
    "goal-not-measurable": Bilingual("没有目标值", "no target"),
    "goal-no-baseline": Bilingual("没有基线", "no baseline"),
    "goal-unit": Bilingual("单位不一致", "units that differ"),
    "goal-stretch": Bilingual("变化太大，没有依据", "a very large change without a basis"),
    "reason": Bilingual("没有依据、阶段值或分解", "no basis, checkpoints or breakdown"),
    "support": Bilingual("没有相关性，也没有支柱或工作支撑", "no why, and no pillar or work that serves it"),
    "goal-no-due": Bilingual("没有截止日期", "no due date"),
    "goal-due-after-end": Bilingual("截止晚于周期", "due after the period"),
    "goal-due-before-start": Bilingual("截止早于周期", "due before the period"),
}


def goal_scores(asking: Asking) -> tuple[GoalScore, ...]:
    """Every goal with its letters, in the order of the file."""
    goals, supported = asking.subject.plan.goals, supported_goals(asking)
    rules = {rule for meaning in LETTERS.values() for rule in meaning.rules}
    spoken = {rule: spoken_of(goals, asking.hits(rule)) for rule in rules}

    def letters(goal: Goal) -> Iterator[Letter]:
        said = {rule for rule, places in spoken.items() if goal.loc in places}
        own = _lacking(asking, goal, goal.path in supported)
        for key, meaning in LETTERS.items():
            ruled = [rule for rule in meaning.rules if rule in said]
            # a change that is too large already says that its reason is missing
            lacking = ruled if key == "A" and ruled else [*ruled, *own.get(key, ())]
            words = [_WORDS[name] for name in lacking]
            told = Bilingual("、".join(each.zh for each in words), ", ".join(each.en for each in words))
            yield Letter(key, told if words else None)

    return tuple(GoalScore(Place(goal.name, goal.path), tuple(letters(goal))) for goal in goals)


def supported_goals(asking: Asking, *kinds: LinkKind) -> frozenset[str]:
    """The paths of the goals that something of these kinds serves, of any kind without them.

    Where there is one goal only, it is served as soon as there is a pillar or work of such a kind.
    """
    plan = asking.subject.plan
    links = goal_links(asking.subject)
    wanted = kinds or tuple(links)
    there: Mapping[LinkKind, bool] = {
        "pillar": bool(plan.strategy and plan.strategy.pillars), "phase": bool(plan.phases),
        "task": any(phase.tasks for phase in plan.phases), "activity": bool(plan.activities),
        "content": bool(plan.content and plan.content.entries),
    }  # fmt: skip
    if len(plan.goals) == 1 and any(there[kind] for kind in wanted):
        return frozenset({plan.goals[0].path})
    return frozenset[str]().union(*(links[kind] for kind in wanted))


def _lacking(asking: Asking, goal: Goal, supported: bool) -> Mapping[str, Sequence[str]]:
    """What no rule asks for, by letter."""
    return {
        "S": () if goal.metric or goal.statement else ("statement",),
        "M": () if _has_unit(asking, goal) else ("unit",),
        "A": () if _has_reason(asking, goal) else ("reason",),
        "R": () if goal.why or supported else ("support",),
    }


def _has_unit(asking: Asking, goal: Goal) -> bool:
    target = goal_value(asking.subject.index, goal, "target")
    percent = isinstance(target, Quantity) and target.percent
    return percent or bool(goal_value(asking.subject.index, goal, "unit"))


def _has_reason(asking: Asking, goal: Goal) -> bool:
    """A reason of its own, or a change that can be computed; one beyond the limit is found by the rule."""
    if (goal.basis or "").strip() or goal.checkpoints or goal.breakdown:
        return True
    pair = numbers(asking.subject, goal)
    return pair is not None and relative_change(*pair) is not None
