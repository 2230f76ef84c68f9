"""Messages about the whole and the why: summary, agenda, background, audience."""

from __future__ import annotations

from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.messages_goals import headline
from opsplan.library.messages_words import first_clause, said, short
from opsplan.library.views.ahead import asks
from opsplan.library.views.budget_lines import budget_of, sums_of
from opsplan.model.background import Background, Problem


def summary(ctx: Context) -> str:
    """The first goal, what it all costs and what it brings."""
    _, totals = sums_of(ctx)
    opening = headline(ctx)
    if not opening:
        start, end = said(ctx, ctx.plan.period.start), said(ctx, ctx.plan.period.end)
        opening = ctx.t(fit("方案从{}执行到{}", start, end), f"The plan runs from {start} to {end}")
    parts = []
    if totals.total:
        cost = fmt.compact_money(totals.total, budget_of(ctx).currency, ctx.lang)
        parts.append(ctx.t(fit("投入{}", cost), f"at a cost of {cost}"))
    if totals.roi is not None:
        rate = fmt.percent(totals.roi)
        parts.append(ctx.t(fit("投资回报率{}", rate), f"an ROI of {rate}"))
    if ctx.lang != "en":
        return "，".join((opening, *parts))
    return ", ".join(filter(None, (opening, " and ".join(parts))))


def agenda(ctx: Context) -> str:
    """What the deck goes through, counted, and what it asks for in the end."""
    plan = ctx.plan
    _, totals = sums_of(ctx)
    pillars = len(plan.strategy.pillars) if plan.strategy else 0
    cost = fmt.compact_money(totals.total, budget_of(ctx).currency, ctx.lang) if totals.total else ""
    counts = (
        (len(plan.goals), "{}项目标", "goal"), (pillars, "{}个支柱", "pillar"), (0 if pillars else len(plan.phases), "{}个阶段", "phase"),
        (cost, "{}怎么花", ""), (len(plan.risks), "{}项风险", "risk"),
    )  # fmt: skip
    parts = [
        ctx.t(fit(zh, count), fmt.counted(count, en) if isinstance(count, int) else f"where {count} goes")
        for count, zh, en in counts
        if count
    ]
    if len(parts) < 2:
        return ctx.t("先看全貌，再看细节", "We show the whole first, then the detail")
    asked = len(asks(ctx))
    if ctx.lang == "en":
        ask = f", then ask for {fmt.counted(asked, 'decision')}" if asked else ""
        return f"We show {', '.join(parts[:-1])} and {parts[-1]}{ask}"
    ask = fit("，最后请定{}件事", asked) if asked else ""
    return fit("先看{}，再看{}{}", parts[0], "、".join(parts[1:]), ask)


def _problem_of_note(ctx: Context, found: Background) -> str:
    """A problem that a goal answers, in the plan's words as far as a title can hold them: the first with a number."""
    problems = [problem for area in found.status_quo for problem in area.problems]
    named = [ctx.index.find("problems", why) for goal in ctx.plan.goals for why in goal.why]
    answered = [problem for problem in named if isinstance(problem, Problem)]
    clauses = [first_clause(ctx, problem.text) for problem in (*answered, *problems)]
    return next((text for text in clauses if any(sign.isdigit() for sign in text)), "")


def background(ctx: Context) -> str:
    """The problem that weighs most, how many there are, and how many the goals answer."""
    found = ctx.plan.background
    areas = found.status_quo if found else ()
    problems = [problem for area in areas for problem in area.problems]
    if found and problems:
        named = {id(ctx.index.find("problems", why)) for goal in ctx.plan.goals for why in goal.why}
        answered = sum(id(problem) in named for problem in problems)
        return _with_problems(ctx, _problem_of_note(ctx, found), len(problems), len(areas), answered)
    return swot(ctx)


def _with_problems(ctx: Context, clause: str, count: int, areas: int, answered: int) -> str:
    seen, where = fmt.counted(count, "problem"), fmt.counted(areas, "area")
    if clause and count == 1:
        return clause + (ctx.t("，有目标回应", ", and a goal answers it") if answered else "")
    if clause and answered:
        how = ctx.t(
            fit("；{}个问题都有目标回应", count)
            if answered == count
            else fit("；{}个问题里{}个由目标回应", count, answered),
            f"; goals answer {('both' if count == 2 else f'all {count}') if answered == count else f'{answered} of {count}'} problems",
        )
        return clause + how
    if clause:
        return clause + ctx.t(fit("；这样的问题共{}个", count), f"; we see {seen} in {where}")
    head = ctx.t(fit("{}个领域有{}个问题", areas, count), f"We see {seen} in {where}")
    if answered == count:
        return head + ctx.t(
            "，都有目标回应" if count > 1 else "，有目标回应",
            ", and a goal answers each" if count > 1 else ", and a goal answers it",
        )
    if answered:
        return head + ctx.t(fit("，{}个由目标回应", answered), f", and goals answer {answered} of them")
    return ctx.t(f"{head}要解决", f"We have {seen} to solve in {where}")


def swot(ctx: Context) -> str:
    """How many strengths, weaknesses, opportunities and threats there are."""
    found = ctx.plan.background.swot if ctx.plan.background else None
    if not found or not (found.strengths or found.weaknesses or found.opportunities or found.threats):
        return ctx.t("先说清楚为什么要做这份方案", "We begin with why this plan is needed")
    counts = [len(part) for part in (found.strengths, found.weaknesses, found.opportunities, found.threats)]
    zh = fit("我们有{}项优势、{}项劣势，面对{}个机会、{}个威胁", *counts)
    inner = f"{fmt.counted(counts[0], 'strength')} and {fmt.counted(counts[1], 'weakness', 'weaknesses')}"
    outer = f"{fmt.counted(counts[2], 'opportunity', 'opportunities')} and {fmt.counted(counts[3], 'threat')}"
    return ctx.t(zh, f"We have {inner}, and face {outer}")


def audience(ctx: Context) -> str:
    """The largest segment, else the largest persona, else what was studied."""
    found = ctx.plan.audience
    segments, personas, research = (found.segments, found.personas, found.research) if found else ((), (), ())
    count = len(segments)
    if segments:
        sized = [(one, one.size) for one in segments if one.size]
        top = max(sized, key=lambda pair: pair[1].value, default=None)
        if top and len(sized) == count > 1 and sum(size.value == top[1].value for _, size in sized) == 1:
            name, size = short(top[0].name), fmt.quantity(top[1])
            return ctx.t(
                fit("用户分为{}层，{}规模最大，达{}", count, name, size),
                f"We serve {count} segments; '{name}' is the {'larger' if count == 2 else 'largest'} with {size}",
            )
        return (
            ctx.t(fit("用户分为{}层，分别运营", count), f"We serve {fmt.counted(count, 'segment')} of users")
            if count > 1
            else ctx.t(
                fit("方案面向一个用户分层：{}", short(segments[0].name)),
                f"We serve one segment: {short(segments[0].name)}",
            )
        )
    if personas:
        shares = [(one, one.share) for one in personas if one.share]
        best = max(shares, key=lambda pair: pair[1].value, default=None)
        if best and len(shares) == len(personas) > 1:
            name, part = short(best[0].name), fmt.share(best[1])
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
