"""Nobody is there on a public holiday to do the work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.checks.holidays_whole import whole_holiday
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.phases import Task
from opsplan.model.problems import shorten

_HAND_WORK = {"roster": "when", "follow_up": "when", "material": "due"}


def check(subject: Subject) -> Iterator[Hit]:
    """Tasks that lie wholly in a holiday, and lists, follow-ups and materials that are due in one.

    Milestones, events and rolling work may fall anywhere; so may what goes out by itself, such as reminders.
    """
    calendar, events = subject.schedule.calendar, _event_days(subject)
    for each in subject.schedule.tasks:
        if each.summary or each.milestone or each.task.rolling or each.start is None or each.end is None:
            continue
        if each.working_days:
            continue
        names = whole_holiday(calendar, each.start, each.end)
        if names is not None and not _meets(events, each.start, each.end):
            said = Bilingual(f"任务“{shorten(each.task.name)}”", f"task '{shorten(each.task.name)}'")
            yield _hit((*each.task.loc, _key(each.task)), said, each.start, each.end, names)
    for work in subject.schedule.activity_work:
        names = whole_holiday(calendar, work.start, work.end) if work.kind in _HAND_WORK else None
        if names is not None and not _meets(events, work.start, work.end):
            what = Bilingual(shorten(work.name.zh), shorten(work.name.en))
            said = Bilingual(f"“{what.zh}”", f"'{what.en}'")
            yield _hit((*work.item.loc, _HAND_WORK[work.kind]), said, work.start, work.end, names)


def _key(task: Task) -> str:
    return next((name for name in ("start", "date", "end") if getattr(task, name)), "after")


def _event_days(subject: Subject) -> frozenset[int]:
    """The days on which an activity runs, as proleptic ordinals: then people are there."""
    return frozenset(
        day
        for span in subject.schedule.activities
        if span
        for day in range(span[0].toordinal(), span[1].toordinal() + 1)
    )


def _meets(days: frozenset[int], start: date, end: date) -> bool:
    return any(day in days for day in range(start.toordinal(), end.toordinal() + 1))


def _hit(loc: tuple[str | int, ...], said: Bilingual, start: date, end: date, names: Bilingual) -> Hit:
    days = Bilingual(f"{start} 至 {end} ", f"{start} to {end}")
    if start == end:
        days = Bilingual(f"{start} ", f"on {start}")
    return Hit(
        loc,
        Bilingual(f"{said.zh}{days.zh}在法定假期（{names.zh}）里", f"{said.en} falls into a public holiday ({names.en}), {days.en}"),
        Bilingual(
            "改到工作日；确实有人值班就把日期写进 calendar.workdays",
            "move it to a working day, or list the days in calendar.workdays when people are on duty",
        ),
    )  # fmt: skip


RULE = Rule(
    "cal-holiday-work", "OPS901", Severity.INFO,
    Bilingual("任务落在法定假期", "work in a public holiday"),
    Bilingual("法定假期里没有人做，实际会拖到节后。活动当天、里程碑、滚动任务和自动发送的提醒不算。", "Nobody works then, so it is done after the holiday. Days of activities, milestones, rolling work and reminders are left out."),
    "phases:\n  - {name: 筹备, tasks: [{name: 定货品, start: 2027-10-01, end: 2027-10-02, owner: 周敏}]}\n",
    "phases:\n  - {name: 筹备, tasks: [{name: 定货品, start: 2027-09-29, end: 2027-09-30, owner: 周敏}]}\n",
    check,
)  # fmt: skip
