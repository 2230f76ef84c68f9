"""The week grid laid out: as many weeks side by side as have room for words, under a header of their own.

Stretches of weeks stand one below the other while a page has room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from opsplan.blocks.drawing import Drawing, Label, Line, Rect, Shape
from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.gantt_words import continued, span_text
from opsplan.blocks.measure import shorten
from opsplan.blocks.roadmap import page_title
from opsplan.blocks.swim_lanes import FONT_ROOM, Lines, Words, broken
from opsplan.blocks.week_grid import MARKS, WeekGrid, WeekNote, WeekRow
from opsplan.diagnostics import Bilingual, Lang

_LEGEND = Bilingual(
    "◆ 里程碑；起：本周开始；止：本周完成；续：整周进行",
    "◆ milestone; Start, End: of a task; Ongoing: all week",
)
_EMPTY = Bilingual("没有可画的内容", "Nothing to draw")
_INSET, _BETWEEN = 5.0, 14.0


@dataclass(frozen=True, slots=True)
class _Look:
    """Type sizes, height of the header, width of the names, least width of a week and most weeks on a page."""

    size: float
    name: float
    head: float
    left: float
    week: float
    most: int
    pages: bool = True


LOOKS: Mapping[Look, _Look] = MappingProxyType({
    "slide": _Look(10, 12, 34, 104, 118, 6), "document": _Look(8.5, 10, 30, 84, 96, 6),
    "svg": _Look(11, 13, 38, 132, 128, 8, False),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cell:
    note: WeekNote
    lines: Lines


@dataclass(frozen=True, slots=True)
class _Band:
    """A row on a page: its name, its cells by week, and where its notes begin when an earlier page had the first."""

    row: WeekRow
    name: Lines
    cells: tuple[tuple[_Cell, ...], ...]

    @property
    def height(self) -> float:
        tallest = max((sum(cell.lines.height for cell in cells) for cells in self.cells), default=0.0)
        return max(tallest, self.name.height) + 2 * _INSET


@dataclass(frozen=True, slots=True)
class _Panel:
    """A stretch of weeks with the rows at work in it, or as many of them as a page holds."""

    weeks: tuple[date, ...]
    bands: tuple[_Band, ...]
    look: _Look

    @property
    def height(self) -> float:
        return self.look.head + (sum(band.height for band in self.bands) or self.look.size * 3)


def draw_week_grid(
    grid: WeekGrid, *, width: float, max_height: float, look: Look = "svg"
) -> tuple[Drawing, ...]:
    """The grid as drawings ``width`` points wide, header and names repeated; at most ``max_height`` points high but
    for ``svg``, which has one page as high as it needs."""
    measures = LOOKS[look]
    foot = measures.size + 9
    pages: list[list[_Panel]] = [[]]
    used = 0.0
    for panel in _panels(grid, width, max_height - foot, measures):
        if pages[-1] and measures.pages and used + _BETWEEN + panel.height > max_height - foot:
            pages.append([])
        used = panel.height + (used + _BETWEEN if pages[-1] else 0.0)
        pages[-1].append(panel)
    drawings = []
    for number, page in enumerate(pages, 1):
        shapes: list[Shape] = []
        y = -_BETWEEN
        for panel in page:
            y += _BETWEEN
            shapes.extend(_paint(grid, panel, width, y))
            y += panel.height
        legend = shorten(_LEGEND.get(grid.lang), measures.size - 1, width * FONT_ROOM)
        shapes.append(
            Label(0, y + 3, width, measures.size + 5, legend, measures.size - 1, "ink3", name="legend")
        )
        title = page_title(grid.title, number, len(pages), grid.lang)
        drawings.append(Drawing(width, y + foot, tuple(shapes), title, _sentence(grid, page)))
    return tuple(drawings)


def _panels(grid: WeekGrid, width: float, room: float, look: _Look) -> Iterator[_Panel]:
    per_page = max(min(int((width - look.left) / look.week), look.most), 1)
    for weeks in _stretches(grid.weeks, per_page):
        column = (width - look.left) / len(weeks)
        bands = [_band(row, weeks, column, look) for row in grid.rows if _at_work(row, weeks)]
        if bands or not grid.rows:
            yield from (
                _Panel(weeks, page, look) for page in _pages(bands, room - look.head, look, grid.lang)
            )


def _stretches(weeks: Sequence[date], most: int) -> Iterator[tuple[date, ...]]:
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


def _band(row: WeekRow, weeks: Sequence[date], column: float, look: _Look) -> _Band:
    by_week: dict[date, list[_Cell]] = {week: [] for week in weeks}
    order = list(MARKS)
    for note in sorted(row.notes, key=lambda one: order.index(one.kind)):
        if note.week in by_week:
            size = look.size if note.kind != "run" else look.size - 1
            words = Words(note.text, size, note.kind == "milestone", 6 if note.kind == "run" else 3)
            by_week[note.week].append(_Cell(note, broken(words, column - 2 * _INSET)))
    name = broken(Words(row.name, look.name, True, 3), look.left - 18)
    return _Band(row, name, tuple(tuple(by_week[week]) for week in weeks))


def _pages(bands: Sequence[_Band], room: float, look: _Look, lang: Lang) -> Iterator[tuple[_Band, ...]]:
    if not look.pages or not bands:
        yield tuple(bands)
        return
    page: list[_Band] = []
    used = 0.0
    for band in bands:
        for part in _parts(band, room, look, lang):
            if page and used + part.height > room:
                yield tuple(page)
                page, used = [], 0.0
            page.append(part)
            used += part.height
    yield tuple(page)


def _parts(band: _Band, room: float, look: _Look, lang: Lang) -> Iterator[_Band]:
    """The row whole where a page holds it, else as many notes of each cell as do, and the rest as a row of its own."""
    while band.height > room and any(len(cells) > 1 for cells in band.cells):
        split = [_fitting(cells, room - 2 * _INSET) for cells in band.cells]
        yield replace(band, cells=tuple(cells[:at] for cells, at in zip(band.cells, split, strict=True)))
        name = broken(Words(continued(band.row.name, lang), look.name, True, 3), look.left - 18)
        band = replace(
            band, name=name, cells=tuple(cells[at:] for cells, at in zip(band.cells, split, strict=True))
        )
    if any(band.cells):
        yield band


def _fitting(cells: Sequence[_Cell], room: float) -> int:
    used = 0.0
    for place, cell in enumerate(cells):
        used += cell.lines.height
        if place and used > room:
            return place
    return len(cells)


def _paint(grid: WeekGrid, panel: _Panel, width: float, top: float) -> Iterator[Shape]:
    look, weeks = panel.look, panel.weeks
    column, bottom = (width - look.left) / len(weeks), top + panel.height
    yield from (
        shape
        for place, week in enumerate(weeks)
        for shape in _week(grid, week, look.left + place * column, column, look, top, bottom)
    )
    y = top + look.head
    yield Line(0, y, width, y, "accent", 1.5)
    if not panel.bands:
        yield Label(0, y, width, bottom - y, _EMPTY.get(grid.lang), look.size, "ink3")
    for number, band in enumerate(panel.bands):
        if number:
            yield Line(0, y, width, y, "line", 0.75)
        yield from _row(band, look, column, y)
        y += band.height
    yield Line(0, bottom, width, bottom, "line", 0.75)


def _week(
    grid: WeekGrid, week: date, x: float, column: float, look: _Look, top: float, bottom: float
) -> Iterator[Shape]:  # fmt: skip
    """The ground of a week: its shade, its dates, and the days off in it."""
    last, half, lang = week + timedelta(6), look.head / 2, grid.lang
    now = grid.today is not None and week <= grid.today <= last
    off = next((name for monday, name in grid.off if monday == week), "")
    if now or off:
        yield Rect(x, top + look.head, column, bottom - top - look.head, "accent-50" if now else "wash")
    room = column - _INSET - 3
    title = shorten(
        span_text(week, last, lang, week.year != grid.first.year), look.size, room * FONT_ROOM, True
    )
    ink = "accent" if now else "ink"
    yield Label(x + _INSET, top + 2, room, half - 2, title, look.size, ink, True, name=f"week/{week}")
    name = off or (Bilingual("本周", "This week").get(lang) if now else "")
    shown = shorten(name, look.size - 1, room * FONT_ROOM)
    if shown:
        color = "low-text" if off else "accent"
        alt = name if shown != name else ""
        yield Label(x + _INSET, top + half, room, half - 2, shown, look.size - 1, color, alt=alt)
    yield Line(x, top + look.head, x, bottom, "line", 0.5)


def _row(band: _Band, look: _Look, column: float, top: float) -> Iterator[Shape]:
    row = band.row
    yield Rect(0, top + 4, 4, band.height - 8, row.color, name=f"{row.id}/strip")
    yield Label(
        10, top + _INSET, look.left - 18, band.name.height, "\n".join(band.name.lines), look.name, "ink", True,
        name=f"{row.id}/name", src=row.src, alt=row.name if band.name.cut else "",
    )  # fmt: skip
    for place, cells in enumerate(band.cells):
        x, y = look.left + place * column + _INSET, top + _INSET
        for cell in cells:
            words, note = cell.lines.words, cell.note
            color = {"milestone": "accent", "run": "ink3"}.get(note.kind, "ink")
            yield Label(
                x, y, column - 2 * _INSET, cell.lines.height, "\n".join(cell.lines.lines), words.size, color, words.bold,
                name=note.id, src=note.src, alt=note.text if cell.lines.cut else "",
            )  # fmt: skip
            y += cell.lines.height


def _sentence(grid: WeekGrid, page: Sequence[_Panel]) -> str:
    weeks = [week for panel in page for week in panel.weeks] or list(grid.weeks)
    marks = sum(
        cell.note.kind == "milestone"
        for panel in page
        for band in panel.bands
        for cells in band.cells
        for cell in cells
    )
    first, last = min(weeks), max(weeks) + timedelta(6)
    return Bilingual(
        f"{first}至{last}按周安排：里程碑 {marks} 个。",
        f"{first} to {last}, week by week: milestones {marks}.",
    ).get(grid.lang)
