"""The persons of a plan as workers: when they are there, and how much of a day they have for it.

A person works by the plan's calendar, or by that of the own country (``team[].country``), and is away on the
own days off (``team[].days_off``). Neither moves a date: the plan's calendar alone does, since who stands in
for whom is the plan's writer to decide. They count for load, and a task whose owner is away is a finding.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from opsplan.model.index import PlanIndex
from opsplan.model.phases import Task
from opsplan.model.plan import Member, Plan
from opsplan.model.refs import names_several
from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.calendar_plan import known_codes, own_spans
from opsplan.schedule.problems import Problems
from opsplan.schedule.spans import NamedSpan

DAY = timedelta(days=1)
_WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True, eq=False)
class Worker:
    """A person who owns tasks, one object a person. ``member`` is None for a name that the team does not have.

    ``capacity`` is the share of a day, 1 for all of it; ``calendar`` holds the own days off, ``leave``, too.
    """

    name: str
    member: Member | None
    calendar: WorkCalendar
    capacity: Decimal = _WHOLE
    leave: tuple[NamedSpan, ...] = ()


def team_workers(plan: Plan, calendar: WorkCalendar, problems: Problems) -> tuple[Worker, ...]:
    """The members of the team in order; reports days off and countries that mean nothing."""
    return tuple(_worker(member, calendar, problems) for member in plan.team)


def _worker(member: Member, calendar: WorkCalendar, problems: Problems) -> Worker:
    own = calendar
    if member.country:
        countries = known_codes(member.country, (*member.loc, "country"), problems) or calendar.countries
        own = WorkCalendar(countries, announced=calendar.announced)
    leave = tuple(own_spans(member.days_off, problems))
    if leave:
        own = replace(
            own, days_off=(*own.days_off, *leave), workdays=_without(own.workdays, leave), _years={}, _weekend=[]
        )  # fmt: skip
    return Worker(member.name, member, own, member.capacity.value if member.capacity else _WHOLE, leave)


def _without(workdays: tuple[NamedSpan, ...], leave: tuple[NamedSpan, ...]) -> tuple[NamedSpan, ...]:
    """The plan's own working days but for those on leave: working days win over days off in a calendar."""
    kept: list[NamedSpan] = []
    for span in workdays:
        pieces = [span]
        for off in leave:
            pieces = [part for piece in pieces for part in _cut(piece, off)]
        kept.extend(pieces)
    return tuple(kept)


def _cut(span: NamedSpan, off: NamedSpan) -> list[NamedSpan]:
    """What is left of a span without the days of another."""
    if off.end < span.start or off.start > span.end:
        return [span]
    left = [replace(span, end=off.start - DAY)] if off.start > span.start else []
    right = [replace(span, start=off.end + DAY)] if off.end < span.end else []
    return left + right


class Owners:
    """Who answers for a task: the member of the team that its owner means, or the name that is written."""

    def __init__(self, plan: Plan, people: tuple[Worker, ...], calendar: WorkCalendar) -> None:
        self._index = PlanIndex(plan)
        self._by_place = {worker.member.loc: worker for worker in people if worker.member}
        self._calendar = calendar
        self._others: dict[str, Worker] = {}
        self._known: dict[str, Worker | None] = {}

    def of(self, task: Task) -> Worker | None:
        """The task's owner as a worker; None when it has none, or names several."""
        text = task.owner or ""
        if text not in self._known:
            self._known[text] = self._find(text.strip())
        return self._known[text]

    def _find(self, text: str) -> Worker | None:
        member = self._index.person(text) if text else None
        if member:
            return self._by_place[member.loc]
        if not text or names_several(text):
            return None
        return self._others.setdefault(text, Worker(text, None, self._calendar))
