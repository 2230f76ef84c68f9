"""Views of the tasks: who does what by when, and under which terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from opsplan.blocks.inline import Inlines, Run, join
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.labels import YES, label
from opsplan.library.shown import inline, is_set, show
from opsplan.library.views.folding import folded
from opsplan.library.views.phases import picked_phases
from opsplan.library.views.tables import (
    DECK_COLUMNS,
    EMPTY,
    Col,
    caption_of,
    chosen,
    dashed,
    known,
    list_option,
    number_option,
)
from opsplan.model.phases import Task
from opsplan.model.times import Duration
from opsplan.schedule.results import Link, ScheduledPhase, ScheduledTask

Show = Callable[[Context, ScheduledTask], Inlines]
_INDENT = "\u3000"


def _name(ctx: Context, task: ScheduledTask) -> Inlines:
    mark = inline("◆ ", task.task.at("milestone"), color="accent") if task.milestone else ()
    indent = (Run(_INDENT * task.depth),) if task.depth else ()
    return (*indent, *mark, *show(ctx, task.task, "name"))


def _start(ctx: Context, task: ScheduledTask) -> Inlines:
    field = "date" if task.task.date and not task.task.start else "start"
    return inline(fmt.day(task.start, ctx.lang), task.task.at(field)) if task.start else ()


def _end(ctx: Context, task: ScheduledTask) -> Inlines:
    return inline(fmt.day(task.end, ctx.lang), task.task.at("end")) if task.end and not task.milestone else ()


def _duration(ctx: Context, task: ScheduledTask) -> Inlines:
    if task.milestone:
        return ()
    written = task.task.duration or (Duration(task.working_days, "wd", "") if task.working_days else None)
    return inline(fmt.duration(written, ctx.lang), task.task.at("duration")) if written else ()


def _after(ctx: Context, task: ScheduledTask) -> Inlines:
    return join(
        (inline(_link(ctx, link), _link_source(ctx, link, task)) for link in task.predecessors),
        ctx.t("、", ", "),
    )


def _link_source(ctx: Context, link: Link, task: ScheduledTask) -> str:
    """The plan path of a predecessor: a task, a named date, or else the place that names it."""
    if link.source is not None:
        return ctx.schedule.tasks[link.source].path
    named = ctx.plan.dates.get(link.ref)
    return named.path if named is not None else task.task.at("after")


def _link(ctx: Context, link: Link) -> str:
    name = link.ref if link.source is None else ctx.schedule.tasks[link.source].task.name
    terms = [] if link.kind == "FS" else [str(link.kind)]
    if link.lag.amount:
        length = fmt.duration(Duration(abs(link.lag.amount), link.lag.unit, ""), ctx.lang)
        terms.append(f"{'+' if link.lag.amount > 0 else '−'}{length}")
    return f"{name}{ctx.t('（', ' (')}{ctx.t('，', ', ').join(terms)}{ctx.t('）', ')')}" if terms else name


def _rolling(ctx: Context, task: ScheduledTask) -> Inlines:
    word = inline(ctx.t("滚动", "Rolling"), task.task.at("rolling")) if task.task.rolling else ()
    return join((word, show(ctx, task.task, "cadence")), ctx.t("：", ": "))


def _done(ctx: Context, task: ScheduledTask) -> Inlines:
    return join((show(ctx, task.task, "actual_start"), show(ctx, task.task, "actual_end")), " – ")


def _critical(ctx: Context, task: ScheduledTask) -> Inlines:
    return inline(ctx.say(YES), task.path) if task.critical else ()


_SHOWN: Mapping[str, tuple[Bilingual, Show | None]] = {
    "name": (label(Task, "name"), _name), "owner": (label(Task, "owner"), None), "team": (label(Task, "team"), None),
    "start": (label(Task, "start"), _start), "end": (label(Task, "end"), _end), "duration": (label(Task, "duration"), _duration),
    "after": (label(Task, "after"), _after), "deliverable": (label(Task, "deliverable"), None),
    "requirement": (label(Task, "requirement"), None), "progress": (label(Task, "progress"), None),
    "tactic": (label(Task, "tactic"), None), "goals": (label(Task, "goals"), None), "effort": (label(Task, "effort"), None),
    "cadence": (label(Task, "cadence"), _rolling), "actual": (Bilingual("实际起止", "Actual dates"), _done),
    "note": (label(Task, "note"), None), "tags": (label(Task, "tags"), None), "consulted": (label(Task, "consulted"), None),
    "informed": (label(Task, "informed"), None), "critical": (Bilingual("关键路径", "Critical"), _critical),
}  # fmt: skip
"""The title of each column, and what it shows where that is not the field of its name alone."""
_PLAN = ("name", "owner", "team", "start", "end", "duration", "after", "deliverable")
_DECK = ("name", "owner", "start", "end", "deliverable")
_TERMS = ("name", "requirement", "tactic", "goals", "effort", "cadence", "progress", "actual", "tags", "note")


def tasks(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The tasks by phase: owner, dates, predecessors, deliverable. ``phase`` shows one phase, by its place from 0."""
    return _table(ctx, options, "tasks", _DECK if ctx.deck else _PLAN, Bilingual("任务清单", "Tasks"))


def task_details(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What else the plan says of the tasks: requirement, tactic, goals, effort, cadence, progress, actual dates."""
    return _table(
        ctx, options, "task_details", _TERMS, Bilingual("任务要求与进度", "Terms and progress of the tasks")
    )


def _table(
    ctx: Context, options: Options, view: str, default: tuple[str, ...], caption: Bilingual
) -> tuple[Block, ...]:
    known(options, view, "phase")
    every: tuple[Col[Task], ...] = tuple(
        Col(key, title, lambda ctx, entry: Cell()) for key, (title, _) in _SHOWN.items()
    )
    picked = chosen(view, every, list_option(options, "columns") or default)
    limit = number_option(options, "limit")
    found = picked_phases(ctx, options)
    shows = tuple(_show_of(column.key, found) for column in picked)
    several = number_option(options, "phase") is None and len(ctx.schedule.phases) > 1
    lines = ((phase, task, [one(ctx, task) for one in shows]) for phase in found for task in phase.tasks)
    told = (line for line in lines if view != "task_details" or any(line[2][1:]))
    body: list[tuple[ScheduledPhase, ScheduledTask, list[Inlines]]] = list(islice(told, limit))
    kept = [i for i in range(len(picked)) if any(texts[i] for _, _, texts in body)]
    kept = kept[:DECK_COLUMNS] if ctx.deck and not list_option(options, "columns") else kept
    if len(kept) < (2 if view == "task_details" else 1):
        return ()
    names = [i for i in kept if picked[i].key == "name"]
    rows: list[Row] = []
    group: ScheduledPhase | None = None
    for phase, task, texts in body:
        if several and phase is not group:
            group = phase
            rows.append(
                Row(
                    (Cell(show(ctx, phase.phase, "name"), bold=True, span=len(kept)),),
                    "group",
                    phase.phase.path,
                )
            )
        rows.append(Row(tuple([_cell(texts[i], task.summary and i in names) for i in kept]), src=task.path))
    heads = tuple(Column((Run(ctx.say(picked[i].title)),), key=picked[i].key) for i in kept)
    shown = (heads, tuple(rows)) if list_option(options, "columns") else folded(ctx, heads, rows)
    return (
        Table(shown[0], dashed(shown[1]), caption_of(ctx, options, caption), (), view, wide=not ctx.deck),
    )


def _show_of(key: str, phases: Sequence[ScheduledPhase]) -> Show:
    """What a column shows of a task; nothing of a field that no task has."""
    own = _SHOWN[key][1]
    if own is None and any(is_set(task.task, key) for phase in phases for task in phase.tasks):
        return lambda ctx, task: show(ctx, task.task, key)
    return own or _nothing


def _nothing(ctx: Context, task: ScheduledTask) -> Inlines:
    return ()


def _cell(text: Inlines, bold: bool) -> Cell:
    return Cell(text, bold=bold) if text or bold else EMPTY
