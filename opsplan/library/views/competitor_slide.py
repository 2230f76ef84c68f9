"""The comparison with competitors as a slide shows it: scores and facts in columns of their own, our answer last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Cell, Column, Row
from opsplan.library.context import Context
from opsplan.library.format import MISSING, score, separator
from opsplan.library.shown import inline, show
from opsplan.model.audience import Competitor, Competitors, Ours

Company = Ours | Competitor
_APART = 3
"""What sets us apart, of which a slide names so many."""


def slide_columns(companies: Sequence[Company], names: Sequence[Inlines], ctx: Context) -> tuple[Column, ...]:
    """A column of dots and one of facts a company, under one head; no facts, no second column."""
    out = [Column((Run(ctx.t("维度", "Criterion")),))]
    for one, name in zip(companies, names, strict=True):
        key = "ours" if isinstance(one, Ours) else "competitor"
        out.append(Column((*name, *_share(ctx, one)), key=key))
        out += [Column((), key=key)] if _with_facts(companies) else []
    return tuple(out)


def _with_facts(companies: Sequence[Company]) -> bool:
    return any(one.facts for one in companies)


def _share(ctx: Context, one: Company) -> Inlines:
    share = () if isinstance(one, Ours) else show(ctx, one, "market_share")
    words = (Run(ctx.t("份额", "Share ")), *share)
    return (Run("\n"), *(replace(run, color="ink3") for run in words)) if share else ()


def slide_rows(
    ctx: Context, found: Competitors, companies: Sequence[Company], criteria: Sequence[tuple[str, Inlines]]
) -> tuple[Row, ...]:
    """A row a criterion, the best in bold; the last row is what we do about each, and what sets us apart."""
    rows = []
    for name, shown in criteria:
        best = max((one.scores[name] for one in companies if name in one.scores), default=0)
        cells = [Cell(shown, bold=True)]
        for one in companies:
            cells += _assessed(one, name, best, _with_facts(companies))
        rows.append(Row(tuple(cells), src=found.path))
    return (*rows, *_answers(ctx, found, companies))


def _assessed(one: Company, name: str, best: int, with_facts: bool) -> list[Cell]:
    scores: Mapping[str, int] = one.scores
    ours = isinstance(one, Ours)
    fill = "accent-50" if ours else ""
    runs: list[Run] = []
    if name in scores:
        full, rest = score(scores[name]).rstrip("○"), score(scores[name]).lstrip("●")
        src = f"{one.at('scores')}.{name}"
        runs += [Run(full, color="accent" if ours else "ink2", src=src)] if full else []
        runs += [Run(rest, color="mute", src=src)] if rest else []
    dots = Cell(tuple(runs) or (Run(MISSING, color="ink3"),), fill=fill, src=one.path)
    if not with_facts:
        return [dots]
    fact = inline(one.facts.get(name, ""), f"{one.at('facts')}.{name}")
    leads = scores.get(name, 0) == best > 0
    return [dots, Cell(fact, bold=leads, fill=fill, src=one.path)]


def _answers(ctx: Context, found: Competitors, companies: Sequence[Company]) -> tuple[Row, ...]:
    """Nothing when we answer no competitor. Without anything that sets us apart the label reaches over our column."""
    if not any(isinstance(one, Competitor) and one.response for one in companies):
        return ()
    span = 2 if _with_facts(companies) else 1
    label = Cell((Run(ctx.t("我们的应对", "Our response")),), bold=True)
    apart = _apart(ctx)
    cells = []
    for one in companies:
        if isinstance(one, Competitor):
            cells.append(Cell(show(ctx, one, "response") or (Run(MISSING, color="ink3"),), span=span))
        elif apart:
            cells.append(Cell(apart, fill="accent-50", span=span))
        else:
            label = Cell(label.text, bold=True, span=1 + span)
    return (Row((label, *cells), src="" if apart else found.path),)


def _apart(ctx: Context) -> Inlines:
    strategy = ctx.plan.strategy
    texts = strategy.differentiation[:_APART] if strategy else ()
    if not texts or strategy is None:
        return ()
    between = "; " if ctx.lang == "en" else separator(texts, ctx.lang)
    return inline(between.join(texts), strategy.at("differentiation"))


def slide_note(ctx: Context, companies: Sequence[Company], sources: Inlines) -> Inlines:
    """How the dots are to be read, behind where the facts are from."""
    scored = any(one.scores for one in companies)
    words = ctx.t("五分制，加粗为该维度最高分", "Scores out of five; the best of each criterion in bold")
    if not _with_facts(companies):
        words = ctx.t("五分制", "Scores out of five")
    if not scored:
        return sources
    return (*sources, Run(ctx.t("；" if sources else "", "; " if sources else "") + words))
