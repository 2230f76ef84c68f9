"""The budget in groups: a table of shares, and a doughnut."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.blocks.chart import Chart, Series
from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.nodes import Block, Cell, Row
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.context import Context, Options
from opsplan.library.labels import label
from opsplan.library.shown import inline, show
from opsplan.library.views.budget_lines import (
    amount_title,
    budget_of,
    reserve_name,
    reserve_src,
    shown_amount,
    shown_money,
    sums_of,
)
from opsplan.library.views.strategy import pillar_color
from opsplan.library.views.tables import caption_of, finished, head, known, one_of, sums
from opsplan.model import budgeting
from opsplan.model.budget import BudgetItem
from opsplan.model.strategy import Pillar
from opsplan.model.times import parse_month

_SLICES = 6
"""Shares of a doughnut beside the contingency; smaller ones are put together."""


def default_dimension(ctx: Context) -> str:
    """Pillars when costs are assigned to them, else categories."""
    return "pillar" if any(line.item.pillar for line in sums_of(ctx)[0]) else "category"


def budget_by(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Amount and share by ``category``, ``phase``, ``pillar``, ``month`` or ``activity``, with contingency and total.

    A slide may count in 万元, unless ``digits: full`` asks for what a document says.
    """
    known(options, "budget_by", "by", "digits", common=("caption",))
    if one_of(options, "digits", ("short", "full")) == "full":
        ctx = replace(ctx, deck=False)
    by = one_of(options, "by", budgeting.DIMENSIONS)
    lines, totals = sums_of(ctx)
    if not lines:
        return ()
    groups = budgeting.grouped(lines, budgeting.dimension(ctx.index, by))
    if by != "category" and not any(group.name for group in groups):
        return ()
    groups = _ordered(ctx, by, groups)
    worth = amount_title(ctx)
    heads = [
        head(by, *label(BudgetItem, by)),
        head("amount", *worth, "right"),
        head("share", "占比", "Share", "right"),
    ]
    heads += (
        [head("goals", "支撑目标", "Goals served"), head("allocation", "分配额", "Allocated", "right")]
        if by == "pillar"
        else []
    )
    rows = []
    for place, group in enumerate(groups):
        name = inline(_named(ctx, by, group.name), group.src) or (Run(ctx.say(labels.UNASSIGNED)),)
        pillar = ctx.index.find("pillars", group.name) if by == "pillar" else None
        extra = (
            (Cell(show(ctx, pillar, "goals")), Cell(() if ctx.deck else show(ctx, pillar, "budget"), "right"))
            if isinstance(pillar, Pillar)
            else (Cell(), Cell())
        )
        gathered = len(groups) > _SLICES and place >= _SLICES - 1
        color = "mute" if gathered else _color_of(ctx, by, group.name, place)
        cells = (
            Cell((*_square(color, ctx, by), *name), bold=True),
            Cell(shown_amount(ctx, group.amount, group.src or "budget"), "right"),
            Cell(_share(group.amount, totals, group.src), "right"),
        )
        rows.append(Row((*cells, *extra) if by == "pillar" else cells, src=group.src))
    blank: tuple[Inlines, ...] = ((), ()) if by == "pillar" else ()
    if totals.contingency:
        src = budget_of(ctx).at("contingency")
        rows.append(
            sums(
                (
                    (*_square("other", ctx, by), *inline(ctx.say(reserve_name(ctx)), reserve_src(ctx))),
                    shown_amount(ctx, totals.contingency, src),
                    _share(totals.contingency, totals),
                    *blank,
                ),
                "subtotal",
            )
        )
    rows.append(
        sums(
            (
                (Run(ctx.say(labels.TOTAL)),),
                shown_amount(ctx, totals.total, "budget"),
                _share(totals.total, totals),
                *((_limit(ctx, totals), ()) if blank else ()),
            ),
            "total",
        )
    )
    return finished(
        ctx,
        "budget_by",
        heads,
        rows,
        caption_of(ctx, options, Bilingual("预算构成", "Where the money goes")),
        note=() if by == "pillar" and _limit(ctx, totals) else _limit_note(ctx, totals),
    )


def _square(color: str, ctx: Context, by: str) -> Inlines:
    """A square in the colour that a part has in the chart beside the table."""
    return (Run("■ ", color=color),) if ctx.deck and by in ("pillar", "category") else ()


def _named(ctx: Context, by: str, name: str) -> str:
    """A month as the language writes it; other groups have names."""
    return fmt.month(parse_month(name), ctx.lang) if by == "month" and name else name


def _ordered(ctx: Context, by: str, groups: tuple[budgeting.Group, ...]) -> tuple[budgeting.Group, ...]:
    """Months and phases in their own order; on a slide the others by size. What belongs nowhere stays last."""
    places = {phase.name: i for i, phase in enumerate(ctx.plan.phases)}
    if by == "month":
        return tuple(sorted(groups, key=lambda group: group.name or "9999"))
    if by == "phase":
        return tuple(sorted(groups, key=lambda group: places.get(group.name, len(places))))
    return tuple(sorted(groups, key=lambda group: (not group.name, -group.amount))) if ctx.deck else groups


def _limit_note(ctx: Context, totals: budgeting.Totals) -> Inlines:
    if totals.limit is None or totals.headroom is None:
        return ()
    limit, rest = shown_money(ctx, totals.limit), shown_money(ctx, abs(totals.headroom))
    zh = f"预算上限 {limit}，{'结余' if totals.headroom >= 0 else '超出'} {rest}"
    en = f"Limit {limit}, {rest} {'left' if totals.headroom >= 0 else 'over'}"
    return inline(ctx.t(zh, en), budget_of(ctx).at("limit"))


def _limit(ctx: Context, totals: budgeting.Totals) -> Inlines:
    """The limit beside the total, where a slide has the headroom in its title."""
    if not ctx.deck or totals.limit is None:
        return ()
    limit = shown_money(ctx, totals.limit)
    return inline(ctx.t(f"上限 {limit}", f"Limit {limit}"), budget_of(ctx).at("limit"))


def _share(value: Decimal, totals: budgeting.Totals, src: str = "") -> Inlines:
    return inline(fmt.column_percent(value / totals.total), src or "budget") if totals.total else ()


def _color_of(ctx: Context, by: str, name: str, place: int) -> str:
    """A pillar keeps its colour and a phase its own; the others take the colours in order."""
    if by == "pillar":
        names = [pillar.name for pillar in ctx.plan.strategy.pillars] if ctx.plan.strategy else []
        if name in names:
            return pillar_color(names.index(name))
    if by == "phase":
        for phase in ctx.schedule.phases:
            if phase.phase.name == name:
                return phase.color
    return PHASE_COLORS[place % len(PHASE_COLORS)] if name else "other"


class Part(NamedTuple):
    """A part of the money: its name, amount, colour token, and the plan path of what it is about."""

    name: str
    amount: Decimal
    color: str
    src: str


def budget_parts(ctx: Context, by: str) -> tuple[Part, ...]:
    """The groups with costs, the greatest first, small ones put together, then the contingency."""
    lines, totals = sums_of(ctx)
    groups = sorted(
        budgeting.grouped(lines, budgeting.dimension(ctx.index, by)),
        key=lambda group: (not group.name, -group.amount),
    )
    parts = [
        Part(g.name or ctx.say(labels.UNASSIGNED), g.amount, _color_of(ctx, by, g.name, i), g.src or "budget")
        for i, g in enumerate(groups)
        if g.amount > 0
    ]
    if len(parts) > _SLICES:
        rest = sum((part.amount for part in parts[_SLICES - 1 :]), budgeting.ZERO)
        parts = [*parts[: _SLICES - 1], Part(ctx.say(labels.OTHER), rest, "mute", "budget")]
    if totals.contingency > 0:
        src = budget_of(ctx).at("contingency")
        parts.append(Part(ctx.say(labels.CONTINGENCY), totals.contingency, "other", src))
    return tuple(parts)


def budget_chart(ctx: Context, options: Options) -> tuple[Block, ...]:
    """A doughnut, the largest share first, contingency last; the total in the hole. ``by`` as in ``budget_by``."""
    known(options, "budget_chart", "by", common=("caption",))
    first = default_dimension(ctx)
    by = one_of(options, "by", (first, *(d for d in budgeting.DIMENSIONS if d != first)))
    total, parts = sums_of(ctx)[1].total, budget_parts(ctx, by)
    if not parts or not total:
        return ()
    shares = tuple(fmt.column_percent(part.amount / total) for part in parts)
    figure, unit = fmt.compact_parts(total, budget_of(ctx).currency, ctx.lang)
    small = unit if unit else ctx.t("合计", "in total")
    caption = caption_of(ctx, options, Bilingual("预算构成", "Where the money goes"))
    listed = ctx.t("，", ", ").join(f"{part.name} {share}" for part, share in zip(parts, shares, strict=True))
    alt = ctx.t(f"{plain(caption) or '预算构成'}：{listed}", f"{plain(caption) or 'Budget'}: {listed}")
    series = Series(
        ctx.t("金额", "Amount"),
        tuple(float(part.amount) for part in parts),
        shares,
        srcs=tuple(part.src for part in parts),
    )
    return (
        Chart(
            "doughnut",
            tuple(part.name for part in parts),
            (series,),
            alt,
            caption,
            colors=tuple(part.color for part in parts),
            center=(figure, small),
        ),
    )
