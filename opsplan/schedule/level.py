"""Levelling: which tasks to begin later, so that nobody has more to do than a day holds.

A serial schedule generation: the tasks are taken one after another, a task when all it waits for is placed, and
among those that may be taken the one with the least total slack first, then the one that starts first, then the
first in the file. Each is put on the first day, never before its own, on which its owner is there and has room.

What stays: tasks with a start, date or end of their own, milestones, work that has begun or is done, and tasks
without a duration. They keep their room, and no task is moved past what they, the written ends of phases and
parents, and the end of the period allow. Overload that cannot be removed so is given back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from opsplan.diagnostics import Bilingual
from opsplan.model.plan import Plan
from opsplan.records import dataclass
from opsplan.schedule.load import DAY, Overload, overloads
from opsplan.schedule.placing import Placing
from opsplan.schedule.results import Schedule, ScheduledTask

_ROUNDS = 20
"""How often tasks that pushed something fixed are put back before the proposal is given up."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A task that would begin later: on ``start``, ``moved`` working days after its present start."""

    task: ScheduledTask
    start: date
    end: date
    moved: int
    because: Bilingual


@dataclass(frozen=True, slots=True)
class Leveling:
    """The proposal: ``shifts`` in the order of the tasks, and ``left``, the overload there is with them."""

    shifts: tuple[Shift, ...] = ()
    left: tuple[Overload, ...] = ()


def level(plan: Plan, schedule: Schedule) -> Leveling:
    """The shifts that remove as much overload as can be; none when they would not make it less. Changes nothing."""
    before = overloads(plan, schedule)
    if not before:
        return Leveling()
    placing = Placing(plan, schedule)
    back: set[int] = set()
    for _ in range(_ROUNDS):
        placing.run(back)
        pushed = placing.pushed()
        if not pushed:
            break
        back |= pushed
    else:
        return Leveling((), before)
    left = overloads(plan, replace(schedule, tasks=placing.tasks()))
    if sum(each.days for each in left) >= sum(each.days for each in before):
        return Leveling((), before)
    return Leveling(tuple(_shifts(schedule, placing)), left)


def _shifts(schedule: Schedule, placing: Placing) -> Iterator[Shift]:
    for task, (start, end), because in placing.moved():
        if task.start:
            later = schedule.calendar.working_days_between(task.start, start - DAY)
            yield Shift(task, start, end, later, because)
