"""From a plan to its schedule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.phases import Phase
from opsplan.model.plan import Plan
from opsplan.model.problems import shorten
from opsplan.patterns import lazy_pattern
from opsplan.schedule.activities import schedule_activities
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.calendar_plan import has_working_days, plan_calendar
from opsplan.schedule.checks import check_dates
from opsplan.schedule.everywhere import check_all_dates
from opsplan.schedule.expressions import DateNames
from opsplan.schedule.given import Given, given_dates
from opsplan.schedule.official import NOTHING_ANNOUNCED, Announced
from opsplan.schedule.outline import OutlineTask, by_ref, outline
from opsplan.schedule.people import team_workers
from opsplan.schedule.predecessors import LinkReader
from opsplan.schedule.problems import SWAPPED, Problems, ScheduleProblem
from opsplan.schedule.results import Schedule, ScheduledPhase, ScheduledTask
from opsplan.schedule.slack import Slack, slacks
from opsplan.schedule.solve import Inputs, PhaseGiven, Solution, solve
from opsplan.schedule.unofficial import check_official

PHASE_COLORS = ("c1", "c2", "c3", "c4", "c5", "c6")
_HEX = lazy_pattern(r"#[0-9A-Fa-f]{6}")


def schedule_plan(
    plan: Plan, announced: Announced = NOTHING_ANNOUNCED
) -> tuple[Schedule, tuple[ScheduleProblem, ...]]:
    """All dates of a plan, and what is wrong with them. Never raises for what a user wrote; never moves a written date.

    ``announced`` is what calendar files say, see :func:`opsplan.schedule.calendar_files.read_calendar_files`.
    """
    problems = Problems()
    calendar = plan_calendar(plan, announced, problems)
    dates = DateNames(plan, calendar, problems)
    inputs, refs = inputs_of(plan, calendar, dates, problems)
    found = solve(inputs, problems)
    check_dates(inputs, found, problems)
    work, spans = schedule_activities(plan, dates, calendar, problems)
    check_all_dates(plan, dates)
    scheduled = _tasks(inputs, found, slacks(inputs, found))
    phases = _phases(plan, found, scheduled, problems)
    estimated = _estimated_years(plan, calendar, scheduled)
    check_official(plan, estimated, problems)
    schedule = Schedule(
        calendar, dates.named, phases, scheduled, work, spans, estimated,
        team_workers(plan, calendar, problems), dates.when, _unique(refs),
    )  # fmt: skip
    return schedule, problems.all()


def inputs_of(
    plan: Plan, calendar: WorkCalendar, dates: DateNames, problems: Problems
) -> tuple[Inputs, Mapping[str, tuple[int, ...]]]:
    """What the passes over the network read, and what the names of tasks mean."""
    tasks = outline(plan.phases)
    refs = by_ref(tasks)
    given = given_dates(tasks, dates, calendar, problems)
    reader = LinkReader(tasks, refs, plan.phases, dates, problems)
    links = tuple(reader.links(item) for item in tasks)
    return Inputs(
        plan.phases, _phases_given(plan.phases, tasks, given, dates, problems), tasks, given, links, calendar,
        (plan.period.start, plan.period.end), has_working_days(calendar, plan),
    ), refs  # fmt: skip


def _unique(refs: Mapping[str, tuple[int, ...]]) -> Mapping[str, int]:
    return MappingProxyType({text: indices[0] for text, indices in refs.items() if len(indices) == 1})


def _phases_given(
    phases: Sequence[Phase],
    tasks: Sequence[OutlineTask],
    given: Sequence[Given],
    dates: DateNames,
    problems: Problems,
) -> tuple[PhaseGiven, ...]:
    named: dict[int, date] = {}
    for item in tasks:
        begins = given[item.index].begins
        if begins:
            named[item.phase] = min(begins, named.get(item.phase, begins))
    found: list[PhaseGiven] = []
    for index, phase in enumerate(phases):
        start = dates.resolve(phase.start, (*phase.loc, "start")) if phase.start else None
        end = dates.resolve(phase.end, (*phase.loc, "end")) if phase.end else None
        if start and end and end < start:
            problems.blocking(
                "date-inverted", (*phase.loc, "end"),
                Bilingual(f"阶段“{shorten(phase.name)}”的结束 {end} 早于开始 {start}", f"phase '{shorten(phase.name)}' ends on {end}, before it starts on {start}"),
                SWAPPED,
            )  # fmt: skip
            end = None
        found.append(PhaseGiven(start, end, named.get(index)))
    return tuple(found)


def _tasks(inputs: Inputs, found: Solution, slack: Mapping[int, Slack]) -> tuple[ScheduledTask, ...]:
    result: list[ScheduledTask] = []
    for item in inputs.tasks:
        given, own = inputs.given[item.index], slack.get(item.index)
        start, end = found.spans[item.index]
        worked = (
            inputs.calendar.working_days_between(start, end) if start and end and not given.milestone else 0
        )
        result.append(
            ScheduledTask(
                item.index, item.task, item.phase, item.depth, item.parent, start, end, worked,
                given.milestone, bool(item.children), inputs.links[item.index],
                own.total if own else None, own.free if own else None, bool(own and own.critical), item.task.path,
            )
        )  # fmt: skip
    return tuple(result)


def _phases(
    plan: Plan, found: Solution, tasks: Sequence[ScheduledTask], problems: Problems
) -> tuple[ScheduledPhase, ...]:
    parts: list[list[ScheduledTask]] = [[] for _ in plan.phases]
    for task in tasks:
        parts[task.phase_index].append(task)
    return tuple(
        ScheduledPhase(
            phase, index, *found.phase_spans[index], _color(phase, index, problems), tuple(parts[index])
        )
        for index, phase in enumerate(plan.phases)
    )


def _color(phase: Phase, index: int, problems: Problems) -> str:
    own = (phase.color or "").strip()
    if own in PHASE_COLORS or _HEX.fullmatch(own):
        return own
    token = PHASE_COLORS[index % len(PHASE_COLORS)]
    if own:
        problems.quality(
            "phs-color", Severity.WARNING, (*phase.loc, "color"),
            Bilingual(f"颜色“{shorten(own)}”看不懂，改用品牌色 {token}", f"the color '{shorten(own)}' is not understood; the brand's {token} is used"),
            Bilingual('写成 "#2F6B4F"（加引号）或 c1–c6', 'write "#2F6B4F" (quoted) or c1–c6'),
        )  # fmt: skip
    return token


def _estimated_years(plan: Plan, calendar: WorkCalendar, tasks: Sequence[ScheduledTask]) -> tuple[int, ...]:
    """The years of the period and of tasks whose days off are not announced yet.

    Activities and what follows them have dates of their own, which no calendar moves.
    """
    days = [plan.period.start, plan.period.end]
    days.extend(day for task in tasks for day in (task.start, task.end) if day)
    return tuple(year for year in range(min(days).year, max(days).year + 1) if calendar.estimated(year))
