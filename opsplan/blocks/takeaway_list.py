"""Takeaways as a list under their head, for formats that have no column beside a figure."""

from __future__ import annotations

from dataclasses import replace

from opsplan.blocks.inline import Inlines, Run, join
from opsplan.blocks.nodes import Block, ListBlock, ListItem, Paragraph, Takeaway, Takeaways


def takeaway_list(block: Takeaways) -> tuple[Block, ...]:
    """The head as a bold line, and an item for each: its mark and title bold, what proves it below."""
    head = (Paragraph(_bold(block.head), "plain"),) if block.head else ()
    items = tuple(_item(each) for each in block.items)
    return (*head, ListBlock(items)) if items else head


def _item(each: Takeaway) -> ListItem:
    title = _bold(join((each.mark, each.title), " "))
    lines = tuple(Paragraph(text, "plain", each.src) for text in (title, each.text) if text)
    return ListItem(lines)


def _bold(text: Inlines) -> tuple[Run, ...]:
    return tuple(replace(run, bold=True) for run in text)
