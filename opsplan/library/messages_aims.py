"""Messages about why and what: summary, agenda, goals, background, audience."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks.inline import plain
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.goal_values import holder, quantity_of, shown
from opsplan.library.views.budget_lines import budget_of, sums_of
from opsplan.library.views.goal_charts import charted
from opsplan.model.goals import Goal

_NAME = 14
"""Characters of a name from the plan in a Chinese title; English ones may be twice as long."""


def short(ctx: Context, text: str) -> str:
    """A name from the plan as it may stand in a title: one line, cut when long."""
    line, limit = " ".join(text.split()), _NAME * (2 if ctx.lang == "en" else 1)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def listed(ctx: Context, names: Sequence[str], most: int = 2) -> str:
    """The first names of a list, and how many there are when that is more."""
    cut = [short(ctx, name) for name in names[:most]]
    if ctx.lang != "en":
        return "、".join(cut) + (fit("等{}项", len(names)) if len(names) > most else "")
    if len(names) > most:
        return f"{', '.join(cut)} and {len(names) - most} more"
    return " and ".join(cut)


def goal_sentence(ctx: Context, goal: Goal) -> str:
    """``月活从 22.4 万人提高到 36 万人``; empty for a goal without a target. English says it as a headline does, since
    a goal's name may be singular or plural."""
    base, target = quantity_of(ctx, goal, "baseline"), quantity_of(ctx, goal, "target")
    if target is None:
        return ""
    name, aim = short(ctx, goal.name), plain(shown(ctx, goal, "target"))
    if base is None:
        return ctx.t(fit("{}要达到{}", name, aim), f"{name} to reach {aim}")
    unit = holder(ctx, goal, "unit").unit or ""
    spoken = ctx.lang == "en" and unit[:1].isalpha()  # "from 0 to 6,000 units": English says the unit once
    before = fmt.quantity(base) if spoken else plain(shown(ctx, goal, "baseline"))
    if target.value == base.value:
        return ctx.t(fit("{}要保持在{}", name, aim), f"{name} to stay at {aim}")
    if target.value > base.value:
        return ctx.t(fit("{}从{}提高到{}", name, before, aim), f"{name} to rise from {before} to {aim}")
    return ctx.t(fit("{}从{}降到{}", name, before, aim), f"{name} to fall from {before} to {aim}")


def first_goal(ctx: Context) -> str:
    """The sentence of the first goal that has a target; empty without one."""
    return next((text for goal in ctx.plan.goals if (text := goal_sentence(ctx, goal))), "")


def summary(ctx: Context) -> str:
    """The first goal, what it all costs and what it brings."""
    _, totals = sums_of(ctx)
    parts = [text] if (text := first_goal(ctx)) else []
    if totals.total:
        cost = fmt.compact_money(totals.total, budget_of(ctx).currency, ctx.lang)
        parts.append(ctx.t(fit("投入{}", cost), f"at a cost of {cost}"))
    if totals.roi is not None:
        parts.append(
            ctx.t(fit("回报率{}", fmt.percent(totals.roi)), f"a return of {fmt.percent(totals.roi)}")
        )
    if text:
        return (
            "，".join(parts)
            if ctx.lang != "en"
            else ", ".join((parts[0], " and ".join(parts[1:]))).rstrip(", ")
        )
    start, end = (fmt.day(day, ctx.lang) for day in (ctx.plan.period.start, ctx.plan.period.end))
    head = ctx.t(fit("方案从{}执行到{}", start, end), f"The plan runs from {start} to {end}")
    return (
        "，".join((head, *parts)) if ctx.lang != "en" else ", ".join((head, " and ".join(parts))).rstrip(", ")
    )


def agenda(ctx: Context) -> str:
    """What the deck goes through, of what the plan has."""
    plan = ctx.plan
    budget = bool(sums_of(ctx)[0])
    parts = (
        (bool(plan.goals), "要达到什么", "what we aim for"),
        (bool(plan.strategy or plan.phases or plan.activities or plan.content), "怎么做", "how we get there"),
        (budget, "花多少", "what it costs"), (bool(plan.risks), "防什么", "what could go wrong"),
    )  # fmt: skip
    words = [ctx.t(zh, en) for has, zh, en in parts if has]
    if len(words) < 2:
        return ctx.t("先看全貌，再看细节", "We show the whole first, then the detail")
    if ctx.lang == "en":
        return f"We show {', '.join(words[:-1])} and {words[-1]}"
    return fit("先看{}，再看{}", words[0], "、".join(words[1:]))


def goals(ctx: Context) -> str:
    """Whether the goals are complete; a single goal speaks for itself."""
    found = ctx.plan.goals
    count = len(found)
    if not found:
        return ctx.t("方案没有设定目标", "The plan sets no goals")
    if count == 1:
        name = short(ctx, found[0].name)
        return goal_sentence(ctx, found[0]) or ctx.t(
            fit("“{}”还没有目标值", name), f"{name} has no target yet"
        )
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
        fit("{}项目标都有基线、目标值和负责人", count),
        f"{'Both' if count == 2 else f'All {count}'} goals have a baseline, a target and an owner",
    )


def goals_chart(ctx: Context) -> str:
    """The goal that grows most."""
    found = charted(ctx)
    if not found:
        return goals(ctx)
    goal, base, target = found[0]
    if len(found) == 1 or target.value <= base.value:
        return goal_sentence(ctx, goal)
    gain = fmt.change(base, target, ctx.lang, holder(ctx, goal, "unit").unit).lstrip("+")
    name, count = short(ctx, goal.name), len(found)
    return ctx.t(
        fit("{}要提高{}，在{}项目标里增幅最大", name, gain, count),
        f"{name} is to grow by {gain}, the most of {count} goals",
    )


def background(ctx: Context) -> str:
    """The problems of today, and how many the goals answer."""
    found = ctx.plan.background
    areas = found.status_quo if found else ()
    problems = [problem for area in areas for problem in area.problems]
    if problems:
        named = {id(ctx.index.find("problems", why)) for goal in ctx.plan.goals for why in goal.why}
        answered = sum(id(problem) in named for problem in problems)
        count = len(problems)
        seen, where = fmt.counted(count, "problem"), fmt.counted(len(areas), "area")
        head = ctx.t(
            fit("{}个领域有{}个问题", len(areas), count),
            f"We see {seen} in {where}",
        )
        if answered == count:
            return head + ctx.t(
                "，都有目标回应" if count > 1 else "，有目标回应",
                ", and a goal answers each" if count > 1 else ", and a goal answers it",
            )
        if answered:
            return head + ctx.t(fit("，{}个由目标回应", answered), f", and goals answer {answered} of them")
        return ctx.t(f"{head}要解决", f"We have {seen} to solve in {where}")
    swot = found.swot if found else None
    if swot and (swot.strengths or swot.weaknesses or swot.opportunities or swot.threats):
        counts = [len(part) for part in (swot.strengths, swot.weaknesses, swot.opportunities, swot.threats)]
        zh = fit(
            "我们有{}项优势、{}项劣势，面对{}个机会、{}个威胁", counts[0], counts[1], counts[2], counts[3]
        )
        inner = f"{fmt.counted(counts[0], 'strength')} and {fmt.counted(counts[1], 'weakness', 'weaknesses')}"
        outer = (
            f"{fmt.counted(counts[2], 'opportunity', 'opportunities')} and {fmt.counted(counts[3], 'threat')}"
        )
        return ctx.t(zh, f"We have {inner}, and face {outer}")
    return ctx.t("先说清楚为什么要做这份方案", "We begin with why this plan is needed")


def audience(ctx: Context) -> str:
    """The largest segment, else the largest persona, else what was studied."""
    found = ctx.plan.audience
    segments, personas, research = (found.segments, found.personas, found.research) if found else ((), (), ())
    count = len(segments)
    if segments:
        sized = [(one, one.size) for one in segments if one.size]
        top = max(sized, key=lambda pair: pair[1].value, default=None)
        if top and len(sized) == count > 1 and sum(size.value == top[1].value for _, size in sized) == 1:
            name, size = short(ctx, top[0].name), fmt.quantity(top[1])
            return ctx.t(
                fit("用户分为{}层，{}最大，规模{}", count, name, size),
                f"We serve {count} segments; {name} is the largest with {size}",
            )
        return (
            ctx.t(fit("用户分为{}层，分别运营", count), f"We serve {fmt.counted(count, 'segment')} of users")
            if count > 1
            else ctx.t(
                fit("方案面向一个用户分层：{}", short(ctx, segments[0].name)),
                f"We serve one segment: {short(ctx, segments[0].name)}",
            )
        )
    if personas:
        shares = [(one, one.share) for one in personas if one.share]
        best = max(shares, key=lambda pair: pair[1].value, default=None)
        if best and len(shares) == len(personas) > 1:
            name, part = short(ctx, best[0].name), fmt.share(best[1])
            return ctx.t(
                fit("“{}”占受众{}，占比最高", name, part), f"{name}: at {part}, no persona is larger"
            )
        return ctx.t(
            fit("{}类画像描述了我们的用户", len(personas)),
            f"{fmt.counted(len(personas), 'persona')} {'describes' if len(personas) == 1 else 'describe'} our users",
        )
    if research:
        return ctx.t(
            fit("对用户的判断来自{}次调研", len(research)),
            f"What we know of users comes from {fmt.counted(len(research), 'study', 'studies')}",
        )
    return ctx.t("方案没有写明受众", "The plan does not say whom it is for")
