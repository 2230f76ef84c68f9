"""Pages: the body cut into portrait and landscape sections, with header and footer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from opsplan.blocks import nodes
from opsplan.blocks.nodes import Block
from opsplan.writers.docx.widths import breaks_words, reads_well


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page size with margins, in points."""

    width: float
    height: float
    top: float
    bottom: float
    side: float
    header: float
    footer: float

    @property
    def text_width(self) -> float:
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def landscape(self) -> bool:
        return self.width > self.height


PORTRAIT = Sheet(595.3, 841.9, 72, 72, 90, 36, 42)
LANDSCAPE = Sheet(841.9, 595.3, 66, 54, 72, 34, 28)


_SOME_COLUMNS, _MANY_COLUMNS = 6, 8
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


def segments_of(blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """The body's sections: what is wide gets landscape pages, together with the headings that announce it."""
    segments: list[Segment] = []
    current: list[Block] = []
    for block in _split_wide(blocks):
        if not isinstance(block, nodes.Landscape):
            current.append(block)
            continue
        moved = _announcing(current)
        current = current[: len(current) - len(moved)]
        segments.append(Segment(PORTRAIT, tuple(current)))
        segments.append(Segment(LANDSCAPE, (*moved, *block.blocks)))
        current = []
    segments.append(Segment(PORTRAIT, tuple(current)))
    trimmed = (Segment(segment.sheet, _trim(segment.blocks)) for segment in segments)
    return _joined(segment for segment in trimmed if segment.blocks) or (Segment(PORTRAIT, ()),)


def _split_wide(blocks: Iterable[Block]) -> Iterator[Block]:
    """Wide tables on landscape pages, unless they read well without; what stands side by side in a deck comes one after the other here."""
    for block in blocks:
        if isinstance(block, nodes.Columns):
            for column in block.columns:
                yield from _split_wide(column)
        elif isinstance(block, nodes.Table) and _wants_width(block):
            yield nodes.Landscape((block,))
        else:
            yield block


def _wants_width(table: nodes.Table) -> bool:
    """True for a table of many columns that upright would break words, or would not read well."""
    width, count = PORTRAIT.text_width, len(table.columns)
    if count >= _SOME_COLUMNS and table.look == "data" and breaks_words(table, width):
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
    """Neighbours in landscape share a section but begin new pages."""
    out: list[Segment] = []
    for segment in segments:
        if out and out[-1].sheet == segment.sheet:
            out[-1] = Segment(segment.sheet, (*out[-1].blocks, nodes.PageBreak(), *segment.blocks))
        else:
            out.append(segment)
    return tuple(out)
