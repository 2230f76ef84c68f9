"""Views of the money: the budget with subtotals, groups, doughnut, benefits and return."""

from __future__ import annotations

from decimal import Decimal

from opsplan.blocks.inline import Inlines, Run, join, plain
from opsplan.blocks.nodes import Block, Callout, Cell, Chart, Column, Paragraph, Row, Series, Table
from opsplan.diagnostics import Bilingual
from opsplan.library import budgeting, labels
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.labels import label
from opsplan.library.shown import inline, show
from opsplan.library.views.activity_work import unit_quantity
from opsplan.library.views.strategy import currency_title, pillar_color
from opsplan.library.views.tables import caption_of, cols, facts, filled, finished, head, known, one_of, sums
from opsplan.model.budget import Benefit, Budget, BudgetItem
from opsplan.model.numbers import Share
from opsplan.model.strategy import Pillar

_SLICES = 6
"""Shares of a doughnut beside the contingency; smaller ones are put together."""


def _budget(ctx: Context) -> Budget:
    return ctx.plan.budget or Budget()


def sums_of(ctx: Context) -> tuple[tuple[budgeting.CostLine, ...], budgeting.Totals]:
    """The plan's cost lines and their sums."""
    lines = budgeting.cost_lines(ctx.plan, ctx.index)
    return lines, budgeting.totals(ctx.plan, lines)


def _money(value: Decimal | None, src: str) -> Inlines:
    return () if value is None else inline(fmt.amount(value), src)


def _where(ctx: Context, item: BudgetItem) -> Inlines:
    return join((show(ctx, item, field) for field in ("activity", "phase", "pillar", "channel", "month")), ctx.t("、", ", "))


def budget(ctx: Context, options: Options) -> tuple[Block, ...]:
    """All costs by category with subtotals, contingency, total, limit and headroom; on a slide the categories only."""
    known(options, "budget", common=("caption",))
    if ctx.deck:
        return budget_by(ctx, options)
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
    kept = [i for i in range(len(keys)) if any(len(row.cells) > i and row.cells[i].text for row in rows if row.kind == "body")]
    return (_kept(ctx, keys, titles, numbers, kept, rows, caption_of(ctx, options, Bilingual("预算明细", "Budget"))),)


def _kept(
    ctx: Context, keys: tuple[str, ...], titles: tuple[Bilingual, ...], numbers: tuple[str, ...], kept: list[int], rows: list[Row], caption: Inlines,
) -> Table:  # fmt: skip
    heads = tuple(Column((Run(ctx.say(titles[i])),), "right" if keys[i] in numbers else "left", key=keys[i]) for i in kept)
    body = []
    for row in rows:
        if row.kind == "group":
            body.append(Row((Cell(row.cells[0].text, bold=True, span=len(kept)),), "group", row.src))
        else:
            body.append(Row(tuple(filled(row.cells[i]) if row.kind == "body" else row.cells[i] for i in kept), row.kind, row.src))
    return Table(heads, tuple(body), caption, (), "budget", wide=True)


def _line(ctx: Context, line: budgeting.CostLine) -> Row:
    item = line.item
    part = join((_activity_mark(ctx, line), _where(ctx, item)), ctx.t("、", ", "))
    texts = (
        show(ctx, item, "name"), show(ctx, item, "unit_price"), unit_quantity(ctx, item), _money(line.amount, line.src),
        show(ctx, item, "actual"), part, show(ctx, item, "owner"), show(ctx, item, "note"),
    )  # fmt: skip
    return Row(tuple(Cell(text) for text in texts), src=item.path)


def _activity_mark(ctx: Context, line: budgeting.CostLine) -> Inlines:
    return inline(line.activity.name, line.activity.at("name")) if line.own and line.activity else ()


def _sum_row(name: Bilingual, value: Decimal, ctx: Context, kind: str = "total", src: str = "") -> Row:
    texts: list[Inlines] = [(Run(ctx.say(name)),), (), (), _money(value, src or "budget"), (), (), (), ()]
    return sums(texts, "subtotal" if kind == "subtotal" else "total")


def reserve_name(ctx: Context) -> Bilingual:
    """``预备金（8%）``, or without the share when it is an amount."""
    reserve = _budget(ctx).contingency
    if isinstance(reserve, Share):
        share = fmt.share(reserve)
        return Bilingual(f"{labels.CONTINGENCY.zh}（{share}）", f"{labels.CONTINGENCY.en} ({share})")
    return labels.CONTINGENCY


def _closing(ctx: Context, totals: budgeting.Totals) -> list[Row]:
    found = _budget(ctx)
    rows = []
    if totals.contingency:
        rows.append(_sum_row(labels.SUBTOTAL, totals.items, ctx, "subtotal"))
        rows.append(_sum_row(reserve_name(ctx), totals.contingency, ctx, "subtotal", found.at("contingency")))
    rows.append(_sum_row(labels.TOTAL, totals.total, ctx))
    if totals.limit is not None and totals.headroom is not None:
        rows.append(_sum_row(label(Budget, "limit"), totals.limit, ctx, "subtotal", found.at("limit")))
        name = Bilingual("结余", "Headroom") if totals.headroom >= 0 else Bilingual("超出", "Over the limit by")
        rows.append(_sum_row(name, abs(totals.headroom), ctx, "subtotal", found.at("limit")))
    return rows


def default_dimension(ctx: Context) -> str:
    """Pillars when costs are assigned to them, else categories."""
    return "pillar" if any(line.item.pillar for line in sums_of(ctx)[0]) else "category"


def budget_by(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Amount and share by ``category``, ``phase``, ``pillar``, ``month`` or ``activity``, with contingency and total."""
    known(options, "budget_by", "by", common=("caption",))
    by = one_of(options, "by", ("category", *(d for d in budgeting.DIMENSIONS if d != "category")))
    lines, totals = sums_of(ctx)
    if not lines:
        return ()
    groups = budgeting.grouped(lines, budgeting.dimension(ctx.index, by))
    if by == "month":
        groups = tuple(sorted(groups, key=lambda group: group.name or "9999"))
    worth = currency_title(ctx, label(BudgetItem, "amount"))
    heads = [head(by, *_dimension_title(by)), head("amount", worth.zh, worth.en, "right"), head("share", "占比", "Share", "right")]
    heads += [head("goals", "支撑目标", "Goals served"), head("allocation", "分配额", "Allocated", "right")] if by == "pillar" else []
    rows = []
    for group in groups:
        name = inline(group.name, group.src) or (Run(ctx.say(labels.UNASSIGNED)),)
        pillar = ctx.index.find("pillars", group.name) if by == "pillar" else None
        extra = (Cell(show(ctx, pillar, "goals")), Cell(show(ctx, pillar, "budget"), "right")) if isinstance(pillar, Pillar) else (Cell(), Cell())
        mark = (Run("■ ", color=color_of(ctx, by, group.name, 0)),) if isinstance(pillar, Pillar) and ctx.deck else ()
        cells = (Cell((*mark, *name), bold=True), Cell(_money(group.amount, group.src), "right"), Cell(_share(group.amount, totals), "right"))
        rows.append(Row((*cells, *extra) if by == "pillar" else cells, src=group.src))
    blank: tuple[Inlines, ...] = ((), ()) if by == "pillar" else ()
    if totals.contingency:
        src = _budget(ctx).at("contingency")
        rows.append(sums(((Run(ctx.say(reserve_name(ctx))),), _money(totals.contingency, src), _share(totals.contingency, totals), *blank), "subtotal"))
    rows.append(sums(((Run(ctx.say(labels.TOTAL)),), _money(totals.total, "budget"), (Run("100%"),) if totals.total else (), *blank), "total"))
    return finished(ctx, "budget_by", heads, rows, caption_of(ctx, options, Bilingual("预算构成", "Where the money goes")), note=_limit_note(ctx, totals))


def _limit_note(ctx: Context, totals: budgeting.Totals) -> Inlines:
    if totals.limit is None or totals.headroom is None:
        return ()
    currency = _budget(ctx).currency
    limit, rest = fmt.money(totals.limit, currency), fmt.money(abs(totals.headroom), currency)
    zh = f"预算上限 {limit}，{'结余' if totals.headroom >= 0 else '超出'} {rest}"
    en = f"Limit {limit}, {rest} {'left' if totals.headroom >= 0 else 'over'}"
    return inline(ctx.t(zh, en), _budget(ctx).at("limit"))


def _dimension_title(by: str) -> tuple[str, str]:
    return (label(BudgetItem, by).zh, label(BudgetItem, by).en)


def _share(value: Decimal, totals: budgeting.Totals) -> Inlines:
    return inline(fmt.percent(value / totals.total), "") if totals.total else ()


def color_of(ctx: Context, by: str, name: str, place: int) -> str:
    """A pillar keeps its colour and a phase its own; the others take the colours in order."""
    if by == "pillar":
        names = [pillar.name for pillar in ctx.plan.strategy.pillars] if ctx.plan.strategy else []
        if name in names:
            return pillar_color(names.index(name))
    if by == "phase":
        for phase in ctx.schedule.phases:
            if phase.phase.name == name:
                return phase.color
    return f"c{place % 6 + 1}" if name else "other"


def budget_chart(ctx: Context, options: Options) -> tuple[Block, ...]:
    """A doughnut, the largest share first, contingency last; the total in the hole. ``by`` as in ``budget_by``."""
    known(options, "budget_chart", "by", common=("caption",))
    first = default_dimension(ctx)
    by = one_of(options, "by", (first, *(d for d in budgeting.DIMENSIONS if d != first)))
    lines, totals = sums_of(ctx)
    groups = sorted(budgeting.grouped(lines, budgeting.dimension(ctx.index, by)), key=lambda group: (not group.name, -group.amount))
    parts = [(g.name or ctx.say(labels.UNASSIGNED), g.amount, color_of(ctx, by, g.name, i)) for i, g in enumerate(groups) if g.amount > 0]
    if len(parts) > _SLICES:
        parts = [*parts[: _SLICES - 1], (ctx.say(labels.OTHER), sum((p[1] for p in parts[_SLICES - 1 :]), budgeting.ZERO), "mute")]
    if totals.contingency > 0:
        parts.append((ctx.say(labels.CONTINGENCY), totals.contingency, "other"))
    if not parts or not totals.total:
        return ()
    shares = tuple(fmt.percent(amount / totals.total) for _, amount, _ in parts)
    figure, unit = fmt.compact_parts(totals.total, _budget(ctx).currency, ctx.lang)
    small = unit if unit else ctx.t("合计", "in total")
    caption = caption_of(ctx, options, Bilingual("预算构成", "Where the money goes"))
    listed = ctx.t("，", ", ").join(f"{name} {share}" for (name, _, _), share in zip(parts, shares, strict=True))
    alt = ctx.t(f"{plain(caption) or '预算构成'}：{listed}", f"{plain(caption) or 'Budget'}: {listed}")
    series = Series(ctx.t("金额", "Amount"), tuple(float(amount) for _, amount, _ in parts), shares)
    return (Chart("doughnut", tuple(name for name, _, _ in parts), (series,), alt, caption, colors=tuple(color for _, _, color in parts), center=(figure, small)),)


def benefits(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What the money brings, how that was worked out, and the sum."""
    known(options, "benefits", common=("caption",))
    found = _budget(ctx).benefits
    worth = currency_title(ctx, label(Benefit, "amount"))
    columns = cols(Benefit, "name", "amount", "basis", "note")
    rows = [Row(tuple(column.cell(ctx, one) for column in columns), src=one.path) for one in found]
    if len(rows) > 1:
        rows.append(sums(((Run(ctx.say(labels.TOTAL)),), _money(sums_of(ctx)[1].benefits, "budget.benefits"), (), ()), "total"))
    heads = (head("name", "收益", "Benefit"), head("amount", worth.zh, worth.en, "right"), head("basis", *_pair(Benefit, "basis")), head("note", "备注", "Note"))
    return finished(ctx, "benefits", heads, rows, caption_of(ctx, options, Bilingual("预期收益", "Benefits")))


def _pair(model: type[Benefit], field: str) -> tuple[str, str]:
    return (label(model, field).zh, label(model, field).en)


def roi(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The return on the money: (benefits − total) ÷ total. A bar on a slide, facts in a document."""
    known(options, "roi", common=("caption",))
    _, totals = sums_of(ctx)
    if totals.roi is None:
        return ()
    currency, found = _budget(ctx).currency, _budget(ctx)
    gain, cost, rate = fmt.money(totals.benefits, currency), fmt.money(totals.total, currency), fmt.percent(totals.roi)
    if ctx.deck:
        lead = Run(ctx.t(f"投资回报率 {rate}", f"Return on investment {rate}"), bold=True, color="accent", src=found.at("benefits"))
        rest = Run(ctx.t(f"　预计收益 {gain}，投入 {cost}", f"   benefits {gain}, costs {cost}"), src=found.at("benefits"))
        return (Callout((Paragraph((lead, rest), "plain"),)),)
    pairs = (
        (Bilingual("预计收益", "Benefits"), inline(gain, found.at("benefits"))), (Bilingual("总投入", "Costs"), inline(cost, "budget")),
        (Bilingual("净收益", "Net benefit"), inline(fmt.money(totals.benefits - totals.total, currency), "budget")),
        (Bilingual("投资回报率", "Return on investment"), inline(ctx.t(f"{rate}（净收益 ÷ 总投入）", f"{rate} (net benefit ÷ costs)"), "budget")),
    )  # fmt: skip
    return facts(ctx, "roi", found, pairs, caption_of(ctx, options, Bilingual("投入与回报", "Costs and return")))
