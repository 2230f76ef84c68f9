"""The title of a slide with a section of the writer's own: the first sentence it says, else what it lists."""

from __future__ import annotations

from opsplan.blocks.markdown import parse_markdown
from opsplan.blocks.nodes import ListBlock, Table
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.messages_words import first_sentence, short
from opsplan.model.plan import ExtraSection
from opsplan.patterns import lazy_pattern

_SHORTEST, _LONGEST = 8, 56
"""Characters of a sentence that is worth a Chinese title, and that fits one in two lines; an English one holds twice as many."""
_SAYS = lazy_pattern(r"[，,：:]|\d.*[\u4e00-\u9fff]{4}|[\u4e00-\u9fff]\d")


def section_title(ctx: Context, section: ExtraSection) -> str:
    """A sentence for the section; its own title where that is one, or where the section has no words to make one of."""
    if _is_sentence(ctx, section.title):
        return section.title
    opening = first_sentence(section.body or "")
    if is_opening(ctx, opening):
        return opening
    return _listed(ctx, section)


def _is_sentence(ctx: Context, title: str) -> bool:
    """True for a title that says something of what it names."""
    if ctx.lang == "en":
        return len(title.split()) >= 6
    return len(title) >= 12 and _SAYS.search(title) is not None


def is_opening(ctx: Context, sentence: str) -> bool:
    """True for words that are enough to say something, and few enough for a title."""
    if ctx.lang == "en":
        return len(sentence.split()) >= 4 and len(sentence) <= 2 * _LONGEST
    return _SHORTEST <= len(sentence) <= _LONGEST


def _listed(ctx: Context, section: ExtraSection) -> str:
    name, grid = short(section.title), section.grid
    if grid and grid.rows and grid.columns:
        rows, columns = len(grid.rows), len(grid.columns)
        return ctx.t(
            fit("{}分{}条线、{}个格次排开", name, rows, columns),
            f"{name} sets out {fmt.counted(rows, 'line')} in {fmt.counted(columns, 'step')}",
        )
    for block in parse_markdown(section.body or "", level=2):
        count = (
            len(block.rows)
            if isinstance(block, Table)
            else len(block.items)
            if isinstance(block, ListBlock)
            else 0
        )
        if count:
            return ctx.t(fit("{}共列{}项", name, count), f"{name} lists {fmt.counted(count, 'item')}")
    return section.title
