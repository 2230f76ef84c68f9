"""The last work before an event needs a day that nothing fills."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from opsplan.checks.english import counted
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.checks.work_events import is_event, runs_up_to_event
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.schedule import ScheduledTask
from opsplan.schedule.load import done

DAYS = Setting(
    "days", 1, Bilingual("活动日前至少空几个工作日", "working days to be left free before an event")
)
_DAY = timedelta(days=1)


def check(subject: Subject) -> Iterator[Hit]:
    """Predecessors of the work of an event that end so late that no working day is left before it.

    An event is a task that begins on the first day of an activity, or a milestone with a day of its own whose name
    says so. Of several predecessors the one that ends last is named.
    """
    first_days = {span[0] for span in subject.schedule.activities if span}
    told: set[int] = set()
    for event in subject.schedule.tasks:
        day = event.start
        if day is None or event.summary or done(event) or not _on_event(event, day, first_days):
            continue
        before = [task for task in _before(event, subject) if task.start and task.end and task.start < day]
        last = max(before, key=lambda task: (task.end or day, -task.index), default=None)
        if last is None or last.end is None or last.index in told:
            continue
        free = subject.schedule.calendar.working_days_between(last.end + _DAY, day - _DAY)
        if free < subject.value("tsk-no-buffer", DAYS):
            told.add(last.index)
            yield _hit(last, event, day, free, subject)


def _on_event(task: ScheduledTask, day: date, first_days: set[date]) -> bool:
    written = task.task.start or task.task.date
    return bool(written) and (day in first_days or (task.milestone and is_event(task.task)))


def _before(event: ScheduledTask, subject: Subject) -> Iterator[ScheduledTask]:
    """The work that must be finished for the event and could be late."""
    for link in event.predecessors:
        if link.kind == "FS" and link.source is not None:
            task = subject.schedule.tasks[link.source]
            if not (task.task.rolling or done(task) or runs_up_to_event(task.task)):
                yield task


def _hit(last: ScheduledTask, event: ScheduledTask, day: date, free: int, subject: Subject) -> Hit:
    name, what = shorten(last.task.name, 30), shorten(event.task.name, 30)
    wanted = int(subject.value("tsk-no-buffer", DAYS))
    left = (
        Bilingual("中间没有工作日", "with no working day between them")
        if not free
        else Bilingual(f"中间只有 {free} 个工作日", f"with only {counted(free, 'working day')} between them")
    )
    field = "end" if last.task.end else "duration" if last.task.duration else "start"
    return Hit(
        (*last.task.loc, field),
        Bilingual(
            f"“{name}”{last.end} 才结束，“{what}”{day} 就开始，{left.zh}",
            f"'{name}' ends on {last.end} and '{what}' is on {day}, {left.en}",
        ),
        Bilingual(
            f"提前完成，活动日前至少留 {wanted} 个工作日的缓冲",
            f"finish earlier: keep {counted(wanted, 'working day')} free before the event",
        ),
    )


RULE = Rule(
    "tsk-no-buffer", "OPS782", Severity.WARNING,
    Bilingual("活动日前没有缓冲", "no buffer before an event"),
    Bilingual("活动日不会因为前面的任务晚一天而改期；最后一项准备贴着活动日，晚一天就开天窗。", "An event does not move when the work before it is a day late; keep a day that nothing fills."),
    "phases:\n  - name: 筹备\n    tasks:\n      - {id: t, name: 课件制作, start: 2027-03-08, end: 2027-03-17, owner: 潘岳, deliverable: 课件}\n      - {name: 直播, start: 2027-03-18, milestone: true, after: t, owner: 苏晴}\n",
    "phases:\n  - name: 筹备\n    tasks:\n      - {id: t, name: 课件制作, start: 2027-03-08, end: 2027-03-16, owner: 潘岳, deliverable: 课件}\n      - {name: 直播, start: 2027-03-18, milestone: true, after: t, owner: 苏晴}\n",
    check,
    settings=(DAYS,),
)  # fmt: skip
