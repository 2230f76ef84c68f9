"""The headings of a document, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsplan.blocks.nodes import Block, Callout, Columns, Heading, Landscape
from opsplan.diagnostics import Lang


def headings_of(blocks: Iterable[Block]) -> tuple[Heading, ...]:
    """All headings in reading order, those inside landscape pages, columns and callouts too."""
    return tuple(_headings(blocks))


def _headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    for block in blocks:
        match block:
            case Heading():
                yield block
            case Landscape() | Callout():
                yield from _headings(block.blocks)
            case Columns():
                for column in block.columns:
                    yield from _headings(column)
            case _:
                pass


def appendix_label(heading: Heading, lang: Lang) -> str:
    """``附录 A`` before the heading that begins an appendix; other headings have none."""
    if not heading.appendix or heading.level > 1:
        return ""
    return f"Appendix {heading.appendix}: " if lang == "en" else f"附录 {heading.appendix}\u3000"
