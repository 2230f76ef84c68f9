"""The plan's schedule as a Gantt chart: which rows, under which heads, in which colours."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from opsplan.blocks.gantt import DayOff, Gantt, GanttLink, GanttRow, Scale, Status
from opsplan.library.context import Context
from opsplan.library.gantt_details import details_of
from opsplan.library.gantt_groups import By, ColorBy, colored, grouped
from opsplan.library.shown import person
from opsplan.model.activities import Activity
from opsplan.records import dataclass
from opsplan.schedule.activities import end_time
from opsplan.schedule.results import ActivityWork, ScheduledPhase, ScheduledTask

_LEGIBLE_DAYS = 5 * 366
"""Beyond this span a day off is narrower than a line, and none is drawn."""


@dataclass(frozen=True, slots=True)
class GanttChoice:
    """What of the schedule a chart shows.

    ``phase`` and ``activity`` are places from 0 and show only that one. ``start`` and ``end`` are the window
    (inclusive); None is the whole span. ``baseline`` is the span each task (by its path) had in an older plan,
    ``statuses`` how each stands. ``slack`` draws how far a task can slip, ``details`` fills in what a reader can ask for;
    ``critical`` leaves out what is not on the critical path.
    """

    by: By = "phase"
    color: ColorBy = "phase"
    scale: Scale = "auto"
    phase: int | None = None
    activity: int | None = None
    activities: bool = False
    start: date | None = None
    end: date | None = None
    critical: bool = False
    links: bool = True
    slack: bool = False
    details: bool = False
    baseline: Mapping[str, tuple[date, date]] = field(default_factory=lambda: MappingProxyType({}))
    statuses: Mapping[str, Status] = field(default_factory=lambda: MappingProxyType({}))


def gantt_chart(ctx: Context, choice: GanttChoice) -> Gantt | None:
    """The chart; None when there is no row to draw."""
    rows = _rows(ctx, choice)
    if choice.start or choice.end:
        rows = [row for row in rows if _inside(row, choice)]
    if not any(row.kind != "phase" for row in rows) and _narrowed(choice):
        return None
    if not rows:
        return None
    rows = rows if choice.critical else list(_chained(ctx, rows))
    rows = list(grouped(ctx, rows, choice.by))
    rows, legend = colored(ctx, rows, choice.color, choice.by)
    start, end = _span(ctx, rows, choice)
    shown = {row.id for row in rows}
    links = _links(ctx) if choice.links and choice.activity is None else ()
    kept = tuple(link for link in links if link.source in shown and link.target in shown)
    return _chart(ctx, start, end, tuple(rows), kept, choice, legend)


def empty_chart(ctx: Context) -> Gantt:
    """The axis of the plan's period, without a row."""
    return Gantt(ctx.plan.period.start, ctx.plan.period.end, (), ctx.lang, ctx.plan.title)


def _narrowed(choice: GanttChoice) -> bool:
    return bool(choice.critical or choice.start or choice.end)


def _inside(row: GanttRow, choice: GanttChoice) -> bool:
    return (choice.end is None or row.start <= choice.end) and (
        choice.start is None or row.end >= choice.start
    )


def _span(ctx: Context, rows: Sequence[GanttRow], choice: GanttChoice) -> tuple[date, date]:
    """The days of the axis: the window, else those of the rows and, for a whole plan, its period."""
    spans = [span for row in rows for span in ((row.start, row.end), row.baseline or (row.start, row.end))]
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    if choice.activity is None and choice.phase is None and not choice.critical:
        start, end = min(start, ctx.plan.period.start), max(end, ctx.plan.period.end)
    start, end = choice.start or start, choice.end or end
    return start, max(start, end)


def _rows(ctx: Context, choice: GanttChoice) -> list[GanttRow]:
    rows: list[GanttRow] = []
    if choice.activity is None:
        phases = ctx.schedule.phases
        for phase in phases if choice.phase is None else phases[choice.phase : choice.phase + 1]:
            rows += _phase_rows(ctx, phase, choice)
    if choice.activity is not None or (choice.activities and not choice.critical):
        works = ctx.schedule.activity_work
        rows += _activity_rows(ctx, (w for w in works if choice.activity in (None, w.activity_index)))
    return rows


def _chart(
    ctx: Context, start: date, end: date, rows: tuple[GanttRow, ...], links: tuple[GanttLink, ...],
    choice: GanttChoice, legend: tuple[tuple[str, str], ...],
) -> Gantt:  # fmt: skip
    calendar = ctx.schedule.calendar
    legible = (end - start).days <= _LEGIBLE_DAYS
    spans = calendar.days_off_spans(start, end) if legible else ()
    worked = calendar.make_up_workdays(start, end) if legible else ()
    return Gantt(
        start, end, rows, ctx.lang, ctx.plan.title, links,
        tuple(DayOff(off.start, off.end, ctx.say(off.name), off.estimated) for off in spans),
        tuple(sorted(calendar.weekend)), tuple(day for day, _ in worked),
        ctx.today if start <= ctx.today <= end else None, choice.scale, legend,
        tuple(year for year in ctx.schedule.estimated_years if start.year <= year <= end.year),
    )  # fmt: skip


def _phase_rows(ctx: Context, phase: ScheduledPhase, choice: GanttChoice) -> list[GanttRow]:
    own = phase.phase
    rows: list[GanttRow] = []
    for task in phase.tasks:
        if task.critical or not choice.critical:
            rows += _task_row(ctx, task, phase, choice)
    if phase.start and phase.end and (rows or not choice.critical):
        head = GanttRow(own.path, own.name, "phase", phase.start, phase.end, color=phase.color, src=own.path)
        rows.insert(
            0,
            replace(
                head,
                phase=own.name,
                details=details_of(ctx, own) if choice.details else (),
                code=own.id or "",
            ),
        )
    return rows


def _task_row(
    ctx: Context, task: ScheduledTask, phase: ScheduledPhase, choice: GanttChoice
) -> tuple[GanttRow, ...]:
    if task.start is None or task.end is None or task.end < task.start:
        return ()
    plan = task.task
    kind: Literal["milestone", "summary", "task"] = (
        "milestone" if task.milestone else "summary" if task.summary else "task"
    )
    return (
        GanttRow(
            task.path, plan.name, kind, task.start, task.end, person(ctx, plan.owner) if plan.owner else "", phase.color,
            float(plan.progress.value) if plan.progress else 0.0, task.depth + 1, plan.rolling, task.critical, task.path,
            working_days=task.working_days, baseline=choice.baseline.get(task.path), slack_end=_slack_end(ctx, task, choice),
            status=choice.statuses.get(task.path, ""), code=plan.id or "", phase=phase.phase.name, tags=plan.tags,
            details=details_of(ctx, plan, task) if choice.details else (),
        ),
    )  # fmt: skip


def _slack_end(ctx: Context, task: ScheduledTask, choice: GanttChoice) -> date | None:
    if not choice.slack or task.summary or task.milestone or not task.total_slack or task.end is None:
        return None
    return ctx.schedule.calendar.add_working_days(task.end, max(task.total_slack, 0))


def _chained(ctx: Context, rows: Iterable[GanttRow]) -> Iterator[GanttRow]:
    """The rows, critical only those that lead to another critical one or come from it: a task alone is no path."""
    tasks = ctx.schedule.tasks
    pairs = (
        (tasks[link.source], task) for task in tasks for link in task.predecessors if link.source is not None
    )
    path = sorted(
        {
            each.path
            for before, after in pairs
            if before.critical and after.critical
            for each in (before, after)
        }
    )

    def leads_on(row: GanttRow) -> bool:
        """True for a task of the path, and for a parent task that holds one."""
        place = bisect_left(path, row.id)
        return place < len(path) and path[place].startswith(row.id)

    for row in rows:
        yield replace(row, critical=False) if row.critical and not leads_on(row) else row


def _links(ctx: Context) -> Iterable[GanttLink]:
    for task in ctx.schedule.tasks:
        for link in task.predecessors:
            if link.source is not None:
                yield GanttLink(ctx.schedule.tasks[link.source].path, task.path, link.kind)


def _activity_rows(ctx: Context, works: Iterable[ActivityWork]) -> list[GanttRow]:
    phases = {phase.phase.name: phase for phase in ctx.schedule.phases}
    rows = []
    for work in works:
        name = ctx.index.name("phases", work.activity.phase) if work.activity.phase else ""
        begin, end = _minutes(work)
        rows.append(
            GanttRow(
                work.path, ctx.say(work.name), "activity", work.start, max(work.start, work.end),
                person(ctx, work.owner) if work.owner else "", phases[name].color if name in phases else "accent",
                depth=0 if work.kind == "activity" else 1, src=work.path, start_minute=begin, phase=name,
                end_minute=end,
            )
        )  # fmt: skip
    return rows


def _minutes(work: ActivityWork) -> tuple[int, int]:
    """When a row begins and ends on its days: the whole of them, or its times; one without an end is a moment."""
    if work.time is None:
        return 0, 1440
    one_day = work.start >= work.end
    end = end_time(work.item, one_day=one_day) if isinstance(work.item, Activity) else None
    if end is None:
        end = work.time if one_day else 1440
    return work.time, min(max(end, work.time if one_day else 0), 1440)
