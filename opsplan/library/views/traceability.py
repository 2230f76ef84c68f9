"""The traceability matrix: from every goal over pillars, tactics, work and content to the metric it is told by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from opsplan.blocks.inline import Inlines, Run, join
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.goal_values import shown
from opsplan.library.shown import inline, show
from opsplan.library.tracing import Trace, Tracing
from opsplan.library.views.tables import caption_of, filled, known
from opsplan.model.base import Entry
from opsplan.model.content import ContentEntry
from opsplan.model.goals import Goal

_MOST = 8
"""Names in a cell; the full tables have the rest."""
_HEADS: Mapping[str, Bilingual] = MappingProxyType({
    "pillar": Bilingual("策略支柱", "Pillar"), "tactic": Bilingual("举措", "Tactic"), "tasks": Bilingual("任务", "Tasks"),
    "content": Bilingual("活动与内容", "Activities and content"), "metric": Bilingual("衡量指标", "Metric"),
})  # fmt: skip


def traceability(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Goal by goal: pillar, tactic, tasks, activities and content, metric. What is missing is marked as a gap."""
    known(options, "traceability", common=("caption",))
    tracing = Tracing(ctx.plan, ctx.index)
    found = [(goal, tracing.of(goal)) for goal in ctx.plan.goals]
    if not any(traces for _, traces in found):
        return ()
    rows = [row for goal, traces in found for row in _rows(ctx, goal, traces)]
    gaps = sum(cell.fill == "high" for row in rows for cell in row.cells)
    caption = caption_of(ctx, options, Bilingual("目标追溯矩阵", "Traceability of the goals"))
    heads = tuple(Column((Run(ctx.say(title)),), key=key) for key, title in _HEADS.items())
    return (Table(heads, tuple(rows), caption, _note(ctx, gaps), "traceability", wide=not ctx.deck),)


def _note(ctx: Context, gaps: int) -> Inlines:
    if not gaps:
        text = ctx.t("每个目标都有举措、任务和指标承接", "Every goal has tactics, tasks and a metric")
    else:
        text = ctx.t(
            f"共 {gaps} 处缺口：目标没有支柱、举措没有任务和内容，或没有衡量指标",
            f"{fmt.counted(gaps, 'gap')}: a goal without a pillar, a tactic that nothing carries out, or no metric",
        )
    return (Run(text),)


def _rows(ctx: Context, goal: Goal, traces: Sequence[Trace]) -> Iterator[Row]:
    yield Row((Cell(_title(ctx, goal), bold=True, span=len(_HEADS)),), "group", goal.path)
    pillars = bool(ctx.plan.strategy and ctx.plan.strategy.pillars)
    if not traces:
        yield Row((*(_gap(ctx) for _ in range(2)), _gap(ctx), filled(Cell()), _metric(ctx, goal, None)))
    before = ""
    for trace in traces:
        pillar, tactic = trace.pillar, trace.tactic
        name = show(ctx, pillar, "name") if pillar else ()
        again = tactic is not None and pillar is not None and pillar.path == before
        before = pillar.path if pillar else ""
        idle = not (trace.tasks or trace.content)
        yield Row(
            (
                Cell((Run("″", color="ink3"),) if again else name, bold=not again)
                if name
                else filled(Cell()),
                filled(Cell(show(ctx, tactic, "name") if tactic else ())),
                _gap(ctx) if idle and pillars else _names(ctx, trace.tasks, "name"),
                _names(ctx, trace.content),
                _metric(ctx, goal, trace),
            ),
            src=goal.path,
        )


def _title(ctx: Context, goal: Goal) -> Inlines:
    """``小程序月活：22.4 万人 → 36 万人，2027-12-31``."""
    colon, comma = ctx.t("：", ": "), ctx.t("，", ", ")
    values = join((shown(ctx, goal, "baseline"), shown(ctx, goal, "target")), " → ")
    return join((show(ctx, goal, "name"), join((values, shown(ctx, goal, "due")), comma)), colon)


def _names(ctx: Context, entries: Sequence[Entry], field: str = "") -> Cell:
    """The names one below the other; the first of many."""
    shown_ = entries if len(entries) <= _MOST else entries[: _MOST - 1]
    runs: list[Run] = []
    for entry in shown_:
        named = field or ("title" if isinstance(entry, ContentEntry) else "name")
        runs += [*([Run("\n")] if runs else []), *show(ctx, entry, named)]
    left = len(entries) - len(shown_)
    if left:
        rest = ctx.t(f"\n另有 {left} 项", f"\nand {left} more")
        runs.append(Run(rest, color="ink3"))
    return filled(Cell(tuple(runs)))


def _metric(ctx: Context, goal: Goal, trace: Trace | None) -> Cell:
    own = show(ctx, trace.tactic, "metric") if trace and trace.tactic else ()
    metric = own or show(ctx, goal, "metric")
    if not metric:
        found = ctx.index.find("metrics", goal.name)
        metric = inline(goal.name, goal.at("name")) if found else ()
    return Cell(metric) if metric else _gap(ctx)


def _gap(ctx: Context) -> Cell:
    return Cell((Run(ctx.t("缺口", "Gap"), color="high-text"),), fill="high", color="high-text")
