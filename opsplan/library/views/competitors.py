"""Views of the comparison with competitors."""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.format import MISSING, score
from opsplan.library.shown import inline, show
from opsplan.library.views.competitor_slide import slide_columns, slide_note, slide_rows
from opsplan.library.views.sources import source_line
from opsplan.library.views.tables import caption_of, cols, facts, field_pairs, known, list_option, listing
from opsplan.model.audience import Competitor, Competitors, Ours

_DECK_OTHERS = 4


def competitor_matrix(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Criteria by companies, ours first: scores as dots with the fact behind; the last row is our response."""
    known(options, "competitor_matrix", "items", common=("caption",))
    found = ctx.plan.competitors
    if found is None or not found.items:
        return ()
    ours, others = ours_and_others(ctx, options, found)
    companies: tuple[Ours | Competitor, ...] = (*ours, *others)
    if ctx.deck:
        return _slide(ctx, options, found, companies)
    rows = [
        Row(
            (Cell(_criterion(found, name), bold=True), *(_assessed(one, name) for one in companies)),
            src=found.path,
        )
        for name in criteria_of(found)
    ]
    if any(one.response for one in others):
        own = (Cell((Run(MISSING, color="ink3"),), fill="accent-50"),) if found.ours else ()
        answers = tuple(Cell(show(ctx, one, "response") or (Run(MISSING, color="ink3"),)) for one in others)
        rows.append(
            Row(
                (Cell((Run(ctx.t("我们的应对", "Our response")),), bold=True), *own, *answers), src=found.path
            )
        )
    if not rows:
        return ()
    heads = (
        Column((Run(ctx.t("维度", "Criterion")),), weight=0.7),
        *(Column(company_name(ctx, one), weight=1, key=_key(one)) for one in companies),
    )
    return (
        Table(
            heads,
            tuple(rows),
            caption_of(ctx, options, Bilingual("竞品对比", "Comparison")),
            source_line(ctx, others, lambda one: show(ctx, one, "name")),
            "competitor_matrix",
            src=found.path,
        ),
    )


def _slide(
    ctx: Context, options: Options, found: Competitors, companies: tuple[Ours | Competitor, ...]
) -> tuple[Block, ...]:
    rows = slide_rows(ctx, found, companies, [(name, _criterion(found, name)) for name in criteria_of(found)])
    if not rows:
        return ()
    columns = slide_columns(companies, [company_name(ctx, one) for one in companies], ctx)
    others = [one for one in companies if isinstance(one, Competitor)]
    note = slide_note(ctx, companies, source_line(ctx, others, lambda one: show(ctx, one, "name")))
    caption = caption_of(ctx, options, Bilingual("竞品对比", "Comparison"))
    return (Table(columns, rows, caption, note, "competitor_matrix", src=found.path),)


def ours_and_others(
    ctx: Context, options: Options, found: Competitors
) -> tuple[tuple[Ours, ...], tuple[Competitor, ...]]:
    """We, if the plan compares us, and the competitors that ``items`` names, else all of them; a slide has few."""
    wanted = list_option(options, "items")
    chosen = tuple(one for one in found.items if one.name in wanted) if wanted else found.items
    return (found.ours,) if found.ours else (), chosen[:_DECK_OTHERS] if ctx.deck else chosen


def criteria_of(found: Competitors) -> tuple[str, ...]:
    """What is compared: as listed, else all that anybody is assessed by."""
    each = (found.ours, *found.items)
    return found.criteria or tuple(
        dict.fromkeys(name for one in each if one for name in (*one.scores, *one.facts))
    )


def _criterion(found: Competitors, name: str) -> Inlines:
    return inline(name, found.at("criteria") if found.criteria else "")


def _key(one: Ours | Competitor) -> str:
    return "ours" if isinstance(one, Ours) else "competitor"


def company_name(ctx: Context, one: Ours | Competitor) -> Inlines:
    """The name of a company; we are called so when the plan gives us none."""
    if isinstance(one, Ours):
        return inline(one.name, one.at("name")) if one.name else (Run(ctx.t("我方", "Ours")),)
    return inline(one.name, one.at("name"))


def _assessed(one: Ours | Competitor, name: str) -> Cell:
    scores: Mapping[str, int] = one.scores
    ours = isinstance(one, Ours)
    runs: list[Run] = []
    if name in scores:
        dots = score(scores[name])
        full = dots.count("●")
        src = f"{one.at('scores')}.{name}"
        runs += [Run(dots[:full], color="accent" if ours else "ink2", src=src)]
        runs += [Run(dots[full:], color="other", src=src)] if full < len(dots) else []
    if name in one.facts:
        runs += [Run(" ")] if runs else []
        runs.append(Run(one.facts[name], src=f"{one.at('facts')}.{name}"))
    return Cell(tuple(runs) or (Run(MISSING, color="ink3"),), fill="accent-50" if ours else "", src=one.path)


def competitors(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Each competitor: product, share, strengths, weaknesses, what they do, and our response."""
    found = ctx.plan.competitors.items if ctx.plan.competitors else ()
    fields = (
        "name",
        "product",
        "market_share",
        "strengths",
        "weaknesses",
        "operations",
        "marketing",
        "response",
        "as_of",
        "source",
    )
    if ctx.deck or list_option(options, "columns"):
        columns = cols(Competitor, *fields)
        deck = ("name", "product", "market_share", "strengths", "weaknesses", "response")
        return listing(
            ctx, options, "competitors", found, columns, Bilingual("竞品概况", "Competitors"), deck=deck
        )
    known(options, "competitors")
    return tuple(
        block
        for one in found
        for block in facts(
            ctx, "competitors", one, field_pairs(ctx, one, fields[1:]), inline(one.name, one.at("name"))
        )
    )
