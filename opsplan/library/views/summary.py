"""Views of the page that a reader may read alone: the phases as a strip, and money, risks and decisions in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from opsplan.blocks.inline import Inlines, Run, run
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.labels import BANDS, band
from opsplan.library.shown import inline, show
from opsplan.library.views.ahead import asks
from opsplan.library.views.budget_lines import budget_of, sums_of
from opsplan.library.views.tables import known, text_option
from opsplan.model.strategy import Pillar
from opsplan.patterns import lazy_pattern
from opsplan.schedule.results import ScheduledPhase

_PHASES = 6
"""Phases that a strip holds."""
_LINE = 27
"""Latin letters, half as many Chinese characters, of the goals beside a pillar's name."""
_STOP = lazy_pattern(r"[；。，]|[;.,](?=\s|$)")
_LINES = 3
"""Risks, decisions and pillars a summary names."""


def phase_strip(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The dated phases side by side in their colours, with their days; nothing for more than six or for one."""
    known(options, "phase_strip", common=())
    found = [
        phase for phase in ctx.schedule.phases if phase.start and phase.end and not phase.phase.background
    ]
    if not 1 < len(found) <= _PHASES:
        return ()
    rows = (
        Row(tuple(_name(ctx, phase) for phase in found)),
        Row(tuple(_days(ctx, phase) for phase in found)),
    )
    columns = tuple(Column((), "center", 1) for _ in found)
    return (Table(columns, rows, (), (), "phase_strip", "grid"),)


def _name(ctx: Context, phase: ScheduledPhase) -> Cell:
    color = f"on:{phase.color}"
    return Cell(
        show(ctx, phase.phase, "name"), "center", True, phase.color, color, src=phase.phase.at("name")
    )


def _days(ctx: Context, phase: ScheduledPhase) -> Cell:
    assert phase.start
    assert phase.end
    src = phase.phase.path
    days = (fmt.short_day(phase.start, ctx.lang), fmt.short_day(phase.end, ctx.lang))
    return Cell((Run(" – ".join(days), src=src),), "center", src=src)


def summary_facts(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What the plan does, costs and brings, its greatest risks, and what it asks for; only what the plan has.

    How it works is left to the plan's own summary where there is one. ``cost`` and ``gain`` are the sentences on money.
    """
    known(options, "summary_facts", "cost", "gain", common=())
    money = [inline(text, "budget") for name in ("cost", "gain") if (text := text_option(options, name))]
    pairs = (
        (ctx.t("怎么做", "How"), () if ctx.plan.summary else _pillars(ctx)),
        (ctx.t("投入与回报", "Cost and return"), _lines(money)),
        (ctx.t("主要风险", "Main risks"), _risks(ctx)),
        (ctx.t("请决策", "For decision"), _decisions(ctx)),
    )
    rows = tuple(Row((Cell((Run(label),), bold=True), Cell(text))) for label, text in pairs if text)
    return (Table((Column(()), Column(())), rows, (), (), "summary_facts", "facts"),) if rows else ()


def summary_pillars(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Every pillar with the goals it serves, else every phase with its days; at most six."""
    known(options, "summary_pillars", common=())
    pillars = ctx.plan.strategy.pillars if ctx.plan.strategy else ()
    if pillars:
        pairs = tuple((show(ctx, one, "name"), _served(ctx, one), one.path) for one in pillars)
    else:
        phases = [phase for phase in ctx.schedule.phases if phase.start and phase.end]
        pairs = tuple((show(ctx, one.phase, "name"), _days(ctx, one).text, one.phase.path) for one in phases)
    return _pairs("summary_pillars", pairs[:_PHASES])


def _served(ctx: Context, pillar: Pillar) -> Inlines:
    """The goals a pillar serves, as many as stand on one line of a panel."""
    names = [ctx.index.name(("goals",), goal) for goal in pillar.goals]
    kept: list[str] = []
    for name in names:
        width = sum(2 if fmt.is_cjk(sign) else 1 for sign in "".join((*kept, name)))
        if kept and width > _LINE:
            return inline(
                ctx.t(
                    f"{'、'.join(kept)} 等 {len(names)} 项",
                    f"{', '.join(kept)} and {len(names) - len(kept)} more",
                ),
                pillar.at("goals"),
            )
        kept.append(name)
    return inline(ctx.t("、", ", ").join(kept), pillar.at("goals"))


def summary_money(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What the plan costs, its limit, what it brings and the return, one below the other."""
    known(options, "summary_money", common=())
    budget, (_, totals) = budget_of(ctx), sums_of(ctx)
    if not totals.total:
        return ()

    def money(value: Decimal | None, src: str) -> Inlines:
        return inline(fmt.compact_money(value, budget.currency, ctx.lang), src, bold=True) if value else ()

    rate = fmt.percent(totals.roi) if totals.roi is not None else ""
    pairs: tuple[tuple[str, Inlines, str], ...] = (
        (ctx.t("预算合计", "Budget"), money(totals.total, "budget"), "budget"),
        (ctx.t("其中预备金", "Contingency in it"), money(totals.contingency, "budget"), "budget"),
        (ctx.t("预算上限", "Limit"), money(totals.limit, budget.at("limit")), "budget"),
        (ctx.t("预计收益", "Benefits"), money(totals.benefits, budget.at("benefits")), "budget"),
        (ctx.t("投资回报率", "Return"), inline(rate, budget.at("benefits"), bold=True, color="accent"), "budget"),
    )  # fmt: skip
    return _pairs("summary_money", tuple((run(label), text, src) for label, text, src in pairs if text))


def _pairs(name: str, pairs: Sequence[tuple[Inlines, Inlines, str]]) -> tuple[Block, ...]:
    rows = tuple(Row((Cell(label), Cell(text, "right")), src=src) for label, text, src in pairs)
    return (Table((Column(()), Column((), "right")), rows, (), (), name, "facts"),) if rows else ()


def _lines(parts: Iterable[Inlines]) -> Inlines:
    out: list[Run] = []
    for part in parts:
        out += [*([Run("\n")] if out else []), *part]
    return tuple(out)


def _pillars(ctx: Context) -> Inlines:
    pillars = ctx.plan.strategy.pillars if ctx.plan.strategy else ()
    return _lines(
        (*show(ctx, pillar, "name"), *_behind(ctx, show(ctx, pillar, "goals"))) for pillar in pillars[:_LINES]
    )


def _behind(ctx: Context, text: Inlines) -> Inlines:
    return (Run(ctx.t("：", ": ")), *text) if text else ()


def _risks(ctx: Context) -> Inlines:
    """The greatest first, each with its exposure and what is done about it."""
    scored = [
        (risk, risk.exposure or 0) for risk in ctx.plan.risks if risk.exposure and risk.status != "closed"
    ]
    scored.sort(key=lambda pair: -pair[1])
    return _lines(
        (
            *show(ctx, risk, "name"),
            *inline(fmt.aside(f"{exposure} {ctx.say(BANDS[band(exposure)])}", ctx.lang), risk.at("probability"), color="ink3"),
            *_behind(ctx, _first_step(show(ctx, risk, "action"))),
        )
        for risk, exposure in scored[:_LINES]
    )  # fmt: skip


def _first_step(text: Inlines) -> Inlines:
    """The text up to its first full stop, semicolon or comma."""
    return tuple(replace(run, text=_STOP.split(run.text, maxsplit=1)[0]) for run in text)


def _decisions(ctx: Context) -> Inlines:
    return _lines((Run(f"{number}.\t"), *ask) for number, (ask, _) in enumerate(asks(ctx)[:_LINES], start=1))
