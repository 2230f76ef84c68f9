"""The phases of a plan as a figure for a slide: when they run, what they are for, and their milestones."""

from __future__ import annotations

from dataclasses import replace

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.slide_figures import DatedLine, PhaseTimeline, TimelinePhase
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.labels import label
from opsplan.library.shown import inline, show
from opsplan.model.phases import Phase
from opsplan.schedule.results import ScheduledPhase, ScheduledTask

_STONES = 3
"""Milestones named for each phase."""


def phase_timeline(ctx: Context) -> PhaseTimeline | None:
    """The phases in their order; None unless each has its days."""
    phases = tuple(shown for one in ctx.schedule.phases if (shown := _phase(ctx, one)))
    if not phases or len(phases) < len(ctx.schedule.phases):
        return None
    stones = tuple(task.start for phase in ctx.schedule.phases for task in _milestones(phase) if task.start)
    named = ctx.t("；", "; ").join(
        f"{one.name[0].text} {one.dates[0].text}" for one in phases if one.name and one.dates
    )
    return PhaseTimeline(
        phases, ctx.lang, stones, ctx.today, ctx.t("阶段时间轴", "Timeline of the phases"), named
    )  # fmt: skip


def _phase(ctx: Context, one: ScheduledPhase) -> TimelinePhase | None:
    if one.start is None or one.end is None:
        return None
    phase, stones = one.phase, _milestones(one)
    exits = show(ctx, phase, "exit")
    facts = (((Run(ctx.say(label(Phase, "exit"))),), exits),) if exits else ()
    more = len(stones) - _STONES
    return TimelinePhase(
        show(ctx, phase, "name"), one.start, one.end, _dates(ctx, one), _sentence(ctx, phase), facts,
        tuple(_stone(ctx, task) for task in stones[:_STONES]),
        (Run(ctx.t(f"另有 {more} 个里程碑", f"and {more} more")),) if more > 0 else (), one.color, phase.background, phase.path,
    )  # fmt: skip


def _sentence(ctx: Context, phase: Phase) -> Inlines:
    """The objective, without the full stop that a slide has nowhere."""
    text = show(ctx, phase, "objective")
    return tuple(replace(run, text=run.text.rstrip("。.")) for run in text)


def _milestones(one: ScheduledPhase) -> tuple[ScheduledTask, ...]:
    dated = [
        (task.start, place, task) for place, task in enumerate(one.tasks) if task.milestone and task.start
    ]
    return tuple(task for _, _, task in sorted(dated))


def _dates(ctx: Context, one: ScheduledPhase) -> Inlines:
    if one.start is None or one.end is None:
        return ()
    years = {day.year for phase in ctx.schedule.phases for day in (phase.start, phase.end) if day}
    text = fmt.short_day if len(years) == 1 else fmt.day
    if one.start == one.end:
        return inline(text(one.start, ctx.lang), one.phase.path)
    return inline(f"{text(one.start, ctx.lang)} – {text(one.end, ctx.lang)}", one.phase.path)


def _stone(ctx: Context, task: ScheduledTask) -> DatedLine:
    day = fmt.short_day(task.start, ctx.lang) if task.start else ""
    return DatedLine((Run(day),), show(ctx, task.task, "name"), True, task.path)
