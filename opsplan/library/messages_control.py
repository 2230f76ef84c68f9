"""Messages about money, risks, metrics, resources and compliance."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.format import fit
from opsplan.library.goal_values import last_reading
from opsplan.library.labels import band
from opsplan.library.messages_words import said, short
from opsplan.library.views.budget_groups import default_dimension
from opsplan.library.views.budget_lines import budget_of, sums_of
from opsplan.model import budgeting
from opsplan.model.control import Risk
from opsplan.model.goals import Metric
from opsplan.model.numbers import Quantity

_NAMED = 2
"""Risks of the same highest exposure that a title names."""


def _money(ctx: Context, value: Decimal) -> str:
    return fmt.compact_money(value, budget_of(ctx).currency, ctx.lang)


def budget(ctx: Context) -> str:
    """The total, its greatest part, and how it compares with the limit."""
    lines, totals = sums_of(ctx)
    if not totals.total:
        return ctx.t("方案没有列出预算", "The plan lists no costs")
    parts = [ctx.t(fit("预算{}", _money(ctx, totals.total)), f"The plan costs {_money(ctx, totals.total)}")]
    if totals.headroom is not None:
        gap = _money(ctx, abs(totals.headroom))
        if not totals.headroom:
            parts.append(ctx.t("正好用满上限", "exactly the limit"))
        elif totals.headroom > 0:
            parts.append(ctx.t(fit("比上限少{}", gap), f"{gap} below the limit"))
        else:
            parts.append(ctx.t(fit("超出上限{}", gap), f"{gap} over the limit"))
    head = ctx.t("，", ", ").join(parts)
    groups = [
        g for g in budgeting.grouped(lines, budgeting.dimension(ctx.index, default_dimension(ctx))) if g.name
    ]
    top = max(groups, key=lambda group: group.amount, default=None)
    if top and len(groups) > 1 and sum(group.amount == top.amount for group in groups) == 1:
        part = fmt.percent(top.amount / totals.total)
        return head + ctx.t(
            fit("；{}占{}", short(top.name), part), f"; {part} of it goes to {short(top.name)}"
        )
    if len(parts) == 1:
        return ctx.t(fit("方案需要{}", head), head) if totals.roi is None else roi(ctx)
    return head


def roi(ctx: Context) -> str:
    """What the money brings."""
    _, totals = sums_of(ctx)
    if totals.roi is None:
        return (
            ctx.t("方案没有测算回报", "The plan does not work out a return")
            if not totals.total
            else budget(ctx)
        )
    gain, cost, rate = _money(ctx, totals.benefits), _money(ctx, totals.total), fmt.percent(totals.roi)
    return ctx.t(
        fit("投入{}，预计收益{}，回报率{}", cost, gain, rate),
        f"{cost} is expected to bring {gain}, an ROI of {rate}",
    )


def risks(ctx: Context) -> str:
    """How many risks are high, and which is the greatest."""
    found = ctx.plan.risks
    count = len(found)
    if not found:
        return ctx.t("方案没有登记风险", "The plan lists no risks")
    scored = [(risk, risk.exposure) for risk in found if risk.exposure is not None]
    highest = max((value for _, value in scored), default=0)
    tops = [risk for risk, value in scored if value == highest]
    if not tops:
        return ctx.t(
            fit("方案登记了{}项风险，还没有评分", count),
            f"The plan lists {fmt.counted(count, 'risk')}, not scored yet",
        )
    high = sum(band(value) in ("high", "severe") for _, value in scored)
    severe = sum(band(value) == "severe" for _, value in scored)
    name = short(tops[0].name)
    if not high:
        return (
            ctx.t(
                fit("{}项风险都不高，最大的是{}", count, _all_of(ctx, tops)),
                f"None of {fmt.counted(count, 'risk')} is high; the greatest {'is' if len(tops) == 1 else 'are'} {_all_of(ctx, tops)}",
            )
            if count > 1
            else ctx.t(fit("唯一的风险不高：{}", name), f"The one risk is not high: '{name}'")
        )
    if count == 1:
        return ctx.t(fit("要盯紧一项高风险：{}", name), f"One risk has to be watched closely: '{name}'")
    word = ctx.t(
        fit("{}项为高", high) if not severe else fit("{}项为高或极高", high),
        f"{high} of {count} risks {'is' if high == 1 else 'are'} high" + (" or extreme" if severe else ""),
    )
    return ctx.t(
        fit("{}项风险里{}，先盯{}", count, word, _all_of(ctx, tops)),
        f"{word}; watch {_all_of(ctx, tops)} first",
    )


def _all_of(ctx: Context, tops: Sequence[Risk]) -> str:
    """The risks that share the highest exposure: one or two by name, of more the first and how many they are."""
    names = [short(risk.name) for risk in tops[: _NAMED if len(tops) == _NAMED else 1]]
    others = len(tops) - len(names)
    if ctx.lang == "en":
        return " and ".join((*(f"'{name}'" for name in names), *([f"{others} others"] if others else [])))
    return fit("{}等{}项", names[0], len(tops)) if others else fit("和".join(["{}"] * len(names)), *names)


def money_and_risks(ctx: Context) -> str:
    """The total and how it compares with the limit, and how many risks are high: one slide for both."""
    _, totals = sums_of(ctx)
    if not totals.total or not ctx.plan.risks:
        return budget(ctx) if totals.total else risks(ctx)
    total = _money(ctx, totals.total)
    if totals.headroom is None:
        head = ctx.t(fit("预算{}", total), f"The plan costs {total}")
    elif totals.headroom >= 0:
        head = ctx.t(fit("预算{}，在上限以内", total), f"The plan costs {total}, within the limit")
    else:
        head = ctx.t(fit("预算{}，超出上限", total), f"The plan costs {total}, over the limit")
    return head + ctx.t("；", "; ") + risks(ctx)


def _triggered(ctx: Context, metric: Metric) -> bool | None:
    """Whether the last reading is past the warning line; None when that cannot be said."""
    reading = last_reading(ctx, metric)
    if reading is None or not isinstance(metric.warning, Quantity):
        return None
    down = metric.direction == "down"
    if metric.direction is None and metric.target is not None and isinstance(metric.baseline, Quantity):
        down = metric.target.value < metric.baseline.value
    return (
        reading.value.value >= metric.warning.value if down else reading.value.value <= metric.warning.value
    )


def metrics(ctx: Context) -> str:
    """Whether any metric is past its warning line, as far as that can be told."""
    found = ctx.plan.metrics
    count = len(found)
    if not found:
        return ctx.t("方案没有定义指标", "The plan defines no metrics")
    states = [state for metric in found if (state := _triggered(ctx, metric)) is not None]
    past = sum(states)
    total = fmt.counted(count, "metric")
    if past:
        return ctx.t(
            fit("{}项指标里，{}项触发了预警线", count, past),
            f"{past} of {total} {'is' if past == 1 else 'are'} past the warning line",
        )
    if states:
        number = len(states)
        return ctx.t(
            fit("{}项指标里，可对照预警线的{}项都未触发", count, number),
            f"Of {total}, {'the one' if number == 1 else f'the {number}'} that can be compared {'is' if number == 1 else 'are'} clear of the warning line",
        )
    read = sum(bool(metric.actuals) for metric in found)
    if read:
        return ctx.t(
            fit("{}项指标里，{}项已有实际值", count, read),
            f"{read} of {total} {'has' if read == 1 else 'have'} actual values",
        )
    return ctx.t(
        fit("{}项指标衡量进展，还没有实际值", count), f"{total} will show progress; there are no readings yet"
    )


def monitoring(ctx: Context) -> str:
    """How often we look, and what happens when something is wrong."""
    found = ctx.plan.monitoring
    checks, levels = (len(found.cadence), len(found.escalation)) if found else (0, 0)
    if checks and levels:
        return ctx.t(
            fit("{}种例行检查盯进度，{}级预警定动作", checks, levels),
            f"{fmt.counted(checks, 'regular check')} and {fmt.counted(levels, 'level')} of escalation keep us on course",
        )
    if checks:
        return ctx.t(
            fit("{}种例行检查盯住进度", checks),
            f"{fmt.counted(checks, 'regular check')} {'keeps' if checks == 1 else 'keep'} us on course",
        )
    if levels:
        return ctx.t(
            fit("出现异常按{}级预警处理", levels),
            f"{fmt.counted(levels, 'level')} of escalation {'says' if levels == 1 else 'say'} what happens when we are off course",
        )
    return metrics(ctx)


def resources(ctx: Context) -> str:
    """How much has to be provided, and by when the first of it."""
    found = ctx.plan.resources
    count = len(found)
    days = sorted(day for one in found if (day := ctx.schedule.when(one.needed)))
    if not found:
        return ctx.t("方案没有列出资源需求", "The plan lists no resources")
    if not days:
        return ctx.t(fit("方案需要{}项资源", count), f"The plan needs {fmt.counted(count, 'resource')}")
    first = said(ctx, days[0])
    return ctx.t(
        fit("方案需要{}项资源，最早{}到位", count, first),
        f"The plan needs {fmt.counted(count, 'resource')}, the first by {first}",
    )


def compliance(ctx: Context) -> str:
    """How many matters there are, and by when the first is due."""
    found = ctx.plan.compliance
    count = len(found)
    coming = sorted(day for one in found if (day := ctx.schedule.when(one.due)) and day >= ctx.today)
    if not found:
        return ctx.t("方案没有列出合规事项", "The plan lists no compliance matters")
    head = ctx.t(
        fit("{}项合规要求须落实", count),
        f"{fmt.counted(count, 'compliance matter')} {'has' if count == 1 else 'have'} to be settled",
    )
    if not coming:
        return head
    first = said(ctx, coming[0])
    return head + ctx.t(fit("，最近的是{}", first), f", the next by {first}")
