"""The schedule as a Gantt figure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from opsplan.blocks.gantt import DayOff, Gantt, GanttLink, GanttRow
from opsplan.blocks.inline import Run
from opsplan.blocks.nodes import Block, GanttFigure
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.shown import person
from opsplan.library.views.phases import picked_phases
from opsplan.library.views.tables import caption_of, known, number_option, one_of
from opsplan.schedule.results import ActivityWork, ScheduledPhase, ScheduledTask

_LEGIBLE_DAYS = 5 * 366
"""Beyond this span a day off is narrower than a line, and none is drawn."""


def gantt(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Phases, tasks and milestones on a time scale.

    ``rows``: ``all`` or ``overview`` (phases and milestones only). ``phase`` (a place from 0) shows one phase.
    ``activities: yes`` adds the dated work around the activities, ``activity`` (a place from 0) shows only that
    activity's. ``links: no`` leaves the dependencies out.
    """
    known(options, "gantt", "rows", "phase", "activities", "activity", "links", common=("caption",))
    overview = one_of(options, "rows", ("all", "overview")) == "overview"
    with_links = one_of(options, "links", ("yes", "no")) == "yes"
    activity = number_option(options, "activity")
    rows: list[GanttRow] = []
    links: list[GanttLink] = []
    if activity is None:
        for phase in picked_phases(ctx, options):
            rows += _phase_rows(ctx, phase, overview)
        shown = {row.id for row in rows}
        links = (
            [link for link in _links(ctx) if link.source in shown and link.target in shown]
            if with_links
            else []
        )
    if activity is not None or one_of(options, "activities", ("no", "yes")) == "yes":
        rows += _activity_rows(
            ctx, (work for work in ctx.schedule.activity_work if activity in (None, work.activity_index))
        )
    if not rows:
        return ()
    start, end = min(row.start for row in rows), max(row.end for row in rows)
    if activity is None and number_option(options, "phase") is None:
        start, end = min(start, ctx.plan.period.start), max(end, ctx.plan.period.end)
    return (
        GanttFigure(
            _chart(ctx, start, end, tuple(rows), tuple(links)),
            caption_of(ctx, options, Bilingual("甘特图", "Gantt chart")),
            _note(ctx, rows),
        ),
    )


def _chart(
    ctx: Context, start: date, end: date, rows: tuple[GanttRow, ...], links: tuple[GanttLink, ...]
) -> Gantt:
    calendar = ctx.schedule.calendar
    legible = (end - start).days <= _LEGIBLE_DAYS
    spans = calendar.days_off_spans(start, end) if legible else ()
    worked = calendar.make_up_workdays(start, end) if legible else ()
    return Gantt(
        start, end, rows, ctx.lang, ctx.plan.title, links,
        tuple(DayOff(off.start, off.end, ctx.say(off.name), off.estimated) for off in spans),
        tuple(sorted(calendar.weekend)), tuple(day for day, _ in worked),
        ctx.today if start <= ctx.today <= end else None,
    )  # fmt: skip


def _phase_rows(ctx: Context, phase: ScheduledPhase, overview: bool) -> list[GanttRow]:
    rows = []
    if phase.start and phase.end:
        rows.append(
            GanttRow(
                phase.phase.path,
                phase.phase.name,
                "phase",
                phase.start,
                phase.end,
                color=phase.color,
                src=phase.phase.path,
            )
        )
    return rows + [
        row
        for task in phase.tasks
        if task.milestone or not overview
        for row in _task_row(ctx, task, phase.color)
    ]


def _task_row(ctx: Context, task: ScheduledTask, color: str) -> tuple[GanttRow, ...]:
    if task.start is None or task.end is None or task.end < task.start:
        return ()
    plan = task.task
    progress = float(plan.progress.value) if plan.progress else 0.0
    owner = person(ctx, plan.owner) if plan.owner else ""
    kind: Literal["milestone", "summary", "task"] = (
        "milestone" if task.milestone else "summary" if task.summary else "task"
    )
    return (
        GanttRow(
            task.path, plan.name, kind, task.start, task.end, owner, color, progress, task.depth + 1, plan.rolling, task.critical, task.path,
        ),
    )  # fmt: skip


def _links(ctx: Context) -> Iterable[GanttLink]:
    for task in ctx.schedule.tasks:
        for link in task.predecessors:
            if link.source is not None:
                yield GanttLink(ctx.schedule.tasks[link.source].path, task.path, link.kind)


def _activity_rows(ctx: Context, works: Iterable[ActivityWork]) -> list[GanttRow]:
    colors = {phase.phase.name: phase.color for phase in ctx.schedule.phases}
    rows = []
    for work in works:
        phase = ctx.index.name("phases", work.activity.phase) if work.activity.phase else ""
        itself = work.kind == "activity"
        rows.append(
            GanttRow(
                work.path,
                ctx.say(work.name),
                "activity",
                work.start,
                max(work.start, work.end),
                person(ctx, work.owner) if work.owner else "",
                colors.get(phase, "accent"),
                depth=0 if itself else 1,
                src=work.path,
            )
        )
    return rows


def _note(ctx: Context, rows: Iterable[GanttRow]) -> tuple[Run, ...]:
    rows = tuple(rows)
    parts = []
    if any(row.critical for row in rows):
        parts.append(ctx.t("红框为关键路径", "red outlines mark the critical path"))
    if any(row.progress for row in rows):
        parts.append(ctx.t("条内线为已完成部分", "the line inside a bar is what is done"))
    if not parts:
        return ()
    text = ctx.t("，", "; ").join(parts)
    return (Run(text[:1].upper() + text[1:]),)
