"""Messages about the strategy: competitors, pillars, funnel, channels."""

from __future__ import annotations

from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.messages_words import listed, short
from opsplan.library.views.budget_lines import budget_of
from opsplan.model.audience import Competitors


def _standing(found: Competitors) -> tuple[list[str], list[str]]:
    """The criteria on which we lead all, and on which someone is ahead of us."""
    lead, trail = [], []
    for name, own in found.ours.scores.items() if found.ours else ():
        theirs = [one.scores[name] for one in found.items if name in one.scores]
        if theirs and own > max(theirs):
            lead.append(name)
        elif theirs and own < max(theirs):
            trail.append(name)
    return lead, trail


def competitors(ctx: Context) -> str:
    """Where we lead and where we trail."""
    found = ctx.plan.competitors
    if found is None or not found.items:
        return ctx.t("方案没有对比竞品", "The plan compares no competitors")
    lead, trail = _standing(found)
    if lead and trail:
        return ctx.t(
            fit("我们赢在{}，落后在{}", listed(ctx, lead), listed(ctx, trail)),
            f"We lead on {listed(ctx, lead)}, and trail on {listed(ctx, trail)}",
        )
    if lead:
        return ctx.t(fit("我们在{}上领先竞品", listed(ctx, lead)), f"We lead on {listed(ctx, lead)}")
    if trail:
        return ctx.t(fit("我们在{}上落后，需要补课", listed(ctx, trail)), f"We trail on {listed(ctx, trail)}")
    count = len(found.items)
    return ctx.t(
        fit("我们对比了{}家竞品", count), f"We compare ourselves with {fmt.counted(count, 'competitor')}"
    )


def pillars(ctx: Context) -> str:
    """How many pillars there are, and which gets most of the money."""
    found = ctx.plan.strategy.pillars if ctx.plan.strategy else ()
    count, tactics = len(found), sum(len(pillar.tactics) for pillar in found)
    if not found:
        return ctx.t("方案没有划分策略支柱", "The plan names no pillars")
    if count == 1:
        return ctx.t(
            fit("全部力量放在{}上", short(found[0].name)),
            f"All effort goes into one pillar: {short(found[0].name)}",
        )
    priced = [(pillar, pillar.budget) for pillar in found if pillar.budget]
    top = max(priced, key=lambda pair: pair[1].value, default=None)
    if top and len(priced) == count and sum(money.value == top[1].value for _, money in priced) == 1:
        cost = fmt.compact_money(top[1].value, budget_of(ctx).currency, ctx.lang)
        name = short(top[0].name)
        answers = len(
            {id(ctx.index.find("problems", why)) for pillar in found for why in pillar.problem} - {id(None)}
        )
        if answers > 1:
            return ctx.t(
                fit("{}个支柱回应{}个问题，{}投入最多，{}", count, answers, name, cost),
                f"{count} pillars answer {answers} problems; {name} gets the most, {cost}",
            )
        return ctx.t(
            fit("{}个支柱分工推进，{}投入最多，{}", count, name, cost),
            f"{count} pillars share the work; {name} gets the most, {cost}",
        )
    if tactics:
        return ctx.t(
            fit("{}个支柱、{}项举措支撑目标", count, tactics),
            f"{count} pillars with {fmt.counted(tactics, 'tactic')} carry the plan",
        )
    return ctx.t(fit("{}个支柱支撑目标", count), f"{count} pillars carry the plan")


def funnel(ctx: Context) -> str:
    """The stage that is to grow most."""
    steps = ctx.plan.strategy.funnel if ctx.plan.strategy else ()
    grown = [
        (step, step.baseline, step.target)
        for step in steps
        if step.baseline and step.target and step.baseline.value > 0
    ]
    if not grown:
        count = len(steps)
        if not count:
            return ctx.t("方案没有写用户旅程", "The plan does not describe the user journey")
        return ctx.t(fit("用户旅程分{}个环节", count), f"Users go through {fmt.counted(count, 'stage')}")
    step, base, target = max(grown, key=lambda one: one[2].value / one[1].value)
    name, before, after = short(step.stage), fmt.quantity(base), fmt.quantity(target)
    if target.value <= base.value:
        return ctx.t(fit("{}从{}到{}", name, before, after), f"{name} goes from {before} to {after}")
    if len(grown) == 1:
        return ctx.t(
            fit("{}要从{}增到{}", name, before, after), f"{name} is to grow from {before} to {after}"
        )
    if len(grown) == len(steps) and all(aim.value > was.value for _, was, aim in grown):
        return ctx.t(
            fit("各环节都要增长，{}增幅最大，从{}到{}", name, before, after),
            f"Every stage is to grow, {name} most, from {before} to {after}",
        )
    return ctx.t(
        fit("各环节里{}增幅最大，从{}到{}", name, before, after),
        f"{name} grows most of all stages, from {before} to {after}",
    )


def channels(ctx: Context) -> str:
    """How many channels there are, and how many are paid for."""
    found = ctx.plan.strategy.channels if ctx.plan.strategy else ()
    count, paid = len(found), sum(channel.kind == "paid" for channel in found)
    if not found:
        return ctx.t("方案没有列出渠道", "The plan lists no channels")
    head = ctx.t(
        fit("方案用{}个渠道触达用户", count),
        f"{fmt.counted(count, 'channel')} {'reaches' if count == 1 else 'reach'} our users",
    )
    if paid:
        return head + ctx.t(
            fit("，其中付费{}个", paid), f", {paid} of them paid" if count > 1 else ", and it is paid"
        )
    return head


def stops(ctx: Context) -> str:
    """On how many points we differ from others, and on how many conditions we stop."""
    found = ctx.plan.strategy
    differ, ends = (len(found.differentiation), len(found.kill_criteria)) if found else (0, 0)
    if differ and ends:
        return ctx.t(
            fit("我们靠{}点与竞品拉开距离，出现{}种情况就停下来", differ, ends),
            f"We differ on {fmt.counted(differ, 'point')}, and stop on any of {fmt.counted(ends, 'condition')}",
        )
    if ends:
        return ctx.t(fit("出现{}种情况就停下来", ends), f"We stop on {fmt.counted(ends, 'condition')}")
    if differ:
        return ctx.t(
            fit("我们靠{}点与竞品拉开距离", differ),
            f"We differ from others on {fmt.counted(differ, 'point')}",
        )
    return ctx.t("方案没有写终止条件", "The plan does not say when to stop")
