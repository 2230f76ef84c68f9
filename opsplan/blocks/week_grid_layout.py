"""The week grid laid out: as many weeks side by side as have room for words, under a header of their own.

Stretches of weeks stand one below the other while a page has room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from opsplan.blocks.drawing import Drawing, Label, Line, Rect, Shape
from opsplan.blocks.gantt_measures import Look
from opsplan.blocks.gantt_words import span_text
from opsplan.blocks.label_text import label_width, shortened
from opsplan.blocks.roadmap import page_title
from opsplan.blocks.week_grid import WeekGrid
from opsplan.blocks.week_grid_pages import INSET, LOOKS, Band, GridLook, Panel, panels_of, stretches
from opsplan.diagnostics import Bilingual

_LEGEND = Bilingual(
    "◆ 里程碑；起：本周开始；止：本周完成；续：整周进行",
    "◆ milestone; Start, End: of a task; Ongoing: all week",
)
_GUESS = Bilingual("；*：放假安排尚未公布", "; *: days off not announced yet")
_EMPTY = Bilingual("没有可画的内容", "Nothing to draw")
_BETWEEN = 14.0


def draw_week_grid(
    grid: WeekGrid, *, width: float, max_height: float, look: Look = "svg"
) -> tuple[Drawing, ...]:
    """The grid as drawings ``width`` points wide, header and names repeated; at most ``max_height`` points high but
    for ``svg``, which has one page as high as it needs."""
    measures = LOOKS[look]
    foot = measures.size + 9
    pages: list[list[Panel]] = [[]]
    used = 0.0
    panels = tuple(panels_of(grid, width, max_height - foot, measures))
    nothing = Panel(next(stretches(grid.weeks, measures.most)), (), measures)
    for panel in panels or (nothing,):
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
        guess = any("*" in name for _, name in grid.off)
        legend = shortened(
            _LEGEND.get(grid.lang) + (_GUESS.get(grid.lang) if guess else ""), measures.small, width
        )
        shapes.append(
            Label(
                0,
                y + 3,
                label_width(legend, measures.small),
                measures.size + 5,
                legend,
                measures.small,
                "ink3",
                name="legend",
            )
        )
        title = page_title(grid.title, number, len(pages), grid.lang)
        drawings.append(Drawing(width, y + foot, tuple(shapes), title, _sentence(grid, page)))
    return tuple(drawings)


def _paint(grid: WeekGrid, panel: Panel, width: float, top: float) -> Iterator[Shape]:
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
    grid: WeekGrid, week: date, x: float, column: float, look: GridLook, top: float, bottom: float
) -> Iterator[Shape]:  # fmt: skip
    """The ground of a week: its shade, its dates, and the days off in it."""
    last, half, lang = week + timedelta(6), look.head / 2, grid.lang
    now = grid.today is not None and week <= grid.today <= last
    off = next((name for monday, name in grid.off if monday == week), "")
    if now or off:
        yield Rect(x, top + look.head, column, bottom - top - look.head, "accent-50" if now else "wash")
    room = column - INSET - 3
    title = shortened(span_text(week, last, lang, week.year != grid.first.year), look.size, room, True)
    ink = "accent" if now else "ink"
    own = label_width(title, look.size, True)
    yield Label(x + INSET, top + 2, own, half - 2, title, look.size, ink, True, name=f"week/{week}")
    name = off or (Bilingual("本周", "This week").get(lang) if now else "")
    shown = shortened(name, look.small, room)
    if shown:
        color = "holiday-text" if off else "accent"
        alt = name if shown != name else ""
        own = label_width(shown, look.small)
        yield Label(x + INSET, top + half, own, half - 2, shown, look.small, color, alt=alt)
    yield Line(x, top + look.head, x, bottom, "line", 0.5)


def _row(band: Band, look: GridLook, column: float, top: float) -> Iterator[Shape]:
    row = band.row
    yield Rect(0, top + 4, 4, band.height - 8, row.color, name=f"{row.id}/strip")
    yield Label(
        10, top + INSET, look.left - 18, band.name.height, "\n".join(band.name.lines), look.name, "ink", True,
        name=f"{row.id}/name", src=row.src, alt=row.name if band.name.cut else "",
    )  # fmt: skip
    for place, cells in enumerate(band.cells):
        x, y = look.left + place * column + INSET, top + INSET
        for cell in cells:
            words, note = cell.lines.words, cell.note
            color = {"milestone": "accent", "run": "ink3"}.get(note.kind, "ink")
            yield Label(
                x, y, min(cell.lines.width, column - 2 * INSET), cell.lines.height, "\n".join(cell.lines.lines), words.size, color, words.bold,
                name=note.id, src=note.src, alt=note.text if cell.lines.cut else "",
            )  # fmt: skip
            y += cell.lines.height


def _sentence(grid: WeekGrid, page: Sequence[Panel]) -> str:
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
