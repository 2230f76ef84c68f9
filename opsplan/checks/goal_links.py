"""What points at goals: pillars, phases, tasks, activities and content entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from opsplan.checks.rule import Subject
from opsplan.model.index import all_tasks
from opsplan.model.strategy import Pillar, Tactic

LinkKind = Literal["pillar", "phase", "task", "activity", "content"]
WORK: tuple[LinkKind, ...] = ("phase", "task", "activity", "content")
"""What serves a goal by doing something; a pillar only says what should be done."""


def goal_links(subject: Subject) -> Mapping[LinkKind, frozenset[str]]:
    """The paths of the goals that something of each kind serves.

    Tasks and content entries also serve the goals of the pillar whose tactic they carry out.
    """
    found: dict[LinkKind, set[str]] = {"pillar": set(), **{kind: set() for kind in WORK}}
    for kind, ref in _refs(subject):
        goal = subject.index.find("goals", ref)
        if goal is not None:
            found[kind].add(goal.path)
    return {kind: frozenset(paths) for kind, paths in found.items()}


def _refs(subject: Subject) -> Iterator[tuple[LinkKind, str]]:
    plan = subject.plan
    entries = plan.content.entries if plan.content else ()
    for pillar in plan.strategy.pillars if plan.strategy else ():
        yield from (("pillar", ref) for ref in pillar.goals)
    for phase in plan.phases:
        yield from (("phase", ref) for ref in phase.goals)
    for activity in plan.activities:
        yield from (("activity", ref) for ref in activity.goals)
    yield from (("content", entry.goal) for entry in entries if entry.goal)
    parents = _parents(subject)
    for task in all_tasks(plan.phases):
        yield from (("task", ref) for ref in task.goals)
        yield from (("task", ref) for ref in _through(subject, parents, task.tactic))
    for entry in entries:
        yield from (("content", ref) for ref in _through(subject, parents, entry.tactic))


def carried_tactics(subject: Subject) -> frozenset[str]:
    """The paths of the tactics that a task or a content entry carries out, and of the pillars named in their place."""
    plan, index = subject.plan, subject.index
    entries = plan.content.entries if plan.content else ()
    names = [task.tactic for task in all_tasks(plan.phases)] + [entry.tactic for entry in entries]
    found = (index.find("tactics", name) or index.find("pillars", name) for name in names if name)
    return frozenset(each.path for each in found if each is not None)


def _parents(subject: Subject) -> Mapping[str, Pillar]:
    strategy = subject.plan.strategy
    pillars = strategy.pillars if strategy else ()
    return {tactic.path: pillar for pillar in pillars for tactic in pillar.tactics}


def _through(subject: Subject, parents: Mapping[str, Pillar], name: str | None) -> tuple[str, ...]:
    """The goals of the pillar that a tactic, or a pillar named in its place, belongs to."""
    found = (subject.index.find("tactics", name) or subject.index.find("pillars", name)) if name else None
    pillar = parents.get(found.path) if isinstance(found, Tactic) else found
    return pillar.goals if isinstance(pillar, Pillar) else ()
