"""Messages about one activity, counted from 0: how it runs, and how people hear of it."""

from __future__ import annotations

from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.messages_words import said, short


def process(ctx: Context, activity: int) -> str:
    """From when to when the activity runs, in how many steps."""
    found = ctx.plan.activities[activity]
    name, count = short(ctx, found.name), len(found.process)
    begins = [step.time.start for step in found.process if step.time]
    ends = [
        step.time.end or step.time.start + (step.duration.minutes if step.duration else 0)
        for step in found.process
        if step.time
    ]
    if count > 1 and len(begins) == count and max(ends) > min(begins):
        first, last = fmt.clock(min(begins)), fmt.clock(max(ends))
        return ctx.t(
            fit("{}从{}到{}走完{}个环节", name, first, last, count),
            f"{name} runs from {first} to {last} in {count} steps",
        )
    return ctx.t(fit("{}分{}个环节推进", name, count), f"{name} runs in {fmt.counted(count, 'step')}")


def promotion(ctx: Context, activity: int) -> str:
    """In how many rounds people hear of the activity, and from when."""
    found = ctx.plan.activities[activity]
    name, count = short(ctx, found.name), len(found.promotion)
    work = [
        each
        for each in ctx.schedule.activity_work
        if each.kind == "promotion" and each.activity_index == activity
    ]
    first = min((each.start for each in work), default=None)
    head = ctx.t(fit("{}分{}轮宣传", name, count), f"{name} is promoted in {fmt.counted(count, 'round')}")
    if first is None:
        return head
    return head + ctx.t(fit("，{}开始", said(ctx, first)), f", from {said(ctx, first)} on")
