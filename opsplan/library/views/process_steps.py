"""The steps of an activity as a figure for a slide."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks import slide_figures
from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.slide_figures import StepRow
from opsplan.library.context import Context
from opsplan.library.labels import label
from opsplan.library.shown import show
from opsplan.model.activities import Activity, Step

_FACTS = ("people", "tools", "place", "note")


def arrows(ctx: Context, activity: Activity, times: Sequence[Inlines]) -> StepRow:
    """The steps as arrows under their ``times``, in the order of the plan."""
    steps = tuple(
        slide_figures.Step(show(ctx, step, "step"), time, _facts(ctx, step), "step", step.path)
        for step, time in zip(activity.process, times, strict=True)
    )
    said = ctx.t("，", ", ").join(step.step for step in activity.process)
    return StepRow(steps, "arrows", ctx.t("流程", "The process"), said)


def _facts(ctx: Context, step: Step) -> tuple[tuple[Inlines, Inlines], ...]:
    return tuple(
        ((Run(ctx.say(label(Step, name))),), text) for name in _FACTS if (text := show(ctx, step, name))
    )
