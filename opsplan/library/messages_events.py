"""Messages about one activity, counted from 0: what it is, how it runs, and the work around it."""

from __future__ import annotations

from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.messages_words import said, short
from opsplan.schedule.results import WorkKind


def process(ctx: Context, activity: int) -> str:
    """From when to when the activity runs, in how many steps."""
    found = ctx.plan.activities[activity]
    name, count = short(found.name), len(found.process)
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


def activity(ctx: Context, activity: int) -> str:
    """When the activity is, and who answers for it."""
    found = ctx.plan.activities[activity]
    name, span = short(found.name), ctx.schedule.activity_span(activity)
    owner = ctx.index.person_name(found.owner) if found.owner else ""
    if span is None:
        return ctx.t(fit("{}还没有定下日子", name), f"{name} has no day yet")
    when = said(ctx, span[0])
    if span[1] != span[0]:
        head = ctx.t(
            fit("{}从{}办到{}", name, when, said(ctx, span[1])),
            f"{name} runs from {when} to {said(ctx, span[1])}",
        )
    else:
        head = ctx.t(fit("{}定在{}", name, when), f"{name} is on {when}")
    return head + (ctx.t(fit("，{}总负责", owner), f"; {owner} answers for it") if owner else "")


def promotion(ctx: Context, activity: int) -> str:
    """In how many rounds people hear of the activity, and from when."""
    found = ctx.plan.activities[activity]
    name, count = short(found.name), len(found.promotion)
    first = _first(ctx, activity, "promotion")
    head = ctx.t(fit("{}分{}轮宣传", name, count), f"{name} is promoted in {fmt.counted(count, 'round')}")
    return head + (ctx.t(fit("，{}开始", first), f", from {first} on") if first else "")


def rules(ctx: Context, activity: int) -> str:
    """How many ways there are to take part, and prizes to win."""
    found = ctx.plan.activities[activity]
    name, prizes = short(found.name), len(found.rules.prizes) if found.rules else 0
    if prizes:
        return ctx.t(
            fit("{}设{}种奖品，规则事先讲清", name, prizes),
            f"{name} offers {fmt.counted(prizes, 'prize')} under clear rules",
        )
    return ctx.t(fit("{}的参与规则事先讲清", name), f"{name} says clearly who can take part")


def materials(ctx: Context, activity: int) -> str:
    """How many things have to be there, the first by when, and what the activity costs."""
    found = ctx.plan.activities[activity]
    name, count = short(found.name), len(found.materials)
    first = _first(ctx, activity, "material")
    if not count:
        costs = len(found.costs)
        return ctx.t(fit("{}列出{}项费用", name, costs), f"{name} has {fmt.counted(costs, 'cost item')}")
    head = ctx.t(fit("{}要备齐{}样物料", name, count), f"{name} needs {fmt.counted(count, 'thing')} in place")
    return head + (ctx.t(fit("，最早{}到位", first), f", the first by {first}") if first else "")


def follow_up(ctx: Context, activity: int) -> str:
    """How often people are spoken to afterwards, and from when."""
    found = ctx.plan.activities[activity]
    name, count = short(found.name), len(found.follow_up)
    first = _first(ctx, activity, "follow_up")
    if not count:
        return ctx.t(fit("{}按既定标准评估效果", name), f"{name} is judged by set standards")
    head = ctx.t(
        fit("{}之后回访{}轮", name, count), f"{name} is followed up in {fmt.counted(count, 'round')}"
    )
    return head + (ctx.t(fit("，{}开始", first), f", from {first} on") if first else "")


def _first(ctx: Context, activity: int, kind: WorkKind) -> str:
    """The first day of dated work of that kind; empty without any."""
    days = [
        each.start
        for each in ctx.schedule.activity_work
        if each.kind == kind and each.activity_index == activity
    ]
    return said(ctx, min(days)) if days else ""
