"""Views of the schedule as tables: phases, named dates, tasks, week grid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Cell, Column, Row, SlideFigure, Table
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.phase_timelines import phase_timeline
from opsplan.library.shown import inline, show
from opsplan.library.views.tables import (
    Col,
    caption_of,
    col,
    cols,
    even_parts,
    known,
    listing,
    made,
    number_option,
)
from opsplan.model.phases import Phase
from opsplan.model.plan import NamedDate
from opsplan.schedule.results import ScheduledPhase, ScheduledTask

_WEEKS = 14
"""Week columns of a table; a longer phase is split into parts of about the same size."""


def span(ctx: Context, start: date | None, end: date | None, src: str) -> Inlines:
    """From one day to another; what is not known is left out."""
    if start and end:
        return inline(fmt.days(start, end, ctx.lang), src)
    known_day = start or end
    return inline(fmt.day(known_day, ctx.lang), src) if known_day else ()


def phases(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The phases: dates, objective, exit criteria, goals, number of tasks."""
    by_path = {one.phase.path: one for one in ctx.schedule.phases}

    def when(ctx: Context, phase: Phase) -> Inlines:
        found = by_path.get(phase.path)
        both = (
            [*span(ctx, found.start, None, phase.at("start")), *span(ctx, None, found.end, phase.at("end"))]
            if found
            else []
        )
        if len(both) == 2 and both[0].text != both[1].text:
            return (both[0], Run(" – "), both[1])
        return tuple(both[:1])

    def size(ctx: Context, phase: Phase) -> Inlines:
        found = by_path.get(phase.path)
        return inline(str(len(found.tasks)), phase.at("tasks")) if found and found.tasks else ()

    columns: tuple[Col[Phase], ...] = (
        col(Phase, "name", bold=True), made("dates", "起止", "Dates", when), *cols(Phase, "objective", "exit", "goals"),
        made("tasks", "任务数", "Tasks", size, "right"), col(Phase, "background"),
    )  # fmt: skip
    deck = ("name", "dates", "objective", "exit")
    found = listing(
        ctx, options, "phases", ctx.plan.phases, columns, Bilingual("阶段划分", "Phases"), deck=deck
    )
    if not ctx.deck or "columns" in options or "limit" in options:
        return found
    drawn = phase_timeline(ctx)
    return tuple(
        SlideFigure(drawn, block) if drawn and isinstance(block, Table) else block for block in found
    )


def dates(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The named dates: the day, how it was worked out, and a note."""
    names = {id(entry): name for name, entry in ctx.plan.dates.items()}

    def name_of(ctx: Context, entry: NamedDate) -> Inlines:
        return inline(names[id(entry)], entry.path)

    def day_of(ctx: Context, entry: NamedDate) -> Inlines:
        found = ctx.schedule.when(entry.date)
        return inline(fmt.day(found, ctx.lang), entry.at("date")) if found else ()

    def weekday_of(ctx: Context, entry: NamedDate) -> Inlines:
        found = ctx.schedule.when(entry.date)
        return inline(fmt.weekday(found.isoweekday(), ctx.lang), entry.at("date")) if found else ()

    def rule_of(ctx: Context, entry: NamedDate) -> Inlines:
        found = ctx.schedule.when(entry.date)
        plain_date = found is not None and entry.date.text == found.isoformat()
        return () if plain_date else inline(entry.date.text, entry.at("date"))

    columns: tuple[Col[NamedDate], ...] = (
        made("name", "关键日期", "Key date", name_of, bold=True), made("date", "日期", "Date", day_of), made("weekday", "星期", "Weekday", weekday_of),
        made("rule", "推算", "Worked out from", rule_of), col(NamedDate, "note"),
    )  # fmt: skip
    return listing(
        ctx, options, "dates", tuple(ctx.plan.dates.values()), columns, Bilingual("关键日期", "Key dates")
    )


def picked_phases(ctx: Context, options: Options) -> tuple[ScheduledPhase, ...]:
    """The phase the option ``phase`` names by its place (from 0), or all."""
    wanted = number_option(options, "phase")
    return ctx.schedule.phases if wanted is None else ctx.schedule.phases[wanted : wanted + 1]


def week_grid(ctx: Context, options: Options) -> tuple[Block, ...]:
    """A table a phase: tasks by weeks, ``●`` for work and ``◆`` for a milestone. Weeks begin on Monday."""
    known(options, "week_grid", "phase", common=("caption",))
    out: list[Block] = []
    for phase in picked_phases(ctx, options):
        tasks = tuple(task for task in phase.tasks if task.start and task.end and not task.summary)
        if not tasks:
            continue
        first = min(task.start for task in tasks if task.start)
        last = max(task.end for task in tasks if task.end)
        monday = first - timedelta(days=first.weekday())
        count = (last - monday).days // 7 + 1
        weeks = tuple(monday + timedelta(weeks=i) for i in range(count))
        out += [_grid(ctx, options, phase, tasks, part) for part in even_parts(weeks, _WEEKS)]
    return tuple(out)


def _grid(
    ctx: Context,
    options: Options,
    phase: ScheduledPhase,
    tasks: tuple[ScheduledTask, ...],
    weeks: Sequence[date],
) -> Table:
    heads = (
        Column((Run(ctx.t("任务", "Task")),), weight=4),
        *(Column((Run(fmt.short_day(week, ctx.lang)),), "center", 1, "week") for week in weeks),
    )
    end = weeks[-1] + timedelta(days=6)
    rows = tuple(
        Row(
            (Cell(show(ctx, task.task, "name"), bold=True), *(_week_cell(task, week) for week in weeks)),
            src=task.path,
        )
        for task in tasks
        if task.start and task.end and task.start <= end and task.end >= weeks[0]
    )
    caption = caption_of(ctx, options) or (
        () if ctx.deck else (*show(ctx, phase.phase, "name"), Run(ctx.t("：按周安排", ": week by week")))
    )
    return Table(heads, rows, caption, (), "week_grid", "grid", True, phase.phase.path)


def _week_cell(task: ScheduledTask, week: date) -> Cell:
    assert task.start
    assert task.end
    if task.end < week or task.start > week + timedelta(days=6):
        return Cell(align="center")
    mark = "◆" if task.milestone else "●"
    return Cell(
        inline(mark, task.task.at("start"), color="accent"), "center", fill="accent-100", src=task.path
    )
