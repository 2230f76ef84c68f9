"""What the views of the money share."""

from __future__ import annotations

from decimal import Decimal

from opsplan.blocks.inline import Inlines
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.context import Context
from opsplan.library.shown import inline
from opsplan.model import budgeting
from opsplan.model.budget import Budget
from opsplan.model.numbers import Share


def budget_of(ctx: Context) -> Budget:
    """The plan's budget; an empty one when it has none."""
    return ctx.plan.budget or Budget()


def sums_of(ctx: Context) -> tuple[tuple[budgeting.CostLine, ...], budgeting.Totals]:
    """The plan's cost lines and their sums."""
    lines = budgeting.cost_lines(ctx.plan, ctx.index)
    return lines, budgeting.totals(ctx.plan, lines)


def currency_amount(value: Decimal | None, src: str) -> Inlines:
    """An amount in full digits with its plan path; nothing for None."""
    return () if value is None else inline(fmt.amount(value), src)


def reserve_name(ctx: Context) -> Bilingual:
    """``预备金（8%）``, or without the share when it is an amount."""
    reserve = budget_of(ctx).contingency
    if isinstance(reserve, Share):
        share = fmt.share(reserve)
        return Bilingual(f"{labels.CONTINGENCY.zh}（{share}）", f"{labels.CONTINGENCY.en} ({share})")
    return labels.CONTINGENCY


def reserve_src(ctx: Context) -> str:
    """The plan path of what :func:`reserve_name` says; none where it is a word alone."""
    budget = budget_of(ctx)
    return budget.at("contingency") if isinstance(budget.contingency, Share) else ""
