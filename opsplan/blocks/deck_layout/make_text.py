"""Blocks of text as measured paragraphs: prose, headings, lists and code, for bodies and for notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from opsplan.blocks.deck import Para, indent_step
from opsplan.blocks.deck_layout.plain_lines import plain_lines
from opsplan.blocks.deck_layout.text import para
from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import Block, Code, Heading, ListBlock, Paragraph, Rule

DEEPEST_LEVEL = 4
"""Lists inside lists stand in no further, or nothing would be left for their text."""

TextBlock = Heading | Paragraph | ListBlock | Code | Rule


def text_paras(block: TextBlock, size: float, color: str = "ink") -> tuple[Para, ...]:
    """The paragraphs of a block of text at ``size`` points."""
    match block:
        case Heading():
            tone = "accent" if color == "ink" else color
            return (para(block.text, min(size, 14.0), color=tone, bold=True, after=4.0),)
        case Paragraph(style="note"):
            return (para(block.text, 12.0, color="ink3" if color == "ink" else color, after=4.0),)
        case Paragraph(style="lead"):
            return (para(block.text, size + 2 if size >= 16 else size, bold=True, color=color, after=6.0),)
        case Paragraph():
            tone = "ink2" if block.style == "quote" and color == "ink" else color
            return (para(block.text, size, color=tone, after=6.0),) if block.text else ()
        case ListBlock():
            return _list_paras(block, size, color, 0)
        case Code():
            lines = block.text.split("\n")
            return tuple(para((Run(line, code=True),), min(size, 14.0), color=color) for line in lines)
        case Rule():
            return ()


def _list_paras(block: ListBlock, size: float, color: str, level: int) -> tuple[Para, ...]:
    paras: list[Para] = []
    for number, item in enumerate(block.items, block.start):
        mark = f"{number}." if block.ordered else "•"
        for child in item.blocks:
            if isinstance(child, ListBlock):
                paras += _list_paras(child, size, color, min(level + 1, DEEPEST_LEVEL))
            elif isinstance(child, Paragraph) and mark:
                paras.append(_marked(child.text, mark, size, color, level))
                mark = ""
            else:
                paras += [_inside(each, level) for each in block_paras(child, size, color)]
    return tuple(paras)


def _marked(text: Inlines, mark: str, size: float, color: str, level: int) -> Para:
    """An item's first paragraph. A mark that is wider than its step would push the first line to the next tab, so
    it is part of the text."""
    hung = para(text, size, color=color, bullet=mark, level=level, after=4.0)
    if len(mark) == 1 or text_width(mark, size) <= indent_step(hung) - 2:
        return hung
    return para((Run(mark + " "), *text), size, color=color, level=level, after=4.0)


def _inside(paragraph: Para, level: int) -> Para:
    return replace(paragraph, level=min(paragraph.level + level + 1, DEEPEST_LEVEL + 1))


def block_paras(block: Block, size: float, color: str = "ink") -> tuple[Para, ...]:
    """Any block as paragraphs, where there is room for nothing else (speaker's notes, callouts, items of lists):
    a table row is a line, its cells apart by a space; figures say what they say in words."""
    if isinstance(block, Heading | Paragraph | ListBlock | Code | Rule):
        return text_paras(block, size, color)
    return tuple(para(line, size, color=color, after=2.0) for line in plain_lines(block))


def all_paras(blocks: Iterable[Block], size: float, color: str = "ink") -> tuple[Para, ...]:
    """The paragraphs of several blocks; those without text are left out."""
    return tuple(
        each
        for block in blocks
        for each in block_paras(block, size, color)
        if plain(each.text) or each.bullet
    )
