"""Charts of the money: where it goes and when."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from opsplan.blocks.chart import Chart, NumberFormat, Series
from opsplan.blocks.inline import Inlines, run
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import Block
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.chart_values import bars_height, money_format, side_by_side
from opsplan.library.context import Context, Options
from opsplan.library.shown import inline
from opsplan.library.views.budget_groups import Part, budget_parts, default_dimension
from opsplan.library.views.budget_lines import budget_of, sums_of
from opsplan.library.views.tables import known
from opsplan.model import budgeting

_FEW_MONTHS = 6
"""Columns that half the width of a page holds with their numbers."""
_NARROW, _WIDE = 200.0, 415.0
_LABEL = 10.5
_DIMENSIONS = {
    "category": Bilingual("按类别的预算", "Budget by category"),
    "pillar": Bilingual("按支柱的预算", "Budget by pillar"),
}


def budget_charts(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Bars by pillar or category, the greatest first, and columns by month; side by side when the months are few."""
    known(options, "budget_charts", common=())
    parts = budget_parts(ctx, default_dimension(ctx))
    by_part = _bars(ctx, parts) if len(parts) > 1 else None
    by_month = _months(ctx)
    if by_month is None or len(by_month.categories) <= _FEW_MONTHS:
        return side_by_side(by_part, by_month)
    return (*((by_part,) if by_part else ()), by_month)


def _currency(ctx: Context) -> str:
    code = budget_of(ctx).currency
    return ctx.t("元" if code.upper() == "CNY" else code, fmt.currency_sign(code).strip())


def _captioned(ctx: Context, words: Bilingual, unit: str) -> Inlines:
    return run(ctx.say(words) + fmt.aside(unit, ctx.lang))


def _bars(ctx: Context, parts: Sequence[Part]) -> Chart:
    total = sums_of(ctx)[1].total
    words, unit = _DIMENSIONS[default_dimension(ctx)], _currency(ctx)
    shares = [
        f"{part.name} {fmt.amount(part.amount)}"
        + fmt.aside(fmt.column_percent(part.amount / total), ctx.lang)
        for part in parts
    ]
    alt = ctx.t(f"{words.zh}，单位{unit}：", f"{words.en}, {unit}: ") + ctx.t("；", "; ").join(shares)
    return Chart(
        "bar",
        tuple(part.name for part in parts),
        (_money_series(ctx, parts),),
        alt,
        _captioned(ctx, words, unit),
        unit=unit,
        colors=tuple(part.color for part in parts),
        height=bars_height(len(parts)),
        number_format=_full([part.amount for part in parts]),
    )


def _money_series(ctx: Context, parts: Sequence[Part]) -> Series:
    return Series(
        ctx.t("金额", "Amount"),
        tuple(float(part.amount) if part.amount else None for part in parts),
        srcs=tuple(part.src for part in parts),
    )


def _full(amounts: Sequence[Decimal]) -> NumberFormat:
    """Amounts in full digits, as the tables have them."""
    return NumberFormat(0 if all(amount == amount.to_integral_value() for amount in amounts) else 2)


def _months(ctx: Context) -> Chart | None:
    """The months from the first with a cost to the last; those without one keep their place."""
    groups = budgeting.grouped(sums_of(ctx)[0], budgeting.dimension(ctx.index, "month"))
    by_month = {group.name: group for group in groups if group.name and group.amount > 0}
    if len(by_month) < 2:
        return None
    months = _between(min(by_month), max(by_month))
    one_year = months[0][:4] == months[-1][:4]
    parts = []
    for month in months:
        found = by_month.get(month)
        name = ctx.t(f"{int(month[5:])} 月", fmt.month_name(int(month[5:])))
        if not one_year:
            name = ctx.t(month, f"{name} {month[2:4]}")
        parts.append(Part(name, found.amount if found else budgeting.ZERO, "", found.src if found else ""))
    return _columns(ctx, parts, next((group for group in groups if not group.name), None))


def _columns(ctx: Context, parts: Sequence[Part], rest: budgeting.Group | None) -> Chart:
    amounts = [part.amount for part in parts]
    number_format, unit = _full(amounts), _currency(ctx)
    room = (_NARROW if len(parts) <= _FEW_MONTHS else _WIDE) / len(parts)
    widest = max(text_width(number_format.text(float(amount)), _LABEL, True) for amount in amounts)
    if widest > room - 3.0:
        number_format, unit = money_format(amounts, ctx, budget_of(ctx).currency)
    most = max(parts, key=lambda part: part.amount)
    words = Bilingual("按月份的预算", "Budget by month")
    alt = ctx.t(
        f"按月份的预算，{most.name}最多，为 {fmt.amount(most.amount)} {_currency(ctx)}",
        f"Budget by month; most is spent in {most.name}: {fmt.money(most.amount, budget_of(ctx).currency)}",
    )
    note: Inlines = ()
    if rest is not None and rest.amount > 0:
        left = fmt.money(rest.amount, budget_of(ctx).currency)
        note = inline(ctx.t(f"另有 {left} 没有定到月份", f"{left} more is not assigned to a month"), rest.src)
    return Chart(
        "column",
        tuple(part.name for part in parts),
        (_money_series(ctx, parts),),
        alt,
        _captioned(ctx, words, unit),
        note,
        unit=_currency(ctx),
        colors=tuple("accent" if part is most else "accent-400" for part in parts),
        height=140.0,
        number_format=number_format,
    )


def _between(first: str, last: str) -> list[str]:
    """``2027-11`` to ``2028-02``: every month, both inclusive."""
    begin, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{place // 12}-{place % 12 + 1:02d}" for place in range(begin, end + 1)]
