"""Loops in a graph, each named once, without recursion."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def in_order(nodes: Sequence[Node], needs: Mapping[Node, Iterable[Node]]) -> tuple[list[Node], list[Node]]:
    """The nodes so that each comes after all it needs, ties in the given order; and those that wait for ever."""
    waiting: dict[Node, int] = {}
    wanted_by: dict[Node, list[Node]] = {node: [] for node in nodes}
    for node in nodes:
        needed = tuple(dict.fromkeys(needs[node]))
        waiting[node] = len(needed)
        for need in needed:
            wanted_by[need].append(node)
    ready = deque(node for node in nodes if not waiting[node])
    done: list[Node] = []
    while ready:
        node = ready.popleft()
        done.append(node)
        for each in wanted_by[node]:
            waiting[each] -= 1
            if not waiting[each]:
                ready.append(each)
    if len(done) == len(nodes):
        return done, []
    finished = set(done)
    return done, [node for node in nodes if node not in finished]


def loops(nodes: Sequence[Node], needs: Mapping[Node, Iterable[Node]]) -> list[tuple[Node, ...]]:
    """One loop for each knot of nodes that wait for one another: the shortest through its first node in order.

    ``(a, b)`` says that b needs a, and a needs b: what comes first is named first.
    """
    _, stuck = in_order(nodes, needs)
    rank = {node: at for at, node in enumerate(stuck)}
    edges = {node: [need for need in dict.fromkeys(needs[node]) if need in rank] for node in stuck}
    found: list[tuple[Node, ...]] = []
    for knot in _knots(stuck, edges):
        members = set(knot)
        first = min(knot, key=rank.__getitem__)
        if len(knot) > 1 or first in edges[first]:
            found.append(
                _shortest_loop(
                    first, {node: [need for need in edges[node] if need in members] for node in knot}
                )
            )
    return sorted(found, key=lambda loop: rank[loop[0]])


def _shortest_loop(first: Node, edges: Mapping[Node, Sequence[Node]]) -> tuple[Node, ...]:
    came_from: dict[Node, Node] = {}
    queue = deque([first])
    while queue:
        node = queue.popleft()
        for need in edges[node]:
            if need == first:
                path = [node]
                while path[-1] != first:
                    path.append(came_from[path[-1]])
                # `path` runs from the last need back to `first`, so what comes first in time is in front
                return (first, *path[:-1])
            if need not in came_from:
                came_from[need] = node
                queue.append(need)
    raise ValueError("a knot has a loop through each of its nodes")


def _knots(nodes: Sequence[Node], edges: Mapping[Node, Sequence[Node]]) -> list[list[Node]]:
    """The strongly connected components (Tarjan's way, with a stack of its own)."""
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    open_nodes: list[Node] = []
    is_open: set[Node] = set()
    knots: list[list[Node]] = []
    for root in nodes:
        if root in index:
            continue
        work: list[tuple[Node, int]] = [(root, 0)]
        while work:
            node, at = work.pop()
            if at == 0:
                index[node] = low[node] = len(index)
                open_nodes.append(node)
                is_open.add(node)
            descended = False
            for position in range(at, len(edges[node])):
                need = edges[node][position]
                if need not in index:
                    work.extend([(node, position + 1), (need, 0)])
                    descended = True
                    break
                if need in is_open:
                    low[node] = min(low[node], index[need])
            if descended:
                continue
            if low[node] == index[node]:
                knot: list[Node] = []
                while not knot or knot[-1] != node:
                    knot.append(open_nodes.pop())
                is_open.difference_update(knot)
                knots.append(knot)
            if work:
                parent = work[-1][0]
                low[parent] = min(low[parent], low[node])
    return knots
