"""The plan on month calendars: begins and ends of tasks, milestones, activities, content, days off and worked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.blocks.gantt import DayOff
from opsplan.blocks.month_calendar import DayMark, DaySpan, MonthCalendar
from opsplan.library.context import Context

_MOST_MONTHS = 120


def month_calendar_of(
    ctx: Context, start: date | None = None, end: date | None = None, phase: int | None = None
) -> MonthCalendar | None:
    """The months between two days (inclusive; None: those of the plan) in which something happens.

    ``phase`` (a place from 0) shows the tasks of one phase only. None when nothing happens.
    """
    marks = tuple(mark for mark in _marks(ctx, phase) if _inside(mark.day, mark.day, start, end))
    spans = tuple(span for span in _spans(ctx) if _inside(span.start, span.end, start, end))
    days = [*(mark.day for mark in marks), *(day for span in spans for day in (span.start, span.end))]
    if not days:
        return None
    first, last = max(min(days), start or date.min), min(max(days), end or date.max)
    months = _months(first, last)[:_MOST_MONTHS]
    calendar = ctx.schedule.calendar
    until = date.fromordinal(min(months[-1].toordinal() + 31, date.max.toordinal()))
    offs = calendar.days_off_spans(months[0], until)
    return MonthCalendar(
        months, marks, ctx.lang, ctx.plan.title, spans,
        tuple(DayOff(off.start, off.end, ctx.say(off.name), off.estimated) for off in offs),
        tuple(day for day, _ in calendar.make_up_workdays(months[0], until)),
        tuple(sorted(calendar.weekend)), ctx.today,
    )  # fmt: skip


def _inside(first: date, last: date, start: date | None, end: date | None) -> bool:
    return (start is None or last >= start) and (end is None or first <= end)


def _months(first: date, last: date) -> tuple[date, ...]:
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return tuple(date(month // 12, month % 12 + 1, 1) for month in range(begin, end + 1))


def _marks(ctx: Context, phase: int | None) -> Iterator[DayMark]:
    for task in ctx.schedule.tasks:
        if (
            task.start is None
            or task.end is None
            or task.end < task.start
            or phase not in (None, task.phase_index)
        ):
            continue
        name, color, path = task.task.name, ctx.schedule.phases[task.phase_index].color, task.path
        if task.milestone:
            yield DayMark(path, task.start, "milestone", name, "accent", path)
        elif not task.summary and task.start == task.end:
            yield DayMark(path, task.start, "within", name, color, path)
        elif not task.summary:
            yield DayMark(path, task.start, "start", name, color, path)
            yield DayMark(path, task.end, "end", name, color, path)
    for work in ctx.schedule.activity_work:
        if work.kind == "activity" and work.start >= work.end:
            yield DayMark(work.path, work.start, "activity", ctx.say(work.name), "c4", work.path)
    if ctx.plan.content and phase is None:
        for entry in ctx.plan.content.entries:
            day = ctx.schedule.when(entry.date)
            if day is not None:
                yield DayMark(entry.path, day, "content", entry.title, "mute", entry.path)


def _spans(ctx: Context) -> Iterator[DaySpan]:
    for work in ctx.schedule.activity_work:
        if work.kind == "activity" and work.end > work.start:
            yield DaySpan(work.path, ctx.say(work.name), work.start, work.end, "c4", work.path)
