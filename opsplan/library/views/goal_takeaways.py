"""What the goals mean, in three short statements that follow from the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from opsplan.blocks.inline import Inlines, Run, join, plain
from opsplan.blocks.nodes import Block, Takeaway, Takeaways
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.format import fit
from opsplan.library.goal_values import change_of, last_reading, latest, quantity_of, unit_of
from opsplan.library.shortening import shortened
from opsplan.library.shown import inline, show, text_of
from opsplan.library.standing import Standing, falls, goal_standing, guardrails, limit_words, metric_standing
from opsplan.library.views.goal_charts import charted
from opsplan.library.views.tables import known
from opsplan.model.goals import Goal, Metric
from opsplan.model.numbers import Quantity

_MOST = 3
_NAMED = 5
"""Goals that one statement lists with their values."""


def goal_takeaways(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What has gone past a limit, what is on track, what the greatest growth rests on, the north star, what is next."""
    known(options, "goal_takeaways", common=())
    if not ctx.plan.goals:
        return ()
    found = tuple(islice(_statements(ctx), _MOST))
    head = (Run(ctx.t("这意味着", "What it means")),)
    return (Takeaways(found, head, "goal_takeaways"),) if found else ()


def _statements(ctx: Context) -> Iterator[Takeaway]:
    judged = [(goal, standing) for goal in ctx.plan.goals if (standing := goal_standing(ctx, goal))]
    yield from _past_limits(ctx, judged)
    yield from _on_track(ctx, judged)
    yield from _basis(ctx)
    yield from _north_star(ctx)
    yield from _next(ctx)


def _past_limits(ctx: Context, judged: Sequence[tuple[Goal, Standing]]) -> Iterator[Takeaway]:
    """The goals and guardrails past their limits, in one statement."""
    goals = [goal for goal, standing in judged if standing.level != "normal"]
    guards = [
        metric
        for metric in guardrails(ctx)
        if (standing := metric_standing(ctx, metric)) and standing.level != "normal"
    ]
    count = len(goals) + len(guards)
    if not count:
        return
    said = [_value(ctx, goal) for goal in goals]
    said += [_reading(ctx, metric) for metric in guards]
    title = ctx.t(
        fit("{}项没有守住，先处理", count),
        f"{count} {'needs' if count == 1 else 'need'} attention first",
    )
    yield Takeaway((Run(title),), join(said, ctx.t("；", "; ")))


def _reading(ctx: Context, metric: Metric) -> Inlines:
    """``服务号月取关率 1.9%（2/25），预警线 1.8%``"""
    reading = last_reading(ctx, metric)
    base, target = (each if isinstance(each, Quantity) else None for each in (metric.baseline, metric.target))
    if reading is None:
        return ()
    day = ctx.schedule.when(reading.date)
    when = (Run(fmt.aside(fmt.short_day(day, ctx.lang), ctx.lang), src=reading.at("date")),) if day else ()
    limit = limit_words(ctx, metric, "warning", falls(metric, base, target))
    rest = (Run(ctx.t("，预警线：", ", warning line: ")), *limit) if limit else ()
    name = (*show(ctx, metric, "name"), Run(" "))
    return (*name, *show(ctx, reading, "value", metric.unit), *when, *rest)


def _value(ctx: Context, goal: Goal, *, dated: bool = True) -> Inlines:
    """``小程序月活 23.6 万人（2/28）``"""
    found = latest(ctx, goal)
    if found is None:
        return ()
    day = found.day if dated else None
    when = (Run(fmt.aside(fmt.short_day(day, ctx.lang), ctx.lang), src=found.day_src),) if day else ()
    value = inline(text_of(ctx, found.value, unit=unit_of(ctx, goal)), found.src)
    return (*inline(goal.name, goal.at("name")), Run(" "), *value, *when)


def _on_track(ctx: Context, judged: Sequence[tuple[Goal, Standing]]) -> Iterator[Takeaway]:
    fine = [goal for goal, standing in judged if standing.level == "normal"]
    if not fine:
        return
    count, whole = len(fine), len(fine) == len(judged)
    title = ctx.t(
        fit("已有数据的{}项都在预警线以内" if whole else "{}项在预警线以内", count),
        f"{'All ' if whole and count > 1 else ''}{count} with data {'is' if count == 1 else 'are'} within limits",
    )
    said = join((_value(ctx, goal, dated=False) for goal in fine[:_NAMED]), ctx.t("、", ", "))
    yield Takeaway((Run(title),), said)


def _basis(ctx: Context) -> Iterator[Takeaway]:
    """Why the goal that grows most can be reached, in the plan's own words."""
    found = charted(ctx)
    goal = found[0][0] if found else next((one for one in ctx.plan.goals if one.basis), None)
    if goal is None or not goal.basis:
        return
    change = plain(change_of(ctx, goal)) if quantity_of(ctx, goal, "baseline") else ""
    name = f"{goal.name} {change}".strip()
    title = ctx.t(fit("{}的依据", name), f"{name}: what it rests on")
    yield Takeaway((Run(title),), inline(shortened(ctx, goal.basis), goal.at("basis")))


def _north_star(ctx: Context) -> Iterator[Takeaway]:
    strategy = ctx.plan.strategy
    if strategy is not None and strategy.north_star:
        text = inline(shortened(ctx, strategy.north_star), strategy.at("north_star"))
        yield Takeaway((Run(ctx.t("北极星指标", "The north star")),), text)


def _next(ctx: Context) -> Iterator[Takeaway]:
    """The next day on which goals have checkpoints."""
    dated = [
        (day, goal, point)
        for goal in ctx.plan.goals
        for point in goal.checkpoints
        if (day := ctx.schedule.when(point.date)) and day >= ctx.today
    ]
    if not dated:
        return
    first = min(day for day, _, _ in dated)
    said = [
        (*inline(goal.name, goal.at("name")), Run(" "), *inline(text_of(ctx, point.value, unit=unit_of(ctx, goal)), point.at("value")))
        for day, goal, point in dated
        if day == first
    ]  # fmt: skip
    when = fmt.spoken_day(first, ctx.lang)
    title = ctx.t(fit("下一个检查点：{}", when), f"Next checkpoint: {when}")
    yield Takeaway((Run(title),), join(said[:_NAMED], ctx.t("、", ", ")))
