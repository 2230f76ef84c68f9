"""A line of a plan with a caret under one of its characters, cut to the width of a terminal."""

from __future__ import annotations

from rich.cells import cell_len

from opsplan.diagnostics import Position, seen
from opsplan.reporting.told import Paint
from opsplan.yamlio.source import SourceLines

CUT = "…"
_TAB = "    "
_WIDENING = "\ufe0f"
"""Asks for the emoji form of the character before it, which is a cell wider; alone it takes none."""
_INDENT = "    "


def snippet(lines: SourceLines, place: Position, width: int, paint: Paint) -> tuple[str, ...]:
    """The line at ``place`` with its number, and a line with the caret; nothing where there is no such line.

    ``width`` is in terminal cells, of which Chinese characters take two.
    """
    if not 1 <= place.line <= len(lines):
        return ()
    number = str(place.line)
    gutter = f"{_INDENT}{number} | "
    shown, before = excerpt(lines.line(place.line), place.column, width - len(gutter))
    empty = f"{_INDENT}{' ' * len(number)} | "
    return (
        f"{paint(gutter, 'gutter')}{shown}".rstrip(),
        f"{paint(empty, 'gutter')}{' ' * before}{paint('^', 'caret')}",
    )


def excerpt(line: str, column: int, width: int) -> tuple[str, int]:
    """What is shown of a line, at most about ``width`` cells, and the cells before the character at ``column``.

    A column behind the end counts as the place after the last character. At most a third of the room goes to what
    stands before the character, more where little follows; ``…`` stands where something was cut.
    """
    at = min(column - 1, len(line))
    first = max(at - width, 0)
    near = line[first : at + width]
    at -= first
    if len(near) == len(line) <= width and near.isascii() and near.isprintable():
        return near, at  # as nearly every line of a plan in English
    cells = list(near) if near.isprintable() else [_shown(character) for character in near]
    whole = first == 0 and len(line) <= len(cells)
    if whole and cell_len("".join(cells)) <= width:
        return "".join(cells), cell_len("".join(cells[:at]))
    ahead, behind, room = cells[:at][::-1], cells[at:], width - 2 * len(CUT)
    left = _fitting(ahead, width // 3)
    right = _fitting(behind, room - cell_len("".join(ahead[:left])))
    left = _fitting(ahead, room - cell_len("".join(behind[:right])))
    head = CUT if first or left < at else ""
    tail = CUT if at + right < len(cells) or len(line) > first + len(cells) else ""
    before = head + "".join(cells[at - left : at])
    return f"{before}{''.join(cells[at : at + right])}{tail}", cell_len(before)


def _fitting(cells: list[str], room: int) -> int:
    """How many of the characters certainly fit into so many cells."""
    for count, cell in enumerate(cells):
        room -= 1 if cell == _WIDENING else cell_len(cell)
        if room < 0:
            return count
    return len(cells)


def _shown(character: str) -> str:
    return _TAB if character == "\t" else seen(character)
