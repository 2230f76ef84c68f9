"""Views of the audience: research, personas, segments."""

from __future__ import annotations

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.blocks.inline import Inlines, Run, join
from opsplan.blocks.nodes import Block, Card, Cards
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.labels import label
from opsplan.library.shown import inline, show
from opsplan.library.views.tables import col, cols, known, listing, number_option
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
    """A card for each; in a document with everything that is known of them."""
    known(options, "personas", common=("limit",))
    found = ctx.plan.audience.personas if ctx.plan.audience else ()
    limit = number_option(options, "limit")
    shown = found[: limit if limit is not None else _CARDS if ctx.deck else None]
    return (Cards(tuple(_card(ctx, one, i) for i, one in enumerate(shown)), "personas"),) if shown else ()


_KICKER = ("age", "gender", "city", "occupation")
_LINES = ("income", "interests", "scenario", "pains", "needs", "channels")
_SHORT_KICKER, _SHORT_LINES = ("age", "city"), ("scenario", "pains", "needs", "channels")
"""What a card on a slide has room for."""


def _card(ctx: Context, persona: Persona, position: int) -> Card:
    share = show(ctx, persona, "share")
    kicker = (show(ctx, persona, field) for field in (_SHORT_KICKER if ctx.deck else _KICKER))
    fields = _SHORT_LINES if ctx.deck else _LINES
    lines = [(_label(ctx, field), text) for field in fields if (text := show(ctx, persona, field))]
    if persona.quote and not ctx.deck:
        lines.append(((), (Run("“"), *inline(persona.quote, persona.at("quote")), Run("”"))))
    return Card(
        show(ctx, persona, "name"),
        join(kicker, ctx.t("，", ", ")),
        tuple(lines),
        share if ctx.deck else join((_label(ctx, "share") if share else (), share), " "),
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
