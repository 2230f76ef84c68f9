"""The source line of a slide: where the figures on it come from, as far as the plan says so.

Goals and metrics name their sources and days, research its methods; of a register the line says how many entries it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from opsplan.blocks.inline import Inlines, run
from opsplan.blocks.nodes import Block
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.library.slide_paths import sections_shown
from opsplan.model.goals import Metric
from opsplan.patterns import lazy_pattern

_WIDEST = 60
"""Cells of the line, a Chinese character counting two in English; a slide has room for some 70 characters of 12 points."""
_NAMES = 4
_DETAIL = lazy_pattern(r"\s*[·,，;；(（÷]")
"""What follows the name of a system is how it counts: that stands in the metric dictionary."""


def source_of(ctx: Context, blocks: tuple[Block, ...]) -> Inlines:
    """What stands below a slide that names no source itself; nothing where the plan does not say."""
    names = [name for name in sections_shown(blocks) if name in _SAYS]
    if "goals" in names and "metrics" in names:
        names.remove("metrics")  # goals are measured by metrics: their sources are the same
    parts = [said for name in names if (said := _SAYS[name](ctx))]
    shown = parts[:1]
    for part in parts[1:3]:
        if len(ctx.t("；", "; ").join((*shown, part))) <= _WIDEST * (2 if ctx.lang == "en" else 1):
            shown.append(part)
    return run(ctx.t("来源：", "Source: ") + ctx.t("；", "; ").join(shown)) if shown else ()


def _goals(ctx: Context) -> str:
    names: list[str] = []
    days: list[date] = []
    for goal in ctx.plan.goals:
        metric = ctx.index.find("metrics", goal.metric) if goal.metric else None
        measured = metric if isinstance(metric, Metric) else None
        names.append(goal.source or (measured.source if measured else None) or "")
        days += [goal.actual_date] if goal.actual_date else []
        days += [
            day for each in (measured.actuals if measured else ()) if (day := ctx.schedule.when(each.date))
        ]
    return _listed(ctx, names, max((day for day in days if day <= ctx.today), default=None))


def _metrics(ctx: Context) -> str:
    return _listed(ctx, [metric.source or "" for metric in ctx.plan.metrics])


def _audience(ctx: Context) -> str:
    research = ctx.plan.audience.research if ctx.plan.audience else ()
    return _listed(ctx, [each.method or "" for each in research])


def _phases(ctx: Context) -> str:
    tasks = sum(not task.summary and not task.milestone for task in ctx.schedule.tasks)
    return ctx.t(f"排期表（{tasks} 项任务）", f"the schedule, {fmt.counted(tasks, 'task')}") if tasks else ""


def _content(ctx: Context) -> str:
    entries = len(ctx.plan.content.entries) if ctx.plan.content else 0
    return (
        ctx.t(
            f"内容排期（{entries} 条）", f"the content calendar, {fmt.counted(entries, 'entry', 'entries')}"
        )
        if entries
        else ""
    )


def _budget(ctx: Context) -> str:
    items = len(ctx.plan.budget.items) if ctx.plan.budget else 0
    costs = sum(len(activity.costs) for activity in ctx.plan.activities)
    if not items + costs:
        return ""
    zh = f"预算明细（{items} 项）" + (f"、活动成本（{costs} 项）" if costs else "")
    en = f"{fmt.counted(items, 'budget item')}" + (
        f" and {fmt.counted(costs, 'cost')} of activities" if costs else ""
    )
    return ctx.t(zh, en)


def _risks(ctx: Context) -> str:
    count = len(ctx.plan.risks)
    return (
        ctx.t(f"风险登记册（{count} 项）", f"the risk register, {fmt.counted(count, 'entry', 'entries')}")
        if count
        else ""
    )


_SAYS: Mapping[str, Callable[[Context], str]] = MappingProxyType({
    "goals": _goals, "metrics": _metrics, "audience": _audience, "phases": _phases, "content": _content,
    "budget": _budget, "risks": _risks,
})  # fmt: skip
"""Section → what is said of where its figures come from."""


def _listed(ctx: Context, names: Iterable[str], day: date | None = None) -> str:
    """The names, each once and as far as there is room, and the day of the newest figure."""
    systems = (" ".join(_DETAIL.split(name, maxsplit=1)[0].split()) for name in names)
    found = [name for name in dict.fromkeys(systems) if name]
    room = _WIDEST * (2 if ctx.lang == "en" else 1) - 16
    shown: list[str] = []
    for name in found[:_NAMES]:
        if sum(map(len, (*shown, name))) > room:
            break
        shown.append(name)
    if not shown:
        return ""
    text = fmt.separator(shown, ctx.lang).join(shown)
    more = len(found) - len(shown)
    text += ctx.t(f"等 {len(found)} 处", f" and {more} more") if more else ""
    return text + (
        ctx.t(f"，截至 {fmt.day(day, ctx.lang)}", f", as of {fmt.day(day, ctx.lang)}") if day else ""
    )
