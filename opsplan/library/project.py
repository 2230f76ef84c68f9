"""A plan and its schedule as a project for other programs: MS Project, Mermaid, spreadsheets, calendars."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from opsplan.blocks.gantt import DayOff
from opsplan.blocks.project import (
    Assignment,
    Project,
    ProjectCalendar,
    ProjectEvent,
    ProjectLink,
    ProjectTask,
    Resource,
    Workday,
)
from opsplan.diagnostics import Lang
from opsplan.library.context import Context
from opsplan.library.labels import label
from opsplan.library.shown import show
from opsplan.model.activities import Activity
from opsplan.model.index import PlanIndex
from opsplan.model.phases import Task
from opsplan.model.plan import DayOff as OwnDayOff
from opsplan.model.plan import Member, Plan
from opsplan.model.refs import split_persons
from opsplan.schedule.activities import end_time, start_time
from opsplan.schedule.lengths import shift
from opsplan.schedule.results import ActivityWork, Link, Schedule, ScheduledPhase, ScheduledTask

_UIDS = 2_000_000
"""MS Project keeps unique ids below 2**21 (2,097,152) and numbers everything anew when one is larger."""
_MARGIN = timedelta(days=31)
"""How far the calendar reaches beyond the first and the last date, for dates that slip."""
_NOTED = ("deliverable", "requirement", "cadence", "note")


def project_of(
    plan: Plan, schedule: Schedule, *, lang: Lang, today: date, baseline: Schedule | None = None
) -> Project:
    """The schedule for other programs. ``baseline`` is that of an older plan, matched by id, else by place."""
    ctx = Context(plan, schedule, PlanIndex(plan), lang, today)
    people = _People(ctx)
    tasks = tuple(_Tasks(ctx, people, baseline).all())
    events = tuple(_event(ctx, work) for work in schedule.activity_work)
    days = [plan.period.start, plan.period.end]
    days += [day for task in tasks for day in (task.start, task.end) if day]
    around = [day for event in events for day in (event.start, event.end)]
    return Project(
        plan.title, min(days), max(days), today, lang, _calendar(ctx, min(days + around), max(days + around)), people.all(),
        tasks, events, ctx.index.person_name(plan.owner) if plan.owner else "", plan.organization or "",
        time_zone(schedule.calendar.countries[0]), schedule.estimated_years,
    )  # fmt: skip


@cache
def time_zone(country: str) -> str:
    """The time zone most people of a country live in: the first of the country in the zone table; UTC for none."""
    from importlib.resources import files

    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if parts[0] == country and len(parts) > 2:
            return parts[2]
    return "UTC"


def _calendar(ctx: Context, start: date, end: date) -> ProjectCalendar:
    start, end = start - _MARGIN, end + _MARGIN
    calendar = ctx.schedule.calendar
    return ProjectCalendar(
        start, end, tuple(sorted(calendar.weekend)),
        tuple(DayOff(span.start, span.end, ctx.say(span.name), span.estimated) for span in calendar.days_off_spans(start, end)),
        tuple(Workday(day, ctx.say(name)) for day, name in calendar.make_up_workdays(start, end)),
    )  # fmt: skip


class _People:
    """The persons of a project: the team, then whoever else is named, with a number each."""

    def __init__(self, ctx: Context) -> None:
        self._index = ctx.index
        self._found: dict[str, Resource] = {}
        for member in ctx.plan.team:
            capacity = float(member.capacity.value) if member.capacity else 1.0
            self._add(member.name, capacity, tuple(_own_days_off(member)), member.id or "")

    def _add(
        self, name: str, capacity: float = 1.0, days_off: tuple[DayOff, ...] = (), code: str = ""
    ) -> Resource:
        return self._found.setdefault(name, Resource(len(self._found) + 1, name, capacity, days_off, code))

    def named(self, text: str) -> Iterator[int]:
        """The numbers of the persons a text names; several when it names several of the team."""
        several = split_persons(text)
        whole = self._index.person(text) or not any(self._index.person(one) for one in several)
        for one in (text.strip(),) if whole else several:
            if one:
                yield self._add(self._index.person_name(one)).uid

    def all(self) -> tuple[Resource, ...]:
        return tuple(self._found.values())


def _own_days_off(member: Member) -> Iterator[DayOff]:
    for own in member.days_off:
        span = _span(own)
        if span:
            yield DayOff(*span, (own.name or "").strip())


def _span(own: OwnDayOff) -> tuple[date, date] | None:
    start, end = own.date or own.start or own.end, own.date or own.end or own.start
    return (start, end) if start and end and start <= end else None


class _Tasks:
    """Turns phases and tasks into tasks of a project."""

    def __init__(self, ctx: Context, people: _People, baseline: Schedule | None) -> None:
        self._ctx = ctx
        self._people = people
        heads = [phase.phase.path for phase in ctx.schedule.phases]
        numbers = _numbers((*heads, *(task.path for task in ctx.schedule.tasks)))
        self._heads, self._uids = numbers[: len(heads)], numbers[len(heads) :]
        self._before: dict[str, tuple[date, date]] = {}
        for old in baseline.tasks if baseline else ():
            if old.start and old.end:
                self._before.setdefault(_key(old.task.id, old.path), (old.start, old.end))
        for head in baseline.phases if baseline else ():
            if head.start and head.end:
                self._before.setdefault(
                    f"phase {_key(head.phase.id, head.phase.path)}", (head.start, head.end)
                )

    def all(self) -> Iterator[ProjectTask]:
        """All phases with their tasks, in the order of the plan."""
        for phase in self._ctx.schedule.phases:
            yield self._head(phase)
            for task in phase.tasks:
                yield self._task(task, phase)

    def _head(self, found: ScheduledPhase) -> ProjectTask:
        phase = found.phase
        worked = self._working_days(found.start, found.end)
        return ProjectTask(
            self._heads[found.index], phase.name, 1, found.start, found.end, worked, "phase",
            progress=_progress_of(found.tasks), critical=any(task.critical for task in found.tasks),
            baseline=self._before.get(f"phase {_key(phase.id, phase.path)}"),
            fixed_start=phase.start is not None, fixed_end=phase.end is not None,
            phase=phase.name, notes=phase.objective or "", path=phase.path, code=phase.id or "",
        )  # fmt: skip

    def _task(self, found: ScheduledTask, phase: ScheduledPhase) -> ProjectTask:
        task = found.task
        return ProjectTask(
            self._uids[found.index], task.name, found.depth + 2, found.start, found.end, found.working_days,
            "milestone" if found.milestone else "summary" if found.summary else "task",
            float(task.progress.value) if task.progress else 0.0, task.actual_start, task.actual_end,
            tuple(self._assigned(task)), found.critical, found.total_slack, found.free_slack,
            tuple(self._link(link) for link in found.predecessors if link.source is not None),
            self._before.get(_key(task.id, found.path)),
            bool(task.start or task.date), task.end is not None, phase.phase.name, self._notes(task), found.path, task.id or "",
        )  # fmt: skip

    def _assigned(self, task: Task) -> Iterator[Assignment]:
        """The owner with the effort, then those who take part; nobody twice."""
        effort = float(task.effort.value) if task.effort else 1.0
        seen: set[int] = set()
        for text, units in ((task.owner or "", effort), *((member, 0.0) for member in task.team)):
            for number in self._people.named(text):
                if number not in seen:
                    seen.add(number)
                    yield Assignment(number, units)

    def _link(self, link: Link) -> ProjectLink:
        source = self._ctx.schedule.tasks[link.source or 0]
        day = source.end if link.kind in ("FS", "FF") else source.start
        days = 0
        if day and link.lag.amount:
            try:
                days = (shift(self._ctx.schedule.calendar, day, link.lag.amount, link.lag.unit) - day).days
            except OverflowError:
                days = 0
        return ProjectLink(self._uids[source.index], link.kind, link.lag.amount, link.lag.unit, days)

    def _notes(self, task: Task) -> str:
        lines = []
        for field in _NOTED:
            text = "".join(run.text for run in show(self._ctx, task, field) if hasattr(run, "text"))
            if text.strip():
                lines.append(f"{self._ctx.say(label(Task, field))}{self._ctx.t('：', ': ')}{text.strip()}")
        return "\n".join(lines)

    def _working_days(self, start: date | None, end: date | None) -> int:
        return self._ctx.schedule.calendar.working_days_between(start, end) if start and end else 0


def _key(code: str | None, path: str) -> str:
    return code or path


def _progress_of(tasks: Iterable[ScheduledTask]) -> float:
    """The share of the working days of a phase's tasks that is done."""
    parts = [(task.working_days, task.task.progress) for task in tasks if not task.summary]
    days = sum(length for length, _ in parts)
    done = sum(length * float(progress.value) for length, progress in parts if progress)
    return done / days if days else 0.0


def _numbers(paths: Iterable[str]) -> tuple[int, ...]:
    """A number for every path that does not change when others are added, but for the few that clash."""
    taken: dict[int, None] = {}
    for path in paths:
        number = zlib.crc32(path.encode()) % _UIDS + 1
        while number in taken:
            number = number % _UIDS + 1
        taken[number] = None
    return tuple(taken)


def _event(ctx: Context, work: ActivityWork) -> ProjectEvent:
    begins, ends = work.time, None
    if isinstance(work.item, Activity):
        one_day = work.start == work.end
        begins, ends = start_time(work.item), end_time(work.item, one_day=one_day)
        if one_day and ends == begins:
            ends = None
    return ProjectEvent(
        ctx.say(work.name), work.kind, work.start, max(work.start, work.end), begins, ends,
        ctx.index.person_name(work.owner) if work.owner else "", work.activity.name.strip(),
        (work.activity.venue or "").strip() if work.kind == "activity" else "", work.path,
    )  # fmt: skip
