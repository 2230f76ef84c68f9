"""The tasks of a plan as one list: who is whose part, and what a ref means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from opsplan.model.phases import Phase, Task
from opsplan.model.problems import shorten
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class OutlineTask:
    """A task and its place. ``parent`` and ``children`` are indices in the same list."""

    index: int
    task: Task
    phase: int
    depth: int
    parent: int | None
    children: tuple[int, ...]

    @property
    def label(self) -> str:
        """What messages call the task."""
        return shorten(self.task.id or self.task.name)


def outline(phases: Sequence[Phase]) -> tuple[OutlineTask, ...]:
    """All tasks in the order of the file, subtasks after their parent. Does not recurse."""
    rows: list[tuple[Task, int, int, int | None]] = []
    children: dict[int, list[int]] = {}
    for phase_index, phase in enumerate(phases):
        stack: list[tuple[Task, int, int | None]] = [(task, 0, None) for task in reversed(phase.tasks)]
        while stack:
            task, depth, parent = stack.pop()
            index = len(rows)
            rows.append((task, phase_index, depth, parent))
            if parent is not None:
                children.setdefault(parent, []).append(index)
            if task.tasks:
                stack.extend((each, depth + 1, index) for each in reversed(task.tasks))
    return tuple(
        OutlineTask(index, task, phase, depth, parent, tuple(children.get(index, ())))
        for index, (task, phase, depth, parent) in enumerate(rows)
    )


def by_ref(tasks: Sequence[OutlineTask]) -> Mapping[str, tuple[int, ...]]:
    """The tasks that an id or an exact name may mean, in order."""
    found: dict[str, list[int]] = {}
    for each in tasks:
        name, own = each.task.name.strip(), each.task.id
        for text in (own, name) if own != name else (name,):
            if text:
                found.setdefault(text, []).append(each.index)
    return {text: tuple(indices) for text, indices in found.items()}
