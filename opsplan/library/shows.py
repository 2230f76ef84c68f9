"""The process of an activity as a run-of-show: what begins when, what runs over, where nothing happens."""

from __future__ import annotations

from typing import Literal

from opsplan.blocks.run_of_show import RunOfShow, RunStep, Slip
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.model.activities import Activity, Step
from opsplan.schedule.show import misfits, timed_steps

LaneBy = Literal["place", "people"]


def run_of_show_of(ctx: Context, activity: Activity, by: LaneBy = "place") -> RunOfShow | None:
    """The steps with a time; None when there is none."""
    timed, last = timed_steps(activity)
    if not timed:
        return None
    place = (by == "place" and any(step.place for step, *_ in timed)) or not any(
        step.people for step, *_ in timed
    )
    steps = tuple(_shown(step, start, end, hard, bool(place)) for step, start, end, hard in timed)
    index = next(i for i, one in enumerate(ctx.plan.activities) if one is activity)
    span = ctx.schedule.activity_span(index)
    parts = (fmt.day(span[0], ctx.lang), fmt.weekday(span[0].isoweekday(), ctx.lang)) if span else ()
    day = " ".join(parts if ctx.lang != "en" else reversed(parts))
    title = ctx.t("：", ": ").join(text for text in (activity.name, day) if text)
    return RunOfShow(
        steps,
        tuple(Slip(each.kind, each.start, each.end, each.step.path) for each in misfits(timed, last)),
        ctx.lang,
        title,
        last,
    )


def _shown(step: Step, start: int, end: int, hard: bool, place: bool) -> RunStep:
    lane, note = (step.place, step.people) if place else (step.people, step.place)
    return RunStep(step.path, step.step, start, end, lane or "", note or "", hard, step.path)
