"""Views of the community."""

from __future__ import annotations

from opsplan.blocks.inline import Run
from opsplan.blocks.markdown import DEEPEST, parse_markdown
from opsplan.blocks.nodes import Block, Paragraph
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.labels import label
from opsplan.library.views.tables import cols, facts, field_pairs, known, listing
from opsplan.model.content import Community, CommunityRole, Monetization, Ritual


def _community(ctx: Context) -> Community:
    return ctx.plan.community or Community()


def community_facts(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Why the community exists, how it stands, its rules and its welcome."""
    known(options, "community_facts", common=())
    found = ctx.plan.community
    if found is None:
        return ()
    caption = () if ctx.deck else (Run(ctx.t("社群定位与群规", "Community")),)
    blocks = facts(ctx, "community_facts", found, field_pairs(ctx, found, skip=("welcome",)), caption)
    if not found.welcome or ctx.deck:
        return blocks
    src = found.at("welcome")
    lead = Paragraph((Run(ctx.say(label(Community, "welcome")), bold=True),), "plain")
    return (*blocks, lead, *parse_markdown(found.welcome, level=DEEPEST - 1, src=src))


def community_roles(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The roles in the community."""
    columns = cols(CommunityRole, "name", "count", "duties", "requirements")
    return listing(
        ctx, options, "community_roles", _community(ctx).roles, columns, Bilingual("社群角色", "Roles")
    )


def rituals(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What happens regularly."""
    columns = cols(Ritual, "name", "cadence", "content", "owner")
    return listing(
        ctx, options, "rituals", _community(ctx).rituals, columns, Bilingual("固定活动", "Rituals")
    )


def seed_users(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The first members: who, how many, from where, and what they get."""
    known(options, "seed_users", common=())
    found = _community(ctx).seed_users
    caption = () if ctx.deck else (Run(ctx.t("种子用户", "Seed users")),)
    return facts(ctx, "seed_users", found, field_pairs(ctx, found), caption) if found else ()


def monetization(ctx: Context, options: Options) -> tuple[Block, ...]:
    """How the community earns."""
    columns = cols(Monetization, "mode", "offer", "target")
    return listing(
        ctx,
        options,
        "monetization",
        _community(ctx).monetization,
        columns,
        Bilingual("社群变现", "How the community earns"),
    )
