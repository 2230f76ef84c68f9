"""The titles of slides: what a slide says, as a full sentence from the plan's own numbers.

Every message is true of any plan, also of one that lacks what the slide is about. Chinese titles aim at 36
characters, English ones at 90; long names from the plan are cut.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from opsplan.library import (
    messages_ahead,
    messages_aims,
    messages_control,
    messages_detail,
    messages_events,
    messages_goals,
    messages_leads,
    messages_strategy,
    messages_work,
)
from opsplan.library.context import Context
from opsplan.library.views.goal_trend import trend_sentence

Message = Callable[[Context], str]

MESSAGES: Mapping[str, Message] = MappingProxyType({
    "summary": messages_aims.summary, "agenda": messages_aims.agenda, "goals": messages_goals.goals,
    "goals_chart": messages_goals.goals_chart, "background": messages_aims.background, "swot": messages_aims.swot, "audience": messages_aims.audience,
    "competitors": messages_strategy.competitors, "pillars": messages_strategy.pillars, "funnel": messages_strategy.funnel,
    "channels": messages_strategy.channels, "phases": messages_work.phases, "gantt": messages_work.gantt,
    "tasks": messages_work.tasks, "team": messages_work.team, "activities": messages_work.activities,
    "content": messages_work.content, "quarters": messages_work.quarters, "products": messages_work.products,
    "membership": messages_work.membership, "community": messages_work.community,
    "budget": messages_control.budget, "roi": messages_control.roi, "risks": messages_control.risks,
    "metrics": messages_control.metrics, "monitoring": messages_control.monitoring, "trend": trend_sentence, "resources": messages_control.resources,
    "compliance": messages_control.compliance, "actuals": messages_ahead.actuals, "review": messages_ahead.review,
    "next_steps": messages_ahead.next_steps, "decisions": messages_ahead.decisions,
    "closing": messages_ahead.closing, "ask": messages_ahead.ask, "money_and_risks": messages_control.money_and_risks, "stops": messages_strategy.stops,
    "lead_aims": messages_leads.aims, "lead_strategy": messages_leads.strategy, "lead_schedule": messages_leads.schedule,
    "lead_work": messages_leads.work, "lead_control": messages_leads.control, "lead_ahead": messages_leads.ahead,
})  # fmt: skip
"""Every message a template may use as ``message.NAME``. ``ask`` alone may be empty: nothing is asked."""

OF_ACTIVITY: Mapping[str, Callable[[Context, int], str]] = MappingProxyType({
    "process": messages_events.process, "promotion": messages_events.promotion, "activity": messages_events.activity,
    "rules": messages_events.rules, "materials": messages_events.materials, "follow_up": messages_events.follow_up,
})  # fmt: skip
"""Messages about one activity, which a template uses as ``message.process(0)``."""

OF_VIEW: Callable[[Context, str], str] = messages_detail.detail
"""The message over a view in an appendix, which a template uses as ``message.detail("research")``."""
