"""Every goal as a sheet: the five questions of SMART, each with what the plan says to it, and how the target is split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsplan.blocks.inline import Inlines, Run, join, run
from opsplan.blocks.nodes import Block, Fact, FactSheet
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.goal_values import change_of, latest, quantity_of, shown, unit_of
from opsplan.library.labels import label
from opsplan.library.shown import inline, show, text_of
from opsplan.library.views.tables import known, number_option
from opsplan.model.goals import Breakdown, Goal
from opsplan.model.numbers import Quantity

_SPECIFIC = ("S", Bilingual("具体", "Specific"))
_MEASURABLE = ("M", Bilingual("可衡量", "Measurable"))
_ACHIEVABLE = ("A", Bilingual("可达成", "Achievable"))
_RELEVANT = ("R", Bilingual("相关", "Relevant"))
_TIMED = ("T", Bilingual("有时限", "Time-bound"))


def goal_details(ctx: Context, options: Options) -> tuple[Block, ...]:
    """A sheet for every goal; ``goal`` shows one, by its place from 0."""
    known(options, "goal_details", "goal", common=())
    wanted = number_option(options, "goal")
    picked = ctx.plan.goals if wanted is None else ctx.plan.goals[wanted : wanted + 1]
    return tuple(
        FactSheet(inline(goal.name, goal.at("name")), facts, name="goal_details", src=goal.path)
        for goal in picked
        if (facts := tuple(_facts(ctx, goal)))
    )


def _facts(ctx: Context, goal: Goal) -> Iterator[Fact]:
    yield from _answer(ctx, _SPECIFIC, shown(ctx, goal, "statement"))
    numbers = tuple(_numbers(ctx, goal))
    if numbers:
        yield Fact(_letter(ctx, _MEASURABLE), values=numbers)
    for field in ("metric", "source", "category", "direction"):
        yield from _given(_label(ctx, field), shown(ctx, goal, field))
    yield from _answer(ctx, _ACHIEVABLE, shown(ctx, goal, "basis"))
    yield from _answer(ctx, _RELEVANT, shown(ctx, goal, "why"))
    yield from _answer(ctx, _TIMED, shown(ctx, goal, "due"))
    yield from _given(_label(ctx, "owner"), shown(ctx, goal, "owner"))
    unit = unit_of(ctx, goal)
    points = tuple((show(ctx, point, "date"), show(ctx, point, "value", unit)) for point in goal.checkpoints)
    if points:
        yield Fact(_label(ctx, "checkpoints"), values=points)
    for name in dict.fromkeys(part.by for part in goal.breakdown):
        parts = [part for part in goal.breakdown if part.by == name]
        title = show(ctx, parts[0], "by") if name else _label(ctx, "breakdown")
        yield Fact(title, values=tuple(_parts(ctx, goal, parts)))
    yield from _given(_label(ctx, "note"), shown(ctx, goal, "note"))


def _given(title: Inlines, text: Inlines) -> tuple[Fact, ...]:
    return (Fact(title, text),) if text else ()


def _answer(ctx: Context, words: tuple[str, Bilingual], text: Inlines) -> tuple[Fact, ...]:
    return (Fact(_letter(ctx, words), text, fixed=True),) if text else ()


def _letter(ctx: Context, words: tuple[str, Bilingual]) -> Inlines:
    return (Run(words[0], bold=True, color="accent"), Run(f" {ctx.say(words[1])}"))


def _label(ctx: Context, field: str) -> Inlines:
    return run(ctx.say(label(Goal, field)))


def _numbers(ctx: Context, goal: Goal) -> Iterator[tuple[Inlines, Inlines]]:
    """Baseline, target, the change between them and the latest actual value with its day."""
    for field in ("baseline", "target"):
        if value := shown(ctx, goal, field):
            yield _label(ctx, field), value
    if change := change_of(ctx, goal):
        yield run(ctx.t("变化", "Change")), change
    found = latest(ctx, goal)
    if found is not None:
        day = inline(fmt.day(found.day, ctx.lang), found.day_src) if found.day else ()
        value = inline(text_of(ctx, found.value, unit=unit_of(ctx, goal)), found.src)
        yield (
            join((day, run(ctx.t("实际", "actual"))), " ")
            if day
            else run(ctx.t("最新实际", "Latest actual")),
            value,
        )


def _parts(ctx: Context, goal: Goal, parts: Sequence[Breakdown]) -> Iterator[tuple[Inlines, Inlines]]:
    """The parts of one dimension with their share of the target."""
    target = quantity_of(ctx, goal, "target")
    for part in parts:
        share = _share(part, target)
        name = join((show(ctx, part, "name"), run(share, part.path)), " ")
        yield name, show(ctx, part, "target", unit_of(ctx, goal))


def _share(part: Breakdown, target: Quantity | None) -> str:
    if target is None or not target.value or target.percent:
        return ""
    return fmt.column_percent(part.target.value / target.value)
