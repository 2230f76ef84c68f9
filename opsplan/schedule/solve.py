"""Dates for every task and phase: the forward pass over the network.

Where a phase has no ``start``, its parts that say nothing of theirs begin on the earliest day another
of its tasks names; failing that, on the first working day after the phase before it, and in the first
phase with the plan's period.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date

from opsplan.diagnostics import Bilingual
from opsplan.model.phases import Phase
from opsplan.model.problems import shorten
from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.cycles import in_order, loops
from opsplan.schedule.given import Given
from opsplan.schedule.lengths import first_day, last_day
from opsplan.schedule.linking import Span, Wanted, wanted
from opsplan.schedule.network import Network, Node, build_network, gate_of
from opsplan.schedule.outline import OutlineTask
from opsplan.schedule.problems import Problems
from opsplan.schedule.results import Link


@dataclass(frozen=True, slots=True)
class PhaseGiven:
    """A phase's own dates, and the earliest day one of its tasks names."""

    start: date | None
    end: date | None
    earliest_named: date | None


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the passes over the network read."""

    phases: tuple[Phase, ...]
    phase_given: tuple[PhaseGiven, ...]
    tasks: tuple[OutlineTask, ...]
    given: tuple[Given, ...]
    links: tuple[tuple[Link, ...], ...]
    calendar: WorkCalendar
    period: tuple[date, date]
    can_work: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """Where parts may begin. ``floor``: no derived start is earlier; ``anchor``: where parts begin that say nothing."""

    anchor: date | None = None
    floor: date | None = None
    open: bool = False


NO_GATE, OPEN_GATE = Gate(), Gate(open=True)


@dataclass(slots=True)
class Solution:
    """The dates that were found, by the index of tasks and phases. ``order`` is that of working them out."""

    network: Network
    order: tuple[Node, ...]
    on_loops: frozenset[Node]
    spans: list[Span]
    phase_spans: list[Span]
    gates: dict[Node, Gate] = field(default_factory=dict)

    def is_on_loop(self, index: int) -> bool:
        """True for a task that waits, directly or not, for itself, or for one that does."""
        return bool(self.on_loops) and Node("task", index) in self.on_loops


def solve(inputs: Inputs, problems: Problems) -> Solution:
    """Dates for all tasks and phases; a loop is reported once and its tasks keep their own dates only."""
    fixed = [
        bool(each.start or each.earliest_named or phase.background)
        for each, phase in zip(inputs.phase_given, inputs.phases, strict=True)
    ]
    network = build_network(inputs.phases, inputs.tasks, inputs.given, inputs.links, fixed)
    order, stuck = in_order(network.nodes, network.needs)
    if stuck:
        _report_loops(inputs, network, problems)
    found = unsolved(network, order, stuck)
    for node in (*order, *reversed(stuck)):
        settle(node, inputs, found, problems)
    return found


def unsolved(network: Network, order: Sequence[Node], stuck: Sequence[Node]) -> Solution:
    """A solution in which nothing is settled yet."""
    spans: list[Span] = [(None, None)] * sum(node.kind == "task" for node in network.nodes)
    phases: list[Span] = [(None, None)] * len(network.earlier_phase)
    return Solution(network, tuple(order), frozenset(stuck), spans, phases)


def settle(node: Node, inputs: Inputs, found: Solution, problems: Problems) -> None:
    """Work out the dates of a node whose needs are settled, and put them into ``found``."""
    if node.kind == "phase":
        found.phase_spans[node.number] = _phase(node.number, inputs, found)
    elif node.kind == "phase-gate":
        anchor = _phase_anchor(node.number, inputs, found)
        found.gates[node] = Gate(anchor, open=anchor is None)
    elif node.kind == "gate":
        found.gates[node] = _gate(inputs.tasks[node.number], inputs, found)
    elif inputs.tasks[node.number].children:
        found.spans[node.number] = _summary(inputs.tasks[node.number], inputs, found)
    else:
        item = inputs.tasks[node.number]
        try:
            found.spans[node.number] = _leaf(item, inputs, found)
        except OverflowError:
            given = inputs.given[node.number]
            found.spans[node.number] = (given.start, given.end)
            if inputs.can_work:
                label = item.label
                problems.out_of_range(item.task.loc, Bilingual(f"任务“{label}”", f"task '{label}'"))


def _leaf(item: OutlineTask, inputs: Inputs, found: Solution) -> Span:
    given, calendar = inputs.given[item.index], inputs.calendar
    asked = wanted(calendar, inputs.links[item.index], found.spans, given.milestone)
    if len(inputs.links[item.index]) < len(item.task.after):
        asked = Wanted(open=True)
    gate = found.gates.get(gate_of(item), OPEN_GATE) if item.index in found.network.wants_gate else NO_GATE
    if given.milestone:
        day = given.start or _milestone_day(given, asked, gate, calendar)
        return day, day
    if given.begins:
        return given.begins, _end_after(given.begins, given, asked, calendar)
    if given.end and given.duration and not given.broken:
        raise OverflowError("counted backwards beyond the years that can be scheduled")
    if given.broken or asked.open or gate.open:
        return None, given.end
    starts = [day for day in (asked.start, gate.floor) if day]
    if not starts and not item.task.after and gate.anchor:
        starts = [calendar.next_working(gate.anchor)]
    start = max(starts) if starts else None
    end = given.end or asked.end
    if given.duration and asked.end and not given.end:
        by_end = first_day(calendar, asked.end, given.duration)
        if start is None or by_end >= start:
            return by_end, asked.end
        end = None
    if start and given.duration:
        return start, last_day(calendar, start, given.duration)
    if start and end and start > end:
        return None, end
    return start, end


def _milestone_day(given: Given, asked: Wanted, gate: Gate, calendar: WorkCalendar) -> date | None:
    if given.broken or asked.open or gate.open:
        return None
    days = [day for day in (asked.start, asked.end, gate.floor) if day]
    if days:
        return max(days)
    return calendar.next_working(gate.anchor) if gate.anchor else None


def _end_after(start: date, given: Given, asked: Wanted, calendar: WorkCalendar) -> date | None:
    if given.end:
        return given.end
    if given.duration:
        return last_day(calendar, start, given.duration)
    if given.broken or asked.open or asked.end is None:
        return None
    return asked.end if asked.end >= start else None


def _summary(item: OutlineTask, inputs: Inputs, found: Solution) -> Span:
    given = inputs.given[item.index]
    start, end = _around([found.spans[child] for child in item.children])
    start, end = given.start or start, given.end or end
    return (start, end) if not (start and end and start > end) else (given.start, given.end)


def _around(spans: Sequence[Span]) -> Span:
    starts = [start for start, _ in spans if start]
    ends = [end for _, end in spans if end]
    return (min(starts) if starts else None), (max(ends) if ends else None)


def _gate(item: OutlineTask, inputs: Inputs, found: Solution) -> Gate:
    """What a parent's own start and predecessors mean for its parts."""
    given = inputs.given[item.index]
    above = found.gates.get(gate_of(item), OPEN_GATE) if item.index in found.network.wants_gate else NO_GATE
    try:
        asked = wanted(inputs.calendar, inputs.links[item.index], found.spans, milestone=False)
    except OverflowError:
        asked = Wanted(open=True)
    floors = [day for day in (asked.start, above.floor) if day]
    floor = max(floors) if floors else None
    return Gate(
        given.start or floor or above.anchor,
        floor,
        asked.open or above.open or (given.broken and given.start is None),
    )


def _phase(index: int, inputs: Inputs, found: Solution) -> Span:
    given, phase = inputs.phase_given[index], inputs.phases[index]
    start, end = _around([found.spans[node.number] for node in found.network.needs[Node("phase", index)]])
    if phase.background:
        start, end = start or inputs.period[0], end or inputs.period[1]
    if phase.start:
        start = given.start
    if phase.end:
        end = given.end
    return (start, end) if not (start and end and start > end) else (given.start, given.end)


def _phase_anchor(index: int, inputs: Inputs, found: Solution) -> date | None:
    given, before = inputs.phase_given[index], found.network.earlier_phase[index]
    if inputs.phases[index].start:
        return given.start
    if given.earliest_named:
        return given.earliest_named
    if before is None:
        return inputs.period[0]
    end = found.phase_spans[before][1]
    try:
        return inputs.calendar.add_working_days(end, 1) if end else None
    except OverflowError:
        return None


def _report_loops(inputs: Inputs, network: Network, problems: Problems) -> None:
    for loop in loops(network.nodes, network.needs):
        labels = list(dict.fromkeys(_label(node, inputs) for node in loop))
        whole = " → ".join((*labels, labels[0]))
        task = next((node for node in loop if node.kind in ("task", "gate")), loop[0])
        item = inputs.tasks[task.number]
        problems.blocking(
            "tsk-dep-cycle", (*item.task.loc, "after") if item.task.after else item.task.loc,
            Bilingual(f"前置关系成了一圈：{whole}", f"the tasks wait for one another in a loop: {whole}"),
            Bilingual("去掉这一圈里的一个前置", "drop one of the predecessors on the loop"),
        )  # fmt: skip


def _label(node: Node, inputs: Inputs) -> str:
    if node.kind in ("phase", "phase-gate"):
        phase = inputs.phases[node.number]
        return shorten(phase.id or phase.name)
    return inputs.tasks[node.number].label
