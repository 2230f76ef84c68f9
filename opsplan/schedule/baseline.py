"""A schedule against an older one: what moved, by how many working days, what came and what went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.results import Schedule, ScheduledTask

Span = tuple[date, date]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Slip:
    """A task now and before; dates are inclusive and None where there are none.

    ``start_slip`` and ``end_slip`` are working days of the newer calendar, positive when later now. ``path`` is
    that of the newer plan, of the older for what was ``removed``.
    """

    path: str
    id: str
    name: str
    kind: Literal["same", "moved", "added", "removed"]
    before: Span | None
    now: Span | None
    start_slip: int = 0
    end_slip: int = 0


def slips(now: Schedule, before: Schedule) -> tuple[Slip, ...]:
    """Every task of both schedules: those of the newer in its order, then those that were removed.

    A task is the same when its id is, else when its name is and no other task has it; a name that several
    tasks share counts within its phase.
    """
    old = _keys(before)
    met: set[int] = set()
    found = []
    for task, keys in _keyed(now):
        earlier = next((old[key] for key in keys if old.get(key) is not None), None)
        if earlier is not None and earlier.index not in met:
            met.add(earlier.index)
            found.append(_slip(task, earlier, now.calendar))
        else:
            found.append(Slip(task.path, task.task.id or "", task.task.name, "added", None, _span(task)))
    gone = (task for task in before.tasks if task.index not in met)
    removed = (Slip(t.path, t.task.id or "", t.task.name, "removed", _span(t), None) for t in gone)
    return (*found, *removed)


def shift(calendar: WorkCalendar, before: date, now: date) -> int:
    """Working days from one day to another; negative when it came forward."""
    if now >= before:
        return calendar.working_days_between(before + _DAY, now)
    return -calendar.working_days_between(now + _DAY, before)


def _slip(task: ScheduledTask, earlier: ScheduledTask, calendar: WorkCalendar) -> Slip:
    span, was = _span(task), _span(earlier)
    start = shift(calendar, was[0], span[0]) if span and was else 0
    end = shift(calendar, was[1], span[1]) if span and was else 0
    kind: Literal["same", "moved"] = "same" if span == was else "moved"
    return Slip(task.path, task.task.id or "", task.task.name, kind, was, span, start, end)


def _span(task: ScheduledTask) -> Span | None:
    return (task.start, task.end) if task.start and task.end else None


_Key = tuple[str, ...]


def _keyed(schedule: Schedule) -> Sequence[tuple[ScheduledTask, tuple[_Key, ...]]]:
    """Every task with what it can be known by, the surest first."""
    out = []
    for task in schedule.tasks:
        phase = schedule.phases[task.phase_index].phase.name
        name = task.task.name
        ids: tuple[_Key, ...] = (("id", task.task.id),) if task.task.id else ()
        out.append((task, (*ids, ("name", phase, name), ("name", name))))
    return out


def _keys(schedule: Schedule) -> Mapping[_Key, ScheduledTask | None]:
    """What a task can be found by; None where several tasks share it."""
    found: dict[_Key, ScheduledTask | None] = {}
    for task, keys in _keyed(schedule):
        for key in keys:
            found[key] = None if key in found else task
    return found
