"""How tasks stand on a day: done, late, at risk, on track, not begun.

The rule, in this order:

1. **done**: an actual end is written, or progress is 100 %.
2. **late**: its last day has passed.
3. **planned**: its first day is still to come, and nothing is recorded of it. Work not begun whose predecessor
   is late is **at risk**.
4. **at risk**: progress is more than :data:`BEHIND` below the share of its working days that have passed.
5. **on track**: otherwise.

A day counts as passed when it is over, so a task is not late on its last day. A parent stands as the worst of
its parts. A milestone is late or done, or not reached yet. Rolling work is never late before its last day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.results import Schedule, ScheduledTask

Kind = Literal["planned", "on-track", "at-risk", "late", "done"]

BEHIND = 0.2
"""How far progress may lie below what was expected before a task is at risk: a fifth of the work, in practice
a day in a week."""
_WORST: tuple[Kind, ...] = ("late", "at-risk", "on-track", "planned", "done")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """How a task stands. ``expected`` is the share (0–1) of its working days that have passed."""

    kind: Kind
    expected: float
    reason: Bilingual


def records_progress(schedule: Schedule) -> bool:
    """True when the plan says of any task how far it is."""
    return any(
        t.task.progress is not None or t.task.actual_start or t.task.actual_end for t in schedule.tasks
    )


def task_statuses(schedule: Schedule, today: date) -> Mapping[str, TaskStatus]:
    """The status of every task with dates, by its path; empty while the plan records no progress at all."""
    if not records_progress(schedule):
        return {}
    found: dict[int, TaskStatus] = {}
    parts: dict[int, list[int]] = {}
    for task in schedule.tasks:
        if task.parent is not None:
            parts.setdefault(task.parent, []).append(task.index)
        if not task.summary and task.start and task.end:
            found[task.index] = task_status(task, today, schedule.calendar)
    for task in schedule.tasks:
        if found.get(task.index, _DONE).kind == "planned" and _waits_for_late(task, found):
            expected = found[task.index].expected
            found[task.index] = TaskStatus(
                "at-risk", expected, Bilingual("前置任务已延期", "a predecessor is late")
            )
    for task in reversed(schedule.tasks):
        below = [found[index] for index in parts.get(task.index, ()) if index in found]
        if task.summary and below:
            worst = min(below, key=lambda status: _WORST.index(status.kind))
            if worst.kind == "planned" and any(s.kind in ("done", "on-track") for s in below):
                worst = TaskStatus("on-track", worst.expected, Bilingual("部分已完成", "some of it is done"))
            found[task.index] = worst
    return {schedule.tasks[index].path: status for index, status in sorted(found.items())}


def status_kinds(schedule: Schedule, today: date) -> Mapping[str, Kind]:
    """How every task stands, in a word, by its path; empty while the plan records no progress at all."""
    return {path: status.kind for path, status in task_statuses(schedule, today).items()}


_DONE = TaskStatus("done", 1.0, Bilingual("已完成", "done"))


def _waits_for_late(task: ScheduledTask, found: Mapping[int, TaskStatus]) -> bool:
    return any(
        link.source is not None and found.get(link.source, _DONE).kind == "late" for link in task.predecessors
    )


def task_status(task: ScheduledTask, today: date, calendar: WorkCalendar) -> TaskStatus:
    """The status of one task with dates, by itself. Raises ValueError without dates."""
    if task.start is None or task.end is None:
        raise ValueError("a task without dates has no status")
    done = float(task.task.progress.value) if task.task.progress else 0.0
    if task.task.actual_end or done >= 1.0:
        return _DONE
    expected = _expected(task.start, task.end, today, calendar)
    if task.end < today:
        days = calendar.working_days_between(task.end + _DAY, today)
        return TaskStatus(
            "late", 1.0,
            Bilingual(f"应于 {task.end} 完成，已过 {days} 个工作日", f"was due on {task.end}, {days} working days ago"),
        )  # fmt: skip
    if task.milestone or (task.start > today and not done and not task.task.actual_start):
        return TaskStatus("planned", 0.0, Bilingual("未到开始日期", "not due to begin yet"))
    if not task.task.rolling and done < expected - BEHIND:
        return TaskStatus(
            "at-risk", expected,
            Bilingual(f"进度 {done:.0%}，按工作日应到 {expected:.0%}", f"{done:.0%} done, {expected:.0%} of its working days have passed"),
        )  # fmt: skip
    return TaskStatus("on-track", expected, Bilingual("按计划进行", "going to plan"))


def _expected(start: date, end: date, today: date, calendar: WorkCalendar) -> float:
    """The share of the working days before today; of calendar days where none is worked."""
    if today <= start:
        return 0.0
    last = min(end, today - _DAY)
    whole = calendar.working_days_between(start, end)
    if whole:
        return calendar.working_days_between(start, last) / whole
    return ((last - start).days + 1) / ((end - start).days + 1)
