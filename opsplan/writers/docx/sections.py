"""Pages: the body cut into portrait and landscape sections, with header and footer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from opsplan.blocks import nodes
from opsplan.blocks.brand import PageSetup
from opsplan.blocks.nodes import Block
from opsplan.writers.docx.estimate import heights
from opsplan.writers.docx.widths import breaks_words, reads_well, tallest_row


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page size with margins, in points."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Paper:
    """The two kinds of page of a document: for most of it, and for what is wide. Both may be the same."""

    plain: Sheet
    wide: Sheet


PORTRAIT = Sheet(595.3, 841.9, 72, 72, 90, 90, 36, 42)
LANDSCAPE = Sheet(841.9, 595.3, 66, 54, 72, 72, 34, 28)
A4 = Paper(PORTRAIT, LANDSCAPE)

_TURNED_TOP, _TURNED_BOTTOM = (56.0, 90.0), (48.0, 84.0)
"""Least and most of the upper and lower margin of a landscape page, which are the side margins of an upright one."""


def paper_of(page: PageSetup) -> Paper:
    """The pages of a brand: its paper upright, and turned for what is wide."""
    if page == PageSetup():
        return A4
    plain = Sheet(page.width, page.height, page.top, page.bottom, page.side, page.side, 36, 42)
    top = min(max(page.side, _TURNED_TOP[0]), _TURNED_TOP[1])
    bottom = min(max(page.side - 12, _TURNED_BOTTOM[0]), _TURNED_BOTTOM[1])
    return Paper(plain, Sheet(page.height, page.width, top, bottom, page.top, page.bottom, 34, 28))


_FEW_COLUMNS, _SOME_COLUMNS, _MANY_COLUMNS = 5, 6, 8
_TALL_ROW = 8
"""Lines of a row beyond which a table of some columns turns the page."""
_LITTLE = 0.6
"""Share of a landscape page that a few blocks between two of them may take to be printed there too."""
_LEAD_IN = 2
"""Paragraphs between a heading and what is wide that move to the landscape page with it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Blocks that share a section."""

    sheet: Sheet
    blocks: tuple[Block, ...]

    @property
    def text_width(self) -> float:
        return self.sheet.text_width

    @property
    def text_height(self) -> float:
        return self.sheet.text_height


def segments_of(blocks: Sequence[Block], paper: Paper = A4) -> tuple[Segment, ...]:
    """The body's sections: what is wide gets landscape pages, together with the headings that announce it."""
    segments: list[Segment] = []
    current: list[Block] = []
    for block in _split_wide(blocks, paper):
        if not isinstance(block, nodes.Landscape):
            current.append(block)
            continue
        moved = _announcing(current)
        current = current[: len(current) - len(moved)]
        segments.append(Segment(paper.plain, tuple(current)))
        segments.append(Segment(paper.wide, (*moved, *block.blocks)))
        current = []
    segments.append(Segment(paper.plain, tuple(current)))
    trimmed = (Segment(segment.sheet, _trim(segment.blocks)) for segment in segments)
    filled = tuple(segment for segment in trimmed if segment.blocks)
    return _joined(_left_turned(filled, paper)) or (Segment(paper.plain, ()),)


def _left_turned(segments: Sequence[Segment], paper: Paper) -> Iterator[Segment]:
    """What is low between two landscape sections stays in landscape: an upright page for a few lines is mostly empty."""
    for place, segment in enumerate(segments):
        between = 0 < place < len(segments) - 1 and segment.sheet == paper.plain
        if between and heights(segment.blocks, paper.wide.text_width) <= _LITTLE * paper.wide.text_height:
            yield Segment(paper.wide, segment.blocks)
        else:
            yield segment


def _split_wide(blocks: Iterable[Block], paper: Paper) -> Iterator[Block]:
    """Wide tables on landscape pages, unless they read well without; what stands side by side in a deck comes one after the other here.

    A table that follows one on a landscape page directly stays there, rather than turn the page again for a few columns.
    """
    turned = False
    for block in blocks:
        if isinstance(block, nodes.Columns) and not block.charts:
            for column in block.columns:
                yield from _split_wide(column, paper)
            turned = False
        elif isinstance(block, nodes.Table) and (
            _wants_width(block, paper.plain.text_width) or (turned and len(block.columns) >= _FEW_COLUMNS)
        ):
            yield nodes.Landscape((block,))
            turned = True
        else:
            yield block
            turned = False


def _wants_width(table: nodes.Table, width: float) -> bool:
    """True for a table of many columns that upright would break words, be a row of towers, or not read well."""
    count = len(table.columns)
    crowded = count >= _SOME_COLUMNS and table.look == "data"
    if crowded and (breaks_words(table, width) or tallest_row(table, width) > _TALL_ROW):
        return True
    return (table.wide or count >= _MANY_COLUMNS) and not reads_well(table, width)


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


def _trim(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Without page breaks at the ends, which would leave an empty page beside the section's own break."""
    begin, end = 0, len(blocks)
    while begin < end and isinstance(blocks[begin], nodes.PageBreak):
        begin += 1
    while end > begin and isinstance(blocks[end - 1], nodes.PageBreak):
        end -= 1
    return blocks[begin:end]


def _joined(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Neighbours of one page size share a section."""
    out: list[Segment] = []
    for segment in segments:
        if out and out[-1].sheet == segment.sheet:
            out[-1] = Segment(segment.sheet, (*out[-1].blocks, *segment.blocks))
        else:
            out.append(segment)
    return tuple(out)
