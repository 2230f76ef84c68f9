"""The weeks of a week grid in stretches that have room for words, and their rows on pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.gantt_words import continued
from opsplan.blocks.label_text import Lines, Words, broken
from opsplan.blocks.week_grid import MARKS, WeekGrid, WeekNote, WeekRow
from opsplan.diagnostics import Lang
from opsplan.records import dataclass

INSET = 5.0
"""Points between a cell's edge and its words."""


@dataclass(frozen=True, slots=True)
class GridLook:
    """Type sizes, height of the header, width of the names, least width of a week and most weeks on a page."""

    size: float
    name: float
    head: float
    left: float
    week: float
    most: int
    pages: bool = True

    @property
    def small(self) -> float:
        """Type size of what goes on and of days off; nothing is below 9 points."""
        return max(self.size - 1, 9.0)


LOOKS: Mapping[Look, GridLook] = MappingProxyType({
    "slide": GridLook(10, 12, 34, 104, 118, 6), "document": GridLook(9, 10.5, 32, 84, 96, 6),
    "svg": GridLook(11, 13, 38, 132, 128, 8, False),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class GridCell:
    note: WeekNote
    lines: Lines


@dataclass(frozen=True, slots=True)
class Band:
    """A row on a page: its name, its cells by week, and where its notes begin when an earlier page had the first."""

    row: WeekRow
    name: Lines
    cells: tuple[tuple[GridCell, ...], ...]

    @property
    def height(self) -> float:
        tallest = max((sum(cell.lines.height for cell in cells) for cells in self.cells), default=0.0)
        return max(tallest, self.name.height) + 2 * INSET


@dataclass(frozen=True, slots=True)
class Panel:
    """A stretch of weeks with the rows at work in it, or as many of them as a page holds."""

    weeks: tuple[date, ...]
    bands: tuple[Band, ...]
    look: GridLook

    @property
    def height(self) -> float:
        return self.look.head + (sum(band.height for band in self.bands) or self.look.size * 3)


def panels_of(grid: WeekGrid, width: float, room: float, look: GridLook) -> Iterator[Panel]:
    per_page = max(min(int((width - look.left) / look.week), look.most), 1)
    for weeks in stretches(grid.weeks, per_page):
        column = (width - look.left) / len(weeks)
        bands = [_band(row, weeks, column, look) for row in grid.rows if _at_work(row, weeks)]
        if bands:
            yield from (Panel(weeks, page, look) for page in _pages(bands, room - look.head, look, grid.lang))


def stretches(weeks: Sequence[date], most: int) -> Iterator[tuple[date, ...]]:
    """The weeks in as few stretches of about the same length as ``most`` allows."""
    count = -(-len(weeks) // most)
    size, extra = divmod(len(weeks), count)
    begin = 0
    for place in range(count):
        end = begin + size + (place < extra)
        yield tuple(weeks[begin:end])
        begin = end


def _at_work(row: WeekRow, weeks: Sequence[date]) -> bool:
    return any(weeks[0] <= note.week <= weeks[-1] for note in row.notes)


def _band(row: WeekRow, weeks: Sequence[date], column: float, look: GridLook) -> Band:
    by_week: dict[date, list[GridCell]] = {week: [] for week in weeks}
    order = list(MARKS)
    for note in sorted(row.notes, key=lambda one: order.index(one.kind)):
        if note.week in by_week:
            size = look.size if note.kind != "run" else look.small
            words = Words(note.text, size, note.kind == "milestone", 6 if note.kind == "run" else 3)
            by_week[note.week].append(GridCell(note, broken(words, column - 2 * INSET)))
    name = broken(Words(row.name, look.name, True, 3), look.left - 18)
    return Band(row, name, tuple(tuple(by_week[week]) for week in weeks))


def _pages(bands: Sequence[Band], room: float, look: GridLook, lang: Lang) -> Iterator[tuple[Band, ...]]:
    if not look.pages or not bands:
        yield tuple(bands)
        return
    page: list[Band] = []
    used = 0.0
    for band in bands:
        for part in _parts(band, room, look, lang):
            if page and used + part.height > room:
                yield tuple(page)
                page, used = [], 0.0
            page.append(part)
            used += part.height
    yield tuple(page)


def _parts(band: Band, room: float, look: GridLook, lang: Lang) -> Iterator[Band]:
    """The row whole where a page holds it, else as many notes of each cell as do, and the rest as a row of its own."""
    while band.height > room and any(len(cells) > 1 for cells in band.cells):
        split = [_fitting(cells, room - 2 * INSET) for cells in band.cells]
        yield replace(band, cells=tuple(cells[:at] for cells, at in zip(band.cells, split, strict=True)))
        name = broken(Words(continued(band.row.name, lang), look.name, True, 3), look.left - 18)
        band = replace(
            band, name=name, cells=tuple(cells[at:] for cells, at in zip(band.cells, split, strict=True))
        )
    if any(band.cells):
        yield band


def _fitting(cells: Sequence[GridCell], room: float) -> int:
    used = 0.0
    for place, cell in enumerate(cells):
        used += cell.lines.height
        if place and used > room:
            return place
    return len(cells)
