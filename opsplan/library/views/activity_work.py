"""Views of the dated work around an activity: materials, promotion, reminders, roster, follow-up, and its costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Row
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options, View
from opsplan.library.labels import TOTAL, label
from opsplan.library.shown import inline, is_set, show, value_of
from opsplan.library.views.activities import each
from opsplan.library.views.budget_lines import currency_title
from opsplan.library.views.tables import Col, E, col, cols, finished, made, sums
from opsplan.model import budgeting
from opsplan.model.activities import Activity, FollowUp, Material, Promotion, Reminder, RosterRound
from opsplan.model.base import Entry
from opsplan.model.budget import BudgetItem
from opsplan.schedule.results import ActivityWork


def _work(ctx: Context, entry: Entry) -> ActivityWork | None:
    return next((work for work in ctx.schedule.activity_work if work.item is entry), None)


def _day(field: str, end: bool = False) -> Callable[[Context, Entry], Inlines]:
    """The day an item's date expression means within its activity, with the time if it is an offset on the time."""

    def shown(ctx: Context, entry: Entry) -> Inlines:
        if not is_set(entry, field):
            return ()
        work = _work(ctx, entry)
        if work is None:
            return inline(value_of(entry, field).text, entry.at(field))
        text = fmt.day(work.end if end else work.start, ctx.lang)
        return inline(
            f"{text} {fmt.clock(work.time)}" if work.time is not None and not end else text, entry.at(field)
        )

    return shown


def _day_col(model: type[E], field: str, end: bool = False) -> Col[E]:
    own = label(model, field)
    return made(field, own.zh, own.en, _day(field, end))


def _view(
    name: str, title: Bilingual, items: Callable[[Activity], Sequence[E]], columns: Sequence[Col[E]]
) -> View:
    """The view of one kind of work: a table for every picked activity."""

    def build(ctx: Context, activity: Activity, caption: Inlines) -> tuple[Block, ...]:
        rows = [
            Row(tuple(column.cell(ctx, one) for column in columns), src=one.path) for one in items(activity)
        ]
        return finished(ctx, name, columns, rows, caption)

    return lambda ctx, options: each(ctx, options, name, title, build)


materials = _view(
    "materials", Bilingual("物料清单", "materials"), lambda activity: activity.materials,
    (*cols(Material, "name", "quantity"), _day_col(Material, "due"), *cols(Material, "owner", "note")),
)  # fmt: skip
"""What has to be there, by when, and who sees to it."""

promotion = _view(
    "promotion", Bilingual("宣传计划", "promotion"), lambda activity: activity.promotion,
    (col(Promotion, "round", bold=True), _day_col(Promotion, "start"), _day_col(Promotion, "end", end=True),
     *cols(Promotion, "channel", "content", "owner")),
)  # fmt: skip
"""The rounds of promotion."""

reminders = _view(
    "reminders", Bilingual("活动提醒", "reminders"), lambda activity: activity.reminders,
    (_day_col(Reminder, "when"), *cols(Reminder, "to", "channel", "text", "owner")),
)  # fmt: skip
"""The reminders before the activity, with their text."""

roster = _view(
    "roster", Bilingual("名单处理", "list of participants"), lambda activity: activity.roster,
    (col(RosterRound, "round", bold=True), _day_col(RosterRound, "when"),
     *cols(RosterRound, "rule", "action", "owner")),
)  # fmt: skip
"""The rounds of cleaning the list of participants."""

follow_up = _view(
    "follow_up", Bilingual("回访计划", "follow-up"), lambda activity: activity.follow_up,
    (_day_col(FollowUp, "when"), *cols(FollowUp, "to", "channel", "content", "owner")),
)  # fmt: skip
"""Whom to call or write to afterwards."""


def unit_quantity(ctx: Context, item: BudgetItem) -> Inlines:
    """``96 篇``, each part with its plan path."""
    figure = show(ctx, item, "quantity")
    if not figure or not item.unit:
        return figure
    before, after = fmt.unit_parts(figure[0].text, item.unit)
    return (*inline(before, item.at("unit")), *figure, *inline(after, item.at("unit")))


def costs(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What the activity costs: its own costs and the budget items that point at it, with the sum."""
    lines = budgeting.cost_lines(ctx.plan, ctx.index)

    def build(ctx: Context, activity: Activity, caption: Inlines) -> tuple[Block, ...]:
        mine = budgeting.activity_lines(lines, activity)
        amounts = {id(line.item): line for line in mine}

        def amount(ctx: Context, item: BudgetItem) -> Inlines:
            line = amounts[id(item)]
            return inline(fmt.amount(line.amount), line.src) if line.amount is not None else ()

        price = currency_title(ctx, label(BudgetItem, "unit_price"))
        worth = currency_title(ctx, label(BudgetItem, "amount"))
        columns: tuple[Col[BudgetItem], ...] = (
            *cols(BudgetItem, "category", "name"), col(BudgetItem, "unit_price", zh=price.zh, en=price.en),
            made("quantity", "数量", "Quantity", unit_quantity, "right"), made("amount", worth.zh, worth.en, amount, "right"),
            *cols(BudgetItem, "actual", "month", "owner", "note"),
        )  # fmt: skip
        rows = [
            Row(tuple(column.cell(ctx, line.item) for column in columns), src=line.item.path) for line in mine
        ]
        if len(rows) > 1:
            total = {
                "category": (Run(ctx.say(TOTAL)),),
                "amount": inline(fmt.amount(budgeting.sum_of(mine)), activity.at("costs")),
            }
            rows.append(sums(tuple(total.get(column.key, ()) for column in columns), "total"))
        picked = ("category", "name", "unit_price", "quantity", "amount", "owner")
        if ctx.deck:
            kept = [i for i, column in enumerate(columns) if column.key in picked]
            rows = [Row(tuple(row.cells[i] for i in kept), row.kind, row.src) for row in rows]
            columns = tuple(columns[i] for i in kept)
        return finished(ctx, "costs", columns, rows, caption)

    return each(ctx, options, "costs", Bilingual("成本", "costs"), build)
