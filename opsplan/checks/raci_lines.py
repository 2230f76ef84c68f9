"""Lines of the RACI matrix: the tasks that say who is asked before and who is told after."""

from __future__ import annotations

from opsplan.model.index import PlanIndex
from opsplan.model.phases import Task
from opsplan.model.refs import split_persons


def has_raci_line(task: Task) -> bool:
    """True when the task says whom it consults or informs, which only the matrix shows."""
    return bool(task.consulted or task.informed)


def accountable(task: Task, index: PlanIndex) -> tuple[str, ...]:
    """The persons who get an A: the owner, or all of those that its text names."""
    if task.owner is None:
        return ()
    return (task.owner,) if index.person(task.owner) else split_persons(task.owner)
