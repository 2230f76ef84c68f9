"""The plan as a grid of weeks: what begins, goes on, ends and is due, by phase, owner or pillar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.blocks.week_grid import MARKS, NoteKind, WeekGrid, WeekNote, WeekRow
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.gantt_groups import By, pillar_by_task
from opsplan.library.shown import person
from opsplan.records import dataclass
from opsplan.schedule.results import ScheduledTask

_REST = Bilingual("其他", "Other")
_MOST_WEEKS = 260
"""Weeks of five years: a longer plan shows its first."""


@dataclass(frozen=True, slots=True)
class _Work:
    row: str
    task: ScheduledTask
    start: date
    end: date
    color: str


def week_grid_of(
    ctx: Context,
    by: By = "phase",
    start: date | None = None,
    end: date | None = None,
    phase: int | None = None,
) -> WeekGrid | None:
    """The grid between two days (inclusive; None: all of it), of one phase (a place from 0) or all; None when empty."""
    work = [
        each
        for each in _works(ctx, by)
        if phase in (None, each.task.phase_index)
        and (end is None or each.start <= end)
        and (start is None or each.end >= start)
    ]
    if not work:
        return None
    first = _monday(max(start or date.min, min(each.start for each in work)))
    last = _monday(min(end or date.max, max(each.end for each in work)))
    last = min(last, first + timedelta(7 * (_MOST_WEEKS - 1)))
    names = sorted(dict.fromkeys(each.row for each in work), key=lambda name: not name)
    rows = tuple(
        _row(ctx, name, place, [each for each in work if each.row == name], by, first, last)
        for place, name in enumerate(names)
    )
    return WeekGrid(first, last, rows, ctx.lang, ctx.plan.title, tuple(_off(ctx, first, last)), ctx.today)


def _monday(day: date) -> date:
    return date.fromordinal(max(day.toordinal() - day.weekday(), 1))


def _works(ctx: Context, by: By) -> Iterator[_Work]:
    pillars = pillar_by_task(ctx) if by == "pillar" else {}
    for task in ctx.schedule.tasks:
        if task.summary or task.start is None or task.end is None or task.end < task.start:
            continue
        phase = ctx.schedule.phases[task.phase_index]
        row = {
            "phase": phase.phase.name,
            "owner": person(ctx, task.task.owner) if task.task.owner else "",
            "pillar": pillars.get(task.path, ""),
            "tag": next(iter(task.task.tags), ""),
        }[by]
        yield _Work(row, task, task.start, task.end, phase.color)


def _row(ctx: Context, name: str, place: int, work: list[_Work], by: By, first: date, last: date) -> WeekRow:
    color = work[0].color if by == "phase" else PHASE_COLORS[place % len(PHASE_COLORS)] if name else "ink3"
    notes: list[WeekNote] = []
    going: dict[date, list[ScheduledTask]] = {}
    for each in sorted(work, key=lambda one: one.start):
        week = max(_monday(each.start), first)
        while week <= min(_monday(each.end), last):
            kind = _kind(each, week)
            if kind == "run":
                going.setdefault(week, []).append(each.task)
            else:
                notes.append(_note(ctx, each.task, week, kind))
            week += timedelta(7)
    for week, tasks in going.items():
        names = [task.task.name for task in tasks]
        text = ctx.say(MARKS["run"]).format(fmt.separator(names, ctx.lang).join(names))
        notes.append(WeekNote(f"{by}:{place}/{week}/run", week, "run", text, tasks[0].path))
    return WeekRow(f"row:{by}:{place}", name or ctx.say(_REST), tuple(notes), color)


def _kind(work: _Work, week: date) -> NoteKind:
    sunday = week + timedelta(6)
    if work.task.milestone:
        return "milestone"
    begins, ends = work.start >= week, work.end <= sunday
    return "within" if begins and ends else "begin" if begins else "end" if ends else "run"


def _note(ctx: Context, task: ScheduledTask, week: date, kind: NoteKind) -> WeekNote:
    text = ctx.say(MARKS[kind]).format(task.task.name)
    if kind == "milestone" and task.start:
        text = f"{text} {fmt.short_day(task.start, ctx.lang)}"
    return WeekNote(f"{task.path}/{week}", week, kind, text, task.path)


def _off(ctx: Context, first: date, last: date) -> Iterator[tuple[date, str]]:
    """The names of days off by week, with make-up workdays. Several guesses in a week are marked with ``*``."""
    calendar, end = ctx.schedule.calendar, last + timedelta(6)
    offs = calendar.days_off_spans(first, end)
    worked = calendar.make_up_workdays(first, end)
    week = first
    while week <= last:
        sunday = week + timedelta(6)
        own = [off for off in offs if off.start <= sunday and off.end >= week]
        mark = ctx.t("（预测）", " (est.)") if len(own) == 1 else "*"
        names = [ctx.say(off.name) + (mark if off.estimated else "") for off in own]
        days = [fmt.short_day(day, ctx.lang) for day, _ in worked if week <= day <= sunday]
        parts = [
            (ctx.t("休 ", "Off: "), list(dict.fromkeys(names))), (ctx.t("班 ", "Work: "), days),
        ]  # fmt: skip
        said = [head + fmt.separator(items, ctx.lang).join(items) for head, items in parts if items]
        if said:
            yield week, ctx.t("，", "; ").join(said)
        week += timedelta(7)
