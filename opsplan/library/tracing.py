"""What becomes of a goal: the pillars and tactics that serve it, the work and the content that carry them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from opsplan.model.activities import Activity
from opsplan.model.base import Entry
from opsplan.model.content import ContentEntry
from opsplan.model.goals import Goal
from opsplan.model.index import PlanIndex, all_tasks
from opsplan.model.phases import Task
from opsplan.model.plan import Plan
from opsplan.model.strategy import Pillar, Tactic
from opsplan.records import dataclass


@dataclass(slots=True)
class Trace:
    """A way from a goal to work. Without a ``pillar``, work and content name the goal themselves."""

    pillar: Pillar | None = None
    tactic: Tactic | None = None
    tasks: list[Task] = field(default_factory=list)
    content: list[Activity | ContentEntry] = field(default_factory=list)


class Tracing:
    """The ways from the goals of one plan."""

    def __init__(self, plan: Plan, index: PlanIndex) -> None:
        self._index = index
        self._pillars = plan.strategy.pillars if plan.strategy else ()
        self._owners = {tactic.path: pillar for pillar in self._pillars for tactic in pillar.tactics}
        self._tasks = tuple(all_tasks(plan.phases))
        self._activities = plan.activities
        self._entries = plan.content.entries if plan.content else ()
        refs = [*(task.tactic for task in self._tasks), *(entry.tactic for entry in self._entries)]
        found = [self._tactic(ref) for ref in dict.fromkeys(refs) if ref]
        self._carried = {one.path for pillar, tactic in found if (one := tactic or pillar)}

    def of(self, goal: Goal) -> tuple[Trace, ...]:
        """The ways of a goal: each tactic of each pillar that serves it, also where nothing carries it out yet; then
        what names the goal without one of them. Tasks and entries with a tactic count for every goal of its pillar,
        unless they say which goals they are for; what they carry out for other goals alone is left out here."""
        traces: dict[tuple[str, str], Trace] = {}
        for pillar in self._serving(goal):
            for tactic in pillar.tactics or (None,):
                traces[pillar.path, tactic.path if tactic else ""] = Trace(pillar, tactic)
        for task in self._tasks:
            trace = self._trace(traces, goal, task.tactic, task.goals)
            if trace:
                trace.tasks.append(task)
        for activity in self._activities:
            if trace := self._trace(traces, goal, None, activity.goals):
                trace.content.append(activity)
        for entry in self._entries:
            if trace := self._trace(traces, goal, entry.tactic, (entry.goal,) if entry.goal else ()):
                trace.content.append(entry)
        return tuple(
            trace for trace in traces.values() if trace.tasks or trace.content or not self._used(trace)
        )

    def _used(self, trace: Trace) -> bool:
        """True when something carries the tactic out, be it for another goal."""
        planned = trace.tactic or trace.pillar
        return planned is not None and planned.path in self._carried

    def _serving(self, goal: Goal) -> Iterator[Pillar]:
        return (pillar for pillar in self._pillars if self._names(pillar.goals, goal))

    def _names(self, refs: Iterable[str], goal: Goal) -> bool:
        return any((found := self._index.find("goals", ref)) and found.path == goal.path for ref in refs)

    def _trace(
        self, traces: dict[tuple[str, str], Trace], goal: Goal, ref: str | None, goals: Iterable[str]
    ) -> Trace | None:
        """Where work belongs on the goal's ways; None when it is not for this goal."""
        named = tuple(goals)
        pillar, tactic = self._tactic(ref) if ref else (None, None)
        serves = pillar is not None and self._names(pillar.goals, goal)
        if not (self._names(named, goal) if named else serves):
            return None
        key = (pillar.path if pillar else "", tactic.path if tactic else "")
        return traces.setdefault(key, Trace(pillar, tactic))

    def _tactic(self, ref: str) -> tuple[Pillar | None, Tactic | None]:
        found: Entry | None = self._index.find("tactics", ref)
        if isinstance(found, Tactic):
            return self._owners.get(found.path), found
        pillar = self._index.find("pillars", ref)
        return (pillar if isinstance(pillar, Pillar) else None), None
