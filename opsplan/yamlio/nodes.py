"""The tree a YAML file is read into: text, lists and mappings, each with its place in the file.

The classes are plain and slotted because a large plan has some 200,000 of them. Nothing changes a
node after it is built; an alias stands for the very node its anchor marks, which is why a node
carries no link to its parent.
"""

from __future__ import annotations

from typing import TypeAlias

from opsplan.diagnostics import Position
from opsplan.yamlio.lines import Lines, OnePlace

NULL_TEXTS = frozenset({"", "~", "null", "Null", "NULL"})
"""What YAML 1.2 (core schema) reads as "no value" when it is not quoted."""


class ScalarNode:
    """A text as it was written. ``plain`` is true when it stood without quotes and was no block.

    ``start`` and ``end`` (exclusive) are indices of characters, which ``lines`` makes places of: most nodes are
    never asked where they stand. Lines and columns count from 1, in characters; ``end_column`` is the column after
    the last character. A ``|`` or ``>`` block ends where the next line begins.
    """

    __slots__ = ("end", "lines", "plain", "start", "text")

    def __init__(self, text: str, plain: bool, start: int, end: int, lines: Lines) -> None:
        self.text = text
        self.plain = plain
        self.start = start
        self.end = end
        self.lines = lines

    @property
    def line(self) -> int:
        return self.lines.place(self.start).line

    @property
    def column(self) -> int:
        return self.lines.place(self.start).column

    @property
    def end_line(self) -> int:
        return self.lines.place(self.end).line

    @property
    def end_column(self) -> int:
        return self.lines.place(self.end).column

    def saying(self, text: str, *, plain: bool = False) -> ScalarNode:
        """Another text at the same place."""
        return ScalarNode(text, plain, self.start, self.end, self.lines)

    @property
    def is_null(self) -> bool:
        """True for an empty value, ``~`` and ``null``; quoted, they are texts."""
        return self.plain and self.text in NULL_TEXTS

    def __repr__(self) -> str:
        return f"ScalarNode({self.text!r}, {self.line}:{self.column})"


def scalar_at(text: str, plain: bool, line: int, column: int) -> ScalarNode:
    """A text that begins and ends at one place: it does not stand in the file as it is."""
    return ScalarNode(text, plain, 0, 0, OnePlace(Position(line, column)))


class SequenceNode:
    """A list. ``flow`` is true for one written with brackets; the position is that of its start."""

    __slots__ = ("column", "flow", "items", "line")

    def __init__(self, items: tuple[Node, ...], flow: bool, line: int, column: int) -> None:
        self.items = items
        self.flow = flow
        self.line = line
        self.column = column

    def __repr__(self) -> str:
        return f"SequenceNode({list(self.items)!r}, {self.line}:{self.column})"


class MappingNode:
    """Keys and values in the order of the file, merge keys (``<<``) already worked in.

    No key occurs twice. The position is that of the opening brace or of the first key.
    """

    __slots__ = ("column", "entries", "flow", "line")

    def __init__(
        self, entries: tuple[tuple[ScalarNode, Node], ...], flow: bool, line: int, column: int
    ) -> None:
        self.entries = entries
        self.flow = flow
        self.line = line
        self.column = column

    def __repr__(self) -> str:
        pairs = ", ".join(f"{key.text!r}: {value!r}" for key, value in self.entries)
        return f"MappingNode({{{pairs}}}, {self.line}:{self.column})"


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode
