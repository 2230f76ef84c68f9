"""The load of persons: what the tasks they own ask of their days, against what they have.

A task loads its owner only, with its ``effort`` on every day of it that the owner works. Without an effort it
takes all the day the owner has (``capacity``), so that one such task is never too much, and two at a time are.
Work that lies on the plan's days off alone, an event on a Sunday, loads those days. Parents, milestones and work
that is done load nobody; rolling work and that of background phases counts only with an effort of its own, since
"every day a little" is no full day. Shares are of a whole day, in ten-thousandths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from opsplan.model.plan import Plan
from opsplan.records import dataclass
from opsplan.schedule.people import Owners, Worker
from opsplan.schedule.results import Schedule, ScheduledTask

FULL = 10_000
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Overload:
    """A stretch of days on which a person has more to do than the day holds.

    ``start`` and ``end`` are its first and last such day; all worked days between them are overloaded, ``days``
    in number, and some of the work goes on from each to the next. ``load`` is the heaviest day's and ``capacity`` the person's, both in per cent of a day. ``tasks``
    are those that make it, in order of their start.
    """

    person: str
    start: date
    end: date
    days: int
    load: int
    capacity: int
    tasks: tuple[ScheduledTask, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A task with dates as work of its owner; ``effort`` in ten-thousandths of a day.

    ``every_day``: the plan has no working day in it, so that it loads all its days.
    """

    task: ScheduledTask
    start: date
    end: date
    effort: int
    every_day: bool


def done(task: ScheduledTask) -> bool:
    """True when nothing of the task is left to do."""
    progress = task.task.progress
    return task.task.actual_end is not None or (progress is not None and progress.value >= 1)


def effort_of(task: ScheduledTask, plan: Plan, worker: Worker) -> int:
    """The share of a day a task asks of its owner, in ten-thousandths; 0 when it asks nothing."""
    if task.summary or task.milestone or done(task):
        return 0
    if task.task.effort:
        return int(task.task.effort.value * FULL)
    routine = task.task.rolling or plan.phases[task.phase_index].background
    return 0 if routine else int(worker.capacity * FULL)


def jobs(plan: Plan, schedule: Schedule) -> Mapping[Worker, Sequence[Job]]:
    """What each person has to do, in the order of the tasks; persons in the order they first own something."""
    owners = Owners(plan, schedule.people, schedule.calendar)
    found: dict[Worker, list[Job]] = {}
    for task in schedule.tasks:
        worker = owners.of(task.task)
        effort = effort_of(task, plan, worker) if worker else 0
        if worker and effort and task.start and task.end:
            found.setdefault(worker, []).append(
                Job(task, task.start, task.end, effort, every_day=not task.working_days)
            )
    return found


def overloads(plan: Plan, schedule: Schedule) -> tuple[Overload, ...]:
    """Every stretch of overloaded days, by its first day."""
    found = [each for worker, own in jobs(plan, schedule).items() for each in overloads_of(worker, own)]
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.tasks[-1].index)))


def overloads_of(worker: Worker, own: Sequence[Job]) -> Iterator[Overload]:
    """The overloaded stretches of one person's work."""
    yield from _stretches(worker, [job for job in own if not job.every_day], every_day=False)
    yield from _stretches(worker, [job for job in own if job.every_day], every_day=True)


@dataclass(slots=True)
class _Run:
    """An overload as it grows."""

    start: date
    end: date
    days: int
    load: int
    jobs: dict[int, Job]


def _stretches(worker: Worker, own: Iterable[Job], *, every_day: bool) -> Iterator[Overload]:
    """One sweep over the days on which something begins or ends; between two of them the load is the same."""
    begins: dict[date, list[Job]] = {}
    ends: dict[date, list[Job]] = {}
    for job in own:
        begins.setdefault(job.start, []).append(job)
        ends.setdefault(job.end + DAY, []).append(job)
    bounds = sorted({*begins, *ends})
    capacity, load, run = int(worker.capacity * FULL), 0, None
    active: dict[int, Job] = {}
    for first, after in pairwise(bounds):
        for job in ends.get(first, ()):
            del active[job.task.index]
            load -= job.effort
        for job in begins.get(first, ()):
            active[job.task.index] = job
            load += job.effort
        if run is None and load <= capacity:
            continue
        last = after - DAY
        days = (last - first).days + 1 if every_day else worker.calendar.working_days_between(first, last)
        if not days:
            continue
        if run and (load <= capacity or not any(index in run.jobs for index in active)):
            yield _finished(worker, run)
            run = None
        if load <= capacity:
            continue
        fresh = {job.task.index: job for job in begins.get(first, ())} if run else dict(active)
        if run is None:
            run = _Run(first if every_day else worker.calendar.next_working(first), last, 0, 0, {})
        run.end = last if every_day else worker.calendar.previous_working(last)
        run.days, run.load = run.days + days, max(run.load, load)
        run.jobs.update(fresh)
    if run:
        yield _finished(worker, run)


def _finished(worker: Worker, run: _Run) -> Overload:
    ordered = sorted(run.jobs.values(), key=lambda job: (job.start, job.task.index))
    return Overload(
        worker.name, run.start, run.end, run.days, round(run.load / 100), round(worker.capacity * 100),
        tuple(job.task for job in ordered),
    )  # fmt: skip
