"""What becomes of the goals: which have a pillar, work, a metric that is watched, and content; and what backs the money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from opsplan.checks.money import spending
from opsplan.diagnostics import Bilingual
from opsplan.model.budget import BudgetItem
from opsplan.model.goals import Goal
from opsplan.scoring.question import Asking
from opsplan.scoring.results import Backed, Place, Step, Tally
from opsplan.scoring.smart import supported_goals

STEPS: dict[str, tuple[Bilingual, Bilingual]] = {
    "pillar": (
        Bilingual("有策略支柱", "with a pillar"),
        Bilingual("有策略支柱的 goals 关联到它；没有策略支柱的方案不数", "a pillar of the strategy names it in its goals; not counted in plans without pillars"),
    ),
    "work": (
        Bilingual("有任务、阶段或活动", "with a task, phase or activity"),
        Bilingual("有任务、阶段或活动的 goals 关联到它，或任务承担的举措所属的支柱关联到它", "a task, phase or activity names it in its goals, or a task carries out a tactic of a pillar that does"),
    ),
    "metric": (
        Bilingual("有指标或监测", "with a metric or monitoring"),
        Bilingual("它的指标（metric，或与它同名的指标）在指标体系里，或监测节奏的内容提到它或它的指标", "its metric, or one of its name, stands in metrics, or a line of the rhythm of monitoring speaks of either"),
    ),
    "content": (
        Bilingual("有内容", "with content"),
        Bilingual("有内容排期关联到它，或内容承担的举措所属的支柱关联到它；没有内容排期的方案不数", "a content entry names it, or carries out a tactic of a pillar that does; not counted in plans without entries"),
    ),
    "whole": (
        Bilingual("支柱、工作、指标都有", "with pillar, work and metric"),
        Bilingual("前三步都有；没有策略支柱的方案只看工作和指标", "the first three steps; in plans without pillars, work and metric"),
    ),
}  # fmt: skip
"""The steps in their order, each with its title and what counts."""


def coverage(asking: Asking) -> tuple[Step, ...]:
    """How many goals have each step; without goals nothing is asked."""
    plan = asking.subject.plan
    lines = plan.monitoring.cadence if plan.monitoring else ()
    said = "\n".join(text for line in lines for text in (line.name, line.content or ""))
    watched = frozenset(goal.path for goal in plan.goals if _is_watched(asking, goal, said))
    reached = {
        "pillar": supported_goals(asking, "pillar"),
        "work": supported_goals(asking, "task", "phase", "activity"),
        "metric": watched,
        "content": supported_goals(asking, "content"),
    }
    there = {
        "pillar": bool(plan.strategy and plan.strategy.pillars),
        "content": bool(plan.content and plan.content.entries),
    }
    worked = reached["work"] & watched
    reached["whole"] = worked & reached["pillar"] if there["pillar"] else worked
    return tuple(_step(key, plan.goals if there.get(key, True) else (), reached[key]) for key in STEPS)


def _step(key: str, goals: Sequence[Goal], reached: frozenset[str]) -> Step:
    lacking = tuple(Place(goal.name, goal.path) for goal in goals if goal.path not in reached)
    return Step(key, STEPS[key][0], Tally(len(goals) - len(lacking), len(goals)), lacking)


def _is_watched(asking: Asking, goal: Goal, said: str) -> bool:
    index = asking.subject.index
    if index.find("metrics", goal.metric or goal.name) is not None:
        return True
    return goal.name in said or (goal.metric is not None and index.name("metrics", goal.metric) in said)


def has_basis(item: BudgetItem) -> bool:
    """True for a cost with a price and a quantity, or with a note that says where its amount is from."""
    return (item.unit_price is not None and item.quantity is not None) or bool((item.note or "").strip())


def backed_costs(asking: Asking) -> Backed:
    """The costs, without the contingency, whose amounts have a basis."""
    known = [line for line in spending(asking.subject)[0] if line.amount is not None]
    return _backed(
        (line.item.name, line.item.path, line.amount or Decimal(0), has_basis(line.item)) for line in known
    )


def backed_benefits(asking: Asking) -> Backed:
    """The benefits of the budget that show how they were worked out, as the rule ben-assumption asks."""
    budget = asking.subject.plan.budget
    open_ = {hit.loc[:-1] for hit in asking.hits("ben-assumption")}
    return _backed(
        (each.name, each.path, each.amount.value, each.loc not in open_)
        for each in (budget.benefits if budget else ())
        if each.amount
    )


def _backed(lines: Iterator[tuple[str, str, Decimal, bool]]) -> Backed:
    listed = tuple(lines)
    return Backed(
        sum((amount for _, _, amount, backed in listed if backed), Decimal(0)),
        sum((amount for _, _, amount, _ in listed), Decimal(0)),
        tuple(Place(name, path) for name, path, _, backed in listed if not backed),
    )
