"""The schedule as a Gantt figure."""

from __future__ import annotations

from opsplan.blocks.gantt import Gantt
from opsplan.blocks.gantt_parts import overview_of
from opsplan.blocks.inline import Inlines
from opsplan.blocks.nodes import Block, GanttFigure
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.gantt_chart import GanttChoice, gantt_chart
from opsplan.library.gantt_figures import gantt_figures
from opsplan.library.views.tables import caption_of, known, number_option, one_of
from opsplan.schedule.progress import status_kinds


def gantt(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Phases, tasks and milestones on a time scale.

    ``rows``: ``all``, ``overview`` (phases and milestones only) or ``pages`` (of a chart too long for one page, the pages
    that follow the overview; of another nothing). ``phase`` (a place from 0) shows one phase.
    ``activities: yes`` adds the dated work around the activities, ``activity`` (a place from 0) shows only that
    activity's. ``links: no`` leaves the dependencies out. Where the plan records progress, every task says how it stands.
    """
    known(options, "gantt", "rows", "phase", "activities", "activity", "links", common=("caption",))
    rows = one_of(options, "rows", ("all", "overview", "pages"))
    shown = (
        number_option(options, "phase"),
        number_option(options, "activity"),
        one_of(options, "activities", ("no", "yes")) == "yes",
        one_of(options, "links", ("yes", "no")) == "yes",
    )
    chart = ctx.once(_chart, *shown)
    if chart is None:
        return ()
    caption = caption_of(ctx, options, Bilingual("甘特图", "Gantt chart"))
    if rows == "overview":
        return (GanttFigure(overview_of(chart), caption),)
    figures = ctx.once(_figures, caption, *shown)
    if rows == "all":
        return figures
    return figures[1:] if figures[0].gantt.part == "overview" else ()


def _chart(
    ctx: Context, phase: int | None, activity: int | None, activities: bool, links: bool
) -> Gantt | None:
    statuses = status_kinds(ctx.schedule, ctx.today)
    choice = GanttChoice(
        phase=phase, activity=activity, activities=activities, links=links, statuses=statuses
    )
    return gantt_chart(ctx, choice)


def _figures(
    ctx: Context, caption: Inlines, phase: int | None, activity: int | None, activities: bool, links: bool
) -> tuple[GanttFigure, ...]:
    chart = ctx.once(_chart, phase, activity, activities, links)
    return gantt_figures(ctx, chart, caption) if chart else ()
