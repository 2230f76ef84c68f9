"""A chart too long for a page, as charts that each fit one: the phases at a glance, then phase by phase.

A page has the time axis of what it shows, so that a phase of two months has room for its weeks. Short phases share a
page; a phase of more rows than a page takes several. Links to rows of other pages are told by their names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from opsplan.blocks.gantt import Elsewhere, Gantt, GanttLink, GanttRow
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.blocks.gantt_legend import legend_of
from opsplan.blocks.gantt_measures import MEASURES, Look, columns_of
from opsplan.blocks.gantt_names import entry_of
from opsplan.blocks.gantt_words import OWNER, continued, work_text
from opsplan.records import dataclass

_ALWAYS_ON, _FEW = 0.75, 5
"""A phase of so large a part of the axis and so few rows stands in the overview in full: its own page would say no more."""
_WIDENED, _EMPTY = 0.3, 0.05
"""What it costs, in pages, that the bars of a page are half as long as they could be, and that a page is empty."""
_MARGIN = 0.04
"""Share of a page's days that its axis is longer on both sides."""
_WEEKS, _MONTHS = 35, 140
"""Days from which an axis begins and ends with whole weeks, and with whole months."""
_GOES_ON = "/cont"
"""Behind the id of a phase's name on a page that goes on with it."""
_LEGEND_LINES = 3

Rows = tuple[GanttRow, ...]


@dataclass(frozen=True, slots=True)
class _Links:
    """What joins rows: links within a page by its number, and the ends of a row's links that stand on other pages."""

    within: Mapping[int, tuple[GanttLink, ...]]
    before: Mapping[str, tuple[Elsewhere, ...]]
    behind: Mapping[str, tuple[Elsewhere, ...]]

    def told(self, rows: Rows) -> Rows:
        """The rows with the names of what they wait for and lead to on other pages."""
        return tuple(
            replace(row, waits_for=self.before.get(row.id, ()), leads_to=self.behind.get(row.id, ()))
            if row.id in self.before or row.id in self.behind
            else row
            for row in rows
        )


@dataclass(frozen=True, slots=True)
class _Room:
    """What a page holds: ``most`` rows, in ``points`` of which each takes ``need``."""

    most: int
    points: float
    need: Callable[[GanttRow], float]

    def of(self, rows: Sequence[GanttRow]) -> float:
        """The points that rows need."""
        return sum(map(self.need, rows))

    def holds(self, rows: Sequence[GanttRow]) -> bool:
        return len(rows) <= self.most and self.of(rows) <= self.points + 0.01


def gantt_parts(gantt: Gantt, look: Look, *, width: float, room: float) -> tuple[Gantt, ...]:
    """The chart itself if a page of ``width`` × ``room`` points holds it, if need be without the milestones' lane; else an
    overview of its phases, where there are several, and pages."""
    most = MEASURES[look].page_rows
    without_lane = replace(gantt, part="page")
    for whole in (gantt, without_lane):
        few = sum(row.kind != "milestone" or whole.part == "page" for row in gantt.rows) <= most
        if few and len(draw_gantt(whole, width=width, max_height=room, look=look)) == 1:
            return (whole,)
    chapters = _chapters(gantt.rows)
    several = sum(row.kind == "phase" for row in gantt.rows) > 1
    beside = _always_on(gantt, chapters, most) if several else frozenset()
    page = _room(gantt, look, width, room)
    own = (chapter for place, chapter in enumerate(chapters) if place not in beside)
    pieces = [piece for chapter in own for piece in _pieces(chapter, page, gantt)]
    pages = _grouped(pieces, page)
    shown = (tuple(row for place in sorted(beside) for row in chapters[place]), *pages)
    links = _links(gantt, shown)
    first = (_overview(gantt, chapters, beside, links),) if several else ()
    return (*first, *(_page(gantt, rows, number, links) for number, rows in enumerate(pages, 1)))


def _room(gantt: Gantt, look: Look, width: float, room: float) -> _Room:
    """The room of a page for rows in the smaller type."""
    measures = MEASURES[look]
    left = measures.left(width)
    columns = columns_of(gantt.rows, left, measures.size, OWNER.get(gantt.lang))
    legend = legend_of(gantt, (left - 10, width), measures.size, _LEGEND_LINES)
    lines = min(legend.further_lines + 1, _LEGEND_LINES)  # pages tell of links besides
    points = max(room - measures.head - measures.foot - lines * measures.legend_line, measures.least_row)

    needs: dict[tuple[str, str, str, int], float] = {}

    def need(row: GanttRow) -> float:
        key = (row.name, row.owner, row.kind, row.depth)
        if key not in needs:
            needs[key] = entry_of(row, columns, measures, 1, points - measures.least_row).need
        return needs[key]

    return _Room(measures.page_rows, points, need)


def overview_of(gantt: Gantt) -> Gantt:
    """The phases of a chart as bars, with its milestones."""
    return _overview(gantt, _chapters(gantt.rows), frozenset(), _links(gantt, ()))


def _chapters(rows: Rows) -> tuple[Rows, ...]:
    """Phases and activities, each with what stands under it."""
    starts = [
        place
        for place, row in enumerate(rows)
        if place == 0 or row.kind == "phase" or (row.kind == "activity" and row.depth == 0)
    ]
    return tuple(rows[start:end] for start, end in pairwise((*starts, len(rows))))


def _always_on(gantt: Gantt, chapters: Sequence[Rows], most: int) -> frozenset[int]:
    """The places of the chapters that the overview shows in full."""
    days = (gantt.end - gantt.start).days + 1
    used = sum(chapter[0].kind == "phase" for chapter in chapters)
    found = set()
    for place, chapter in enumerate(chapters):
        head, rows = chapter[0], len(chapter) - 1
        long = (head.end - head.start).days + 1 >= days * _ALWAYS_ON
        plain = head.kind == "phase" and all(row.kind != "milestone" for row in chapter)
        if plain and long and 0 < rows <= _FEW and used + rows <= most:
            found.add(place)
            used += rows
    return frozenset(found)


def _pieces(chapter: Rows, page: _Room, gantt: Gantt) -> Iterator[Rows]:
    """The chapter itself if it fits a page, else parts of about the same height, broken between tasks, not within one."""
    if page.holds(chapter):
        yield chapter
        return
    head = chapter[:1] if chapter[0].kind == "phase" else ()
    again = tuple(
        replace(
            row, id=f"{row.id}{_GOES_ON}", name=continued(row.name, gantt.lang), phase=row.phase or row.name
        )
        for row in head
    )
    body = chapter[len(head) :]
    least = min(row.depth for row in body)
    limit, most = page.points - max(page.of(head), page.of(again)), page.most - len(head)
    left = max(-(-int(page.of(body)) // max(int(limit), 1)), -(-len(body) // most), 2)
    begin, rest = 0, page.of(body)
    while begin < len(body):
        even = rest / left
        end, used = begin, 0.0
        while end < len(body) and (
            end == begin or (end - begin < most and used + page.need(body[end]) <= limit)
        ):
            if used >= even - page.need(body[end]) / 2 and body[end].depth <= least and left > 1:
                break
            used += page.need(body[end])
            end += 1
        yield (*(again if begin else head), *body[begin:end])
        begin, left, rest = end, max(left - 1, 1), rest - used


def _grouped(pieces: Sequence[Rows], page: _Room) -> tuple[Rows, ...]:
    """Consecutive pieces on pages: few pages, full ones, and bars that are long."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        choices = []
        for begin in range(end - 1, -1, -1):
            rows = tuple(row for piece in pieces[begin:end] for row in piece)
            if end - begin > 1 and not page.holds(rows):
                break
            full = max(page.of(rows) / page.points, len(rows) / page.most)
            choices.append((best[begin][0] + _cost(pieces[begin:end], full), begin))
        best.append(min(choices))
    pages: list[Rows] = []
    end = len(pieces)
    while end:
        begin = best[end][1]
        pages.append(tuple(row for piece in pieces[begin:end] for row in piece))
        end = begin
    return tuple(reversed(pages))


def _cost(group: Sequence[Rows], full: float) -> float:
    """What a page of some pieces costs, in pages; ``full`` is the part of it that they take."""
    spans = [_span(piece) for piece in group]
    whole = max(end for _, end in spans) - min(start for start, _ in spans) + 1
    rows = sum(map(len, group))
    widened = sum(
        len(piece) / rows * (whole / (end - start + 1) - 1)
        for piece, (start, end) in zip(group, spans, strict=True)
    )
    return 1 + _WIDENED * widened + _EMPTY * max(1 - full, 0.0)


def _span(rows: Rows) -> tuple[int, int]:
    """The first and the last day, as ordinals, of rows other than the name of a phase that goes on."""
    counted = [row for row in rows if not row.id.endswith(_GOES_ON)]
    start = min(row.start.toordinal() for row in counted)
    return start, max(start, *(row.end.toordinal() for row in counted))


def _axis(gantt: Gantt, rows: Rows) -> tuple[date, date]:
    """The days of a page with a margin, to whole weeks or months where it is long; none that the whole chart has not."""
    first, last = gantt.start.toordinal(), max(gantt.start, gantt.end).toordinal()
    start, end = _span(rows)
    if start > last or end < first:
        return gantt.start, gantt.end
    margin = max(round((end - start + 1) * _MARGIN), 1)
    start, end = max(start - margin, first), min(end + margin, last)
    begin, until = date.fromordinal(start), date.fromordinal(end)
    if end - start + 1 >= _MONTHS:
        start -= begin.day - 1
        end += (
            (date(until.year + until.month // 12, until.month % 12 + 1, 1).toordinal() - 1 - end)
            if until.year < date.max.year
            else 0
        )
    elif end - start + 1 >= _WEEKS:
        start, end = start - begin.weekday(), end + 6 - until.weekday()
    return date.fromordinal(max(start, first)), date.fromordinal(min(end, last))


def _links(gantt: Gantt, pages: Sequence[Rows]) -> _Links:
    """The links of the chart, told apart by the pages their ends stand on; page 0 is the overview."""
    page_of = {row.id: (number, row) for number, page in enumerate(pages) for row in page}
    within: defaultdict[int, list[GanttLink]] = defaultdict(list)
    before: defaultdict[str, list[Elsewhere]] = defaultdict(list)
    behind: defaultdict[str, list[Elsewhere]] = defaultdict(list)
    for link in gantt.links:
        if link.source not in page_of or link.target not in page_of:
            continue
        (at, source), (to, target) = page_of[link.source], page_of[link.target]
        if at == to:
            within[at].append(link)
        else:
            before[target.id].append(Elsewhere(source.id, source.name, source.src))
            behind[source.id].append(Elsewhere(target.id, target.name, target.src))
    return _Links(
        {number: tuple(found) for number, found in within.items()},
        {row: tuple(found) for row, found in before.items()},
        {row: tuple(found) for row, found in behind.items()},
    )


def _overview(gantt: Gantt, chapters: Sequence[Rows], beside: frozenset[int], links: _Links) -> Gantt:
    rows: list[GanttRow] = []
    for place, chapter in enumerate(chapters):
        head = chapter[0]
        if head.kind == "phase":
            rows.append(replace(head, kind="task", depth=0, owner="", note=_work(gantt, chapter)))
        if place in beside:
            rows.extend(links.told(chapter[1:]))
        else:
            rows.extend(replace(row, owner="") for row in chapter if row.kind == "milestone")
    return replace(gantt, rows=tuple(rows), links=links.within.get(0, ()), part="overview")


def _work(gantt: Gantt, chapter: Rows) -> str:
    """How many tasks a phase has, and how many of them are done where that is recorded."""
    tasks = [row for row in chapter if row.kind in ("task", "activity")]
    return work_text(len(tasks), sum(row.status == "done" for row in tasks)).get(gantt.lang) if tasks else ""


def _page(gantt: Gantt, rows: Rows, number: int, links: _Links) -> Gantt:
    start, end = _axis(gantt, rows)
    names = (row.name for row in rows if row.kind == "phase")
    title = ("、" if gantt.lang == "zh-CN" else ", ").join(names) or gantt.title
    return replace(
        gantt, start=start, end=end, rows=links.told(rows), title=title, links=links.within.get(number, ()),
        estimated_years=tuple(year for year in gantt.estimated_years if start.year <= year <= end.year), part="page",
    )  # fmt: skip
