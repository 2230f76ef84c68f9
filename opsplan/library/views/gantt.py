"""The schedule as a Gantt figure."""

from __future__ import annotations

from opsplan.blocks.nodes import Block, GanttFigure
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.gantt_chart import GanttChoice, gantt_chart
from opsplan.library.views.tables import caption_of, known, number_option, one_of
from opsplan.schedule.progress import status_kinds


def gantt(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Phases, tasks and milestones on a time scale.

    ``rows``: ``all`` or ``overview`` (phases and milestones only). ``phase`` (a place from 0) shows one phase.
    ``activities: yes`` adds the dated work around the activities, ``activity`` (a place from 0) shows only that
    activity's. ``links: no`` leaves the dependencies out. Where the plan records progress, every task says how it stands.
    """
    known(options, "gantt", "rows", "phase", "activities", "activity", "links", common=("caption",))
    choice = GanttChoice(
        phase=number_option(options, "phase"),
        activity=number_option(options, "activity"),
        activities=one_of(options, "activities", ("no", "yes")) == "yes",
        overview=one_of(options, "rows", ("all", "overview")) == "overview",
        links=one_of(options, "links", ("yes", "no")) == "yes",
        statuses=status_kinds(ctx.schedule, ctx.today),
    )
    chart = gantt_chart(ctx, choice)
    if chart is None:
        return ()
    caption = caption_of(ctx, options, Bilingual("甘特图", "Gantt chart"))
    return (GanttFigure(chart, caption),)
