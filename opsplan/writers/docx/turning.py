"""Which parts of a document stand on landscape pages: the choice that needs the least paper and reads best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from opsplan.blocks import nodes
from opsplan.blocks.nodes import Block
from opsplan.records import dataclass
from opsplan.writers.docx.estimate import Page, height_after_heading, height_of, put_block
from opsplan.writers.docx.widths import breaks_words, tallest_row

_SOME_COLUMNS, _MOST_COLUMNS = 6, 8
"""Columns of a table that may be too narrow upright, and that a page upright has at most."""
_GOOD_ROW, _TALL_ROW = 5, 12
"""Lines of the tallest row of a table that reads well, and of one that does not read at all."""
_TOWER = 0.06
"""What each line costs by which a row of a table of some columns is higher than is good, in pages; twice that where the
table is asked to be wide."""
_DOUBT = 1.04
"""Heights are estimates: a page that is only just full is taken for one that has run over."""
_TURN, _THIN = 0.3, 0.5
"""What turning the page costs, and what a page that is left less than a third full costs beyond its paper, in pages."""
_THIRD, _FULL = 1 / 3, 0.93
"""Shares of a page below which it is thin, and beyond which a few lines may run over to a thin one."""
_PROSE, _FIGURE, _NARROW = 1.5, 1.0, 0.3
"""What a page of running text costs in landscape, what a page of charts and panels, and one of tables that read well
upright: lines are long, and figures low."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Blocks that stay in one section: headings with what they announce, or a table without. ``upright`` is what it
    costs not to turn them, in pages; infinite when they must be turned."""

    blocks: tuple[Block, ...]
    upright: float = 0.0
    upright_only: bool = False
    """True in the front of a document, which is turned for nothing that can stand upright."""

    @property
    def listed(self) -> bool:
        """True for a table of contents or of captions, with which the front of a document is known."""
        return any(isinstance(block, nodes.Toc | nodes.CaptionList) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class _Way:
    """A choice for the units so far: which are turned, pages that are full or left, costs, and the last page."""

    cost: float
    used: float
    turns: tuple[int, ...] = ()
    """The places of the units that begin a section, alternately turned and upright."""

    def worth(self, height: float) -> float:
        return self.cost + self.used / height


Size = tuple[float, float]
"""Width and height of a page's text in points."""


def turned(blocks: Sequence[Block], plain: Size, wide: Size) -> tuple[tuple[bool, tuple[Block, ...]], ...]:
    """The blocks in runs, each with True when it stands on landscape pages."""
    units = tuple(_units(_flat(blocks), plain[0]))
    if any(unit.listed for unit in units):
        units = tuple(replace(unit, upright_only=unit.upright == 0) for unit in units)
    upright: _Way | None = _Way(0.0, 0.0)
    lying: _Way | None = None
    for place, unit in enumerate(units):
        stay = unit.upright < inf
        into_upright = [way for way in (upright, _turn(lying, wide[1], place)) if way and stay]
        into_lying = [way for way in (lying, _turn(upright, plain[1], place)) if way]
        upright = _best(_with(into_upright, unit, plain, False), plain[1])
        lying = _best(_with(into_lying, unit, wide, True), wide[1])
    ends = [_turn(way, height, len(units)) for way, height in ((upright, plain[1]), (lying, wide[1])) if way]
    best = _best([way for way in ends if way], 1.0)
    return tuple(_runs(units, best.turns if best else ()))


def _best(ways: Sequence[_Way], height: float) -> _Way | None:
    return min(ways, key=lambda way: way.worth(height), default=None)


def _turn(way: _Way | None, height: float, place: int) -> _Way | None:
    """The way with its last page closed. An empty page is none."""
    if way is None:
        return None
    if not way.used:
        return replace(way, turns=(*way.turns, place))
    thin = 0.0 if _THIRD * height <= way.used <= _FULL * height else _THIN
    return _Way(way.cost + 1.0 + thin + _TURN, 0.0, (*way.turns, place))


def _with(ways: Sequence[_Way], unit: Unit, size: Size, lying: bool) -> list[_Way]:
    """The ways with the unit printed behind what they have already."""
    if not ways:
        return []
    heights = [_DOUBT * height_of(block, size[0]) for block in unit.blocks]
    return [_printed(way, unit, heights, size, lying) for way in ways]


def _printed(way: _Way, unit: Unit, heights: Sequence[float], size: Size, lying: bool) -> _Way:
    width, height = size
    page = Page(height, way.used)
    pages = 0
    dislike = inf if lying and unit.upright_only else 0.0 if lying else unit.upright
    for index, block in enumerate(unit.blocks):
        if isinstance(block, nodes.PageBreak):
            pages, page.used = pages + (page.used > 0), 0.0
        elif isinstance(block, nodes.Heading):
            after = unit.blocks[index + 1] if index + 1 < len(unit.blocks) else None
            keep = height_after_heading(after, width) if after is not None else 0.0
            pages += page.put(heights[index], keep=keep)
        else:
            room = heights[index]
            pages += put_block(page, block, room)
            if lying and not unit.upright:
                dislike += _dislike(block) * room / height
    return _Way(way.cost + pages + dislike, page.used, way.turns)


def _dislike(block: Block) -> float:
    if isinstance(block, nodes.Table):
        return 0.0 if len(block.columns) >= _SOME_COLUMNS else _NARROW
    return _PROSE if isinstance(block, nodes.Paragraph | nodes.ListBlock) else _FIGURE


def _runs(units: Sequence[Unit], turns: Sequence[int]) -> Iterator[tuple[bool, tuple[Block, ...]]]:
    edges = [0, *(place for place in turns if place < len(units)), len(units)]
    for number, (begin, end) in enumerate(pairwise(edges)):
        blocks = tuple(block for unit in units[begin:end] for block in unit.blocks)
        if blocks:
            yield number % 2 == 1, blocks


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with what stands side by side in a deck one after the other."""
    for block in blocks:
        if isinstance(block, nodes.Columns) and not block.charts:
            for column in block.columns:
                yield from _flat(column)
        else:
            yield block


def _units(blocks: Iterable[Block], width: float) -> Iterator[Unit]:
    """The blocks in units. What follows a table begins a new one, and so does a heading after anything else."""
    current: list[Block] = []
    closed = False
    for block in blocks:
        opens = isinstance(block, nodes.Heading) and any(
            not isinstance(one, nodes.Heading) for one in current
        )
        if current and (closed or opens or isinstance(block, nodes.PageBreak)):
            yield Unit(tuple(current))
            current, closed = [], False
        if isinstance(block, nodes.Landscape):
            lead = _announcing(current)
            if len(current) > len(lead):
                yield Unit(tuple(current[: len(current) - len(lead)]))
            yield Unit((*lead, *block.blocks), inf)
            current = []
        elif isinstance(block, nodes.Table) and (cost := _upright_cost(block, width)):
            lead = _announcing(current)
            if len(current) > len(lead):
                yield Unit(tuple(current[: len(current) - len(lead)]))
            yield Unit((*lead, block), cost)
            current = []
        else:
            current.append(block)
            closed = isinstance(block, nodes.Table | nodes.FactSheet | nodes.Cards | nodes.PageBreak)
    if current:
        yield Unit(tuple(current))


_LEAD_IN = 2
"""Paragraphs between a heading and what is wide that move to the landscape page with it."""


def _announcing(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The headings at the end with the few paragraphs under the last of them: alone on a page they announce nothing."""
    first = len(blocks)
    while first and isinstance(blocks[first - 1], nodes.Paragraph):
        first -= 1
    if not first or not isinstance(blocks[first - 1], nodes.Heading) or len(blocks) - first > _LEAD_IN:
        return ()
    while first and isinstance(blocks[first - 1], nodes.Heading):
        first -= 1
    return tuple(blocks[first:])


def _upright_cost(table: nodes.Table, width: float) -> float:
    """What it costs not to turn the page for a table: nothing when it reads well, infinite when it has too many columns,
    broken words or towers."""
    count = len(table.columns)
    if count > _MOST_COLUMNS:
        return inf
    if (count < _SOME_COLUMNS and not table.wide) or table.look != "data":
        return 0.0
    lines = tallest_row(table, width)
    if lines > _TALL_ROW or breaks_words(table, width):
        return inf
    return (2 if table.wide else 1) * _TOWER * max(0, lines - _GOOD_ROW)
