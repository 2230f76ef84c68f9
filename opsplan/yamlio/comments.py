"""The comments of a YAML text that begin in a given way, told from a ``#`` inside a text in quotes or a block."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from opsplan.diagnostics import Position
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.source import SourceLines

_MARK = lazy_pattern(r"(?:^|(?<=[ \t]))#")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its ``#`` to the end of the line.

    ``target`` is the line it speaks of: its own, or the next line of content when it stands alone on its line; 0
    when there is none. ``first`` is true for one above all content.
    """

    text: str
    position: Position
    target: int
    alone: bool
    first: bool


def find_comments(text: str, root: Node, start: re.Pattern[str]) -> tuple[Comment, ...]:
    """The comments of a text that ``start`` matches at their ``#``, in the order of the file."""
    if not start.search(text):
        return ()
    lines = SourceLines(text)
    places = [
        Position(number, mark.start() + 1)
        for number in range(1, len(lines) + 1)
        if "#" in (line := lines.line(number))
        for mark in _MARK.finditer(line)
        if start.match(line, mark.start())
    ]
    inside = _inside_texts(places, root, lines)
    first = next((number for number in range(1, len(lines) + 1) if _is_content(lines, number)), 0)
    found: list[Comment] = []
    for place in places:
        if place in inside or (found and found[-1].position.line == place.line):
            continue
        alone = lines.is_first(place)
        below = range(place.line + 1, len(lines) + 1)
        target = next((n for n in below if _is_content(lines, n)), 0) if alone else place.line
        found.append(
            Comment(lines.after(place).rstrip(), place, target, alone, place.line < first or not first)
        )
    return tuple(found)


def _is_content(lines: SourceLines, number: int) -> bool:
    return lines.is_text(number) and lines.line(number).strip() != "---" and lines.line(number)[:1] != "%"


def _inside_texts(places: list[Position], root: Node, lines: SourceLines) -> set[Position]:
    """Those of the places, which are in order, that lie in a quoted text or in the lines of a block.

    A text without quotes cannot hold one: blank and ``#`` end it.
    """
    inside: set[Position] = set()
    for node in _scalars(root):
        if node.plain:
            continue
        begin, end = Position(node.line, node.column), Position(node.end_line, node.end_column)
        if lines.char(begin) in "|>":
            begin = Position(node.line + 1, 1)  # what follows the sign on its line may be a comment
        for place in places[bisect_left(places, begin) :]:
            if place >= end:
                break
            inside.add(place)
    return inside


def _scalars(root: Node) -> Iterator[ScalarNode]:
    stack, seen = [root], set[int]()
    while stack:
        node = stack.pop()
        if isinstance(node, ScalarNode):
            yield node
        elif id(node) not in seen:  # an alias is the very node of its anchor
            seen.add(id(node))
            if isinstance(node, SequenceNode):
                stack.extend(node.items)
            elif isinstance(node, MappingNode):
                stack.extend(part for entry in node.entries for part in entry)
