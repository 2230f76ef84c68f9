"""From a checked plan to its score."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opsplan.pipeline.checking import Checked
    from opsplan.scoring.results import Score


def score_of(checked: Checked, today: date) -> Score | None:
    """The score of a plan, with the thresholds that its settings give to rules; None for one that cannot be read."""
    from opsplan.checks.rule import Subject
    from opsplan.model.index import PlanIndex
    from opsplan.scoring.score import score_plan

    if not checked.renderable or checked.plan_file is None or checked.schedule is None:
        return None
    plan = checked.plan_file.plan
    subject = Subject(plan, checked.schedule, PlanIndex(plan), today)
    if checked.policy is not None:
        subject = Subject(plan, checked.schedule, subject.index, today, checked.policy.config.settings)
    return score_plan(subject, checked.report)
