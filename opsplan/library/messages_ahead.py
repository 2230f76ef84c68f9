"""Messages about plan against actual, the review, and what comes next."""

from __future__ import annotations

from opsplan.blocks.inline import plain
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.messages_aims import goal_sentence, short, summary
from opsplan.library.views.ahead import asks, steps_ahead
from opsplan.library.views.review import actuals as actuals_view


def actuals(ctx: Context) -> str:
    """How many lines of plan against actual there are."""
    blocks = actuals_view(ctx, {})
    rows = sum(row.kind == "body" for block in blocks for row in getattr(block, "rows", ()))
    if not rows:
        return ctx.t("还没有实际数据可与计划对照", "There are no actual values to compare yet")
    return ctx.t(
        fit("{}项计划已有实际数据可对照", rows),
        f"{fmt.counted(rows, 'line')} of the plan can be compared with what happened",
    )


def review(ctx: Context) -> str:
    """What the review decided, or when it will be."""
    found = ctx.plan.review
    if found is None:
        return ctx.t("方案没有安排复盘", "No review is planned")
    if found.actions:
        count = len(found.actions)
        return ctx.t(fit("复盘定下{}项行动", count), f"The review led to {fmt.counted(count, 'action')}")
    if found.highlights or found.problems:
        good, bad = len(found.highlights), len(found.problems)
        return ctx.t(
            fit("复盘有{}个亮点、{}个问题", good, bad),
            f"The review found {fmt.counted(good, 'highlight')} and {fmt.counted(bad, 'problem')}",
        )
    day = ctx.schedule.when(found.date)
    if day and day >= ctx.today:
        return ctx.t(
            fit("复盘定在{}", fmt.day(day, ctx.lang)), f"The review is set for {fmt.day(day, ctx.lang)}"
        )
    return ctx.t("复盘还没有结论", "The review has no results yet")


def next_steps(ctx: Context) -> str:
    """How much falls due within 30 days, and what is first."""
    found = steps_ahead(ctx)
    if not found:
        return ctx.t("接下来 30 天没有到期事项", "Nothing falls due in the next 30 days")
    day, text, count = found[0].day, short(ctx, plain(found[0].text)), len(found)
    when = fmt.spoken_day(day, ctx.lang)
    ahead = ctx.plan.period.start > ctx.today
    head = ctx.t(
        "开始后 30 天" if ahead else "接下来 30 天",
        "In the first 30 days" if ahead else "In the next 30 days",
    )
    if count == 1:
        return ctx.t(
            fit("{}只有一件事：{}{}", head, when, text), f"{head} there is one thing to do: {text}, {when}"
        )
    return ctx.t(
        fit("{}有{}件事，先是{}{}", head, count, when, text),
        f"{head} {count} things fall due, the first on {when}",
    )


def decisions(ctx: Context) -> str:
    """How many decisions are asked for, and the first of them."""
    found = asks(ctx)
    if not found:
        return ctx.t("这份方案没有待决定的事项", "Nothing is left to decide")
    first = ask(ctx)
    if len(found) == 1:
        return ctx.t(
            fit("今天请决定一件事：{}", first), f"We ask for one decision: {first[:1].lower()}{first[1:]}"
        )
    return ctx.t(
        fit("今天请决定{}件事，首先是{}", len(found), first),
        f"We ask for {len(found)} decisions, first to {first[:1].lower()}{first[1:]}",
    )


def ask(ctx: Context) -> str:
    """The first thing asked for; empty when nothing is."""
    found = asks(ctx)
    return plain(found[0][0]) if found else ""


def closing(ctx: Context) -> str:
    """The promise, once more."""
    goal = next((goal for goal in ctx.plan.goals if goal_sentence(ctx, goal)), None)
    if goal is None:
        return summary(ctx)
    text, end = (
        goal_sentence(ctx, goal),
        fmt.day(ctx.schedule.when(goal.due) or ctx.plan.period.end, ctx.lang),
    )
    return ctx.t(fit("{}前，{}", end, text), f"{text} by {end}")
