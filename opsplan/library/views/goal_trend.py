"""One goal watched: its planned way with the lines that warn, what was reached, and what happens past a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from opsplan.blocks.chart import Chart, NumberFormat, Series
from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Takeaway, Takeaways
from opsplan.library import format as fmt
from opsplan.library.chart_values import Point, dated_series, format_of
from opsplan.library.context import Context, Options
from opsplan.library.goal_values import latest, metric_of, quantity_of, unit_of
from opsplan.library.pace import pace
from opsplan.library.shown import inline, show
from opsplan.library.standing import Limit, goal_standing, limit_of
from opsplan.library.views.goal_charts import reached
from opsplan.library.views.tables import caption_of, known
from opsplan.model.control import Escalation
from opsplan.model.goals import Goal, Metric

_LEAST_POINTS = 3
_MYRIAD = 100_000
"""Values from which a Chinese axis counts in 万."""
_MOST_LEVELS = 4
_COLOURS = (("绿", "low"), ("green", "low"), ("黄", "medium"), ("amber", "medium"), ("yellow", "medium"),
            ("橙", "high"), ("orange", "high"), ("红", "severe"), ("red", "severe"))  # fmt: skip
_BY_PLACE = ("medium", "high", "severe", "severe")


def watched(ctx: Context) -> Goal | None:
    """The goal with most to show: checkpoints on its way, values reached, and limits that have a height."""
    found = [goal for goal in ctx.plan.goals if len(pace(ctx, goal)) >= _LEAST_POINTS and reached(ctx, goal)]
    return max(found, key=lambda goal: (_limits(ctx, goal), len(reached(ctx, goal))), default=None)


def _limits(ctx: Context, goal: Goal) -> int:
    metric = metric_of(ctx, goal)
    if metric is None:
        return 0
    return sum(
        bool(found and found.share) for found in (limit_of(metric, "warning"), limit_of(metric, "alarm"))
    )


def goal_trend(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The line of one goal to its target, with warning and alarm below it and what was reached so far."""
    known(options, "goal_trend", common=("caption",))
    goal = watched(ctx)
    if goal is None:
        return ()
    plan, actual = pace(ctx, goal), _from_start(pace(ctx, goal), reached(ctx, goal))
    days = tuple(sorted({point.day for point in (*plan, *actual)}))
    unit = unit_of(ctx, goal) or ""
    series = [dated_series(ctx.t("计划", "Plan"), plan, days, "mute")]
    metric = metric_of(ctx, goal)
    series += _limit_lines(ctx, metric, plan, days) if metric else []
    series.append(dated_series(ctx.t("实际", "Actual"), actual, days, "accent"))
    values = [value for field in ("baseline", "target") if (value := quantity_of(ctx, goal, field))]
    number_format = format_of(values, unit)
    if ctx.lang != "en" and plan[-1].value >= _MYRIAD:
        number_format, unit = NumberFormat(power=4), f"万{unit}"
    caption = caption_of(ctx, options) or inline(goal.name, goal.at("name"))
    return (
        Chart(
            "line", tuple(fmt.day(day, ctx.lang) for day in days), tuple(series), _words(ctx, goal, plan, actual),
            (*caption, Run(fmt.aside(unit, ctx.lang))) if unit else caption, days=days, number_format=number_format,
        ),
    )  # fmt: skip


def _from_start(plan: Sequence[Point], actual: Sequence[Point]) -> tuple[Point, ...]:
    """What was reached, from where the plan begins when that is before."""
    first = plan[0]
    if actual and first.day < actual[0].day:
        return (replace(first, label=""), *actual)
    return tuple(actual)


def _limit_lines(ctx: Context, metric: Metric, plan: Sequence[Point], days: tuple[date, ...]) -> list[Series]:
    out = []
    for field, zh, en, color in (("warning", "预警", "Warning", "high-strong"), ("alarm", "告警", "Alarm", "severe-strong")):  # fmt: skip
        limit = limit_of(metric, "warning" if field == "warning" else "alarm")
        if limit is None:
            continue
        name = ctx.t(zh, en)
        if limit.share is not None:
            name = f"{name} {fmt.percent(limit.share)}"
        points = [Point(point.day, _height(limit, point.value), "", metric.at(field)) for point in plan]
        out.append(dated_series(name, points, days, color))
    return out


def _height(limit: Limit, planned: float) -> float:
    return limit.value if limit.share is None else float(limit.share) * planned


def _words(ctx: Context, goal: Goal, plan: Sequence[Point], actual: Sequence[Point]) -> str:
    end, now = fmt.day(plan[-1].day, ctx.lang), fmt.day(actual[-1].day, ctx.lang)
    zh = f"{goal.name}：计划到 {end} 为 {plan[-1].label}，{now} 实际 {actual[-1].label}"
    return ctx.t(zh, f"{goal.name}: {plan[-1].label} planned by {end}, {actual[-1].label} reached on {now}")


def escalation_steps(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What happens past which line, level by level."""
    known(options, "escalation_steps", common=())
    found = ctx.plan.monitoring.escalation if ctx.plan.monitoring else ()
    steps = tuple(_step(ctx, one, place) for place, one in enumerate(found[:_MOST_LEVELS]))
    head = (Run(ctx.t("触发后怎么办", "What happens past a line")),)
    return (Takeaways(steps, head, "escalation_steps"),) if steps else ()


def _step(ctx: Context, one: Escalation, place: int) -> Takeaway:
    level = one.level.casefold()
    tone = next((tone for word, tone in _COLOURS if word in level), _BY_PLACE[place])
    condition = tuple(replace(run, bold=True, color="ink") for run in show(ctx, one, "condition"))
    action = show(ctx, one, "action")
    between: Inlines = (Run("\n"),) if condition and action else ()
    return Takeaway((), (*condition, *between, *action), show(ctx, one, "level"), tone)


def trend_sentence(ctx: Context) -> str:
    """Where the watched goal stands, in a sentence for a title."""
    goal = watched(ctx)
    found = latest(ctx, goal) if goal else None
    if goal is None or found is None or found.day is None:
        return ctx.t("还没有实际数据可以和计划对照", "No values yet to compare with the plan")
    standing = goal_standing(ctx, goal)
    value = fmt.with_unit(fmt.quantity(found.value), unit_of(ctx, goal))
    when = fmt.spoken_day(found.day, ctx.lang)
    head = ctx.t(fmt.fit("{}到{}为{}", goal.name, when, value), f"{goal.name} stood at {value} on {when}")
    levels = {
        "normal": ("，在预警线以内", ", within its limits"), "behind": ("，落后于检查点", ", behind its checkpoint"),
        "warning": ("，已越过预警线", ", past its warning line"), "alarm": ("，已越过告警线", ", past its alarm line"),
    }  # fmt: skip
    said = ctx.t(*levels[standing.level]) if standing else ""
    coming = [
        (day, point)
        for point in goal.checkpoints
        if (day := ctx.schedule.when(point.date)) and day > found.day
    ]
    if not coming:
        return head + said
    day, point = min(coming, key=lambda pair: pair[0])
    aim = fmt.with_unit(fmt.quantity(point.value), unit_of(ctx, goal))
    ahead = fmt.spoken_day(day, ctx.lang)
    return head + said + ctx.t(fmt.fit("，{}要到{}", ahead, aim), f"; {aim} is due on {ahead}")
