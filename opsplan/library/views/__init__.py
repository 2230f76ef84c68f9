"""The views of a plan by name. A view is written from the model and never goes through Markdown."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options, View, ViewError
from opsplan.library.views import (
    activities,
    activity_work,
    ahead,
    audience,
    background,
    budget,
    budget_charts,
    budget_groups,
    calendar,
    community,
    competitor_chart,
    competitors,
    content,
    content_overview,
    control,
    count_charts,
    funnel,
    gantt,
    glossary,
    goal_charts,
    goal_sheets,
    goal_takeaways,
    goal_trend,
    goals,
    key_tasks,
    metric_charts,
    metrics,
    people,
    phases,
    quarters,
    review,
    risk_matrix,
    risks,
    score,
    sign_off,
    strategy,
    summary,
    tasks,
    time_views,
    traceability,
)

if TYPE_CHECKING:
    from opsplan.blocks.nodes import Block

VIEWS: Mapping[str, View] = MappingProxyType({
    "summary_numbers": goals.summary_numbers, "goals": goals.goals, "goal_limits": goals.goal_limits, "goal_takeaways": goal_takeaways.goal_takeaways, "goal_trend": goal_trend.goal_trend, "escalation_steps": goal_trend.escalation_steps, "goal_details": goal_sheets.goal_details, "goals_chart": goal_charts.goals_chart, "goal_paths": goal_charts.goal_paths,
    "revisions": background.revisions, "background_points": background.background_points, "swot": background.swot, "status_quo": background.status_quo, "cases": background.cases,
    "research": audience.research, "personas": audience.personas, "segments": audience.segments,
    "competitor_matrix": competitors.competitor_matrix, "competitors": competitors.competitors, "competitor_chart": competitor_chart.competitor_chart,
    "differentiation": strategy.differentiation, "kill_criteria": strategy.kill_criteria, "pillars": strategy.pillars, "pillar_cards": strategy.pillar_cards, "tactics": strategy.tactics, "funnel": funnel.funnel, "funnel_steps": funnel.funnel_steps,
    "channels": strategy.channels, "mechanisms": strategy.mechanisms, "experiments": strategy.experiments,
    "products": strategy.products, "tiers": strategy.tiers, "points": strategy.points, "member_tags": strategy.member_tags,
    "phases": phases.phases, "dates": phases.dates, "calendar": calendar.calendar, "week_grid": phases.week_grid, "gantt": gantt.gantt,
    "roadmap": time_views.roadmap, "month_calendar": time_views.month_calendar, "weeks": time_views.weeks,
    "run_of_show": time_views.run_of_show,
    "tasks": tasks.tasks, "task_details": tasks.task_details, "raci": people.raci, "team": people.team,
    "activities": activities.activities, "activity_facts": activities.activity_facts, "activity_plan": activities.activity_plan,
    "process": activities.process, "rules": activities.rules, "prizes": activities.prizes, "registration": activities.registration,
    "activity_benefits": activities.activity_benefits, "evaluation": activities.evaluation,
    "activity_funnel": activities.activity_funnel, "materials": activity_work.materials, "costs": activity_work.costs,
    "promotion": activity_work.promotion, "reminders": activity_work.reminders, "roster": activity_work.roster,
    "follow_up": activity_work.follow_up,
    "columns": content.columns, "menus": content.menus, "quarters": quarters.quarters, "slots": content.slots,
    "entries": content.entries, "marketing_dates": content.marketing_dates, "content_charts": count_charts.content_charts,
    "community_facts": community.community_facts, "community_roles": community.community_roles, "rituals": community.rituals,
    "seed_users": community.seed_users, "monetization": community.monetization,
    "metrics": metrics.metrics, "metric_dictionary": metrics.metric_dictionary, "traceability": traceability.traceability, "glossary": glossary.glossary,
    "phase_strip": summary.phase_strip, "summary_facts": summary.summary_facts, "summary_pillars": summary.summary_pillars, "summary_money": summary.summary_money, "key_tasks": key_tasks.key_tasks, "content_overview": content_overview.content_overview, "metric_actuals": metrics.metric_actuals, "metric_charts": metric_charts.metric_charts,
    "budget": budget.budget, "budget_by": budget_groups.budget_by, "budget_chart": budget_groups.budget_chart, "budget_charts": budget_charts.budget_charts, "benefits": budget.benefits,
    "roi": budget.roi, "cadence": control.cadence, "escalation": control.escalation, "resources": control.resources,
    "compliance": control.compliance, "risks": risks.risks, "risk_matrix": risk_matrix.risk_matrix, "risk_charts": count_charts.risk_charts, "risk_details": risks.risk_details,
    "review": review.review, "review_actions": review.review_actions, "actuals": review.actuals, "grid": review.grid,
    "sign_off": sign_off.sign_off, "score": score.score, "next_steps": ahead.next_steps, "decisions": ahead.decisions,
})  # fmt: skip
"""Every view a template may name. Whether there is anything to show is told by an empty result."""


def view_named(name: str) -> View:
    """The view a template names. Raises ViewError with the nearest names."""
    found = VIEWS.get(name)
    if found is None:
        near = difflib.get_close_matches(name, VIEWS, n=3, cutoff=0.4)
        raise ViewError(
            Bilingual(f"没有叫“{name}”的视图", f"there is no view '{name}'"),
            Bilingual(f"是不是 {'、'.join(near)}？", f"did you mean {', '.join(near)}?") if near else None,
        )
    return found


def view_blocks(ctx: Context, name: str, options: Options) -> tuple[Block, ...]:
    """What the view of that name shows with these options, made once. Raises ViewError."""
    return ctx.once(_made, name, tuple(options.items()))


def _made(ctx: Context, name: str, options: tuple[tuple[str, str], ...]) -> tuple[Block, ...]:
    return view_named(name)(ctx, dict(options))
