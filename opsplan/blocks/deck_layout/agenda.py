"""The agenda: a row for every section, each a link to its first slide."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks.deck import Placed, TextBox
from opsplan.blocks.deck_layout.grid import Box
from opsplan.blocks.deck_layout.openings import SectionEntry
from opsplan.blocks.deck_layout.text import para
from opsplan.blocks.deck_layout.titles import Fit, fit_display
from opsplan.blocks.inline import Run, run

AGENDA_ROWS = 8
_NAME_SIZES, _LOW_SIZES = (20.0, 16.0, 14.0), (14.0, 12.0)
"""Sizes of the names on one line, and where that is not enough, on two."""
_TWO_LINES = 44.0
"""Height of a row from which it has two lines."""
_NUMBER, _PAGE, _GAPS = 60.0, 60.0, (18.0, 16.0, 20.0)
"""Widths of the first and the last column, and what lies between the four."""
_NAMES = 200 / 690
"""Share of the names in what the other two columns leave."""


def agenda_slides(sections: Sequence[SectionEntry], body: Box) -> tuple[tuple[Placed, ...], ...]:
    """The bodies of the agenda: number, name, what the section's first slide says, page; each row is a link."""
    pages = max(-(-len(sections) // AGENDA_ROWS), 1)
    each = -(-len(sections) // pages)
    bodies = []
    for begin in range(0, max(len(sections), 1), max(each, 1)):
        rows = sections[begin : begin + each]
        height = min(body.h / max(len(rows), 1), 60.0)
        names = _name_look(rows, body, height)
        shapes: list[Placed] = []
        for position, section in enumerate(rows):
            row = body._replace(y=body.y + position * height, h=height)
            shapes += _agenda_row(section, begin + position + 1, row, *names)
        bodies.append(tuple(shapes))
    return tuple(bodies)


def _names(width: float) -> float:
    return (width - _NUMBER - _PAGE - sum(_GAPS)) * _NAMES


def _name_fit(section: SectionEntry, sizes: tuple[float, ...], box: Box, lines: int) -> Fit:
    return fit_display(run(section.name), sizes, lines, _names(box.w), color="ink")


def _name_look(rows: Sequence[SectionEntry], box: Box, height: float) -> tuple[float, int]:
    """The size of all names and the lines they may take: one, unless a name would be cut."""
    fits = [_name_fit(section, _NAME_SIZES, box, 1) for section in rows]
    lines = 1 + (height >= _TWO_LINES and any(fit.cut for fit in fits))
    if any(fit.cut for fit in fits):
        fits = [_name_fit(section, _LOW_SIZES, box, lines) for section in rows]
    return min((fit.paragraph.size for fit in fits), default=0.0), lines


def _agenda_row(section: SectionEntry, number: int, row: Box, size: float, most: int) -> list[Placed]:
    """A row of the agenda; ``size`` is that of all its names, which take ``most`` lines at most."""
    name = _name_fit(section, (size,), row, most)
    names = _names(row.w)
    first = row.x + _NUMBER + _GAPS[0]
    second = first + names + _GAPS[1]
    last = row.right - _PAGE
    lines = 2 if row.h >= _TWO_LINES else 1
    wide = last - _GAPS[2] - second
    says = fit_display(section.says, (14.0, 12.0), lines, wide, color="ink2", bold=False)
    page = para((Run(str(section.index + 1)),), 14.0, color="ink2", align="right")
    numeral = para((Run(section.mark or str(number)),), 20.0, color="accent", bold=True)
    cells = (
        (row.x, _NUMBER, numeral),
        (first, names, name.paragraph),
        (second, wide, says.paragraph),
        (last, _PAGE, page),
    )
    shapes: list[Placed] = [
        TextBox(x, row.y, width, row.h - 1, (words,), anchor="middle", link=section.index, name="agenda")
        for x, width, words in cells
        if words.text
    ]
    shapes.append(TextBox(row.x, row.bottom - 1, row.w, 0.75, (), fill="line", name="agenda line"))
    return shapes
