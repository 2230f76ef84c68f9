"""How far tasks can slip: the backward pass, in working days.

Days become boundaries between working days: a task's start is the number of working days before its
first day, its finish the number up to its last. A milestone lies at the end of its day. A date that
the plan fixes stays where it is, so what comes before it has slack up to that date.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.linking import lagged_day, reference_day
from opsplan.schedule.network import Node, gate_of
from opsplan.schedule.results import Link
from opsplan.schedule.solve import Inputs, Solution

DAY = timedelta(days=1)


class Slack(NamedTuple):
    """Slack of a task in working days, and whether it is on the critical path."""

    total: int
    free: int
    critical: bool


class _Bounds(NamedTuple):
    start: int
    finish: int
    milestone: bool
    fixed: bool

    @property
    def needed(self) -> int:
        """The boundary an FS predecessor must finish by."""
        return self.finish if self.milestone else self.start


def slacks(inputs: Inputs, found: Solution) -> Mapping[int, Slack]:
    """The slack of every task with dates, by index; tasks on a loop have none."""
    bounds = _bounds(inputs, found)
    if not bounds:
        return {}
    finish = _project_finish(inputs, bounds)
    open_ends = {index: max(finish, each.finish) for index, each in bounds.items()}
    late = _latest(inputs, found, bounds, dict(open_ends), stay=False)
    still = _latest(inputs, found, bounds, open_ends, stay=True)
    result: dict[int, Slack] = {}
    for item in reversed(inputs.tasks):
        if item.index not in bounds:
            continue
        if item.children:
            parts = [result[child] for child in item.children if child in result]
            if parts:
                result[item.index] = Slack(
                    min(p.total for p in parts), min(p.free for p in parts), any(p.critical for p in parts)
                )
            continue
        own = bounds[item.index].finish
        total = late[item.index] - own
        routine = item.task.rolling or inputs.phases[item.phase].background
        result[item.index] = Slack(total, min(total, still[item.index] - own), total <= 0 and not routine)
    return result


def _bounds(inputs: Inputs, found: Solution) -> dict[int, _Bounds]:
    spans = {
        item.index: (start, end)
        for item in inputs.tasks
        for start, end in [found.spans[item.index]]
        if start and end and not found.is_on_loop(item.index)
    }
    if not spans or not inputs.can_work:
        return {}
    count = inputs.calendar.counter(_epoch(found))
    result: dict[int, _Bounds] = {}
    for index, (start, end) in spans.items():
        given = inputs.given[index]
        result[index] = _Bounds(count(start - DAY), count(end), given.milestone, given.begins is not None)
    return result


def _epoch(found: Solution) -> date:
    """The day that boundaries are counted from."""
    return date(min(start for start, end in found.spans if start and end).year, 1, 1)


def latest_ends(inputs: Inputs, found: Solution, last: date, staying: Collection[int]) -> Mapping[int, date]:
    """The day every task with dates must end by, so that nothing that stays is moved: the tasks ``staying``, the
    written ends of phases and parents, and ``last``. Tasks that end later as it is keep their end.

    A lag in calendar days is taken as it is now; dates must be checked once they are chosen.
    """
    bounds = _bounds(inputs, found)
    if not bounds:
        return {}
    epoch, calendar = _epoch(found), inputs.calendar
    count = calendar.counter(epoch)
    late: dict[int, int] = {}
    for index, own in bounds.items():
        item = inputs.tasks[index]
        written = (last, inputs.phase_given[item.phase].end, inputs.given[index].end)
        finish = min(count(day) for day in written if day)
        late[index] = own.finish if index in staying else max(finish, own.finish)
    found_late = _latest(inputs, found, bounds, late, stay=False)
    return {index: _last_day(calendar, epoch, finish) for index, finish in found_late.items()}


def _last_day(calendar: WorkCalendar, epoch: date, finish: int) -> date:
    """The last day with so many working days up to it."""
    try:
        return calendar.add_working_days(epoch - DAY, finish + 1) - DAY
    except OverflowError:
        return date.max


def _project_finish(inputs: Inputs, bounds: Mapping[int, _Bounds]) -> int:
    """The end of the last piece of work that is not routine."""
    leaves = [item for item in inputs.tasks if item.index in bounds and not item.children]
    work = [item for item in leaves if not item.task.rolling and not inputs.phases[item.phase].background]
    return max(bounds[item.index].finish for item in work or leaves or [inputs.tasks[next(iter(bounds))]])


def _latest(
    inputs: Inputs, found: Solution, bounds: Mapping[int, _Bounds], late: dict[int, int], *, stay: bool
) -> dict[int, int]:
    """The latest finish of every task, ``late`` being that without successors; with ``stay`` they may not move at all."""
    gates: dict[Node, int] = {}
    for node in reversed(found.order):
        if node.kind == "gate":
            _pass_gate(node, inputs, found, bounds, late, gates)
        elif node.kind == "phase-gate" and node in gates:
            before = found.network.earlier_phase[node.number]
            if before is not None:
                for part in found.network.needs[Node("phase", before)]:
                    _lower(late, part.number, gates[node])
        elif node.kind == "task" and node.number in bounds:
            _pass_task(node, inputs, found, bounds, late, gates, stay=stay)
    return late


def _pass_task(
    node: Node, inputs: Inputs, found: Solution, bounds: Mapping[int, _Bounds], late: dict[int, int],
    gates: dict[Node, int], *, stay: bool,
) -> None:  # fmt: skip
    item, own = inputs.tasks[node.number], bounds[node.number]
    if item.children:
        for child in item.children:
            _lower(late, child, late[node.number])
        if any(
            child in bounds and bounds[child].fixed and bounds[child].start == own.start
            for child in item.children
        ):
            for link in inputs.links[node.number]:
                _bind(link, own.start, own.finish, inputs, found, bounds, late)
        return
    slip = late[node.number] - own.finish
    moved = 0 if stay or own.fixed else slip
    finish = own.finish + (0 if stay or inputs.given[node.number].end else slip)
    for link in inputs.links[node.number]:
        _bind(link, own.needed + moved, finish, inputs, found, bounds, late)
    if node.number in found.network.wants_gate and not own.fixed:
        gate = gate_of(item)
        gates[gate] = min(gates.get(gate, own.needed + moved), own.needed + moved)


def _pass_gate(
    node: Node,
    inputs: Inputs,
    found: Solution,
    bounds: Mapping[int, _Bounds],
    late: dict[int, int],
    gates: dict[Node, int],
) -> None:
    if node not in gates:
        return
    for link in inputs.links[node.number]:
        if link.kind in ("FS", "SS"):
            _bind(link, gates[node], gates[node], inputs, found, bounds, late)
    if node.number in found.network.wants_gate:
        above = gate_of(inputs.tasks[node.number])
        gates[above] = min(gates.get(above, gates[node]), gates[node])


def _bind(
    link: Link,
    start: int,
    finish: int,
    inputs: Inputs,
    found: Solution,
    bounds: Mapping[int, _Bounds],
    late: dict[int, int],
) -> None:
    """What a successor's latest start and finish mean for the predecessor's latest finish."""
    if link.source is None or link.source not in bounds:
        return
    source = bounds[link.source]
    limit = start if link.kind in ("FS", "SS") else finish
    if link.lag.amount:
        limit -= _lag_steps(link, inputs, found)
    if link.kind in ("SS", "SF"):  # binds the predecessor's start; its finish follows at the same length
        limit += source.finish - source.start
    if limit < late[link.source]:
        late[link.source] = limit


def _lag_steps(link: Link, inputs: Inputs, found: Solution) -> int:
    """The lag in working days where it stands now."""
    if link.lag.unit == "wd":
        return link.lag.amount
    reference, lagged = reference_day(link, found.spans), lagged_day(inputs.calendar, link, found.spans)
    if reference is None or lagged is None:
        return 0
    if lagged >= reference:
        return inputs.calendar.working_days_between(reference + DAY, lagged)
    return -inputs.calendar.working_days_between(lagged + DAY, reference)


def _lower(late: dict[int, int], index: int, limit: int) -> None:
    if index in late:
        late[index] = min(late[index], limit)
