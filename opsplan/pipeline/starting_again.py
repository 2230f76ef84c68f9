"""From a plan that has been to the text of the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING

from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.diagnostics import Loc
    from opsplan.fixing.again import Again, Move
    from opsplan.model.plan import Plan
    from opsplan.pipeline.checking import Checked
    from opsplan.schedule import Schedule
    from opsplan.schedule.lengths import Offset

_ROUNDS = 30
"""How often what clashes in the new period is put later."""
_FURTHEST = 15
"""Nothing is put later by more working days than these; then the clash is left to people, and to the check."""


@dataclass(slots=True)
class _Repairs:
    later: dict[Loc, int] = field(default_factory=dict)
    kept: set[Loc] = field(default_factory=set)


def again(
    checked: Checked, *, today: date, by: Offset | None = None, to: date | None = None,
    calendars: Sequence[tuple[str, bytes]] = (),
) -> Again:  # fmt: skip
    """The next plan from one that is renderable, for a period that is ``by`` later, or begins on ``to``.

    What comes too early for its predecessors in the new period is put later; metrics whose formula contradicts last
    year's values keep their baseline. ``calendars`` are the calendar data files beside the plan. Raises ValueError for a
    plan that is not renderable, OverflowError for days that cannot be computed.
    """
    from opsplan.fixing.again import move_by, move_to, start_again
    from opsplan.pipeline.checking import check
    from opsplan.yamlio.source import decode

    if checked.plan_file is None or checked.schedule is None:
        raise ValueError("no plan to start from")
    plan, schedule = checked.plan_file.plan, checked.schedule
    first, last = plan.period.start, plan.period.end
    move: Move | None = None
    if to is not None:
        move = move_to(first, last, to, schedule.calendar)
    elif by is not None:
        move = move_by(first, last, by, schedule.calendar)
    if move is None:
        raise ValueError("nowhere to move the plan to")
    text, repairs = decode(checked.text)[0], _Repairs()
    for _ in range(_ROUNDS):
        started = start_again(
            text, plan, schedule, move, today, later=repairs.later, kept=frozenset(repairs.kept)
        )
        new = check(started.text.encode(), checked.file, today=today, calendars=calendars)
        if new.plan_file is None or new.schedule is None:
            break
        found = _put_later(new.plan_file.plan, new.schedule, repairs.later)
        wrong = {each.path for each in new.report if each.rule == "met-baseline-inconsistent"}
        found |= _keep(plan, wrong, repairs.kept)
        if not found:
            break
    return started


def _put_later(plan: Plan, schedule: Schedule, later: dict[Loc, int]) -> bool:
    """Note by how many working days tasks come too early; a task that stands on a key date
    moves that, when it is a day of its own."""
    from opsplan.model.times import iso_date

    calendar, found = schedule.calendar, False
    loc: Loc
    for each in schedule.tasks:
        if each.start is None or not each.task.after:
            continue
        ends = [
            end
            for link in each.predecessors
            if link.kind == "FS" and not link.lag.amount and link.source is not None
            and (end := schedule.tasks[link.source].end) is not None
        ]  # fmt: skip
        done = max(ends, default=None)
        if done is None or (each.start >= done if each.milestone else each.start > done):
            continue
        missing = calendar.working_days_between(each.start, done) - (1 if each.milestone else 0)
        said = each.task.start or each.task.date
        named = plan.dates.get(said.text) if said is not None else None
        loc = ("dates", said.text) if said and named and iso_date(named.date.text) else each.task.loc
        if said is not None and 0 < later.get(loc, 0) + missing <= _FURTHEST:
            later[loc] = later.get(loc, 0) + missing
            found = True
    return found


def _keep(plan: Plan, wrong: set[str], kept: set[Loc]) -> bool:
    """Note the metrics whose formula is wrong, with all that stand in it."""
    before = len(kept)
    for metric in plan.metrics:
        if any(path.startswith(f"{metric.path}.") for path in wrong):
            words = set(re.findall(r"[\w-]+", metric.formula or ""))
            kept.update(each.loc for each in plan.metrics if each is metric or each.id in words)
    return len(kept) > before
