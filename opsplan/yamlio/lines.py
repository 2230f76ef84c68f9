"""The lines of a text, as the parser counts them: from the index of a character to its line and column."""

from __future__ import annotations

from bisect import bisect_right

from opsplan.diagnostics import Position
from opsplan.patterns import lazy_pattern

LINE_BREAK = lazy_pattern("\r\n|[\n\r\x85\u2028\u2029]")
"""What the parser counts as the end of a line; YAML 1.1 has three breaks that YAML 1.2 dropped."""


def line_starts(text: str) -> tuple[int, ...]:
    """The index of the first character of every line."""
    return (0, *(line_break.end() for line_break in LINE_BREAK.finditer(text)))


class Lines:
    """Where the characters of a text stand. The lines are looked for when somebody asks for the first place: of a plan
    without findings nobody does."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: tuple[int, ...] = ()

    def place(self, index: int) -> Position:
        """The line and column of a character, given its index."""
        if not self._starts:
            self._starts = line_starts(self._text)
        line = bisect_right(self._starts, index)
        return Position(line, index - self._starts[line - 1] + 1)


class OnePlace(Lines):
    """A place that is known, whatever the index: of what was read in another way, or added."""

    __slots__ = ("_place",)

    def __init__(self, place: Position) -> None:
        super().__init__("")
        self._place = place

    def place(self, index: int) -> Position:
        return self._place
