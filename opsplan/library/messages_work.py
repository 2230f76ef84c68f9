"""Messages about the work: phases, Gantt, tasks, team, activities, content, products, membership, community."""

from __future__ import annotations

from collections import Counter

from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.messages_words import listed, said, short
from opsplan.library.shown import quarter_text
from opsplan.model.refs import names_several


def phases(ctx: Context) -> str:
    """From when to when the phases run, and how they are left."""
    found = [phase for phase in ctx.schedule.phases if phase.start and phase.end]
    count = len(ctx.schedule.phases)
    if not count:
        return ctx.t("方案没有划分阶段", "The plan names no phases")
    days = [day for phase in found for day in (phase.start, phase.end) if day]
    if not days:
        return ctx.t(fit("方案分{}个阶段推进", count), f"The plan has {fmt.counted(count, 'phase')}")
    first, last = said(ctx, min(days)), said(ctx, max(days))
    head = ctx.t(
        fit("{}个阶段从{}推进到{}", count, first, last),
        f"{fmt.counted(count, 'phase')} {'takes' if count == 1 else 'take'} us from {first} to {last}",
    )
    exits = sum(bool(phase.phase.exit) for phase in ctx.schedule.phases)
    if exits < count or count == 1:
        return head
    return head + ctx.t("，每段都有退出条件", "; each has conditions to leave it")


def gantt(ctx: Context) -> str:
    """The next milestone."""
    count = len(ctx.schedule.phases)
    stones = sorted(
        (task.start, task.task.name) for task in ctx.schedule.tasks if task.milestone and task.start
    )
    if not stones:
        return phases(ctx) if count else ctx.t("方案没有排出任务", "The plan schedules no work")
    head = ctx.t(
        fit("{}个阶段、{}个里程碑", count, len(stones)),
        f"{fmt.counted(count, 'phase')}, {fmt.counted(len(stones), 'milestone')}",
    )
    coming = [stone for stone in stones if stone[0] >= ctx.today]
    day, name = coming[0] if coming else stones[-1]
    when = said(ctx, day)
    if not coming:
        return ctx.t(
            fit("{}已经走完，最后是{}的{}", head, when, short(name)),
            f"{head}: all are past, the last was {short(name)} on {when}",
        )
    return ctx.t(
        fit("{}，下一个是{}的{}", head, when, short(name)),
        f"{head}: next comes {short(name)} on {when}",
    )


def _unowned(ctx: Context) -> tuple[int, int]:
    """How many tasks there are, and how many lack one person who answers for them."""
    owners = Counter(
        task.task.owner or "" for task in ctx.schedule.tasks if not task.summary and not task.milestone
    )
    return owners.total(), sum(
        count
        for owner, count in owners.items()
        if not owner or (names_several(owner) and not ctx.index.person(owner))
    )


def tasks(ctx: Context) -> str:
    """Whether every task has one owner."""
    count, missing = _unowned(ctx)
    if not count:
        return ctx.t("方案没有排出任务", "The plan schedules no work")
    if missing:
        return ctx.t(
            fit("{}项任务里，{}项还没有唯一负责人", count, missing),
            f"{missing} of {fmt.counted(count, 'task')} still {'lacks' if missing == 1 else 'lack'} a single owner",
        )
    return ctx.t(
        fit("{}项任务各有一位负责人", count),
        f"{'The one task has' if count == 1 else f'Each of {count} tasks has'} one owner",
    )


def team(ctx: Context) -> str:
    """How many people share the work, and whether each task has one who answers."""
    people = len(ctx.plan.team)
    count, missing = _unowned(ctx)
    if not people:
        return tasks(ctx) if count else ctx.t("方案没有列出团队", "The plan names no team")
    head = (
        ctx.t(fit("{}人分工", people), f"{people} people share the work")
        if people > 1
        else ctx.t("一个人承担全部工作", "One person does the work")
    )
    if not count:
        return head + (ctx.t("负责这份方案", "") if people > 1 else "")
    if missing:
        return head + ctx.t(
            fit("，{}项任务里{}项还没有唯一负责人", count, missing),
            f"; {missing} of {fmt.counted(count, 'task')} still {'lacks' if missing == 1 else 'lack'} a single owner",
        )
    return head + ctx.t(
        fit("，{}项任务各有一位负责人", count),
        f"; {'the one task has' if count == 1 else f'each of {count} tasks has'} exactly one owner",
    )


def activities(ctx: Context) -> str:
    """Which activity comes first, and which last."""
    found = ctx.plan.activities
    dated = sorted((span[0], i) for i in range(len(found)) if (span := ctx.schedule.activity_span(i)))
    count = len(found)
    if not found:
        return ctx.t("方案没有安排活动", "The plan has no activities")
    if not dated:
        return ctx.t(
            fit("方案安排了{}场活动：{}", count, listed(ctx, [one.name for one in found])),
            f"{fmt.counted(count, 'activity', 'activities')} {'is' if count == 1 else 'are'} planned: {listed(ctx, [one.name for one in found])}",
        )
    day, index = dated[0]
    name, when = short(found[index].name), said(ctx, day)
    if count == 1:
        return ctx.t(fit("{}在{}开始", name, when), f"{name} begins on {when}")
    end, last = said(ctx, dated[-1][0]), short(found[dated[-1][1]].name)
    if len(dated) < count or dated[-1][0] == day:
        return ctx.t(
            fit("{}场活动里，{}最先，{}开始", count, name, when),
            f"{count} activities are planned; {name} comes first, on {when}",
        )
    return ctx.t(
        fit("{}场活动，{}{}打头，{}{}收尾", count, when, name, end, last),
        f"{count} activities run from {name} on {when} to {last} on {end}",
    )


def content(ctx: Context) -> str:
    """How much content is scheduled, how much of it serves a festival, and when the first of it appears."""
    found = ctx.plan.content
    entries = found.entries if found else ()
    if not entries:
        if found and found.quarters:
            return quarters(ctx)
        if found and found.columns:
            return ctx.t(
                fit("内容按{}个栏目固定更新", len(found.columns)),
                f"Content appears in {fmt.counted(len(found.columns), 'regular column')}",
            )
        return ctx.t("方案还没有排内容", "No content is scheduled yet")
    count, out = len(entries), sum(entry.status == "published" for entry in entries)
    festivals = len({entry.festival for entry in entries if entry.festival})
    head = ctx.t(
        fit("已排{}条内容", count),
        f"{fmt.counted(count, 'piece')} of content {'is' if count == 1 else 'are'} scheduled",
    )
    parts = [head]
    if festivals:
        parts.append(ctx.t(fit("对应{}个节日节点", festivals), f"for {fmt.counted(festivals, 'festival')}"))
    if out:
        parts.append(ctx.t(fit("其中{}条已发布", out), f"{out} already published"))
    days = sorted(day for entry in entries if (day := ctx.schedule.when(entry.date)))
    if not out and days:
        parts.append(
            ctx.t(fit("{}发出第一条", said(ctx, days[0])), f"the first appears on {said(ctx, days[0])}")
        )
    return ctx.t("，", ", ").join(parts)


def quarters(ctx: Context) -> str:
    """The themes of the quarters, and how many festivals they take up."""
    found = ctx.plan.content.quarters if ctx.plan.content else ()
    themes = [one.theme for one in found if one.theme]
    if not found:
        return (
            content(ctx)
            if ctx.plan.content and ctx.plan.content.entries
            else ctx.t("方案没有写季度主题", "The plan names no themes for the quarters")
        )
    if len(found) == 1:
        name = quarter_text(ctx, found[0].quarter)
        if not themes:
            return ctx.t(fit("内容规划到{}", name), f"Content is planned for {name}")
        return ctx.t(
            fit("{}的主题是{}", name, short(themes[0])),
            f"The theme of {name} is '{short(themes[0])}'",
        )
    festivals = len({name for one in found for name in one.festivals})
    if len(themes) == len(found) and festivals > 1:
        return ctx.t(
            fit("{}个季度主题接住{}个节日，从{}到{}", len(found), festivals, short(themes[0]), short(themes[-1])),
            f"{len(found)} quarterly themes take up {festivals} festivals, from '{short(themes[0])}' to '{short(themes[-1])}'",
        )  # fmt: skip
    if len(themes) == len(found):
        return ctx.t(
            fit("{}个季度各有主题，从{}到{}", len(found), short(themes[0]), short(themes[-1])),
            f"Each of {len(found)} quarters has its theme, from '{short(themes[0])}' to '{short(themes[-1])}'",
        )
    return ctx.t(fit("内容按{}个季度规划", len(found)), f"Content is planned for {len(found)} quarters")


def products(ctx: Context) -> str:
    """How many products there are, and how many cost less than before."""
    found = ctx.plan.products
    count = len(found)
    cheaper = sum(
        bool(one.price and one.base_price and one.price.value < one.base_price.value) for one in found
    )
    if not found:
        return ctx.t("方案没有列出货盘", "The plan lists no products")
    if cheaper == count:
        return ctx.t(
            fit("{}款产品的活动价都低于近 7 日最低价", count),
            f"{'The product is' if count == 1 else ('Both' if count == 2 else f'All {count}') + ' products are'} priced below the lowest price of the last 7 days",
        )
    if cheaper:
        return ctx.t(
            fit("{}款产品里，{}款低于近 7 日最低价", count, cheaper),
            f"{cheaper} of {count} products {'is' if cheaper == 1 else 'are'} priced below the lowest price of the last 7 days",
        )
    return ctx.t(fit("方案主推{}款产品", count), f"The plan offers {fmt.counted(count, 'product')}")


def membership(ctx: Context) -> str:
    """The levels, from the first to the last."""
    tiers = ctx.plan.membership.tiers if ctx.plan.membership else ()
    if not tiers:
        return ctx.t("会员体系还没有划分等级", "Membership has no levels yet")
    if len(tiers) == 1:
        return ctx.t(
            fit("会员只设一级：{}", short(tiers[0].name)),
            f"Membership has one level: {short(tiers[0].name)}",
        )
    first, last = short(tiers[0].name), short(tiers[-1].name)
    return ctx.t(
        fit("会员分{}级，从{}到{}", len(tiers), first, last),
        f"Membership has {len(tiers)} levels, from {first} to {last}",
    )


def community(ctx: Context) -> str:
    """How the community begins, and what happens in it regularly."""
    found = ctx.plan.community
    if found is None:
        return ctx.t("方案没有社群安排", "The plan has no community")
    parts = []
    if found.roles:
        parts.append(ctx.t(fit("{}种角色", len(found.roles)), fmt.counted(len(found.roles), "role")))
    if found.rituals:
        parts.append(
            ctx.t(fit("{}项固定活动", len(found.rituals)), fmt.counted(len(found.rituals), "ritual"))
        )
    if not parts:
        return ctx.t("社群有自己的定位与规则", "The community has a purpose of its own")
    return ctx.t(fit("社群靠{}运转", "、".join(parts)), f"The community runs on {' and '.join(parts)}")
