"""The Gantt chart laid out once, for every painter: slide shapes, Word drawing and SVG.

From back to front: days off, grid, header, today, links, rows, milestones, and the line below. Links are
drawn before the labels, whose filled boxes interrupt them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from opsplan.blocks.drawing import Drawing, Label, Line, Shape
from opsplan.blocks.gantt import Gantt, GanttLink, GanttRow
from opsplan.blocks.gantt_axis import Axis, axis_of, grid, header
from opsplan.blocks.gantt_days_off import bands
from opsplan.blocks.gantt_labels import Milestone, footer, paint_milestones, place_milestones
from opsplan.blocks.gantt_links import draw_links, gaps, links_shown
from opsplan.blocks.gantt_rows import (
    MEASURES,
    Columns,
    Look,
    Measures,
    bar_of,
    columns_of,
    paint_row,
    phase_line,
)
from opsplan.blocks.gantt_words import MILESTONES, OWNER, TASK, chart_sentence
from opsplan.blocks.measure import shorten

_ALMOST_FULL, _FULL = 0.66, 1.0
"""The part of a page that must be filled for it to end early, before a phase; and where pages would become more."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all pages of a chart share."""

    gantt: Gantt
    axis: Axis
    columns: Columns
    measures: Measures
    milestones: tuple[Milestone, ...]
    lane: float
    """Height of the milestone lane, 0 without milestones."""
    links: Mapping[str, tuple[GanttLink, ...]]
    """The links by the row they leave."""
    back: tuple[Shape, ...]
    front: tuple[Shape, ...]
    least_indent: int
    """What every page repeats: the header, which lies behind the rows, and the milestones, which lie before."""

    @property
    def top(self) -> float:
        """Where the first row begins."""
        return self.measures.head + self.lane

    @property
    def foot(self) -> float:
        """Height of the line below the rows."""
        return self.measures.size + 8


def draw_gantt(gantt: Gantt, *, width: float, max_height: float, look: Look = "svg") -> tuple[Drawing, ...]:
    """The chart as drawings ``width`` points wide, one per page of rows, header and milestones on each.

    A page of a slide or document is at most ``max_height`` points high, unless not even one row fits;
    ``svg`` puts all rows on one page as high as they need.
    """
    frame = _frame(gantt, width, MEASURES[look])
    rows = tuple(row for row in gantt.rows if row.kind != "milestone")
    if look == "svg":
        return (_draw(frame, rows, MEASURES[look].row, gantt.title),)
    room = max_height - frame.top - frame.foot
    limit = min(max(int(room / frame.measures.least_row), 1), frame.measures.page_rows)
    pages = paginate(rows, limit)
    return tuple(
        _draw(frame, page, _row_height(frame, len(page), room), _page_title(gantt, number, len(pages)))
        for number, page in enumerate(pages, 1)
    )


def overview(gantt: Gantt) -> Gantt:
    """The same chart with a bar for every phase instead of its tasks, milestones kept: the first page of a long one."""
    rows = tuple(
        replace(row, kind="task", depth=0, owner="") if row.kind == "phase" else replace(row, owner="")
        for row in gantt.rows
        if row.kind in ("phase", "milestone")
    )
    return replace(gantt, rows=rows, links=())


def _row_height(frame: _Frame, count: int, room: float) -> float:
    """Rows as high as the page allows: a short page is not left half empty."""
    return min(frame.measures.most_row, max(room / max(count, 1), frame.measures.least_row))


def paginate(rows: Sequence[GanttRow], limit: int) -> tuple[tuple[GanttRow, ...], ...]:
    """The rows in as few pages of at most ``limit`` as there can be, all filled alike. A page ends before a phase
    where that leaves it two thirds full: its rows then grow until it is full."""
    least = -(-len(rows) // max(-(-len(rows) // limit), 1))
    sizes = range(limit, max(least, 1) - 1, -1)
    choices = [_filled(rows, size) for size in sizes] + [_filled(rows, max(least, 1), _FULL)]
    fewest = min(len(pages) for pages in choices)
    return max((pages for pages in choices if len(pages) == fewest), key=_order)


def _order(pages: Sequence[Sequence[GanttRow]]) -> tuple[int, int]:
    """How good a division is: pages that begin with a phase, then the rows of the emptiest page."""
    return sum(page[0].kind == "phase" for page in pages if page), min(map(len, pages))


def _filled(
    rows: Sequence[GanttRow], limit: int, enough: float = _ALMOST_FULL
) -> tuple[tuple[GanttRow, ...], ...]:
    """Pages of ``limit`` rows one after the other, broken before a phase where that leaves ``enough`` of the page."""
    pages: list[tuple[GanttRow, ...]] = []
    begin = 0
    while len(rows) - begin > limit:
        end = begin + limit
        full = begin + max(ceil(limit * enough), 1)
        cut = next((i for i in range(end, full - 1, -1) if rows[i].kind == "phase"), end)
        pages.append(tuple(rows[begin:cut]))
        begin = cut
    return (*pages, tuple(rows[begin:]))


def _page_title(gantt: Gantt, number: int, pages: int) -> str:
    if pages == 1:
        return gantt.title
    return f"{gantt.title} ({number}/{pages})" if gantt.lang == "en" else f"{gantt.title}（{number}/{pages}）"


def _frame(gantt: Gantt, width: float, measures: Measures) -> _Frame:
    left = measures.left(width)
    axis = axis_of(gantt, left, width)
    columns = columns_of(gantt.rows, left, measures.size, OWNER.get(gantt.lang))
    marks = tuple(row for row in gantt.rows if row.kind == "milestone")
    placed = place_milestones(marks, axis, gantt, measures.size, measures.diamond)
    levels = max((item.level for item in placed), default=-1) + 1
    lane = levels * measures.level
    links: defaultdict[str, list[GanttLink]] = defaultdict(list)
    for link in gantt.links:
        links[link.source].append(link)
    head = measures.head
    back: tuple[Shape, ...] = (
        *header(axis, gantt.lang, measures.size, head),
        *_column_titles(gantt, columns, measures),
        Line(0, head, axis.right, head, "accent", 1.5),
    )
    return _Frame(
        gantt, axis, columns, measures, placed, lane, {source: tuple(found) for source, found in links.items()},
        back, _lane(gantt, axis, columns, measures, placed, lane),
        1 if any(row.kind == "phase" for row in gantt.rows) else 0,
    )  # fmt: skip


def _draw(frame: _Frame, rows: Sequence[GanttRow], height: float, title: str) -> Drawing:
    bottom = frame.top + len(rows) * height
    axis, gantt, head = frame.axis, frame.gantt, frame.measures.head
    unlabelled = tuple(item.row.name for item in frame.milestones if not item.text)
    shapes: tuple[Shape, ...] = (
        *bands(gantt, axis, head, bottom),
        *grid(axis, head, bottom),
        *frame.back,
        *_rows(frame, rows, height, bottom),
        *frame.front,
        Line(0, bottom, axis.right, bottom),
        *footer(gantt, axis, frame.measures.size, bottom),
    )
    description = chart_sentence(gantt, len(rows), len(frame.milestones), unlabelled)
    return Drawing(axis.right, bottom + frame.foot, shapes, title, description)


def _column_titles(gantt: Gantt, columns: Columns, measures: Measures) -> tuple[Label, ...]:
    lang, size = gantt.lang, measures.size
    y, height = measures.head / 2, measures.head / 2
    task = Label(
        0,
        y,
        max(columns.name, 0.0),
        height,
        shorten(TASK.get(lang), size, columns.name, True),
        size,
        "ink2",
        True,
    )
    if not columns.owner:
        return (task,)
    text = shorten(OWNER.get(lang), size, columns.owner, True)
    return (
        task,
        Label(columns.left - 10 - columns.owner, y, columns.owner, height, text, size, "ink2", True, "right"),
    )


def _rows(frame: _Frame, rows: Sequence[GanttRow], height: float, bottom: float) -> tuple[Shape, ...]:
    axis, gantt = frame.axis, frame.gantt
    tops = tuple(frame.top + index * height for index in range(len(rows)))
    placed = tuple(
        bar_of(row, axis, top, height, frame.measures) for row, top in zip(rows, tops, strict=True)
    )
    bars = {row.id: bar for row, bar in zip(rows, placed, strict=True) if bar}
    links = links_shown((link for row in rows for link in frame.links.get(row.id, ())), bars)
    room = gaps(links, bars)
    least = frame.least_indent
    shapes: list[Shape] = []
    for index, (row, top) in enumerate(zip(rows, tops, strict=True)):
        shapes.extend(phase_line(row, index == 0, top, axis.right))
    shapes.extend(_today(frame, bottom))
    shapes.extend(draw_links(links, bars, axis))
    for row, bar, top in zip(rows, placed, tops, strict=True):
        indent = row.depth if row.kind == "phase" else max(row.depth, least)
        taken = room.get(row.id, (0.0, 0.0))
        shapes.extend(
            paint_row(row, bar, axis, frame.columns, frame.measures, top, height, gantt, indent, taken)
        )
    return tuple(shapes)


def _today(frame: _Frame, bottom: float) -> tuple[Line, ...]:
    today = frame.gantt.today
    if today is None or not frame.axis.shows(today, today):
        return ()
    x = frame.axis.x(today, 0.5)
    return (Line(x, frame.measures.head, x, bottom, "today", 1.25, name="today/line"),)


def _lane(
    gantt: Gantt,
    axis: Axis,
    columns: Columns,
    measures: Measures,
    placed: Sequence[Milestone],
    height: float,
) -> tuple[Shape, ...]:
    if not placed:
        return ()
    head, size = measures.head, measures.size
    title = shorten(MILESTONES.get(gantt.lang), size, columns.left - 10, True)
    return (
        Label(0, head, max(columns.left - 10, 0.0), height, title, size, "ink", True),
        Line(0, head + height, axis.right, head + height),
        *paint_milestones(placed, axis, gantt, size, measures.diamond, head, measures.level),
    )
