"""Which of the proposed edits can be made together, and the text they make."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from opsplan.diagnostics import Edit, Finding, Position
from opsplan.yamlio.lines import line_starts
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.reader import read_yaml


def edits_of(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """The edits of all fixes, each once, in the order of the text."""
    return tuple(sorted({edit for found in findings if found.fix for edit in found.fix.edits}))


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made; they are in order and do not overlap."""
    starts = line_starts(text)
    out: list[str] = []
    done = 0
    for edit in edits:
        start, end = (starts[place.line - 1] + place.column - 1 for place in (edit.start, edit.end))
        out += (text[done:start], edit.text)
        done = end
    return "".join((*out, text[done:]))


def compatible(findings: Iterable[Finding], uses: Mapping[Position, int]) -> tuple[Finding, ...]:
    """The findings whose fixes can be made together, in the order of the text.

    Of fixes that overlap the first stays. Where two want different texts at one place, neither is made. A
    text that aliases use in several places is only changed when it is wrong in all of them.
    """
    groups: dict[tuple[Position, Position], list[Finding]] = defaultdict(list)
    for found in findings:
        if found.fix is not None:
            first, last = min(found.fix.edits), max(found.fix.edits)
            groups[first.start, last.end].append(found)
    chosen: list[Finding] = []
    reached = Position(0, 0)
    for (start, end), group in sorted(groups.items()):
        fixes = {found.fix.edits for found in group if found.fix}
        if start < reached or len(fixes) > 1 or len({found.path for found in group}) < uses.get(start, 1):
            continue
        chosen += group
        reached = end
    return tuple(chosen)


def uses_of_texts(data: bytes) -> Mapping[Position, int]:
    """How often the texts are used that are used more than once, by the place where they begin (behind a quote too)."""
    if b"*" not in data:
        return {}
    root = read_yaml(data).root
    counts: Counter[int] = Counter()
    nodes: dict[int, ScalarNode] = {}
    stack: list[Node] = [root] if root else []
    while stack:
        node = stack.pop()
        if isinstance(node, ScalarNode):
            counts[id(node)] += 1
            nodes[id(node)] = node
        elif isinstance(node, SequenceNode):
            stack.extend(node.items)
        elif isinstance(node, MappingNode):
            stack.extend(each for entry in node.entries for each in entry)
    return {
        Position(nodes[each].line, nodes[each].column + behind): count
        for each, count in counts.items()
        if count > 1
        for behind in (0, 1)
    }


def shifted(place: Position, edits: Sequence[Edit]) -> Position:
    """Where a place is after the edits, none of which changes a line break."""
    before = edits[: bisect_right(edits, place, key=lambda edit: edit.start)]
    moved = sum(
        len(edit.text) - (edit.end.column - edit.start.column)
        for edit in before
        if edit.start.line == place.line and edit.end.column <= place.column
    )
    return Position(place.line, place.column + moved)
