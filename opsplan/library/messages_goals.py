"""Messages about the goals: what is promised by when, and whether the promise is complete."""

from __future__ import annotations

from opsplan.blocks.inline import plain
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.goal_values import change_of, holder, quantity_of, shown
from opsplan.library.messages_words import said, short
from opsplan.library.views.goal_charts import charted
from opsplan.model.goals import Goal
from opsplan.model.numbers import Quantity


def _when(ctx: Context, goal: Goal) -> str:
    """By when: ``年内`` at the end of the year, else ``9 月 30 日前``; in English ``by 30 Sep``; empty without a day."""
    day = ctx.schedule.when(goal.due)
    if day is None:
        return ""
    if ctx.lang == "en":
        return f"by {said(ctx, day)}"
    period = ctx.plan.period
    whole_year = (
        day == period.end and (day.month, day.day) == (12, 31) and period.start.year == period.end.year
    )
    return "年内" if whole_year else fit("{}前", said(ctx, day))


def _spoken(ctx: Context, goal: Goal, base: Quantity, target: str) -> tuple[str, str]:
    """Baseline and target as English says them: the unit once, and not at all where the goal's name ends with it."""
    unit = holder(ctx, goal, "unit").unit or ""
    before = plain(shown(ctx, goal, "baseline"))
    if ctx.lang != "en" or not unit[:1].isalpha() or not target.endswith(f" {unit}"):
        return before, target
    named = goal.name.lower().split()[-1:] == [unit.lower()]
    return fmt.quantity(base), target.removesuffix(f" {unit}") if named else target


def goal_sentence(ctx: Context, goal: Goal, dated: bool = False) -> str:
    """``月活从 22.4 万人增至 36 万人``; empty for a goal without a target. English says it as a headline does, since
    a goal's name may be singular or plural. ``dated`` adds by when."""
    base, target = quantity_of(ctx, goal, "baseline"), quantity_of(ctx, goal, "target")
    if target is None:
        return ""
    name, aim = short(goal.name), plain(shown(ctx, goal, "target"))
    when = _when(ctx, goal) if dated else ""
    if base is None:
        zh, en = fit("要达到{}", aim), f"{name} to reach {aim}"
    else:
        before, aim_en = _spoken(ctx, goal, base, aim)
        if target.value == base.value:
            zh, en = fit("要保持在{}", aim), f"{name} to stay at {aim}"
        elif target.value > base.value:
            zh, en = fit("从{}增至{}", before, aim), f"{name} to rise from {before} to {aim_en}"
        else:
            zh, en = fit("从{}降到{}", before, aim), f"{name} to fall from {before} to {aim_en}"
    if ctx.lang == "en":
        return f"{en} {when}".strip()
    return _joined(name, fmt.spaced(when, zh))


def _joined(name: str, rest: str) -> str:
    """A name and what is said of it in Chinese, with a space also between two that are both Latin or digits."""
    both = name[-1:].isascii() and rest[:1].isascii()
    return f"{name} {rest}" if both else fmt.spaced(name, rest)


def goal_aim(ctx: Context, goal: Goal) -> str:
    """Where the goal is to be, and by when: ``月活年内做到 36 万人``; empty for a goal without a target."""
    target = quantity_of(ctx, goal, "target")
    if target is None:
        return ""
    base, aim, name = (
        quantity_of(ctx, goal, "baseline"),
        plain(shown(ctx, goal, "target")),
        short(goal.name),
    )
    if ctx.lang == "en":
        return f"{name} at {_spoken(ctx, goal, base, aim)[1] if base else aim} {_when(ctx, goal)}".strip()
    verb = "降到{}" if base and target.value < base.value else "做到{}"
    return _joined(name, fmt.spaced(_when(ctx, goal), fit(verb, aim)))


def headline(ctx: Context) -> str:
    """The dated sentence of the first goal that has a target; empty without one."""
    return next((text for goal in ctx.plan.goals if (text := goal_sentence(ctx, goal, dated=True))), "")


def _gain(ctx: Context, goal: Goal) -> str:
    """A goal in five words: ``月活增 61%``, ``成本降 20%``, ``客户数达到 140``; empty without a target."""
    change, target = plain(change_of(ctx, goal)), plain(shown(ctx, goal, "target"))
    if not target:
        return ""
    base = quantity_of(ctx, goal, "baseline")
    target = _spoken(ctx, goal, base, target)[1] if base else target
    name, size = short(goal.name), change.lstrip("+−")
    if change[:1] == "+":
        return ctx.t(fit("{}增{}", name, size), f"{name} up {size}")
    if change[:1] == "−":
        return ctx.t(fit("{}降{}", name, size), f"{name} down {size}")
    return ctx.t(fit("{}达到{}", name, target), f"{name} at {target}")


def promise(ctx: Context) -> str:
    """What the first two goals come to; empty when none has a target."""
    gains = [text for goal in ctx.plan.goals if (text := _gain(ctx, goal))][:2]
    return ctx.t("，", ", ").join(gains)


def goals(ctx: Context) -> str:
    """What the goals come to, and whether they are complete; a single goal speaks for itself."""
    found = ctx.plan.goals
    count = len(found)
    if not found:
        return ctx.t("方案没有设定目标", "The plan sets no goals")
    if count == 1:
        name = short(found[0].name)
        lacking = ctx.t(fit("“{}”还没有目标值", name), f"{name} has no target yet")
        return goal_sentence(ctx, found[0]) or lacking
    for field, zh, en in (
        ("target", "目标值", "target"),
        ("baseline", "基线", "baseline"),
        ("owner", "负责人", "owner"),
    ):
        missing = sum(getattr(holder(ctx, goal, field), field) is None for goal in found)
        if missing:
            article = "an" if en[0] in "aeiou" else "a"
            return ctx.t(
                fit("{}项目标里，{}项还没有{}", count, missing, zh),
                f"{missing} of {count} goals still {'lacks' if missing == 1 else 'lack'} {article} {en}",
            )
    return ctx.t(
        fit("{}，{}项目标都有基线和负责人", promise(ctx), count),
        f"{promise(ctx)}: {'both' if count == 2 else f'all {count}'} goals have a baseline and an owner",
    )


def goals_chart(ctx: Context) -> str:
    """The goal that grows most."""
    found = charted(ctx)
    if not found:
        return headline(ctx) or goals(ctx)
    goal, base, target = found[0]
    if len(found) == 1 or target.value <= base.value:
        return goal_sentence(ctx, goal)
    gain = fmt.change(base, target, ctx.lang, holder(ctx, goal, "unit").unit).lstrip("+")
    name, count = short(goal.name), len(found)
    return ctx.t(
        fit("{}要提高{}，在{}项目标里增幅最大", name, gain, count),
        f"{name} to grow by {gain}, the most of {count} goals",
    )
