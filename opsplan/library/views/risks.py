"""Views of the risks: register, 5 × 5 matrix, and every risk in full. A risk's number is its place in the plan."""

from __future__ import annotations

from opsplan.blocks.inline import Inlines, Run, run
from opsplan.blocks.nodes import Block, Cell, Column, Fact, FactSheet, Row, Table
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.labels import BANDS, band
from opsplan.library.shown import inline
from opsplan.library.views.tables import Col, caption_of, cols, field_pairs, known, listing, made
from opsplan.model.control import Risk

_SCORES = (1, 2, 3, 4, 5)


def _exposure_text(ctx: Context, risk: Risk) -> Inlines:
    if risk.exposure is None:
        return ()
    return inline(f"{risk.exposure} {ctx.say(BANDS[band(risk.exposure)])}", risk.at("probability"))


def _exposure(ctx: Context, risk: Risk) -> Cell:
    if risk.exposure is None:
        return Cell(align="center")
    token = band(risk.exposure)
    return Cell(
        _exposure_text(ctx, risk),
        "center",
        bold=True,
        fill=token,
        color=f"{token}-text",
        src=risk.at("probability"),
    )


def risks(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The register, in the order of the plan; on a slide the greatest exposure first."""
    numbers = {risk.path: i for i, risk in enumerate(ctx.plan.risks, start=1)}

    def number(ctx: Context, risk: Risk) -> Inlines:
        return inline(str(numbers[risk.path]), risk.path)

    columns: tuple[Col[Risk], ...] = (
        made("number", "序号", "No.", number, "center"), *cols(Risk, "name", "category", "description", "probability", "impact"),
        Col("exposure", Bilingual("风险值", "Exposure"), _exposure, "center"),
        *cols(Risk, "trigger", "response", "action", "contingency", "owner", "due", "review_date", "status", "tasks"),
    )  # fmt: skip
    order = ctx.plan.risks
    if ctx.deck:
        order = tuple(sorted(order, key=lambda risk: -(risk.exposure or 0)))
    return listing(
        ctx,
        options,
        "risks",
        order,
        columns,
        Bilingual("风险登记册", "Risk register"),
        deck=_DECK,
        document=_REGISTER,
    )


_REGISTER = ("number", "name", "category", "exposure", "owner", "review_date", "status")
_DECK = ("number", "name", "exposure", "trigger", "action", "owner")


def risk_matrix(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Probability upwards, impact to the right; a cell holds the numbers of its risks, the score, and the band as
    colour (in a document as a word too)."""
    known(options, "risk_matrix", common=("caption",))
    placed = [(i, risk) for i, risk in enumerate(ctx.plan.risks, start=1) if risk.exposure is not None]
    if not placed:
        return ()
    rows = tuple(
        Row((Cell((Run(str(p)),), "center", bold=True), *(_square(ctx, p, i, placed) for i in _SCORES)))
        for p in reversed(_SCORES)
    )
    axes = (
        ctx.t("可能性 ↑\n影响 →", "Probability ↑\nImpact →")
        if ctx.deck
        else ctx.t("可能性 ↑ 影响 →", "Probability ↑ impact →")
    )
    corner = Column((Run(axes),), "center", 1.4)
    heads = (corner, *(Column((Run(str(i)),), "center", 1) for i in _SCORES))
    caption = caption_of(ctx, options, Bilingual("风险矩阵", "Risk matrix"))
    return (Table(heads, rows, caption, _legend(ctx), "risk_matrix", "grid"),)


def _square(ctx: Context, probability: int, impact: int, placed: list[tuple[int, Risk]]) -> Cell:
    score = probability * impact
    token = band(score)
    here = [(i, risk) for i, risk in placed if (risk.probability, risk.impact) == (probability, impact)]
    color = f"{token}-text"
    if not here:
        return Cell((Run(str(score), color=color),), "center", fill=token, color=color)
    runs: list[Run] = []
    for i, risk in here:
        runs += [Run(" ")] if runs else []
        runs.append(Run(f"#{i}", bold=True, src=risk.path))
    # a slide's squares are too narrow for the band's name, which the legend and the register say
    worth = str(score) if ctx.deck else f"{score} {ctx.say(BANDS[token])}"
    runs.append(Run(f"\n{worth}", color=color))
    return Cell(tuple(runs), "center", fill=token, color=color)


def _legend(ctx: Context) -> Inlines:
    spans = {"low": "1–4", "medium": "5–9", "high": "10–15", "severe": "16–25"}
    words = ctx.t("；", "; ").join(f"{ctx.say(word)} {spans[token]}" for token, word in BANDS.items())
    return (
        Run(
            ctx.t(
                f"风险值 = 可能性 × 影响：{words}。#n 为风险序号",
                f"Exposure = probability × impact: {words}. #n is the risk's number",
            )
        ),
    )


def risk_details(ctx: Context, options: Options) -> tuple[Block, ...]:
    """A sheet for every risk: what the register has no room for, under the risk's number, name and exposure."""
    known(options, "risk_details", common=())
    return tuple(_sheet(ctx, risk, i) for i, risk in enumerate(ctx.plan.risks, start=1))


_DETAILS = ("description", "probability", "impact", "trigger", "response", "owner", "action", "contingency", "due", "tasks")  # fmt: skip


def _sheet(ctx: Context, risk: Risk, number: int) -> FactSheet:
    facts = tuple(Fact(run(ctx.say(name)), text) for name, text in field_pairs(ctx, risk, _DETAILS) if text)
    title = (Run(f"#{number} "), *inline(risk.name, risk.at("name")))
    tone = band(risk.exposure) if risk.exposure is not None else ""
    return FactSheet(title, facts, _exposure_text(ctx, risk), tone, "risk_details", risk.path)
