"""Seven days are not seven days of work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from opsplan.checks.english import counted
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.checks.work_events import ActivityDays, is_event
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.model.times import Duration
from opsplan.schedule import ScheduledTask, WorkCalendar
from opsplan.schedule.load import done

DAYS = Setting(
    "days",
    0,
    Bilingual("按日历算的工期最多含几天休息日", "days off that a duration in calendar days may cover"),
)
_DAY = timedelta(days=1)


def check(subject: Subject) -> Iterator[Hit]:
    """Durations in days that cover days off, and durations in weeks and months that cover more than the weekends."""
    activity_days, limit = ActivityDays(subject), subject.value("dur-covers-days-off", DAYS)
    for each in subject.schedule.tasks:
        task, duration = each.task, each.task.duration
        if (
            duration is None
            or duration.unit == "wd"
            or (duration.unit == "d" and duration.amount == 1)
            or (task.start and task.end)
            or each.start is None
            or each.end is None
            or each.summary
            or each.milestone
            or task.rolling
            or done(each)
            or is_event(task)
            or each.start in activity_days
        ):
            continue
        off = _days_off(each.start, each.end, duration.unit, subject.schedule.calendar)
        if off > limit:
            yield _hit(each, off, duration)


def _days_off(start: date, end: date, unit: str, calendar: WorkCalendar) -> int:
    """The days off in a span; in weeks and months, which always hold weekends, the working days they lack."""
    days = (end - start).days + 1
    if unit != "d":
        weeks, rest = divmod(days, 7)
        weekend = calendar.weekend
        days = weeks * (7 - len(weekend))
        days += sum((start + _DAY * number).isoweekday() not in weekend for number in range(rest))
    return days - calendar.working_days_between(start, end)


def _hit(each: ScheduledTask, off: int, duration: Duration) -> Hit:
    name = shorten(each.task.name)
    lost = (
        Bilingual(f"含 {off} 天休息日", f"with {counted(off, 'day')} off")
        if duration.unit == "d"
        else Bilingual(f"因节假日少了 {off} 个工作日", f"holidays take {counted(off, 'working day')} of it")
    )
    return Hit(
        (*each.task.loc, "duration"),
        Bilingual(
            f"任务“{name}”的工期 {duration.text} 按日历算（{each.start} 至 {each.end}），{lost.zh}，只有 {each.working_days} 个工作日",
            f"the duration {duration.text} of task '{name}' is in calendar days ({each.start} to {each.end}), {lost.en}: {counted(each.working_days, 'working day')} left",
        ),
        Bilingual(
            f"如果指的是干活的天数，写工作日：{each.working_days + off}wd；确实按日历算就不用改",
            f"if it means days of work, write working days: {each.working_days + off}wd; leave it if the calendar is meant",
        ),
    )


RULE = Rule(
    "dur-covers-days-off", "OPS792", Severity.INFO,
    Bilingual("按日历算的工期含休息日", "a duration in calendar days that covers days off"),
    Bilingual(
        "7d 是连着数的 7 天，碰上周末和长假，能干活的日子就少了；周和月只看周末以外的假日。",
        "7d is seven days in a row; weekends and holidays leave fewer days of work. In weeks and months only holidays beside the weekends count.",
    ),
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-03, duration: 7d, owner: 周敏, deliverable: 货品表}]\n",
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-03, duration: 7wd, owner: 周敏, deliverable: 货品表}]\n",
    check,
    settings=(DAYS,),
)  # fmt: skip
