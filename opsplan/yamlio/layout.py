"""Where everything stands in a text that was read: what an edit that leaves the rest alone needs to know.

Unlike the nodes, a part knows its end, an alias is an alias, and a merge key is a key like others.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    MappingStartEvent,
    ScalarEvent,
    StreamEndEvent,
)

from opsplan.collector import collector_paused
from opsplan.yamlio.events import open_events, parser_errors

PartKind: TypeAlias = Literal["scalar", "alias", "mapping", "sequence"]


class Part:
    """A piece of a text from ``start`` to ``end`` (exclusive), counted in characters, anchor and tag included.

    ``text`` is that of a scalar, ``mark`` how it is quoted: ``'``, ``"``, ``|``, ``>`` or nothing. ``items`` of a
    mapping are key, value, key, value …; ``flow`` is true with brackets. A block ends behind its last character
    that is neither blank nor comment.
    """

    __slots__ = ("end", "flow", "items", "kind", "mark", "start", "text")

    def __init__(
        self, kind: PartKind, start: int, end: int, text: str = "", mark: str = "", flow: bool = False
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.mark = mark
        self.flow = flow
        self.items: list[Part] = []

    @property
    def pairs(self) -> list[tuple[Part, Part]]:
        """The keys of a mapping with their values."""
        return list(zip(self.items[::2], self.items[1::2], strict=True))

    def pair(self, *names: str) -> tuple[Part, Part] | None:
        """The first pair of a mapping whose key is one of these names."""
        if self.kind != "mapping":
            return None
        return next((each for each in self.pairs if each[0].kind == "scalar" and each[0].text in names), None)


@collector_paused()
def layout_of(text: str) -> Part | None:
    """The parts of a text without a byte order mark; None for an empty one. Raises ParserStopped for what is no YAML."""
    root = Part("sequence", 0, 0)
    stack, reached = [root], 0
    with parser_errors():
        next_event = open_events(text)
        while (event := next_event()) is not None and not isinstance(event, StreamEndEvent):
            start = event.start_mark.index if event.start_mark else 0
            end = event.end_mark.index if event.end_mark else 0
            if isinstance(event, ScalarEvent):
                mark = event.style or ""
                if mark in ("|", ">"):
                    end = start + len(text[start:end].rstrip())
                stack[-1].items.append(Part("scalar", start, end, event.value, mark))
                reached = end
            elif isinstance(event, AliasEvent):
                stack[-1].items.append(Part("alias", start, end, event.anchor or ""))
                reached = end
            elif isinstance(event, CollectionStartEvent):
                kind: PartKind = "mapping" if isinstance(event, MappingStartEvent) else "sequence"
                part = Part(kind, start, end, flow=bool(event.flow_style))
                stack[-1].items.append(part)
                stack.append(part)
            elif isinstance(event, CollectionEndEvent):
                part = stack.pop()
                part.end = reached = end if part.flow else max(reached, part.start)
    return root.items[0] if root.items else None
