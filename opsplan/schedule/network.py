"""The network of a plan: tasks, parents and phases, and what each must wait for.

Every task and phase is a node. A parent and a phase have a *gate* beside it: the day from which their
parts may begin. A part needs its gate only when its own start follows from it, so that a parent with
fixed parts makes no loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from opsplan.model.phases import Phase
from opsplan.records import dataclass
from opsplan.schedule.given import Given
from opsplan.schedule.outline import OutlineTask
from opsplan.schedule.results import Link


class Node(NamedTuple):
    """A node: the span of a task or phase, or the gate its parts begin at. ``number`` is its place in the plan."""

    kind: Literal["task", "gate", "phase", "phase-gate"]
    number: int


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes and what each needs. ``wants_gate`` are the tasks whose start rests on their gate."""

    nodes: tuple[Node, ...]
    needs: dict[Node, list[Node]]
    wants_gate: frozenset[int]
    earlier_phase: tuple[int | None, ...]


def starts_itself(given: Given) -> bool:
    """True when the task's own values fix where it begins."""
    return given.begins is not None or given.broken


def has_start_link(links: Sequence[Link]) -> bool:
    """True when a link bears on the start."""
    return any(link.kind in ("FS", "SS") for link in links)


def gate_of(item: OutlineTask) -> Node:
    """The gate a task begins at: its parent's, or its phase's."""
    return Node("phase-gate", item.phase) if item.parent is None else Node("gate", item.parent)


def build_network(
    phases: Sequence[Phase], tasks: Sequence[OutlineTask], given: Sequence[Given], links: Sequence[tuple[Link, ...]],
    fixed_phase_starts: Sequence[bool],
) -> Network:  # fmt: skip
    """The network of a plan. ``fixed_phase_starts`` says which phases begin on a day known beforehand."""
    floors = [False] * len(tasks)
    """Whether a parent, or one above it, has predecessors that bind its parts."""
    for item in tasks:
        if item.children:
            above = item.parent is not None and floors[item.parent]
            floors[item.index] = above or has_start_link(links[item.index])
    wants_anchor = [False] * len(tasks)
    for item in reversed(tasks):
        own = starts_itself(given[item.index]) or bool(item.task.after)
        if item.children:
            own = given[item.index].start is not None or has_start_link(links[item.index])
            wants_anchor[item.index] = not own and any(wants_anchor[child] for child in item.children)
        else:
            wants_anchor[item.index] = not own
    wants_gate: set[int] = set()
    needs: dict[Node, list[Node]] = {}
    spans = [Node("task", index) for index in range(len(tasks))]
    for item in tasks:
        sources = [spans[link.source] for link in links[item.index] if link.source is not None]
        bound = item.parent is not None and floors[item.parent]
        starts = item.children or not starts_itself(given[item.index])
        if wants_anchor[item.index] or (bound and starts):
            wants_gate.add(item.index)
        gate = [gate_of(item)] if item.index in wants_gate else []
        if item.children:
            needs[Node("gate", item.index)] = sources + gate
            needs[spans[item.index]] = [spans[child] for child in item.children] + sources
        else:
            needs[spans[item.index]] = sources + gate
    earlier = _earlier_phases(phases)
    for index in range(len(phases)):
        before = earlier[index]
        free = not fixed_phase_starts[index] and before is not None
        needs[Node("phase-gate", index)] = [Node("phase", before)] if free and before is not None else []
        needs[Node("phase", index)] = []
    for item in tasks:
        if item.parent is None:
            needs[Node("phase", item.phase)].append(spans[item.index])
    return Network(tuple(needs), needs, frozenset(wants_gate), earlier)


def _earlier_phases(phases: Sequence[Phase]) -> tuple[int | None, ...]:
    """For each phase the one before it that has an end, routine work left aside."""
    found: list[int | None] = []
    last: int | None = None
    for index, phase in enumerate(phases):
        found.append(None if phase.background else last)
        if not phase.background and (phase.tasks or phase.end):
            last = index
    return tuple(found)
