"""What is known at the moment the parser stops."""

from __future__ import annotations

from typing import TypeGuard

from opsplan.diagnostics import Position
from opsplan.records import dataclass
from opsplan.yamlio.builder import TreeBuilder
from opsplan.yamlio.events import ParserStopped
from opsplan.yamlio.nodes import Node, ScalarNode
from opsplan.yamlio.parser_words import Kind, kind_of
from opsplan.yamlio.source import SourceLines

_RECENT = 4


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem of the parser with what was read before it."""

    kind: Kind
    place: Position
    """Where the parser stopped."""
    context: Position | None
    """Where the thing begins that it was reading, if it said so."""
    source: SourceLines
    brackets: tuple[Position, ...]
    """The opening brackets that were still open, outermost first."""
    last_scalar: ScalarNode | None
    """The value or key read just before, if it was a text."""
    late_quote: ScalarNode | None
    """A quoted text that runs over several lines and ends in the line of the problem."""
    root_column: int
    """The column of the top level; 1 when nothing was read."""


def trouble_of(stopped: ParserStopped, builder: TreeBuilder, text: str) -> Trouble:
    """Gather what the parser said and how far the builder had come."""
    source = SourceLines(text)
    children = builder.stack[-1].children
    last = children[-1] if children and isinstance(children[-1], ScalarNode) else None
    known = Position(last.end_line, last.end_column) if last else Position(1, 1)
    starts = (Position(frame.line, frame.column) for frame in builder.stack if frame.flow)
    place = Position(*stopped.problem_place) if stopped.problem_place else known
    recent = (child for frame in reversed(builder.stack) for child in frame.children[-_RECENT:])
    root = builder.stack[1] if len(builder.stack) > 1 else builder.root
    return Trouble(
        kind=kind_of(stopped.problem, stopped.context),
        place=place,
        context=Position(*stopped.context_place) if stopped.context_place else None,
        source=source,
        # "[a: b]" holds a mapping without a bracket of its own.
        brackets=tuple(start for start in starts if source.char(start) in ("[", "{")),
        last_scalar=last,
        late_quote=next((node for node in recent if _is_late_quote(node, place.line)), None),
        root_column=root.column if root else 1,
    )


def _is_late_quote(node: Node, line: int) -> TypeGuard[ScalarNode]:
    return isinstance(node, ScalarNode) and not node.plain and node.line < node.end_line == line
