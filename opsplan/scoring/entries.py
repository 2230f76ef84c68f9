"""What questions are asked of: the entries of a plan by what they are."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.checks.events import attended, events
from opsplan.checks.rule import Subject
from opsplan.checks.rules.evt_no_rules import gives_prizes
from opsplan.model.activities import Activity
from opsplan.model.audience import Competitor, Persona, Segment
from opsplan.model.budget import BudgetItem
from opsplan.model.content import ContentColumn, ContentEntry
from opsplan.model.control import Meeting, Risk
from opsplan.model.index import all_tasks
from opsplan.model.phases import Task
from opsplan.model.strategy import Channel, Experiment, FunnelStep, Pillar, Tactic


def personas(subject: Subject) -> Sequence[Persona]:
    """The personas of the audience."""
    return subject.plan.audience.personas if subject.plan.audience else ()


def segments(subject: Subject) -> Sequence[Segment]:
    """The segments of the audience."""
    return subject.plan.audience.segments if subject.plan.audience else ()


def competitors(subject: Subject) -> Sequence[Competitor]:
    """The competitors."""
    return subject.plan.competitors.items if subject.plan.competitors else ()


def pillars(subject: Subject) -> Sequence[Pillar]:
    """The pillars of the strategy."""
    return subject.plan.strategy.pillars if subject.plan.strategy else ()


def tactics(subject: Subject) -> Sequence[Tactic]:
    """The tactics of all pillars."""
    return [tactic for pillar in pillars(subject) for tactic in pillar.tactics]


def channels(subject: Subject) -> Sequence[Channel]:
    """The channels of the strategy."""
    return subject.plan.strategy.channels if subject.plan.strategy else ()


def funnel_steps(subject: Subject) -> Sequence[FunnelStep]:
    """The stages of the users' way."""
    return subject.plan.strategy.funnel if subject.plan.strategy else ()


def experiments(subject: Subject) -> Sequence[Experiment]:
    """The experiments of the strategy."""
    return subject.plan.strategy.experiments if subject.plan.strategy else ()


def meetings(subject: Subject) -> Sequence[Meeting]:
    """The lines of the rhythm of monitoring."""
    return subject.plan.monitoring.cadence if subject.plan.monitoring else ()


def work(subject: Subject) -> Sequence[Task]:
    """Tasks that are no milestones, parents too."""
    return [task for task in all_tasks(subject.plan.phases) if not task.milestone]


def leaves(subject: Subject) -> Sequence[Task]:
    """Tasks without subtasks that are no milestones."""
    return [task for task in work(subject) if not task.tasks]


def milestones(subject: Subject) -> Sequence[Task]:
    """Milestones."""
    return [task for task in all_tasks(subject.plan.phases) if task.milestone]


def activities(subject: Subject) -> Sequence[Activity]:
    """Activities that are not called off."""
    return [event.activity for event in events(subject)]


def attended_activities(subject: Subject) -> Sequence[Activity]:
    """Activities that people come to, on site or online."""
    return [event.activity for event in attended(subject)]


def prize_activities(subject: Subject) -> Sequence[Activity]:
    """Activities with prizes."""
    return [activity for activity in activities(subject) if gives_prizes(activity)]


def columns(subject: Subject) -> Sequence[ContentColumn]:
    """The columns of the content."""
    return subject.plan.content.columns if subject.plan.content else ()


def content_entries(subject: Subject) -> Sequence[ContentEntry]:
    """The entries of the content calendar."""
    return subject.plan.content.entries if subject.plan.content else ()


def costs(subject: Subject) -> Sequence[BudgetItem]:
    """The budget's items, then every activity's own."""
    items = subject.plan.budget.items if subject.plan.budget else ()
    return [*items, *(item for activity in subject.plan.activities for item in activity.costs)]


def open_risks(subject: Subject) -> Sequence[Risk]:
    """Risks that are not closed."""
    return [risk for risk in subject.plan.risks if risk.status != "closed"]


def coming_risks(subject: Subject) -> Sequence[Risk]:
    """Risks that are not closed and have not happened."""
    return [risk for risk in open_risks(subject) if risk.status != "happened"]
