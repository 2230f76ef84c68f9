"""Views of the page that a reader may read alone: the phases as a strip, and money, risks and decisions in a few lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.labels import BANDS, band
from opsplan.library.shown import inline, show
from opsplan.library.views.ahead import asks
from opsplan.library.views.tables import known, text_option
from opsplan.schedule.results import ScheduledPhase

_PHASES = 6
"""Phases that a strip holds."""
_STOP = re.compile(r"[；。，]|[;.,](?=\s|$)")
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
