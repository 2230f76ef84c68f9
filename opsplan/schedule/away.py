"""Tasks whose owner is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.model.plan import Plan
from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.load import done
from opsplan.schedule.people import Owners, Worker
from opsplan.schedule.results import Schedule, ScheduledTask


@dataclass(frozen=True, slots=True)
class Absence:
    """A task whose owner is on leave for ``away`` of its ``days`` working days (of its days, for work on days off).

    ``spans`` are the first and last days of the leave inside the task; none when the owner's own country has
    a holiday on all of it, which counts only then.
    """

    task: ScheduledTask
    person: str
    spans: tuple[tuple[date, date], ...]
    away: int
    days: int


def absences(plan: Plan, schedule: Schedule) -> Iterator[Absence]:
    """Every task with an absent owner, in order. Of rolling and background work only what nobody is there for."""
    if all(worker.calendar is schedule.calendar for worker in schedule.people):
        return  # nobody has leave, or a country of one's own
    owners = Owners(plan, schedule.people, schedule.calendar)
    for task in schedule.tasks:
        worker = None if task.summary or done(task) else owners.of(task.task)
        if worker is None or task.start is None or task.end is None:
            continue
        found = _absence(task, worker, task.start, task.end, schedule.calendar)
        routine = task.task.rolling or plan.phases[task.phase_index].background
        if found and (found.away == found.days or not routine):
            yield found


def _absence(
    task: ScheduledTask, worker: Worker, start: date, end: date, calendar: WorkCalendar
) -> Absence | None:
    days = calendar.working_days_between(start, end)
    spans = tuple(
        (max(off.start, start), min(off.end, end))
        for off in sorted(worker.leave, key=lambda off: off.start)
        if off.start <= end and off.end >= start
    )
    if not days:
        away = sum((last - first).days + 1 for first, last in spans)
        return Absence(task, worker.name, spans, away, (end - start).days + 1) if away else None
    if not worker.calendar.working_days_between(start, end):
        return Absence(task, worker.name, spans, days, days)
    away = sum(calendar.working_days_between(first, last) for first, last in spans)
    return Absence(task, worker.name, spans, min(away, days), days) if away else None
