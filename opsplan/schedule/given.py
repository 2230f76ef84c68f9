"""What a task says itself about its dates, before any predecessor is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.times import Duration
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.expressions import DateNames
from opsplan.schedule.lengths import first_day, last_day
from opsplan.schedule.outline import OutlineTask
from opsplan.schedule.problems import Problems


class Given(NamedTuple):
    """A task's own dates. ``broken``: something is written that means no day, and that is reported.

    ``start`` of work with an end and a duration is None here; see :attr:`counted_start`.
    """

    start: date | None = None
    end: date | None = None
    duration: Duration | None = None
    milestone: bool = False
    broken: bool = False
    counted_start: date | None = None

    @property
    def begins(self) -> date | None:
        """The first day as far as the task itself fixes it."""
        return self.start or self.counted_start


def given_dates(
    tasks: Sequence[OutlineTask], dates: DateNames, calendar: WorkCalendar, problems: Problems
) -> tuple[Given, ...]:
    """What each task says of its dates; reports values that contradict one another."""
    return tuple(_of_task(each, dates, calendar, problems) for each in tasks)


def _of_task(item: OutlineTask, dates: DateNames, calendar: WorkCalendar, problems: Problems) -> Given:
    task = item.task
    field = "start" if task.start else "date"
    written = task.start or task.date
    start = dates.resolve(written, (*task.loc, field)) if written else None
    end = dates.resolve(task.end, (*task.loc, "end")) if task.end else None
    if task.start and task.date:
        other = dates.resolve(task.date, (*task.loc, "date"))
        if start and other and other != start:
            _clash(item, "date", start, other, problems)
    broken = (written is not None and start is None) or (task.end is not None and end is None)
    if task.milestone and not item.children:
        return _milestone(item, start, end, broken, problems)
    duration = task.duration
    if duration and not duration.amount:
        problems.blocking(
            "tsk-zero-duration", (*task.loc, "duration"),
            Bilingual(f"任务“{item.label}”的工期是 0", f"the duration of task '{item.label}' is 0"),
            Bilingual("至少写 1；如果是一个时间点，写 milestone: true", "write 1 or more, or milestone: true for a point in time"),
        )  # fmt: skip
        duration, broken = None, True
    if start and end and end < start:
        problems.blocking(
            "tsk-date-inverted", (*task.loc, "end"),
            Bilingual(f"任务“{item.label}”的结束 {end} 早于开始 {start}", f"task '{item.label}' ends on {end}, before it starts on {start}"),
            Bilingual("改其中一个，或只写开始和工期", "change one of them, or give a start and a duration"),
        )  # fmt: skip
        end, broken = None, True
    if item.children:
        if task.milestone:
            problems.quality(
                "tsk-parent-milestone", Severity.WARNING, (*task.loc, "milestone"),
                Bilingual(f"“{item.label}”有子任务，不能是里程碑，按任务排", f"'{item.label}' has subtasks, so it cannot be a milestone; it is scheduled as a task"),
                Bilingual("删去 milestone，或在子任务里另写一个里程碑", "drop milestone, or make one of the subtasks the milestone"),
            )  # fmt: skip
        return _summary(item, Given(start, end, duration, False, broken), calendar, problems)
    counted = _counted(end, duration, calendar) if end and duration and not start and not broken else None
    if start and end and duration:
        _check_three(item, start, end, duration, calendar, problems)
        duration = None
    return Given(start, end, duration, False, broken, counted)


def _counted(end: date, duration: Duration, calendar: WorkCalendar) -> date | None:
    try:
        return first_day(calendar, end, duration)
    except OverflowError:
        return None


def _milestone(
    item: OutlineTask, start: date | None, end: date | None, broken: bool, problems: Problems
) -> Given:
    task = item.task
    if start and end and start != end:
        _clash(item, "end", start, end, problems)
    if task.duration and task.duration.amount:
        problems.quality(
            "tsk-milestone-length", Severity.WARNING, (*task.loc, "duration"),
            Bilingual(f"里程碑“{item.label}”是一天，工期 {task.duration.text} 不起作用", f"milestone '{item.label}' is a day; its duration {task.duration.text} has no effect"),
            Bilingual("删去工期，或删去 milestone", "drop the duration, or drop milestone"),
        )  # fmt: skip
    return Given(start or end, start or end, None, True, broken)


def _summary(item: OutlineTask, given: Given, calendar: WorkCalendar, problems: Problems) -> Given:
    """A parent's duration counts only with its own start; its span is that of its subtasks otherwise."""
    if not given.duration:
        return given
    if given.start and given.end:
        _check_three(item, given.start, given.end, given.duration, calendar, problems)
        return given._replace(duration=None)
    if given.start:
        try:
            return given._replace(end=last_day(calendar, given.start, given.duration), duration=None)
        except OverflowError:
            return given
    problems.quality(
        "tsk-parent-duration", Severity.WARNING, (*item.task.loc, "duration"),
        Bilingual(f"“{item.label}”有子任务，起止由子任务决定，工期不起作用", f"'{item.label}' has subtasks, which give its dates; its duration has no effect"),
        Bilingual("删去工期，或写明 start 开始", "drop the duration, or give a start"),
    )  # fmt: skip
    return given._replace(duration=None)


def _check_three(
    item: OutlineTask, start: date, end: date, duration: Duration, calendar: WorkCalendar, problems: Problems
) -> None:
    """Start, end and duration are all given: the dates win, and a duration that disagrees is reported."""
    if duration.unit == "wd":
        agrees = calendar.working_days_between(start, end) == duration.amount
    else:
        try:
            agrees = last_day(calendar, start, duration) == end
        except OverflowError:
            agrees = False
    if not agrees:
        days, working = (end - start).days + 1, calendar.working_days_between(start, end)
        problems.quality(
            "tsk-dates-clash", Severity.ERROR, (*item.task.loc, "duration"),
            Bilingual(
                f"任务“{item.label}”从 {start} 到 {end} 共 {days} 天（{working} 个工作日），与工期 {duration.text} 不符，按起止日期排",
                f"task '{item.label}' from {start} to {end} takes {days} days ({working} working), not {duration.text}; the dates are used",
            ),
            Bilingual("开始、结束、工期三项写两项就够", "two of start, end and duration are enough"),
        )  # fmt: skip


def _clash(item: OutlineTask, field: str, used: date, other: date, problems: Problems) -> None:
    problems.quality(
        "tsk-dates-clash", Severity.ERROR, (*item.task.loc, field),
        Bilingual(f"“{item.label}”写了两个不同的日期 {used} 和 {other}，按 {used} 排", f"'{item.label}' has two dates, {used} and {other}; {used} is used"),
        Bilingual("只留一个", "keep one of them"),
    )  # fmt: skip
