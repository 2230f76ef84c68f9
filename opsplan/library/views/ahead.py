"""Views of what comes next: the dated work ahead, and the decisions the plan asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.nodes import Block, Cell, ListBlock, ListItem, Paragraph, Row
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.goal_values import shown, unit_of
from opsplan.library.shown import inline, person, show
from opsplan.library.views.tables import caption_of, finished, head, known, number_option, one_of
from opsplan.model import budgeting
from opsplan.patterns import lazy_pattern

_HORIZON = 30
_CLAUSE_END = lazy_pattern(r"[，；：]|[,;:](?=\s)")
_FAR = 3 * 366
"""Days within which later work is looked for."""
_EVER = 3660
"""Days in which the next thing to do is looked for: ten years."""
_DECK_STEPS = 7
_TOLD = 5
"""Conditions to stop and resources that are named below what is asked."""
_SHORT = 72
"""Latin letters, half as many Chinese characters, of a short reason: three lines of a panel."""
_DONE = 1


class StepAhead(NamedTuple):
    """Something with a day. A smaller ``rank`` is more worth telling."""

    day: date
    rank: int
    text: Inlines
    owner: Inlines
    src: str


def steps_ahead(ctx: Context, days: int = _HORIZON) -> tuple[StepAhead, ...]:
    """What falls within so many days from today (from the plan's first day when that lies ahead), in order."""
    return ctx.once(_steps_within, days)


def first_step(ctx: Context) -> StepAhead | None:
    """The next step, however far ahead it is."""
    return next((found[0] for days in (_HORIZON, _FAR, _EVER) if (found := steps_ahead(ctx, days))), None)


def _steps_within(ctx: Context, days: int) -> tuple[StepAhead, ...]:
    first = max(ctx.today, ctx.plan.period.start)
    last = first + timedelta(days=days)
    found = sorted(
        (step for step in _steps(ctx, first, last) if first <= step.day <= last),
        key=lambda step: (step.day, step.rank),
    )
    # a plan often has the day of an activity as a milestone too
    return tuple({(step.day, plain(step.text)): step for step in reversed(found)}.values())[::-1]


def _steps(ctx: Context, first: date, last: date) -> Iterator[StepAhead]:
    """All steps of the two days and between them; some before and after."""
    for task in ctx.schedule.tasks:
        if not any(day and first <= day <= last for day in (task.start, task.end)):
            continue
        plan = task.task
        if (
            task.summary
            or plan.rolling
            or plan.actual_end
            or (plan.progress and plan.progress.value >= _DONE)
        ):
            continue
        owner, name = show(ctx, plan, "owner"), show(ctx, plan, "name")
        if task.milestone and task.start:
            yield StepAhead(task.start, 0, name, owner, task.path)
            continue
        if task.start and task.start != task.end and not plan.actual_start and not plan.progress:
            yield StepAhead(task.start, 3, _marked(ctx, name, "开始", "Start"), owner, task.path)
        if task.end:
            deliverable = show(ctx, plan, "deliverable")
            more = (Run(ctx.t("，交付", ", delivers ")), *deliverable) if deliverable else ()
            yield StepAhead(task.end, 1, (*_marked(ctx, name, "完成", "Finish"), *more), owner, task.path)
    for i, activity in enumerate(ctx.plan.activities):
        days = ctx.schedule.activity_span(i)
        if days:
            yield StepAhead(
                days[0], 0, show(ctx, activity, "name"), show(ctx, activity, "owner"), activity.path
            )
    for work in ctx.schedule.activity_work:
        if work.kind == "material":
            owner = inline(person(ctx, work.owner), work.path) if work.owner else ()
            yield StepAhead(
                work.start,
                3,
                _marked(ctx, inline(ctx.say(work.name), work.path), "到位", "In place"),
                owner,
                work.path,
            )
    yield from _other_steps(ctx)


def _marked(ctx: Context, name: Inlines, zh: str, en: str) -> Inlines:
    """``开发开始``, ``Start: development``."""
    if ctx.lang == "en":
        return (Run(f"{en}: "), *name)
    written = plain(name)
    return (*name, Run(fmt.spaced(written, zh)[len(written) :]))


def _other_steps(ctx: Context) -> Iterator[StepAhead]:
    for resource in ctx.plan.resources:
        if day := ctx.schedule.when(resource.needed):
            yield StepAhead(
                day,
                2,
                _marked(ctx, show(ctx, resource, "name"), "到位", "In place"),
                show(ctx, resource, "owner"),
                resource.path,
            )
    for item in ctx.plan.compliance:
        if day := ctx.schedule.when(item.due):
            yield StepAhead(
                day,
                2,
                (Run(ctx.t("合规：", "Compliance: ")), *show(ctx, item, "name")),
                show(ctx, item, "owner"),
                item.path,
            )
    for risk in ctx.plan.risks:
        if risk.status != "closed" and (day := ctx.schedule.when(risk.review_date)):
            yield StepAhead(
                day,
                2,
                (Run(ctx.t("复核风险：", "Review the risk: ")), *show(ctx, risk, "name")),
                show(ctx, risk, "owner"),
                risk.path,
            )
    for goal in ctx.plan.goals:
        for point in goal.checkpoints:
            if day := ctx.schedule.when(point.date):
                text = (
                    *show(ctx, goal, "name"),
                    Run(ctx.t("，检查点 ", ", checkpoint ")),
                    *show(ctx, point, "value", unit_of(ctx, goal)),
                )
                yield StepAhead(day, 2, text, shown(ctx, goal, "owner"), point.path)


def next_steps(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What falls within ``days`` (30) from today, and later work until there are ``least`` (0); a slide keeps what is
    most worth telling, at most ``limit`` (7)."""
    known(options, "next_steps", "days", "least", common=("caption", "limit"))
    horizon = number_option(options, "days")
    found = steps_ahead(ctx, _HORIZON if horizon is None else horizon)
    least = number_option(options, "least") or 0
    if len(found) < least:
        found = steps_ahead(ctx, _FAR)[:least]
    limit = number_option(options, "limit")
    limit = _DECK_STEPS if limit is None and ctx.deck else limit
    if limit is not None:  # the first is what titles name, so it stays
        best = [*found[:1], *sorted(found[1:], key=lambda step: step.rank)][:limit]
        found = tuple(sorted(best, key=lambda step: (step.day, step.rank)))
    rows = [
        Row(
            (
                Cell(
                    inline(
                        fmt.short_day(step.day, ctx.lang) if ctx.deck else fmt.day(step.day, ctx.lang),
                        step.src,
                    ),
                    bold=True,
                    color="accent" if ctx.deck else "",
                ),
                Cell(step.text),
                Cell(step.owner),
            ),
            src=step.src,
        )
        for step in found
    ]
    heads = (head("date", "日期", "Date"), head("work", "事项", "What"), head("owner", "负责人", "Owner"))
    return finished(
        ctx, "next_steps", heads, rows, caption_of(ctx, options, Bilingual("近期安排", "Next steps"))
    )


def asks(ctx: Context) -> tuple[tuple[Inlines, Inlines], ...]:
    """What the plan's own data asks its approvers for, each with its reason; nothing once the plan is approved."""
    plan, found = ctx.plan, []
    if plan.status == "approved":
        return ()
    lines = budgeting.cost_lines(plan, ctx.index)
    totals = budgeting.totals(plan, lines)
    budget = plan.budget
    if budget and totals.total:
        total = fmt.compact_money(totals.total, budget.currency, ctx.lang)
        if totals.limit is not None:
            limit = fmt.compact_money(totals.limit, budget.currency, ctx.lang)
            over = totals.headroom is not None and totals.headroom < 0
            ask = inline(
                ctx.t(f"批准预算上限 {limit}", f"Approve a budget limit of {limit}"), budget.at("limit")
            )
            reason = ctx.t(
                f"方案合计 {total}{'，已超出上限' if over else ''}",
                f"The plan adds up to {total}{', which is over it' if over else ''}",
            )
        else:
            ask = inline(ctx.t(f"批准预算 {total}", f"Approve a budget of {total}"), "budget")
            reason = ctx.t(f"共 {len(lines)} 项支出", f"{fmt.counted(len(lines), 'cost item')}")
        if totals.contingency:
            share = fmt.compact_money(totals.contingency, budget.currency, ctx.lang)
            reason += ctx.t(f"，含预备金 {share}", f", with {share} of contingency")
        found.append((ask, inline(reason, "budget")))
    if plan.strategy and plan.strategy.kill_criteria:
        count = len(plan.strategy.kill_criteria)
        src = plan.strategy.at("kill_criteria")
        ask = inline(
            ctx.t(f"确认 {count} 条终止条件", f"Agree on {fmt.counted(count, 'condition')} to stop"), src
        )
        found.append((ask, inline(ctx.t("；", "; ").join(plan.strategy.kill_criteria[:_TOLD]), src)))
    if plan.resources:
        count = len(plan.resources)
        days = sorted(day for one in plan.resources if (day := ctx.schedule.when(one.needed)))
        ask = inline(ctx.t(f"落实 {count} 项资源", f"Provide {fmt.counted(count, 'resource')}"), "resources")
        names = [one.name for one in plan.resources if one.name][:_TOLD]
        what = fmt.separator(names, ctx.lang).join(names)
        if count > len(names) and names:
            what += ctx.t("等", " …")
        if days:
            first = fmt.day(days[0], ctx.lang)
            what += ctx.t(f"；最早 {first} 到位", f"; the first by {first}") if what else first
        found.append((ask, inline(what, "resources")))
    return tuple(found)


def _reason(reason: Inlines, wanted: str) -> tuple[Block, ...]:
    if not reason or wanted == "no":
        return ()
    if wanted == "short":
        reason = tuple(replace(run, text=_CLAUSE_END.split(run.text, maxsplit=1)[0]) for run in reason[:1])
        if sum(2 if fmt.is_cjk(sign) else 1 for sign in plain(reason)) > _SHORT:
            return ()  # what is asked says enough on a page that must not run over
    return (Paragraph(reason, "plain"),)


def decisions(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The asks, numbered, each with its reason: whole, its first clause (``reasons: short``) or none (``no``)."""
    known(options, "decisions", "reasons", common=("limit",))
    reasons = one_of(options, "reasons", ("yes", "short", "no"))
    limit = number_option(options, "limit")
    found = asks(ctx)[:limit]
    items = tuple(
        ListItem(
            (
                Paragraph(tuple(Run(r.text, bold=True, src=r.src) for r in ask), "plain"),
                *_reason(reason, reasons),
            )
        )
        for ask, reason in found
    )
    return (ListBlock(items, ordered=True),) if items else ()
