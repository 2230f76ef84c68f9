"""The sentence under a section's name on its divider: what the section comes to, not what its first slide says."""

from __future__ import annotations

from opsplan.library import messages_control, messages_strategy, messages_work
from opsplan.library.context import Context
from opsplan.library.messages_ahead import next_steps
from opsplan.library.messages_aims import swot
from opsplan.library.messages_goals import goal_sentence
from opsplan.library.messages_sections import is_opening
from opsplan.library.messages_words import first_sentence


def aims(ctx: Context) -> str:
    """The goals behind the first, which the summary has named; with one goal alone, the balance of strengths."""
    said = [text for goal in ctx.plan.goals[1:] if (text := goal_sentence(ctx, goal, dated=True))]
    return said[0] if said else swot(ctx)


def strategy(ctx: Context) -> str:
    """The positioning in the plan's own words, as far as they fit; else the pillars."""
    found = ctx.plan.strategy
    words = first_sentence((found.positioning if found else None) or "")
    return words if is_opening(ctx, words) else messages_strategy.pillars(ctx)


def schedule(ctx: Context) -> str:
    """The next milestone."""
    return messages_work.gantt(ctx)


def work(ctx: Context) -> str:
    """The content that is scheduled, else the activities."""
    return messages_work.content(ctx) if ctx.plan.content else messages_work.activities(ctx)


def control(ctx: Context) -> str:
    """What the money brings, else what may go wrong."""
    return messages_control.roi(ctx) if ctx.plan.budget else messages_control.risks(ctx)


def ahead(ctx: Context) -> str:
    """How much falls due in the next days."""
    return next_steps(ctx)
