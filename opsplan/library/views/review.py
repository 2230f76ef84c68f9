"""Views of the look back, of plan against actual, of the writer's own grids, and of the sign-off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from opsplan.blocks.inline import Inlines, Run, join
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.goal_values import holder, latest, quantity_of, shown, unit_of
from opsplan.library.shown import inline, show, text_of
from opsplan.library.views.tables import (
    caption_of,
    cols,
    facts,
    field_pairs,
    filled,
    known,
    listing,
    number_option,
)
from opsplan.model import budgeting
from opsplan.model.control import Review, ReviewAction
from opsplan.model.numbers import Quantity


def review(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What went well, what did not, why, and what follows."""
    known(options, "review", common=("caption",))
    found = ctx.plan.review
    caption = caption_of(ctx, options, Bilingual("复盘", "Review"))
    return facts(ctx, "review", found, field_pairs(ctx, found), caption) if found else ()


def review_actions(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What is done because of the review."""
    found = (ctx.plan.review or Review()).actions
    return listing(
        ctx,
        options,
        "review_actions",
        found,
        cols(ReviewAction, "name", "owner", "due"),
        Bilingual("复盘行动", "Actions from the review"),
    )


class Compared(NamedTuple):
    """A line of plan against actual."""

    name: Inlines
    planned: Inlines
    actual: Inlines
    difference: Inlines
    src: str


def actuals(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Plan against actual, of goals, tasks, content and costs, wherever the plan gives an actual value."""
    known(options, "actuals", common=("caption",))
    kinds = (
        (Bilingual("目标", "Goals"), _goals(ctx)), (Bilingual("任务", "Tasks"), _tasks(ctx)),
        (Bilingual("内容", "Content"), _entries(ctx)), (Bilingual("预算", "Budget"), _costs(ctx)),
    )  # fmt: skip
    rows: list[Row] = []
    for title, lines in kinds:
        found = tuple(lines)
        if found:
            rows.append(Row((Cell((Run(ctx.say(title)),), bold=True, span=4),), "group"))
        rows += [
            Row((Cell(one.name, bold=True), *(filled(Cell(text, "right")) for text in one[1:4])), src=one.src)
            for one in found
        ]
    numbers = (ctx.t("计划", "Plan"), ctx.t("实际", "Actual"), ctx.t("差异", "Difference"))
    columns = (
        Column((Run(ctx.t("项目", "Item")),)),
        *(Column((Run(title),), "right") for title in numbers),
    )
    return (
        (
            Table(
                columns,
                tuple(rows),
                caption_of(ctx, options, Bilingual("计划与实际", "Plan against actual")),
                (),
                "actuals",
            ),
        )
        if rows
        else ()
    )


def _goals(ctx: Context) -> Iterator[Compared]:
    for goal in ctx.plan.goals:
        found = latest(ctx, goal)
        if found is None:
            continue
        target, gap = quantity_of(ctx, goal, "target"), ""
        if target is not None and getattr(holder(ctx, goal, "direction"), "direction", None) == "down":
            gap = fmt.change(target, found.value, ctx.lang, unit_of(ctx, goal))
        elif target is not None and target.value > 0:
            done = fmt.percent(found.value.value / target.value)
            gap = ctx.t(f"目标的 {done}", f"{done} of target")
        way = inline(gap, found.src)
        yield Compared(
            show(ctx, goal, "name"),
            shown(ctx, goal, "target"),
            inline(text_of(ctx, found.value, unit=unit_of(ctx, goal)), found.src),
            way,
            goal.path,
        )


def _tasks(ctx: Context) -> Iterator[Compared]:
    for task in ctx.schedule.tasks:
        plan = task.task
        if plan.actual_end is None or task.end is None:
            continue
        late = (plan.actual_end - task.end).days
        days = ctx.t(f"{abs(late)} 天", fmt.counted(abs(late), "day"))
        word = (
            ctx.t("按期", "on time")
            if not late
            else ctx.t(f"晚 {days}", f"{days} late")
            if late > 0
            else ctx.t(f"早 {days}", f"{days} early")
        )
        src = plan.at("actual_end")
        yield Compared(
            show(ctx, plan, "name"),
            inline(fmt.day(task.end, ctx.lang), plan.at("end")),
            show(ctx, plan, "actual_end"),
            inline(word, src),
            task.path,
        )


def _entries(ctx: Context) -> Iterator[Compared]:
    for entry in ctx.plan.content.entries if ctx.plan.content else ():
        if entry.actual is None:
            continue
        both = (entry.target, entry.actual)
        gap = ""
        if isinstance(both[0], Quantity) and isinstance(both[1], Quantity):
            gap = fmt.change(both[0], both[1], ctx.lang)
        name = join((show(ctx, entry, "title"), show(ctx, entry, "metric")), ctx.t("：", ": "))
        yield Compared(
            name,
            show(ctx, entry, "target"),
            show(ctx, entry, "actual"),
            inline(gap, entry.at("actual")),
            entry.path,
        )


def _costs(ctx: Context) -> Iterator[Compared]:
    for line in budgeting.cost_lines(ctx.plan, ctx.index):
        spent = line.item.actual
        if spent is None:
            continue
        planned = inline(fmt.amount(line.amount), line.src) if line.amount is not None else ()
        gap = (
            inline(fmt.signed(fmt.amount(spent.value - line.amount)), line.item.at("actual"))
            if line.amount is not None
            else ()
        )
        yield Compared(
            show(ctx, line.item, "name"), planned, show(ctx, line.item, "actual"), gap, line.item.path
        )


def grid(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The grid of an extra section: rows by columns. ``section`` is its place, from 0; all grids without it."""
    known(options, "grid", "section", common=("caption",))
    wanted = number_option(options, "section")
    picked = ctx.plan.sections if wanted is None else ctx.plan.sections[wanted : wanted + 1]
    out: list[Block] = []
    for section in picked:
        found = section.grid
        if found is None or not (found.columns or found.cells):
            continue
        width = max(map(len, (found.columns, *found.cells)))
        height = max(len(found.rows), len(found.cells))
        side = bool(found.rows)
        rows = tuple(
            Row((
                *((Cell(inline(_at(found.rows, r), found.at("rows")), bold=True),) if side else ()),
                *(Cell(inline(_at(found.cells[r] if r < len(found.cells) else (), c), found.at("cells"))) for c in range(width)),
            ), src=found.path)
            for r in range(height)
        )  # fmt: skip
        heads = (
            *((Column((), weight=1),) if side else ()),
            *(Column(inline(_at(found.columns, c), found.at("columns")), weight=1) for c in range(width)),
        )
        out.append(
            Table(
                heads,
                rows,
                caption_of(ctx, options) or (() if ctx.deck else inline(section.title, section.at("title"))),
                (),
                "grid",
                "grid",
                src=found.path,
            )
        )
    return tuple(out)


def _at(items: tuple[str, ...], place: int) -> str:
    return items[place] if place < len(items) else ""
