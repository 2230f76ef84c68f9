"""The glossary: the words of the trade that the plan uses."""

from __future__ import annotations

from opsplan.blocks.inline import Run
from opsplan.blocks.nodes import Block, Cell, Row
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.glossary import terms_used
from opsplan.library.views.tables import caption_of, finished, head, known


def glossary(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Every term of the glossary that stands in the plan's texts, with what it stands for and what it means."""
    known(options, "glossary", common=("caption",))
    rows = tuple(
        Row((Cell((Run(term.word),), bold=True), Cell((Run(term.full),)), Cell((Run(term.meaning),))))
        for term in terms_used(ctx.plan, ctx.lang)
    )
    heads = (
        head("word", "术语", "Term"), head("full", "全称", "Stands for"), head("meaning", "含义", "Meaning"),
    )  # fmt: skip
    return finished(ctx, "glossary", heads, rows, caption_of(ctx, options, Bilingual("术语表", "Glossary")))
