"""The scores of all companies in one chart."""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.blocks.chart import Chart, Series
from opsplan.blocks.inline import Inlines, plain, run
from opsplan.blocks.nodes import Block
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.views.competitors import company_name, criteria_of, ours_and_others
from opsplan.library.views.tables import caption_of, known
from opsplan.model.audience import Competitor, Ours

_LEAST, _MOST = 4, 9
"""Criteria that a radar shows better than their table."""
_OTHERS = 4
"""Competitors beside us: more lines cannot be told apart."""
_BEST = 5.0


def competitor_chart(ctx: Context, options: Options) -> tuple[Block, ...]:
    """A radar of the scores, ours in the accent and drawn last; the competitors with most scores."""
    known(options, "competitor_chart", "items", common=("caption",))
    found = ctx.plan.competitors
    if found is None:
        return ()
    ours, others = ours_and_others(ctx, options, found)
    everyone: tuple[Ours | Competitor, ...] = (*ours, *others)
    scored = [name for name in criteria_of(found) if any(name in one.scores for one in everyone)]
    ranked = sorted((one for one in others if one.scores), key=lambda one: -len(one.scores))
    picked = [one for one in others if any(one is each for each in ranked[:_OTHERS])]
    companies: tuple[Ours | Competitor, ...] = (*picked, *(one for one in ours if one.scores))
    if not _LEAST <= len(scored) <= _MOST or len(companies) < 2:
        return ()
    colors = [*PHASE_COLORS[2:], *PHASE_COLORS[:2]]
    series = tuple(
        _line(ctx, one, scored, "accent" if isinstance(one, Ours) else colors[place])
        for place, one in enumerate(companies)
    )
    note: Inlines = ()
    if len(ranked) > len(picked):
        note = run(
            ctx.t(
                f"图中只画评分最全的 {_OTHERS} 家竞品",
                f"Only the {_OTHERS} competitors with most scores are drawn",
            )
        )
    caption = caption_of(ctx, options, Bilingual("竞品评分（满分 5 分）", "Scores out of five"))
    return (
        Chart(
            "radar", tuple(scored), series, _message(ctx, companies, scored), caption, note, height=230.0, ceiling=_BEST
        ),
    )  # fmt: skip


def _line(ctx: Context, one: Ours | Competitor, scored: list[str], color: str) -> Series:
    scores: Mapping[str, int] = one.scores
    return Series(
        plain(company_name(ctx, one)),
        tuple(float(scores[name]) if name in scores else None for name in scored),
        (),
        color,
        tuple(f"{one.at('scores')}.{name}" if name in scores else "" for name in scored),
    )


def _message(ctx: Context, companies: tuple[Ours | Competitor, ...], scored: list[str]) -> str:
    """Where we lead and where we are behind, or who is compared when we have no scores."""
    ours = companies[-1]
    others = companies[:-1] if isinstance(ours, Ours) else companies
    names = ctx.t("、", ", ").join(plain(company_name(ctx, one)) for one in others)
    if not isinstance(ours, Ours):
        return ctx.t(f"各家评分：{names}", f"Scores of {names}")
    ahead: list[str] = []
    behind: list[str] = []
    for name in scored:
        best = max((one.scores.get(name, 0) for one in others), default=0)
        own = ours.scores.get(name)
        if own is not None and own != best:
            (ahead if own > best else behind).append(f"{name} {own}:{best}")
    said = [
        ctx.t(word.zh, word.en) + ctx.t("、", ", ").join(group)
        for word, group in (
            (Bilingual("领先：", "ahead in "), ahead),
            (Bilingual("落后：", "behind in "), behind),
        )
        if group
    ]
    return (
        ctx.t(f"与 {names} 相比", f"Compared with {names}") + ctx.t("，", ", ") + ctx.t("；", "; ").join(said)
    )
