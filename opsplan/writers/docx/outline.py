"""The document's headings, their numbers and the pages they probably stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsplan.blocks import nodes
from opsplan.blocks.brand import Brand
from opsplan.blocks.inline import plain
from opsplan.records import dataclass
from opsplan.writers.docx.estimate import Page, heading_height, height_after_heading, height_of, put_block
from opsplan.writers.docx.headings import BODY_SIZE, HEADING_LEVELS, line_spacing
from opsplan.writers.docx.numbering import letter_of, next_counts
from opsplan.writers.docx.sections import Segment
from opsplan.writers.ooxml.xml import clean


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of the body: its counts give number and bookmark, ``page`` is an estimate."""

    level: int
    counts: tuple[int, ...]
    text: str
    page: int
    appendix: bool = False
    name: str = ""
    """The anchor that the document gives the heading."""

    @property
    def anchor(self) -> str:
        return heading_anchor(self.counts, self.name, appendix=self.appendix)


@dataclass(frozen=True, slots=True)
class Outline:
    """All headings of the body, and the number of its last page."""

    entries: tuple[Entry, ...]
    last_page: int
    captions: tuple[tuple[str, int], ...] = ()
    """The text of every caption with its page, in order."""

    def named(self, name: str) -> Entry | None:
        """The heading with the anchor ``name``."""
        return next((entry for entry in self.entries if name and entry.name == name), None)


def heading_anchor(counts: tuple[int, ...], name: str = "", *, appendix: bool = False) -> str:
    """Bookmark of a heading: its anchor in letters that Word allows, else its place, hidden in Word's list of bookmarks."""
    if name:
        return name.replace("-", "_")
    first = letter_of(counts[0]) if appendix else str(counts[0])
    return "_Toc_" + "_".join((first, *map(str, counts[1:])))


@dataclass(frozen=True, slots=True)
class BodyText:
    """How much larger than the house's the letters of body text are, and how much higher its lines."""

    size: float = 1.0
    line: float = 1.0

    def height(self, block: nodes.Block, width: float) -> float:
        """Height of a block in points; paragraphs and lists are in body text, and larger letters fill a line sooner."""
        if isinstance(block, nodes.ListBlock) or (
            isinstance(block, nodes.Paragraph) and block.style != "note"
        ):
            return height_of(block, width / self.size) * self.line
        return height_of(block, width)


def body_text(brand: Brand, *, chinese: bool) -> BodyText:
    """The brand's body text against the house's."""
    size = (brand.body_size or BODY_SIZE) / BODY_SIZE
    house = line_spacing(chinese=chinese)
    return BodyText(size, size * (brand.line_spacing or house) / house)


def outline_of(segments: Sequence[Segment], text: BodyText = BodyText()) -> Outline:
    """Walk the body once as Word will: page numbers begin at 1 and every section on a new page."""
    entries: list[Entry] = []
    captions: list[tuple[str, int]] = []
    counts: tuple[int, ...] = ()
    page = 0
    appendix = False
    for segment in segments:
        page += 1
        sheet = Page(segment.text_height)
        flat = tuple(_flat(segment.blocks))
        for index, block in enumerate(flat):
            if isinstance(block, nodes.PageBreak):
                page += 1
                sheet = Page(segment.text_height)
                continue
            if isinstance(block, nodes.Heading):
                level = max(1, min(block.level, HEADING_LEVELS))
                if block.appendix and not appendix:
                    counts, appendix = (), True
                counts = next_counts(counts, level)
                ahead = (
                    height_after_heading(flat[index + 1], segment.text_width)
                    if index + 1 < len(flat)
                    else 0.0
                )
                page += sheet.put(heading_height(block, segment.text_width), keep=ahead)
                entries.append(Entry(level, counts, clean(plain(block.text)), page, appendix, block.anchor))
                continue
            first = page
            page += put_block(sheet, block, text.height(block, segment.text_width))
            if caption := getattr(block, "caption", ()):
                captions.append((clean(plain(caption)), first if isinstance(block, nodes.Table) else page))
    return Outline(tuple(entries), max(page, 1), tuple(captions))


def _flat(blocks: Sequence[nodes.Block]) -> Iterator[nodes.Block]:
    """Blocks in the order of printing, with what stands side by side one after the other."""
    for block in blocks:
        if isinstance(block, nodes.Columns) and not block.charts:
            for column in block.columns:
                yield from _flat(column)
        elif isinstance(block, nodes.Landscape | nodes.Callout):
            yield from _flat(block.blocks)
        else:
            yield block
