"""Views of the goals: big numbers and the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from opsplan.blocks.inline import Inlines, Run, join, plain
from opsplan.blocks.nodes import BigNumber, BigNumbers, Block, Callout, Paragraph
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.context import Context, Options
from opsplan.library.goal_values import change_of, holder, latest, metric_of, quantity_of, shown, unit_of
from opsplan.library.shown import inline, show, text_of
from opsplan.library.standing import TONES, WORDS, falls, goal_standing, guardrails, limit_words
from opsplan.library.views.sources import with_sources
from opsplan.library.views.tables import (
    Col,
    known,
    listing,
    made,
    number_option,
)
from opsplan.model.goals import Checkpoint, Goal, Metric
from opsplan.model.numbers import Quantity

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
    day = fmt.day(found.day, ctx.lang)
    src = found.day_src
    return (*value, Run(f"\n{day}", color="ink3", src=src))


def _reach(ctx: Context, goal: Goal) -> Inlines:
    """The target with its change below."""
    target, change = shown(ctx, goal, "target"), change_of(ctx, goal)
    return (*target, Run("\n"), *change) if target and change else target


def _coming(ctx: Context, goal: Goal) -> tuple[date, Checkpoint] | None:
    """The first checkpoint from today on, with its day."""
    dated = ((ctx.schedule.when(point.date), point) for point in goal.checkpoints)
    coming = [(day, point) for day, point in dated if day and day >= ctx.today]
    return min(coming, key=lambda pair: pair[0], default=None)


def _next_checkpoint(ctx: Context, goal: Goal) -> Inlines:
    """Its value, and its day in small type."""
    coming = _coming(ctx, goal)
    if coming is None:
        return ()
    day, point = coming
    value = inline(text_of(ctx, point.value, unit=unit_of(ctx, goal)), point.at("value"))
    return (*value, _beside(fmt.short_day(day, ctx.lang), point.at("date"), ctx))


def _beside(text: str, src: str, ctx: Context, color: str = "ink3") -> Run:
    """A word in small type behind a value of a slide, in brackets in a document."""
    if ctx.deck:
        return Run(f"  {text}", color=color, src=src, small=True)
    return Run(fmt.aside(text, ctx.lang), color=color, src=src)


def _aim(ctx: Context, goal: Goal) -> Inlines:
    """The target, which is what matters, with its change in small type."""
    target = tuple(replace(run, bold=True, color="accent") for run in shown(ctx, goal, "target"))
    change = change_of(ctx, goal)
    return (*target, _beside(plain(change), goal.path, ctx)) if target and change else target


def _now(ctx: Context, goal: Goal) -> Inlines:
    """The latest value with its day, and a word for how it stands."""
    found = latest(ctx, goal)
    if found is None:
        return ()
    runs = list(inline(text_of(ctx, found.value, unit=unit_of(ctx, goal)), found.src))
    if found.day is not None:
        runs.append(_beside(fmt.short_day(found.day, ctx.lang), found.day_src, ctx))
    standing = goal_standing(ctx, goal)
    if standing is not None:
        tone = f"{TONES[standing.level]}-strong"
        runs.append(replace(_beside(ctx.say(WORDS[standing.level]), "", ctx, tone), bold=True))
    return tuple(runs)


_COLUMNS: tuple[Col[Goal], ...] = (
    _goal_col("name"), _goal_col("baseline"),
    made("checkpoint", "下一检查点", "Next checkpoint", _next_checkpoint, "right"),
    _goal_col("target"), made("reach", "目标值", "Target", _reach, "right"), made("change", "变化", "Change", change_of, "right"),
    made("actual", "最新实际", "Latest actual", _actual, "right"), made("now", "最新实际", "Latest actual", _now, "right"),
    made("aim", "目标值", "Target", _aim, "right"),
    _goal_col("due"), _goal_col("owner"), _goal_col("category"), _goal_col("source"),
)  # fmt: skip


def goal_limits(ctx: Context, options: Options) -> tuple[Block, ...]:
    """A bar with the warning lines of the goals, and of what may not suffer for them."""
    known(options, "goal_limits", common=())
    watched = []
    for goal in ctx.plan.goals:
        metric = metric_of(ctx, goal)
        if metric is not None and metric not in watched:
            watched.append(metric)
    guards = [metric for metric in guardrails(ctx) if metric not in watched]
    parts = (
        _limits(ctx, watched, Bilingual("预警线", "Warning lines")),
        _limits(ctx, guards, Bilingual("护栏", "Guardrails")),
    )
    text = join(parts, "\n")
    return (Callout((Paragraph(text, "plain"),)),) if text else ()


def _limits(ctx: Context, metrics: Iterable[Metric], label: Bilingual) -> Inlines:
    said = []
    for metric in metrics:
        base, target = (
            each if isinstance(each, Quantity) else None for each in (metric.baseline, metric.target)
        )
        words = limit_words(ctx, metric, "warning", falls(metric, base, target))
        said.append((*show(ctx, metric, "name"), Run(" "), *words) if words else ())
    text = join(said, ctx.t("；", "; "))
    return (Run(ctx.say(label), bold=True, color="accent"), Run("  "), *text) if text else ()


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
    deck = ("name", "baseline", "checkpoint", "aim", "now", "owner")
    document = ("name", "baseline", "reach", "actual", "due", "owner")
    blocks = listing(ctx, options, "goals", ctx.plan.goals, _COLUMNS, caption, deck=deck, document=document)
    sources = {goal.path: shown(ctx, goal, "source") for goal in ctx.plan.goals}
    return with_sources(
        ctx, blocks, ctx.plan.goals, ("baseline", "reach", "target", "name"), lambda goal: sources[goal.path]
    )
