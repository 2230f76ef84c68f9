"""Views of the money: the budget with subtotals, benefits and return."""

from __future__ import annotations

from decimal import Decimal

from opsplan.blocks.inline import Inlines, Run, join
from opsplan.blocks.nodes import Block, Callout, Cell, Column, Paragraph, Row, RowKind, Table
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.context import Context, Options
from opsplan.library.labels import label
from opsplan.library.shown import inline, show
from opsplan.library.views.activity_work import unit_quantity
from opsplan.library.views.budget_groups import budget_by, default_dimension
from opsplan.library.views.budget_lines import (
    budget_of,
    currency_amount,
    currency_title,
    reserve_name,
    reserve_src,
    shown_money,
    sums_of,
)
from opsplan.library.views.tables import caption_of, cols, facts, filled, finished, head, known, sums
from opsplan.model import budgeting
from opsplan.model.budget import Benefit, Budget, BudgetItem


def _where(ctx: Context, item: BudgetItem) -> Inlines:
    return join(
        (show(ctx, item, field) for field in ("activity", "phase", "pillar", "channel", "month")),
        ctx.t("、", ", "),
    )


def budget(ctx: Context, options: Options) -> tuple[Block, ...]:
    """All costs by category with subtotals, contingency, total, limit and headroom; on a slide the categories only
    (with ``digits: full`` in full digits, for its notes)."""
    known(options, "budget", "digits", common=("caption",))
    if ctx.deck:
        return budget_by(ctx, {**options, "by": default_dimension(ctx)})
    lines, totals = sums_of(ctx)
    if not lines:
        return ()
    price, worth = (currency_title(ctx, label(BudgetItem, field)) for field in ("unit_price", "amount"))
    actual = currency_title(ctx, label(BudgetItem, "actual"))
    titles = (
        label(BudgetItem, "name"), price, label(BudgetItem, "quantity"), worth, actual, Bilingual("归属", "Part of"),
        label(BudgetItem, "owner"), label(BudgetItem, "note"),
    )  # fmt: skip
    keys = ("name", "unit_price", "quantity", "amount", "actual", "part_of", "owner", "note")
    rows: list[Row] = []
    groups = budgeting.grouped(lines, budgeting.dimension(ctx.index, "category"))
    for group in groups:
        if group.name or len(groups) > 1:
            name = inline(group.name, group.src) or (Run(ctx.say(labels.UNASSIGNED)),)
            rows.append(Row((Cell(name, bold=True, span=len(keys)),), "group", group.src))
        rows += [_line(ctx, line) for line in group.lines]
        if len(group.lines) > 1 and len(groups) > 1:
            rows.append(_sum_row(labels.SUBTOTAL, group.amount, ctx, "subtotal"))
    rows += _closing(ctx, totals)
    numbers = ("unit_price", "quantity", "amount", "actual")
    kept = [
        i
        for i in range(len(keys))
        if any(len(row.cells) > i and row.cells[i].text for row in rows if row.kind == "body")
    ]
    return (
        _kept(
            ctx, keys, titles, numbers, kept, rows, caption_of(ctx, options, Bilingual("预算明细", "Budget"))
        ),
    )


def _kept(
    ctx: Context, keys: tuple[str, ...], titles: tuple[Bilingual, ...], numbers: tuple[str, ...], kept: list[int], rows: list[Row], caption: Inlines,
) -> Table:  # fmt: skip
    heads = tuple(
        Column((Run(ctx.say(titles[i])),), "right" if keys[i] in numbers else "left", key=keys[i])
        for i in kept
    )
    body = []
    for row in rows:
        if row.kind == "group":
            body.append(Row((Cell(row.cells[0].text, bold=True, span=len(kept)),), "group", row.src))
        else:
            body.append(
                Row(
                    tuple(filled(row.cells[i]) if row.kind == "body" else row.cells[i] for i in kept),
                    row.kind,
                    row.src,
                )
            )
    return Table(heads, tuple(body), caption, (), "budget", wide=True)


def _line(ctx: Context, line: budgeting.CostLine) -> Row:
    item = line.item
    part = join((_activity_mark(ctx, line), _where(ctx, item)), ctx.t("、", ", "))
    texts = (
        show(ctx, item, "name"), show(ctx, item, "unit_price"), unit_quantity(ctx, item), currency_amount(line.amount, line.src),
        show(ctx, item, "actual"), part, show(ctx, item, "owner"), show(ctx, item, "note"),
    )  # fmt: skip
    return Row(tuple(Cell(text) for text in texts), src=item.path)


def _activity_mark(ctx: Context, line: budgeting.CostLine) -> Inlines:
    return inline(line.activity.name, line.activity.at("name")) if line.own and line.activity else ()


def _sum_row(
    name: Bilingual, value: Decimal, ctx: Context, kind: RowKind = "total", src: str = "", name_src: str = ""
) -> Row:
    texts = (inline(ctx.say(name), name_src), (), (), currency_amount(value, src or "budget"), (), (), (), ())
    return sums(texts, kind)


def _closing(ctx: Context, totals: budgeting.Totals) -> list[Row]:
    found = budget_of(ctx)
    rows = []
    if totals.contingency:
        rows.append(_sum_row(Bilingual("明细合计", "Sum of items"), totals.items, ctx, "subtotal"))
        rows.append(
            _sum_row(
                reserve_name(ctx),
                totals.contingency,
                ctx,
                "subtotal",
                found.at("contingency"),
                reserve_src(ctx),
            )
        )
    rows.append(_sum_row(labels.TOTAL, totals.total, ctx))
    if totals.limit is not None and totals.headroom is not None:
        rows.append(_sum_row(label(Budget, "limit"), totals.limit, ctx, "subtotal", found.at("limit")))
        name = (
            Bilingual("结余", "Headroom") if totals.headroom >= 0 else Bilingual("超出", "Over the limit by")
        )
        rows.append(_sum_row(name, abs(totals.headroom), ctx, "subtotal", found.at("limit")))
    return rows


def benefits(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What the money brings, how that was worked out, and the sum."""
    known(options, "benefits", common=("caption",))
    found = budget_of(ctx).benefits
    worth = currency_title(ctx, label(Benefit, "amount"))
    columns = cols(Benefit, "name", "amount", "basis", "note")
    rows = [Row(tuple(column.cell(ctx, one) for column in columns), src=one.path) for one in found]
    if len(rows) > 1:
        rows.append(
            sums(
                (
                    (Run(ctx.say(labels.TOTAL)),),
                    currency_amount(sums_of(ctx)[1].benefits, "budget.benefits"),
                    (),
                    (),
                ),
                "total",
            )
        )
    heads = (
        head("name", "收益", "Benefit"),
        head("amount", *worth, "right"),
        head("basis", *label(Benefit, "basis")),
        head("note", "备注", "Note"),
    )
    return finished(ctx, "benefits", heads, rows, caption_of(ctx, options, Bilingual("预期收益", "Benefits")))


def roi(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The return on the money: (benefits − total) ÷ total. A bar on a slide, facts in a document."""
    known(options, "roi", common=("caption",))
    _, totals = sums_of(ctx)
    if totals.roi is None:
        return ()
    currency, found = budget_of(ctx).currency, budget_of(ctx)
    gain, cost, rate = (
        shown_money(ctx, totals.benefits),
        shown_money(ctx, totals.total),
        fmt.percent(totals.roi),
    )
    if ctx.deck:
        lead = Run(
            ctx.t(f"投资回报率 {rate}", f"Return on investment {rate}"),
            bold=True,
            color="accent",
            src=found.at("benefits"),
        )
        rest = Run(
            ctx.t(f"　预计收益 {gain}，投入 {cost}", f"   benefits {gain}, costs {cost}"),
            src=found.at("benefits"),
        )
        return (Callout((Paragraph((lead, rest), "plain"),)),)
    pairs = (
        (Bilingual("预计收益", "Benefits"), inline(gain, found.at("benefits"))), (Bilingual("总投入", "Costs"), inline(cost, "budget")),
        (Bilingual("净收益", "Net benefit"), inline(fmt.money(totals.benefits - totals.total, currency), "budget")),
        (Bilingual("投资回报率", "Return on investment"), inline(ctx.t(f"{rate}（净收益 ÷ 总投入）", f"{rate} (net benefit ÷ costs)"), "budget")),
    )  # fmt: skip
    return facts(
        ctx, "roi", found, pairs, caption_of(ctx, options, Bilingual("投入与回报", "Costs and return"))
    )
