"""Looking things up in a plan by id or exact name, and persons by id, name or unique role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsplan.model.base import Entry
from opsplan.model.phases import Phase, Task
from opsplan.model.plan import Member, Plan


def walk_tasks(tasks: Iterable[Task]) -> Iterator[Task]:
    """All tasks and subtasks, parents first, in the order of the file. Does not recurse."""
    stack = list(reversed(tuple(tasks)))
    while stack:
        task = stack.pop()
        yield task
        if task.tasks:
            stack.extend(reversed(task.tasks))


def all_tasks(phases: Iterable[Phase]) -> Iterator[Task]:
    """All tasks of all phases, in the order of the file."""
    return walk_tasks(task for phase in phases for task in phase.tasks)


def entries(plan: Plan, target: str) -> Iterator[Entry]:
    """The entries a ref to ``target`` may mean. Raises KeyError for an unknown target."""
    strategy, content, audience = plan.strategy, plan.content, plan.audience
    pillars = strategy.pillars if strategy else ()
    sources: dict[str, Iterable[Entry]] = {
        "goals": plan.goals,
        "metrics": plan.metrics,
        "segments": audience.segments if audience else (),
        "pillars": pillars,
        "tactics": (tactic for pillar in pillars for tactic in pillar.tactics),
        "channels": strategy.channels if strategy else (),
        "phases": plan.phases,
        "tasks": all_tasks(plan.phases),
        "activities": plan.activities,
        "problems": (p for s in (plan.background.status_quo if plan.background else ()) for p in s.problems),
        "columns": content.columns if content else (),
        "team": plan.team,
    }
    yield from sources[target]


TARGETS = (
    "goals", "metrics", "segments", "pillars", "tactics", "channels", "phases", "tasks", "activities", "problems",
    "columns", "team",
)  # fmt: skip


def entry_name(entry: Entry) -> str:
    """What people call the entry: its name, or the text of a problem."""
    name = getattr(entry, "name", None) or getattr(entry, "text", None)
    return name if isinstance(name, str) else ""


class PlanIndex:
    """A plan's entries by id and by name. Ids win over names; the first of two equal names wins."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._tables: dict[str, dict[str, Entry]] = {}
        self._people: dict[str, Member] = {}
        roles: dict[str, list[Member]] = {}
        for member in plan.team:
            roles.setdefault(member.role or "", []).append(member)
        for role, members in roles.items():
            if role and len(members) == 1:
                self._people[role] = members[0]
        for member in reversed(plan.team):
            self._people[member.name] = member
        for member in reversed(plan.team):
            if member.id:
                self._people[member.id] = member

    def table(self, target: str) -> dict[str, Entry]:
        """All names and ids of ``target`` with their entries."""
        if target not in self._tables:
            found = tuple(entries(self.plan, target))
            table = {entry_name(entry): entry for entry in reversed(found)}
            table.update({entry.id: entry for entry in reversed(found) if getattr(entry, "id", None)})  # type: ignore[attr-defined]
            self._tables[target] = table
        return self._tables[target]

    def find(self, target: str, ref: str) -> Entry | None:
        """The entry a ref means, or None."""
        return self.table(target).get(ref.strip())

    def name(self, targets: str | tuple[str, ...], ref: str) -> str:
        """The name of the entry a ref means; a text that is no ref is its own name."""
        for target in (targets,) if isinstance(targets, str) else targets:
            entry = self.find(target, ref)
            if entry is not None:
                return entry_name(entry)
        return ref

    def person(self, text: str) -> Member | None:
        """The member of the team a text means."""
        return self._people.get(text.strip())

    def person_name(self, text: str) -> str:
        """The person's name, or the text itself when the team has no such member."""
        member = self.person(text)
        return member.name if member else text

    def persons(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The names of several persons."""
        return tuple(self.person_name(text) for text in texts)

    @property
    def people(self) -> tuple[str, ...]:
        """All texts that mean a member of the team."""
        return tuple(self._people)
