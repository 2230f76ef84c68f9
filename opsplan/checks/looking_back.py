"""The look back of a plan: the review, and the tasks that are one."""

from __future__ import annotations

from opsplan.checks import event_words as words
from opsplan.checks.rule import Subject
from opsplan.model.plan import Plan
from opsplan.schedule import ScheduledTask

RESULTS = ("highlights", "problems")
INSIGHTS = ("keep", "stop", "start", "routinise", "actions")


def review_written(plan: Plan) -> bool:
    """True when the plan has a review with a date, or one that is filled in."""
    return plan.review is not None and (plan.review.date is not None or review_filled(plan))


def review_filled(plan: Plan) -> bool:
    """True when the plan's review says anything besides its date."""
    return plan.review is not None and any(
        getattr(plan.review, field) for field in (*RESULTS, "causes", *INSIGHTS)
    )


def retros(subject: Subject) -> tuple[ScheduledTask, ...]:
    """The tasks that look back, by their names and deliverables."""
    return subject.once(_retros)


def _retros(subject: Subject) -> tuple[ScheduledTask, ...]:
    return tuple(
        each
        for each in subject.schedule.tasks
        if words.RETRO.search(f"{each.task.name}\n{each.task.deliverable}")
    )
