"""The few tasks a reader of the whole plan has to know: milestones and the critical path, in the order of days."""

from __future__ import annotations

from datetime import date

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Cell, Row
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.shown import inline, show
from opsplan.library.views.phases import span
from opsplan.library.views.tables import caption_of, finished, head, known, number_option
from opsplan.schedule.results import ScheduledTask

_MOST = 20
_HEADS = (
    head("dates", "日期", "Dates"), head("name", "任务", "Task"), head("phase", "阶段", "Phase"),
    head("owner", "负责人", "Owner"), head("deliverable", "交付物", "Deliverable"),
)  # fmt: skip


def key_tasks(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Milestones and critical tasks by day, at most ``limit`` (20): milestones first, then the longest."""
    known(options, "key_tasks", common=("caption", "limit"))
    limit = number_option(options, "limit")
    every = tuple((phase, task) for phase in ctx.schedule.phases for task in phase.tasks)
    key = [(phase, task) for phase, task in every if task.milestone or (task.critical and not task.summary)]
    key.sort(key=lambda pair: (not pair[1].milestone, -(pair[1].working_days or 0)))
    kept = key[: _MOST if limit is None else limit]
    kept.sort(key=lambda pair: (pair[1].start or date.max, pair[1].end or date.max))
    rows = tuple(
        Row(
            (
                Cell(_dates(ctx, task)), Cell(_name(ctx, task), bold=True), Cell(show(ctx, phase.phase, "name")),
                Cell(show(ctx, task.task, "owner")), Cell(show(ctx, task.task, "deliverable")),
            ),
            src=task.path,
        )
        for phase, task in kept
    )  # fmt: skip
    note = ctx.t(
        f"◆ 里程碑；其余在关键路径上。全部 {len(every)} 项任务见",
        f"◆ milestone; the others are on the critical path. All {fmt.counted(len(every), 'task')} stand in ",
    )
    caption = caption_of(ctx, options, Bilingual("里程碑与关键任务", "Milestones and critical tasks"))
    place = Run(ctx.t("附录“任务总表”", "the appendix “All tasks”"), target="table-tasks")
    return finished(ctx, "key_tasks", _HEADS, rows, caption, note=(Run(note), place))


def _dates(ctx: Context, task: ScheduledTask) -> Inlines:
    end = None if task.milestone else task.end
    return span(ctx, task.start, end, task.task.at("date" if task.milestone else "start"))


def _name(ctx: Context, task: ScheduledTask) -> Inlines:
    mark = inline("◆ ", task.path, color="accent") if task.milestone else ()
    return (*mark, *show(ctx, task.task, "name"))
