"""Messages about plan against actual, the review, and what comes next."""

from __future__ import annotations

from opsplan.blocks.inline import plain
from opsplan.blocks.markdown import parse_markdown
from opsplan.blocks.nodes import Paragraph
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.messages_goals import goal_aim
from opsplan.library.messages_words import said, short
from opsplan.library.views.ahead import asks, first_step, steps_ahead
from opsplan.library.views.review import actuals as actuals_view

_WORDS, _SIGNS, _LONGEST = 6, 12, 70
"""Words of an English and characters of a Chinese text from which it is a sentence; characters that a last slide holds."""


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
        return ctx.t(fit("复盘定在{}", said(ctx, day)), f"The review is set for {said(ctx, day)}")
    return ctx.t("复盘还没有结论", "The review has no results yet")


def next_steps(ctx: Context) -> str:
    """How much falls due within 30 days, and what is first."""
    found = steps_ahead(ctx)
    if not found:
        later = first_step(ctx)
        if later is None:
            return ctx.t("接下来 30 天没有到期事项", "Nothing falls due in the next 30 days")
        when, text = said(ctx, later.day), short(plain(later.text))
        return ctx.t(fit("下一件事在{}：{}", when, text), f"The next thing to do is on {when}: {text}")
    day, text, count = found[0].day, short(plain(found[0].text)), len(found)
    when = said(ctx, day)
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
    """How many decisions are asked for, the first of them, and what waits for it."""
    found = asks(ctx)
    if not found:
        return ctx.t("这份方案没有待决定的事项", "Nothing is left to decide")
    first = plain(found[0][0])
    if len(found) == 1:
        return ctx.t(
            fit("今天请决定一件事：{}", first), f"We ask for one decision: {first[:1].lower()}{first[1:]}"
        )
    return ctx.t(
        fit("今天请决定{}件事，首先是{}", len(found), first),
        f"We ask for {len(found)} decisions, first to {first[:1].lower()}{first[1:]}",
    )


def ask(ctx: Context) -> str:
    """Everything asked for, in one sentence; with nothing to ask, the next step; empty without either."""
    found = [plain(words) for words, _ in asks(ctx)]
    if ctx.lang == "en" and found:
        wishes = [wish[:1].lower() + wish[1:] for wish in found]
        return "Please " + (f"{', '.join(wishes[:-1])} and {wishes[-1]}" if len(wishes) > 1 else wishes[0])
    if found:
        return fit("请{}", "、".join(found))
    step = first_step(ctx)
    if step is None:
        return ""
    when, text = said(ctx, step.day), plain(step.text)
    return ctx.t(fit("下一步：{}{}", when, text), f"Next: {text}, {when}")


def closing(ctx: Context) -> str:
    """The promise, once more: the plan's own words where its summary stresses a sentence, else its first two goals."""
    stressed = _stressed(ctx)
    if stressed:
        return stressed
    goals = [text for goal in ctx.plan.goals[:2] if (text := goal_aim(ctx, goal))]
    if goals:
        return ctx.t("，", "; ").join(goals)
    end = said(ctx, ctx.plan.period.end)
    return ctx.t(fit("按这份方案做到{}", end), f"Let us do what this plan says until {end}")


def _stressed(ctx: Context) -> str:
    """The first words in bold of the plan's summary that are long enough to be a sentence."""
    paragraphs = (block for block in parse_markdown(ctx.plan.summary or "") if isinstance(block, Paragraph))
    for paragraph in paragraphs:
        for run in paragraph.text:
            words = " ".join(run.text.split()).rstrip("。.")
            long = len(words.split()) >= _WORDS if ctx.lang == "en" else len(words) >= _SIGNS
            if run.bold and long and len(words) <= _LONGEST:
                return words
    return ""
