"""The headings of a document, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsplan.blocks.nodes import Block, Callout, Columns, Heading, Landscape


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
