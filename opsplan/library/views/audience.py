"""Views of the audience: research, personas, segments."""

from __future__ import annotations

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Card, Cards
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.labels import label
from opsplan.library.shown import inline, show
from opsplan.library.views.tables import col, cols, facts, field_pairs, known, listing, number_option
from opsplan.model.audience import Persona, Research, Segment

_CARDS = 4


def research(ctx: Context, options: Options) -> tuple[Block, ...]:
    """How the audience was studied and what was found."""
    found = ctx.plan.audience.research if ctx.plan.audience else ()
    return listing(
        ctx,
        options,
        "research",
        found,
        cols(Research, "method", "sample", "date", "findings"),
        Bilingual("用户调研", "Research"),
    )


def personas(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Cards on a slide; in a document a table of facts for each persona."""
    known(options, "personas", common=("limit",))
    found = ctx.plan.audience.personas if ctx.plan.audience else ()
    limit = number_option(options, "limit")
    shown = found[: limit if limit is not None else _CARDS if ctx.deck else None]
    if ctx.deck:
        return (Cards(tuple(_card(ctx, one, i) for i, one in enumerate(shown)), "personas"),) if shown else ()
    return tuple(
        block
        for one in shown
        for block in facts(
            ctx, "personas", one, field_pairs(ctx, one, skip=("name",)), inline(one.name, one.at("name"))
        )
    )


def _card(ctx: Context, persona: Persona, position: int) -> Card:
    kicker: list[Run] = []
    for field in ("age", "city"):
        if text := show(ctx, persona, field):
            kicker += [Run(ctx.t("，", ", ")), *text] if kicker else list(text)
    lines = tuple(
        (_label(ctx, field), text)
        for field in ("scenario", "pains", "needs", "channels")
        if (text := show(ctx, persona, field))
    )
    return Card(
        show(ctx, persona, "name"),
        tuple(kicker),
        lines,
        show(ctx, persona, "share"),
        PHASE_COLORS[position % len(PHASE_COLORS)],
        persona.path,
    )


def _label(ctx: Context, field: str) -> Inlines:
    return (Run(ctx.say(label(Persona, field))),)


def segments(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The groups of users: rule, size, goals, strategy."""
    found = ctx.plan.audience.segments if ctx.plan.audience else ()
    columns = (
        col(Segment, "name", bold=True), *cols(Segment, "model", "criteria", "size", "share", "tags", "goals", "strategy", "channels", "owner"),
    )  # fmt: skip
    return listing(
        ctx, options, "segments", found, columns, Bilingual("用户分层", "Segments"),
        deck=("name", "criteria", "size", "goals", "strategy", "owner"), wide=True,
    )  # fmt: skip
