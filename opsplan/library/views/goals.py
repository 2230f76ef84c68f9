"""Views of the goals: big numbers and the table."""

from __future__ import annotations

from collections.abc import Callable

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import BigNumber, BigNumbers, Block
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.context import Context, Options
from opsplan.library.goal_values import change_of, holder, latest, quantity_of, shown, unit_of
from opsplan.library.shown import inline, text_of
from opsplan.library.views.sources import with_sources
from opsplan.library.views.tables import (
    Col,
    known,
    listing,
    made,
    number_option,
)
from opsplan.model.goals import Goal

_BIG_NUMBERS = 5


def _shared(field: str) -> Callable[[Context, Goal], Inlines]:
    return lambda ctx, goal: shown(ctx, goal, field)


def _goal_col(field: str) -> Col[Goal]:
    own = labels.label(Goal, field)
    return made(
        field,
        own.zh,
        own.en,
        _shared(field),
        "right" if field in ("baseline", "target") else "left",
        field == "name",
    )


def _actual(ctx: Context, goal: Goal) -> Inlines:
    found = latest(ctx, goal)
    if found is None:
        return ()
    value = inline(text_of(ctx, found.value, unit=unit_of(ctx, goal)), found.src)
    if found.day is None:
        return value
    day = fmt.short_day(found.day, ctx.lang) if ctx.deck else fmt.day(found.day, ctx.lang)
    src = found.day_src
    mark = fmt.aside(day, ctx.lang) if ctx.deck else f"\n{day}"
    return (*value, Run(mark, color="ink3", src=src))


def _reach(ctx: Context, goal: Goal) -> Inlines:
    """The target with its change below."""
    target, change = shown(ctx, goal, "target"), change_of(ctx, goal)
    return (*target, Run("\n"), *change) if target and change else target


def _next_checkpoint(ctx: Context, goal: Goal) -> Inlines:
    """The first checkpoint from today on."""
    dated = [(ctx.schedule.when(point.date), point) for point in goal.checkpoints]
    coming = sorted(((day, i) for i, (day, _) in enumerate(dated) if day and day >= ctx.today))
    if not coming:
        return ()
    day, index = coming[0]
    point = goal.checkpoints[index]
    value = inline(text_of(ctx, point.value, unit=unit_of(ctx, goal)), point.at("value"))
    text = fmt.short_day(day, ctx.lang)
    return (*value, Run(fmt.aside(text, ctx.lang), color="ink3", src=point.at("date")))


_COLUMNS: tuple[Col[Goal], ...] = (
    _goal_col("name"), _goal_col("baseline"),
    made("checkpoint", "下一检查点", "Next checkpoint", _next_checkpoint, "right"),
    _goal_col("target"), made("reach", "目标值", "Target", _reach, "right"), made("change", "变化", "Change", change_of, "right"),
    made("actual", "最新实际", "Latest actual", _actual, "right"),
    _goal_col("due"), _goal_col("owner"), _goal_col("category"), _goal_col("source"),
)  # fmt: skip


def summary_numbers(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Up to five goals to be seen from afar; goals without a target are left out."""
    known(options, "summary_numbers", common=("limit",))
    limit = number_option(options, "limit")
    picked = [goal for goal in ctx.plan.goals if quantity_of(ctx, goal, "target") is not None]
    picked = picked[: _BIG_NUMBERS if limit is None else min(limit, _BIG_NUMBERS)]
    return (BigNumbers(tuple(_big_number(ctx, goal) for goal in picked)),) if picked else ()


def _big_number(ctx: Context, goal: Goal) -> BigNumber:
    target = quantity_of(ctx, goal, "target")
    assert target is not None
    figure, unit = split_figure(fmt.quantity(target), unit_of(ctx, goal) or "")
    src = holder(ctx, goal, "target").at("target")
    base: Inlines = ()
    before = shown(ctx, goal, "baseline")
    if before:
        base = (Run(ctx.t("基线 ", "from ")), *before)
    return BigNumber(
        inline(goal.name, goal.at("name")),
        inline(figure, src),
        inline(unit, src),
        base,
        change_of(ctx, goal),
        goal.path,
    )


def split_figure(figure: str, unit: str) -> tuple[str, str]:
    """A printed number and its unit apart: ``36 万`` and ``人`` are ``36`` and ``万人``; a currency sign stays in front."""
    before, after = fmt.unit_parts(figure, unit)
    number, _, scale = (before + figure).partition(" ")
    return (number + "%", scale) if after == "%" else (number, (scale + after).strip())


def goals(ctx: Context, options: Options) -> tuple[Block, ...]:
    """One goal a row: baseline, next checkpoint, target, change, latest actual, owner."""
    caption = Bilingual("目标总表", "Goals at a glance")
    deck = ("name", "baseline", "checkpoint", "target", "actual", "owner")
    document = ("name", "baseline", "reach", "actual", "due", "owner")
    blocks = listing(ctx, options, "goals", ctx.plan.goals, _COLUMNS, caption, deck=deck, document=document)
    sources = {goal.path: shown(ctx, goal, "source") for goal in ctx.plan.goals}
    return with_sources(
        ctx, blocks, ctx.plan.goals, ("baseline", "reach", "target", "name"), lambda goal: sources[goal.path]
    )
