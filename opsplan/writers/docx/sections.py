"""Pages: the body cut into portrait and landscape sections, with header and footer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from opsplan.blocks import nodes
from opsplan.blocks.brand import PageSetup
from opsplan.blocks.nodes import Block
from opsplan.records import dataclass
from opsplan.writers.docx.turning import turned


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
    """The body's sections: what is wide gets landscape pages, with what announces it and what fills them."""
    sizes = ((sheet.text_width, sheet.text_height) for sheet in (paper.plain, paper.wide))
    segments = (
        Segment(paper.wide if lying else paper.plain, _trim(found)) for lying, found in turned(blocks, *sizes)
    )
    return _joined(segment for segment in segments if segment.blocks) or (Segment(paper.plain, ()),)


def front_of(blocks: Sequence[Block], paper: Paper) -> Segment:
    """The pages before the text in one section: no list or table there turns a page."""
    return Segment(paper.plain, _trim(tuple(blocks)))


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
