"""Work that begins or ends on a day when nobody works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.checks.holidays_whole import whole_holiday
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.checks.work_events import ActivityDays, is_event
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.schedule import ScheduledTask, WorkCalendar
from opsplan.schedule.load import done

_DAYS = (
    Bilingual("周一", "Monday"), Bilingual("周二", "Tuesday"), Bilingual("周三", "Wednesday"), Bilingual("周四", "Thursday"),
    Bilingual("周五", "Friday"), Bilingual("周六", "Saturday"), Bilingual("周日", "Sunday"),
)  # fmt: skip


def check(subject: Subject) -> Iterator[Hit]:
    """Tasks whose own start or end is a day off. Events, the days of activities and rolling work may fall anywhere."""
    activity_days, calendar = ActivityDays(subject), subject.schedule.calendar
    for each in subject.schedule.tasks:
        off = [
            (field, day)
            for field, day in _written(each)
            if not calendar.is_working(day) and day not in activity_days
        ]
        if not off or each.summary or each.task.rolling or done(each) or is_event(each.task):
            continue
        whole = each.start and each.end and whole_holiday(calendar, each.start, each.end)
        if whole and not each.milestone:
            continue  # cal-holiday-work says so
        yield _hit(each, *off[0], subject)


def _written(each: ScheduledTask) -> Iterator[tuple[str, date]]:
    """The first and the last day where the plan gives them itself, with their keys."""
    task = each.task
    if each.start and (task.start or task.date):
        yield "start" if task.start else "date", each.start
    if each.end and task.end:
        yield "end", each.end


def _hit(each: ScheduledTask, field: str, day: date, subject: Subject) -> Hit:
    names = subject.schedule.calendar.off_names(day)
    weekday = _DAYS[day.weekday()]
    what = Bilingual(
        f"{weekday.zh}，{'、'.join(name.zh for name in names)}" if names else weekday.zh,
        f"{weekday.en}, {', '.join(name.en for name in names)}" if names else weekday.en,
    )
    name = shorten(each.task.name)
    off = f"休息日 {day}（{what.zh}）"
    said = Bilingual(f"从{off}开始", "starts")
    if field == "end":
        said = Bilingual(f"到{off}结束", "ends")
    if each.milestone:
        said = Bilingual(f"定在{off}", "is set")
    near = _near(field, day, subject.schedule.calendar)
    return Hit(
        (*each.task.loc, field),
        Bilingual(
            f"任务“{name}”{said.zh}",
            f"task '{name}' {said.en} on a day off, {day} ({what.en})",
        ),
        Bilingual(
            f"改到工作日{near.zh}；直播、大促、值班可以在休息日",
            f"move it to a working day{near.en}; live streams, sales and duty may be on days off",
        ),
    )


def _near(field: str, day: date, calendar: WorkCalendar) -> Bilingual:
    """The working day beside the day off, towards the inside of the task; empty where there is none."""
    try:
        near = calendar.previous_working(day) if field == "end" else calendar.next_working(day)
    except OverflowError:
        return Bilingual("", "")
    return Bilingual(f"，如 {near}", f", such as {near}")


RULE = Rule(
    "tsk-offday-start", "OPS781", Severity.INFO,
    Bilingual("任务的起止落在休息日", "a task that starts or ends on a day off"),
    Bilingual("休息日没有人交接；直播、大促、值班和活动当天除外，滚动任务和已完成的不算。", "Nobody hands over on a day off. Live streams, sales, duty and the days of activities may be there; rolling and finished work is not asked."),
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-06, end: 2027-03-10, owner: 周敏, deliverable: 货品表}]\n",
    "phases:\n  - name: 筹备\n    tasks: [{name: 定货品, start: 2027-03-08, end: 2027-03-10, owner: 周敏, deliverable: 货品表}]\n",
    check,
)  # fmt: skip
