"""The Gantt chart laid out once, for every painter: slide shapes, Word drawing and SVG.

From back to front: days off, grid, header, today, links, rows, milestones, and the line below. Links are
drawn before the labels, whose filled boxes interrupt them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from opsplan.blocks.drawing import Drawing, Label, Line, Shape
from opsplan.blocks.gantt import Gantt, GanttLink, GanttRow
from opsplan.blocks.gantt_axis import axis_of
from opsplan.blocks.gantt_bars import Ground, bar_of
from opsplan.blocks.gantt_calendar import working_days
from opsplan.blocks.gantt_days_off import bands
from opsplan.blocks.gantt_header import grid, header
from opsplan.blocks.gantt_labels import footer
from opsplan.blocks.gantt_legend import Legend, legend_of, paint_legend
from opsplan.blocks.gantt_links import draw_links, gaps, links_shown
from opsplan.blocks.gantt_measures import MEASURES, Columns, Look, Measures, columns_of, measures_of
from opsplan.blocks.gantt_milestones import Milestone, paint_milestones, place_milestones
from opsplan.blocks.gantt_names import Entry, entry_of
from opsplan.blocks.gantt_pages import Page, paginate
from opsplan.blocks.gantt_rows import paint_row, phase_line
from opsplan.blocks.gantt_sentences import Missing, chart_sentence
from opsplan.blocks.gantt_words import MILESTONES, OWNER, TASK, continued
from opsplan.blocks.measure import shorten
from opsplan.records import dataclass

_LEGEND_LINES = 3
_ENDLESS = 1e6
"""Height of the one page of a chart without pages, in points: more than any row takes."""
_LEAST_ROWS = 3
"""Rows a page keeps room for before it gives any to the legend."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all pages of a chart share."""

    ground: Ground
    milestones: tuple[Milestone, ...]
    in_rows: frozenset[str]
    """Ids of the milestones that stand among the rows: a link needs them there, or the lane has no room."""
    unplaced: tuple[str, ...]
    links: Mapping[str, tuple[GanttLink, ...]]
    """The links by the row they leave."""
    legend: Legend
    back: tuple[Shape, ...]
    front: tuple[Shape, ...]
    """What every page repeats: the header, which lies behind the rows, and the milestones, which lie before."""
    least_indent: int

    @property
    def top(self) -> float:
        """Where the first row begins."""
        levels = max((item.level for item in self.milestones), default=-1) + 1
        return self.ground.measures.head + levels * self.ground.measures.level

    @property
    def foot(self) -> float:
        """Height of the lines below the rows."""
        measures = self.ground.measures
        return measures.foot + measures.legend_line * self.legend.further_lines


def draw_gantt(gantt: Gantt, *, width: float, max_height: float, look: Look = "svg") -> tuple[Drawing, ...]:
    """The chart as drawings ``width`` points wide, one per page of rows, header and milestones on each.

    A page of a slide or document is at most ``max_height`` points high, unless not even one row fits;
    ``svg`` puts all rows on one page as high as they need. An overview has no rows of milestones: those that its lane
    has no room for are named in the description, and stand on the pages that follow.
    """
    measures = measures_of(gantt, look)
    pages = _pages(gantt, width, max_height, measures)
    if len(pages) > 1 and measures != MEASURES[look]:
        smaller = _pages(gantt, width, max_height, MEASURES[look])
        return smaller if len(smaller) < len(pages) else pages
    return pages


def _pages(gantt: Gantt, width: float, max_height: float, measures: Measures) -> tuple[Drawing, ...]:
    frame = _frame(gantt, width, max_height if measures.page_rows else 0.0, measures)
    room = max_height - frame.top - frame.foot if measures.page_rows else 0.0
    most = max(room - measures.least_row, measures.least_row) if measures.page_rows else _ENDLESS

    def entry(row: GanttRow) -> Entry:
        return entry_of(row, frame.ground.columns, measures, frame.least_indent, most)

    def again(row: GanttRow) -> Entry:
        return entry(replace(row, id=f"{row.id}/cont", name=continued(row.name, gantt.lang)))

    entries = tuple(entry(row) for row in gantt.rows if row.kind != "milestone" or row.id in frame.in_rows)
    if not measures.page_rows:
        return (_draw(frame, Page(None, entries), room, gantt.title, {}),)
    rows = measures.page_rows
    if len(entries) - len(frame.in_rows) <= rows:
        rows = max(rows, len(entries))  # rather a fuller page than two for the sake of the milestones' rows
    limit = min(max(int(room / measures.least_row), 1), rows)
    pages = paginate(entries, limit, max(room, measures.least_row), again)
    surrounds: dict[float, _Surround] = {}
    return tuple(
        _draw(frame, page, room, _page_title(gantt, number, len(pages)), surrounds)
        for number, page in enumerate(pages, 1)
    )


def _page_title(gantt: Gantt, number: int, pages: int) -> str:
    if pages == 1:
        return gantt.title
    return f"{gantt.title} ({number}/{pages})" if gantt.lang == "en" else f"{gantt.title}（{number}/{pages}）"


def _frame(gantt: Gantt, width: float, max_height: float, measures: Measures) -> _Frame:
    left = measures.left(width)
    axis = axis_of(gantt, left, width)
    columns = columns_of(gantt.rows, left, measures.size, OWNER.get(gantt.lang))
    baselines = any(row.baseline for row in gantt.rows)
    ground = Ground(gantt, axis, columns, measures, working_days(gantt), baselines)
    marks = tuple(row for row in gantt.rows if row.kind == "milestone")
    placed = place_milestones(marks if gantt.part != "page" else (), ground)
    in_lane = {item.row.id for item in placed}
    links: defaultdict[str, list[GanttLink]] = defaultdict(list)
    for link in gantt.links:
        links[link.source].append(link)
    linked = links.keys() | {link.target for link in gantt.links}
    alone = gantt.part == "overview"
    in_rows = frozenset(row.id for row in marks if row.id in linked or row.id not in in_lane)
    levels = max((item.level for item in placed), default=-1) + 1
    used = measures.head + levels * measures.level + measures.foot + _LEAST_ROWS * measures.least_row
    lines = int((max_height - used) / measures.legend_line) if max_height else _LEGEND_LINES
    legend = legend_of(gantt, (left - 10, width), measures.size, min(max(lines, 0), _LEGEND_LINES))
    back: tuple[Shape, ...] = (
        *header(axis, gantt.lang, measures.size, measures.head),
        *_column_titles(gantt, columns, measures),
        Line(0, measures.head, axis.right, measures.head, "accent", 1.5),
    )
    return _Frame(
        ground, placed, frozenset() if alone else in_rows,
        () if not alone else tuple(row.name for row in marks if row.id not in in_lane),
        {source: tuple(found) for source, found in links.items()},
        legend, back, _lane(ground, placed, levels * measures.level, frozenset() if alone else in_rows),
        1 if any(row.kind == "phase" for row in gantt.rows) else 0,
    )  # fmt: skip


class _Surround(NamedTuple):
    """What lies behind and before the rows of a page of a certain height, and the names it has no room for."""

    back: tuple[Shape, ...]
    front: tuple[Shape, ...]
    unnamed: tuple[str, ...]


def _surround(frame: _Frame, bottom: float) -> _Surround:
    axis, gantt, measures = frame.ground.axis, frame.ground.gantt, frame.ground.measures
    foot = footer(gantt, axis, measures.size, bottom, marked=bool(frame.legend.left_out))
    return _Surround(
        (*bands(gantt, axis, measures.head, bottom), *grid(axis, measures.head, bottom)),
        (
            Line(0, bottom, axis.right, bottom),
            *foot.labels,
            *paint_legend(frame.legend, measures.size, bottom + 1, measures.legend_line),
        ),
        foot.unnamed,
    )


def _draw(frame: _Frame, page: Page, room: float, title: str, surrounds: dict[float, _Surround]) -> Drawing:
    """A page. ``surrounds`` keeps what pages of one height share."""
    ground = frame.ground
    axis, gantt, measures = ground.axis, ground.gantt, ground.measures
    heights = page.heights(room, measures)
    bottom = round(frame.top + sum(heights), 4)
    rows, undated = _rows(frame, page, heights, bottom)
    around = surrounds.get(bottom) or surrounds.setdefault(bottom, _surround(frame, bottom))
    shapes: tuple[Shape, ...] = (*around.back, *frame.back, *rows, *frame.front, *around.front)
    cut = tuple(entry.row.name for entry in page.all if entry.name.cut or entry.owner.cut)
    missing = Missing(frame.unplaced, cut, undated, around.unnamed, frame.legend.left_out)
    stones = (
        sum(entry.row.kind == "milestone" for entry in page.entries)
        if gantt.part == "page"
        else len(frame.milestones)
    )
    description = chart_sentence(gantt, len(page.entries), stones, missing)
    return Drawing(axis.right, bottom + frame.foot, shapes, title, description)


def _column_titles(gantt: Gantt, columns: Columns, measures: Measures) -> tuple[Label, ...]:
    lang, size = gantt.lang, measures.size
    y, height = measures.head / 2, measures.head / 2
    name = shorten(TASK.get(lang), size, columns.name, True)
    task = Label(0, y, max(columns.name, 0.0), height, name, size, "ink2", True)
    if not columns.owner:
        return (task,)
    text = shorten(OWNER.get(lang), size, columns.owner, True)
    x = columns.left - 10 - columns.owner
    return (task, Label(x, y, columns.owner, height, text, size, "ink2", True, "right"))


def _rows(
    frame: _Frame, page: Page, heights: Sequence[float], bottom: float
) -> tuple[list[Shape], tuple[str, ...]]:
    """The shapes of a page's rows, and the names of those whose dates found no room."""
    ground = frame.ground
    tops = tuple(accumulate(heights, initial=frame.top))[:-1]
    placed = tuple(
        bar_of(entry.row, ground, top, height)
        for entry, top, height in zip(page.all, tops, heights, strict=True)
    )
    bars = {entry.row.id: bar for entry, bar in zip(page.all, placed, strict=True) if bar}
    links = links_shown((link for entry in page.all for link in frame.links.get(entry.row.id, ())), bars)
    room = gaps(links, bars)
    shapes: list[Shape] = []
    for index, (entry, top) in enumerate(zip(page.all, tops, strict=True)):
        shapes.extend(phase_line(entry.row, index == 0, top, ground.axis.right))
    shapes.extend(_today(ground, bottom))
    shapes.extend(draw_links(links, bars, ground.axis))
    undated: list[str] = []
    for entry, bar, top, height in zip(page.all, placed, tops, heights, strict=True):
        painted = paint_row(entry, bar, ground, top, height, room.get(entry.row.id, (0.0, 0.0)))
        shapes.extend(painted.shapes)
        if not painted.dated:
            undated.append(entry.row.name)
    return shapes, tuple(undated)


def _today(ground: Ground, bottom: float) -> tuple[Line, ...]:
    today, axis = ground.gantt.today, ground.axis
    if today is None or axis.hourly or not axis.shows(today, today):
        return ()
    x = axis.x(today, 0.5)
    return (Line(x, ground.measures.head, x, bottom, "today", 1.25, name="today/line"),)


def _lane(
    ground: Ground, placed: Sequence[Milestone], height: float, in_rows: frozenset[str]
) -> tuple[Shape, ...]:
    if not placed:
        return ()
    head, size, columns = ground.measures.head, ground.measures.size, ground.columns
    title = shorten(MILESTONES.get(ground.gantt.lang), size, columns.left - 10, True)
    return (
        Label(0, head, max(columns.left - 10, 0.0), height, title, size, "ink", True),
        Line(0, head + height, ground.axis.right, head + height),
        *paint_milestones(placed, ground, head, in_rows),
    )
