"""The plan as a roadmap: the tactics at work, lane by lane, and the milestones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.blocks.roadmap import Roadmap, RoadmapItem, RoadmapLane
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context
from opsplan.library.gantt_groups import By, pillar_by_task
from opsplan.library.shown import person
from opsplan.records import dataclass
from opsplan.schedule.results import ScheduledTask

_MILESTONES = Bilingual("里程碑", "Milestones")
_REST = Bilingual("其他", "Other")
_PAUSE = timedelta(days=31)
"""Work of one tactic that rests longer than this is two blocks."""


@dataclass(frozen=True, slots=True)
class _Work:
    """A task as the roadmap sees it: what it is a part of, and in which lane."""

    lane: str
    name: str
    key: str
    start: date
    end: date
    color: str
    milestone: bool
    src: str


def default_by(ctx: Context) -> By:
    """Pillars where most of the work belongs to one, else phases."""
    tasks = [task for task in ctx.schedule.tasks if not task.summary]
    linked = sum(bool(task.task.tactic) for task in tasks)
    pillars = ctx.plan.strategy.pillars if ctx.plan.strategy else ()
    return "pillar" if len(pillars) > 1 and linked * 2 > len(tasks) else "phase"


def roadmap_of(ctx: Context, by: By, start: date | None = None, end: date | None = None) -> Roadmap | None:
    """The roadmap between two days (inclusive; None: all of it); None when there is nothing to show.

    A block is a tactic as far as tasks belong to one, else a task of the first level.
    """
    work = [
        each
        for each in _works(ctx, by)
        if (end is None or each.start <= end) and (start is None or each.end >= start)
    ]
    if not work:
        return None
    first = start or min(ctx.plan.period.start, *(each.start for each in work))
    last = end or max(ctx.plan.period.end, *(each.end for each in work))
    lanes = tuple(_lanes(ctx, work, by))
    return Roadmap(first, max(first, last), lanes, ctx.lang, ctx.plan.title, ctx.today)


def _lanes(ctx: Context, work: list[_Work], by: By) -> Iterator[RoadmapLane]:
    names = _order(ctx, work, by)
    for place, name in enumerate(names):
        own = [each for each in work if each.lane == name]
        color = own[0].color if by == "phase" else PHASE_COLORS[place % len(PHASE_COLORS)] if name else "ink3"
        items = (*_blocks(own, color), *_marks(own))
        marks_only = all(each.milestone for each in own)
        shown = name or ctx.say(_MILESTONES if marks_only else _REST)
        yield RoadmapLane(f"lane:{by}:{place}", shown, items, "accent" if marks_only else color)


def _order(ctx: Context, work: list[_Work], by: By) -> list[str]:
    """The lanes in the order of the plan; what has none comes last."""
    pillars = ctx.plan.strategy.pillars if ctx.plan.strategy and by == "pillar" else ()
    found = {each.lane for each in work}
    ordered = [pillar.name for pillar in pillars if pillar.name in found]
    ordered += [each.lane for each in work if each.lane and each.lane not in ordered]
    return [*dict.fromkeys(ordered), *([""] if "" in found else [])]


def _blocks(work: list[_Work], color: str) -> Iterator[RoadmapItem]:
    """What belongs together as one block, but two where it rests for long."""
    together: dict[str, list[_Work]] = {}
    for each in work:
        if not each.milestone:
            together.setdefault(each.key, []).append(each)
    for parts in together.values():
        parts.sort(key=lambda one: one.start)
        first, end = parts[0], parts[0].end
        for each in parts[1:]:
            if each.start > end + _PAUSE:
                yield RoadmapItem(first.src, first.name, first.start, end, color, src=first.src)
                first, end = each, each.end
            end = max(end, each.end)
        yield RoadmapItem(first.src, first.name, first.start, end, color, src=first.src)


def _marks(work: list[_Work]) -> Iterator[RoadmapItem]:
    for each in work:
        if each.milestone:
            yield RoadmapItem(each.src, each.name, each.start, each.end, "accent", True, each.src)


def _works(ctx: Context, by: By) -> Iterator[_Work]:
    pillars = pillar_by_task(ctx) if by == "pillar" else {}
    for task in ctx.schedule.tasks:
        if task.summary or task.start is None or task.end is None or task.end < task.start:
            continue
        plan, phase = task.task, ctx.schedule.phases[task.phase_index]
        tactic = ctx.index.find("tactics", plan.tactic) if plan.tactic else None
        top = task if task.milestone else _top(ctx, task)
        lane = {
            "phase": phase.phase.name,
            "owner": person(ctx, plan.owner) if plan.owner else "",
            "pillar": pillars.get(task.path, ""),
            "tag": next(iter(plan.tags), ""),
        }[by]
        merged = tactic is not None and not task.milestone
        name = ctx.index.name("tactics", plan.tactic or "") if merged else top.task.name
        key = tactic.path if tactic is not None and merged else top.path
        yield _Work(lane, name, key, task.start, task.end, phase.color, task.milestone, task.path)


def _top(ctx: Context, task: ScheduledTask) -> ScheduledTask:
    while task.parent is not None:
        task = ctx.schedule.tasks[task.parent]
    return task
