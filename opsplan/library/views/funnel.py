"""The users' way as a funnel, for the strategy and for an activity."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.nodes import Block, Funnel, FunnelStage, Takeaway, Takeaways
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.shown import inline, show
from opsplan.library.views.tables import caption_of, cols, known, listing
from opsplan.model.activities import FunnelTarget
from opsplan.model.strategy import FunnelStep

_LEAST_WIDTH = Decimal("0.16")
"""A bar narrower than this could not hold its number."""
_LEAST_STEP = Decimal("0.28")
"""Width of the narrowest bar where widths show the order only."""
_STEPS = 4
"""Stages whose means a slide tells."""


def funnel(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The stages from the widest down, with baselines and the conversion between targets; in a document their table too."""
    known(options, "funnel", common=("caption",))
    steps = ctx.plan.strategy.funnel if ctx.plan.strategy else ()
    caption = caption_of(ctx, options, Bilingual("用户旅程漏斗", "User funnel"))
    figure = draw(ctx, steps, tuple(inline(step.stage, step.at("stage")) for step in steps), caption)
    if ctx.deck:
        return figure
    columns = cols(FunnelStep, "stage", "objective", "actions", "metric", "baseline", "target", "actual")
    return (*figure, *listing(ctx, {}, "funnel", steps, columns, Bilingual("用户旅程各环节", "The stages")))


def funnel_steps(ctx: Context, options: Options) -> tuple[Block, ...]:
    """How the stages are to grow that grow most: what is aimed at, and what is done for it."""
    known(options, "funnel_steps", common=())
    steps = ctx.plan.strategy.funnel if ctx.plan.strategy else ()
    told = [step for step in steps if step.actions]
    first = sorted(told, key=_growth, reverse=True)[:_STEPS]
    said = tuple(
        Takeaway(show(ctx, step, "objective") or show(ctx, step, "stage"), show(ctx, step, "actions"))
        for step in told
        if any(step is one for one in first)
    )
    head = (Run(ctx.t("怎么做到", "How")),)
    return (Takeaways(said, head, "funnel_steps"),) if said else ()


def _growth(step: FunnelStep) -> Decimal:
    if step.baseline is None or step.target is None or step.baseline.value <= 0:
        return Decimal(0)
    return step.target.value / step.baseline.value


def draw(
    ctx: Context, steps: Sequence[FunnelStep | FunnelTarget], names: Sequence[Inlines], caption: Inlines
) -> tuple[Block, ...]:
    """The funnel of the steps that have targets; nothing with fewer than two."""
    pairs = [(step, name) for step, name in zip(steps, names, strict=True) if step.target is not None]
    if len(pairs) < 2:
        return ()
    values = [step.target.value for step, _ in pairs if step.target]
    shares = _shares(values)
    stages: list[FunnelStage] = []
    above: Decimal | None = None
    before = ""
    for (step, name), share in zip(pairs, shares, strict=True):
        assert step.target is not None
        value = step.target.value
        conversion: Inlines = ()
        if above and not step.target.percent:
            conversion = inline(fmt.percent(value / above), step.at("target"))
            if ctx.deck:
                conversion = (Run(f"{before} → {plain(name)}  "), *conversion)
        stages.append(
            FunnelStage(
                name,
                show(ctx, step, "target"),
                share,
                _baseline(ctx, step),
                conversion,
                _detail(ctx, step),
                step.path,
            )
        )
        above, before = (value if not step.target.percent else None), plain(name)
    note: Inlines = ()
    if not _to_scale(values):
        note = (
            Run(
                ctx.t(
                    "各环节数量相差悬殊，宽度只表示多少的次序，不按比例",
                    "The stages differ too much to be drawn to scale: widths show their order only",
                )
            ),
        )
    return (Funnel(tuple(stages), caption, note),)


def _to_scale(values: Sequence[Decimal]) -> bool:
    """True when every bar drawn to scale could hold its number."""
    widest = max(values)
    return widest <= 0 or min(values) / widest >= _LEAST_WIDTH


def _shares(values: Sequence[Decimal]) -> list[float]:
    """Widths of the bars (0–1): to scale, else equal steps from the greatest to the least, equal values alike."""
    widest = max(values)
    if _to_scale(values):
        return [float(value / widest) if widest > 0 else 1.0 for value in values]
    order = sorted(set(values), reverse=True)
    step = (1 - _LEAST_STEP) / (len(order) - 1)
    return [float(1 - order.index(value) * step) for value in values]


def _baseline(ctx: Context, step: FunnelStep | FunnelTarget) -> Inlines:
    shown = show(ctx, step, "baseline")
    return (Run(ctx.t("基线 ", "Baseline ")), *shown) if shown else ()


def _detail(ctx: Context, step: FunnelStep | FunnelTarget) -> Inlines:
    if isinstance(step, FunnelTarget):
        actual = show(ctx, step, "actual")
        return (Run(ctx.t("实际 ", "Actual ")), *actual) if actual else ()
    metric, objective = show(ctx, step, "metric"), show(ctx, step, "objective")
    if ctx.deck and metric:
        return metric
    gap = (Run(ctx.t("：", ": ")),) if plain(metric) and plain(objective) else ()
    return (*metric, *gap, *objective)
