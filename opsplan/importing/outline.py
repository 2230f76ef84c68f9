"""The outline of an imported project: phases from its top level, an id for every task, links that a plan can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from datetime import date

from opsplan.blocks.project import Project, ProjectLink, ProjectTask
from opsplan.diagnostics import Lang
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.schedule.cycles import in_order

_ID = lazy_pattern(r"[A-Za-z0-9_-]{1,100}")
Tell = Callable[[str, str], None]


@dataclass(slots=True)
class Node:
    """A phase or a task with its parts. ``links`` hold the places of tasks in :attr:`Outline.tasks`."""

    task: ProjectTask
    code: str = ""
    above: Node | None = None
    parts: list[Node] = field(default_factory=list)
    links: tuple[ProjectLink, ...] = ()
    place: int = -1

    @property
    def span(self) -> tuple[date | None, date | None]:
        return self.task.start, self.task.end


@dataclass(slots=True)
class Outline:
    """The phases, and all tasks in order."""

    phases: list[Node]
    tasks: list[Node]


def outline_of(project: Project, tell: Tell) -> Outline:
    """Phases from the top level; tasks that stand there alone are gathered in phases of their own."""
    phases = _phases(project)
    tasks = [node for phase in phases for node in _below(phase)]
    for place, node in enumerate(tasks):
        node.place = place
    _name(phases, [phase.task for phase in phases], "p")
    _name(tasks, [node.task for node in tasks], "t")
    _link(phases, tasks, tell)
    _part_loops(tasks, tell)
    return Outline(phases, tasks)


def _phases(project: Project) -> list[Node]:
    phases: list[Node] = []
    stack: list[Node] = []
    gathered: Node | None = None
    tasks = project.tasks
    for at, task in enumerate(tasks):
        has_parts = at + 1 < len(tasks) and tasks[at + 1].level > task.level
        if task.level == 1 and not has_parts and task.path != "phase":
            if gathered is None:
                gathered = Node(ProjectTask(0, _gathering(project.lang), 1, None, None))
                phases.append(gathered)
            stack = [gathered]
        elif task.level == 1:
            gathered = None
            stack = [Node(task)]
            phases.append(stack[0])
            continue
        while len(stack) > 1 and stack[-1].task.level >= task.level:
            stack.pop()
        node = Node(task, above=stack[-1])
        stack[-1].parts.append(node)
        stack.append(node)
    return phases


def _gathering(lang: Lang) -> str:
    return "Tasks" if lang == "en" else "任务"


def _below(node: Node) -> Iterator[Node]:
    for part in node.parts:
        yield part
        yield from _below(part)


def _name(nodes: Sequence[Node], tasks: Sequence[ProjectTask], letter: str) -> None:
    """Ids as the file keeps them, else numbers; never the name of another task, which a ref could mean too."""
    names = {task.name for task in tasks}
    kept = [task.code if _ID.fullmatch(task.code) else "" for task in tasks]
    taken: set[str] = set(kept) | names
    given: set[str] = set()
    number = 0
    for node, code in zip(nodes, kept, strict=True):
        node.code = (
            code if code and code not in given and (code not in names or node.task.name == code) else ""
        )
        while not node.code:
            number += 1
            node.code = "" if f"{letter}{number}" in taken else f"{letter}{number}"
        given.add(node.code)


def _link(phases: Sequence[Node], tasks: Sequence[Node], tell: Tell) -> None:
    """Links with places instead of uids. A phase has no predecessors in a plan: its parts and its last task stand for it."""
    by_uid = {node.task.uid: node for node in (*phases, *tasks)}
    for phase in phases:
        for link in phase.task.links:
            parts = phase.parts if link.kind in ("FS", "SS") else [_last(phase.parts)] if phase.parts else []
            for part in parts:
                part.task = replace(part.task, links=(*part.task.links, link))
            tell("阶段的前置关系改由它的任务承担", "links on phases are now on their tasks")
    for node in tasks:
        found: dict[int, ProjectLink] = {}
        for link in node.task.links:
            before = by_uid.get(link.predecessor)
            if before is not None and before.place < 0:
                before = (
                    (_last if link.kind in ("FS", "FF") else _first)(before.parts) if before.parts else None
                )
            if before is None or before is node or _is_above(before, node) or _is_above(node, before):
                tell(
                    "任务与自己的上级或下级之间的关系没有导入",
                    "links between a task and its own summary or part were left out",
                )
                continue
            found.setdefault(before.place, replace(link, predecessor=before.place))
        node.links = tuple(found.values())


def _last(parts: Sequence[Node]) -> Node:
    return max(parts, key=lambda node: node.task.end or date.min)


def _first(parts: Sequence[Node]) -> Node:
    return min(parts, key=lambda node: node.task.start or date.max)


def _is_above(upper: Node, lower: Node) -> bool:
    node = lower.above
    while node is not None:
        if node is upper:
            return True
        node = node.above
    return False


def _part_loops(tasks: Sequence[Node], tell: Tell) -> None:
    """Takes out the links of tasks that wait for one another. A task begins after its parent's gate and ends before it."""
    needs: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for node in tasks:
        gate, end = ("gate", node.place), ("end", node.place)
        needs[gate] = [("end", link.predecessor) for link in node.links]
        if node.above is not None and node.above.place >= 0:
            needs[gate].append(("gate", node.above.place))
        needs[end] = [gate, *(("end", part.place) for part in node.parts)]
    _, stuck = in_order(list(needs), needs)
    waiting = {place for _, place in stuck}
    for place in sorted(waiting):
        node = tasks[place]
        kept = tuple(link for link in node.links if link.predecessor not in waiting)
        if len(kept) < len(node.links):
            node.links = kept
            tell("互相等待的任务之间的关系没有导入", "links of tasks that wait for one another were left out")
