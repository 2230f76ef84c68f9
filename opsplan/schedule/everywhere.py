"""Every date expression of a plan that no other part of the schedule reads is checked here."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.diagnostics import Loc
from opsplan.model.activities import FollowUp, Material, Promotion, Reminder, RosterRound
from opsplan.model.base import Entry
from opsplan.model.phases import Phase
from opsplan.model.plan import Calendar, NamedDate, Plan
from opsplan.model.specs import entry_fields, fields_holding
from opsplan.model.times import DateExpr
from opsplan.schedule.expressions import DateNames

_READ_ELSEWHERE = (Calendar, FollowUp, Material, NamedDate, Phase, Promotion, Reminder, RosterRound)


def check_all_dates(plan: Plan, dates: DateNames) -> None:
    """Report the date expressions that mean no day, in goals, content, risks and all other sections."""
    for loc, expr in date_expressions(plan):
        dates.resolve(expr, loc)


def date_expressions(plan: Plan) -> Iterator[tuple[Loc, DateExpr]]:
    """The date expressions outside phases and the dated work of activities, with their places."""
    stack: list[Entry] = [plan]
    while stack:
        entry = stack.pop()
        inner: list[Entry] = []
        for spec in fields_holding(type(entry), DateExpr):
            value = getattr(entry, spec.attribute)
            if isinstance(value, DateExpr):
                yield (*entry.loc, spec.name), value
            elif isinstance(value, tuple):
                for index, each in enumerate(value):
                    yield (*entry.loc, spec.name, index), each
        for attribute in entry_fields(type(entry)):
            part = getattr(entry, attribute)
            if isinstance(part, Entry):
                inner.append(part)
            elif isinstance(part, tuple):
                inner.extend(part)
        stack.extend(each for each in reversed(inner) if not isinstance(each, _READ_ELSEWHERE))
