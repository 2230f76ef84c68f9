"""From a checked plan to what is said of its schedule: how tasks stand, what slipped, what would level the load."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from opsplan.diagnostics import Lang

if TYPE_CHECKING:
    from opsplan.library.context import Context
    from opsplan.model.plan import Plan
    from opsplan.pipeline.checking import Checked
    from opsplan.schedule import Schedule
    from opsplan.schedule.baseline import Slip
    from opsplan.schedule.level import Leveling
    from opsplan.schedule.progress import TaskStatus


def context_of(checked: Checked, today: date, lang: Lang | None = None) -> Context:
    """What views are given. Raises ValueError for a plan that was not scheduled."""
    from opsplan.library.context import Context
    from opsplan.model.index import PlanIndex

    plan, schedule = _scheduled(checked)
    return Context(plan, schedule, PlanIndex(plan), lang or plan.lang, today)


def statuses_of(checked: Checked, today: date) -> Mapping[str, TaskStatus]:
    """How tasks stand, by their path; empty while the plan records no progress."""
    from opsplan.schedule.progress import task_statuses

    return task_statuses(_scheduled(checked)[1], today)


def slips_of(checked: Checked, before: Schedule) -> tuple[Slip, ...]:
    """Every task against an older schedule."""
    from opsplan.schedule.baseline import slips

    return slips(_scheduled(checked)[1], before)


def leveled(checked: Checked) -> Leveling:
    """The shifts that would remove overload."""
    from opsplan.schedule.level import level

    return level(*_scheduled(checked))


def _scheduled(checked: Checked) -> tuple[Plan, Schedule]:
    if checked.plan_file is None or checked.schedule is None:
        raise ValueError("the plan was not scheduled")
    return checked.plan_file.plan, checked.schedule
