"""Putting the tasks of a plan on days for :mod:`opsplan.schedule.level`, with the semantics of the forward pass."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from opsplan.diagnostics import Bilingual
from opsplan.model.plan import Plan
from opsplan.model.problems import shorten
from opsplan.schedule.engine import inputs_of
from opsplan.schedule.expressions import DateNames
from opsplan.schedule.linking import breaks, lagged_day
from opsplan.schedule.load import done, jobs
from opsplan.schedule.network import Node
from opsplan.schedule.people import Worker
from opsplan.schedule.problems import Problems
from opsplan.schedule.results import Link, Schedule, ScheduledTask
from opsplan.schedule.room import Room
from opsplan.schedule.slack import latest_ends
from opsplan.schedule.solve import Inputs, Solution, settle, solve, unsolved

_NAMED = 2


class Placing:
    """The tasks of a plan put on days one after another, anew with every :meth:`run`."""

    def __init__(self, plan: Plan, schedule: Schedule) -> None:
        problems = Problems()
        dates = DateNames(plan, schedule.calendar, problems)
        self._schedule = schedule
        self._inputs, _ = inputs_of(plan, schedule.calendar, dates, problems)
        self._before = solve(self._inputs, problems)
        self._jobs = {
            job.task.index: (worker, job) for worker, own in jobs(plan, schedule).items() for job in own
        }
        self._free = frozenset(task.index for task in schedule.tasks if self._may_move(task))
        leaves = [task for task in schedule.tasks if not task.summary and task.start and task.end]
        self._staying = frozenset(
            task.index
            for task in leaves
            if task.index not in self._free and (task.milestone or task.index in self._jobs or done(task))
        )
        self._latest = latest_ends(
            self._inputs, self._before, max(plan.period.end, plan.period.start), self._staying
        )
        self._now = self._before
        self._reasons: dict[int, Bilingual] = {}
        self._back: Collection[int] = ()

    def _may_move(self, task: ScheduledTask) -> bool:
        given = self._inputs.given[task.index]
        worker_job = self._jobs.get(task.index)
        return (
            worker_job is not None
            and not worker_job[1].every_day
            and given.begins is None
            and given.end is None
            and given.duration is not None
            and not task.task.actual_start
            and not (task.task.progress and task.task.progress.value)
            and not self._before.is_on_loop(task.index)
        )

    def run(self, back: Collection[int]) -> None:
        """Place all tasks; those in ``back`` stay where they are."""
        self._back, self._reasons, problems = back, {}, Problems()
        network, order = self._before.network, self._before.order
        stuck = tuple(self._before.on_loops)
        self._now = unsolved(network, order, stuck)
        rooms: dict[Worker, Room] = {}
        for index, (worker, job) in self._jobs.items():
            room = rooms.setdefault(worker, Room(worker, self._inputs.calendar))
            if index not in self._free or index in back:
                room.take(job, job.start, job.end)
        for node in (*self._by_priority(), *stuck):
            settle(node, self._inputs, self._now, problems)
            if node.kind == "task" and node.number in self._free and node.number not in back:
                self._place(node.number, rooms[self._jobs[node.number][0]])

    def _by_priority(self) -> Sequence[Node]:
        """The nodes that are on no loop, each after what it needs."""
        needs = self._before.network.needs
        waiting: dict[Node, int] = {}
        wanted_by: dict[Node, list[Node]] = {}
        for node in self._before.order:
            own = dict.fromkeys(needs[node])
            waiting[node] = len(own)
            for need in own:
                wanted_by.setdefault(need, []).append(node)
        ready = [(self._priority(node), node) for node in self._before.order if not waiting[node]]
        heapq.heapify(ready)
        placed: list[Node] = []
        while ready:
            node = heapq.heappop(ready)[1]
            placed.append(node)
            for each in wanted_by.get(node, ()):
                waiting[each] -= 1
                if not waiting.get(each):
                    heapq.heappush(ready, (self._priority(each), each))
        return placed

    def _priority(self, node: Node) -> tuple[int, int, int]:
        if node.kind != "task" or self._inputs.tasks[node.number].children:
            return (-1, 0, node.number)
        task = self._schedule.tasks[node.number]
        start = task.start.toordinal() if task.start else 0
        return (max(0, task.total_slack or 0), start, task.index)

    def _place(self, index: int, room: Room) -> None:
        start, end = self._now.spans[index]
        duration = self._inputs.given[index].duration
        job = self._jobs[index][1]
        if start is None or end is None or duration is None:
            return
        fitted = room.fit(job, start, end, duration, self._latest.get(index, end))
        if fitted and fitted != (start, end):
            self._reasons[index] = _busy(room, start, end)
        start, end = fitted or (start, end)
        self._now.spans[index] = (start, end)
        room.take(job, start, end)

    def pushed(self) -> set[int]:
        """The moved tasks that push something that stays, or that were themselves pushed too far."""
        causes: set[int] = set()
        for item in self._inputs.tasks:
            if not item.children and self._is_wrong(item.index):
                causes |= self._moved_before(Node("task", item.index))
        return causes

    def _is_wrong(self, index: int) -> bool:
        span, before = self._now.spans[index], self._before.spans[index]
        if span != before:
            stays = index in self._staying or index in self._back
            return stays or bool(span[1] and span[1] > self._latest.get(index, span[1]))
        return any(
            _breaks(link, self._inputs, self._now, index)
            and not _breaks(link, self._inputs, self._before, index)
            for link in self._inputs.links[index]
            if link.source is not None and self._now.spans[link.source] != self._before.spans[link.source]
        )

    def _moved_before(self, node: Node) -> set[int]:
        """The moved tasks that a node waits for, directly or not, and the node itself when its place was chosen."""
        found: set[int] = set()
        seen, stack = {node}, [node]
        while stack:
            each = stack.pop()
            if each.kind == "task" and each.number in self._reasons:
                found.add(each.number)
            for need in self._before.network.needs[each]:
                if need not in seen:
                    seen.add(need)
                    stack.append(need)
        return found

    def tasks(self) -> tuple[ScheduledTask, ...]:
        """All tasks with the dates they would have."""
        count = self._inputs.calendar.working_days_between
        found: list[ScheduledTask] = []
        for task, (start, end) in zip(self._schedule.tasks, self._now.spans, strict=True):
            worked = count(start, end) if start and end and not task.milestone else 0
            found.append(replace(task, start=start, end=end, working_days=worked))
        return tuple(found)

    def moved(self) -> Iterator[tuple[ScheduledTask, tuple[date, date], Bilingual]]:
        """The tasks that would move, without parents, with their days and the reason."""
        for task, (start, end) in zip(self._schedule.tasks, self._now.spans, strict=True):
            if start and end and not task.summary and (start, end) != (task.start, task.end):
                yield task, (start, end), self._reasons.get(task.index) or self._follows(task)

    def _follows(self, task: ScheduledTask) -> Bilingual:
        for link in task.predecessors:
            if link.source is not None and self._now.spans[link.source] != self._before.spans[link.source]:
                name = shorten(self._schedule.tasks[link.source].task.name)
                return Bilingual(f"跟随前置“{name}”", f"follows '{name}'")
        return Bilingual("跟随前面的阶段或任务", "follows the phase or the tasks before it")


def _breaks(link: Link, inputs: Inputs, found: Solution, index: int) -> bool:
    start, end = found.spans[index]
    try:
        lagged = lagged_day(inputs.calendar, link, found.spans)
    except OverflowError:
        return True
    return bool(start and end and lagged and breaks(link, lagged, start, end, inputs.given[index].milestone))


def _busy(room: Room, start: date, end: date) -> Bilingual:
    """What keeps a person from a task on its own days: the first two."""
    taken = sorted(room.busy_with(start, end), key=lambda each: (each[0], each[2].task.index))[:_NAMED]
    zh = "、".join(f"“{shorten(job.task.task.name, 24)}”（{a} 至 {b}）" for a, b, job in taken)
    en = ", ".join(f"'{shorten(job.task.task.name, 24)}' ({a} to {b})" for a, b, job in taken)
    who = shorten(room.worker.name)
    return Bilingual(f"“{who}”已排{zh}", f"{who} is on {en}")
