"""What the views of the money share."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from opsplan.blocks.inline import Inlines
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.context import Context
from opsplan.library.labels import label
from opsplan.library.shown import inline
from opsplan.model import budgeting
from opsplan.model.budget import Budget, BudgetItem
from opsplan.model.numbers import Share

_TEN_THOUSAND, _LARGE = Decimal(10_000), Decimal(100_000)


def currency_title(ctx: Context, own: Bilingual) -> Bilingual:
    """The title of a column of amounts, with the currency."""
    code = budget_of(ctx).currency
    return Bilingual(
        f"{own.zh}（{'元' if code.upper() == 'CNY' else code}）",
        f"{own.en} ({fmt.currency_sign(code).strip()})",
    )


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


def in_ten_thousands(ctx: Context) -> bool:
    """True where amounts stand in 万元: on a Chinese slide, in yuan, from a total of 100,000 on."""
    chinese = ctx.deck and ctx.lang != "en" and budget_of(ctx).currency.upper() == "CNY"
    return chinese and abs(sums_of(ctx)[1].total) >= _LARGE


def amount_title(ctx: Context) -> Bilingual:
    """The title of a column of :func:`shown_amount`."""
    own = label(BudgetItem, "amount")
    return Bilingual(f"{own.zh}（万元）", own.en) if in_ten_thousands(ctx) else currency_title(ctx, own)


def shown_amount(ctx: Context, value: Decimal, src: str) -> Inlines:
    """An amount in the unit that :func:`amount_title` says: full digits, or 万元 with one decimal."""
    if not in_ten_thousands(ctx):
        return currency_amount(value, src)
    tenth = (value / _TEN_THOUSAND).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return inline(f"{tenth:,}".replace("-", "−"), src)


def shown_money(ctx: Context, value: Decimal) -> str:
    """An amount with its currency: ``396 万元`` where the slide counts in 万元, else full digits."""
    currency = budget_of(ctx).currency
    return (
        fmt.compact_money(value, currency, ctx.lang) if in_ten_thousands(ctx) else fmt.money(value, currency)
    )


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
