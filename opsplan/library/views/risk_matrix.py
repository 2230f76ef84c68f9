"""The heat map of the risks: probability upwards, impact to the right."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.measure import text_width
from opsplan.blocks.nodes import Block, Cell, Column, Row, SlideFigure, Table
from opsplan.blocks.slide_figures import HeatMap, HeatMark
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.labels import BANDS, band
from opsplan.library.shown import inline
from opsplan.library.views.tables import caption_of, known, number_option
from opsplan.model.control import Risk

_SCORES = (1, 2, 3, 4, 5)
_LIKELY = (
    Bilingual("很低", "Rare"), Bilingual("较低", "Unlikely"), Bilingual("中等", "Possible"), Bilingual("较高", "Likely"),
    Bilingual("很高", "Certain"),
)  # fmt: skip
_GRAVE = (
    Bilingual("轻微", "Minor"), Bilingual("较小", "Low"), Bilingual("中等", "Moderate"), Bilingual("较大", "Major"),
    Bilingual("严重", "Severe"),
)  # fmt: skip
_NAMED = 3
"""Risks of a square that have room for their names; more have numbers only."""
_NAME = 15.0
"""Ems of a name in a square: three lines of it."""
_SQUARE = 40.0
"""Least height of a square in points, so that rows look alike."""
_SPANS = {"low": "1–4", "medium": "5–9", "high": "10–15", "severe": "16–25"}
_OTHERS = 6
"""Risks named below a slide's matrix."""
Placed = tuple[int, Risk]
"""A risk with its number, its place in the plan from 1."""


def risk_matrix(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Squares coloured by band with their score. A document has the names of the risks in them, a slide the numbers;
    risks without a probability or impact are named below. A slide also names the risks behind the first ``limit`` by
    exposure, which a register beside it shows."""
    known(options, "risk_matrix", common=("caption", "limit"))
    numbered = tuple(enumerate(ctx.plan.risks, start=1))
    placed = tuple(one for one in numbered if one[1].exposure is not None)
    if not placed:
        return ()
    rows = tuple(
        Row(
            (_level(ctx, p, _LIKELY[p - 1]), *(_square(ctx, p, i, placed) for i in _SCORES)),
            height=_SQUARE,
        )
        for p in reversed(_SCORES)
    )
    axes = ctx.t("可能性 ↑\n影响 →", "Probability ↑\nImpact →")
    heads = (
        Column((Run(axes),), "center", 1.4 if ctx.deck else 1.1),
        *(Column(_level(ctx, i, _GRAVE[i - 1]).text, "center", 1) for i in _SCORES),
    )
    caption = caption_of(ctx, options, Bilingual("风险矩阵", "Risk matrix"))
    rest = tuple(one for one in numbered if one[1].exposure is None)
    table = Table(heads, rows, caption, _legend(ctx, rest), "risk_matrix", "grid")
    if not ctx.deck:
        return (table,)
    return (
        SlideFigure(
            _drawn(ctx, placed, by_exposure(numbered)[number_option(options, "limit") or 0 :]), table
        ),
    )


def by_exposure(risks: Sequence[Placed]) -> tuple[Placed, ...]:
    """The greatest exposure first; among equals in the order of the plan, those without one last."""
    return tuple(sorted(risks, key=lambda one: -(one[1].exposure or 0)))


def _drawn(ctx: Context, placed: Sequence[Placed], others: Sequence[Placed]) -> HeatMap:
    """The figure of a slide. ``others`` are named below it as far as there is room."""
    marks = tuple(
        HeatMark(number, risk.impact, risk.probability, risk.name, risk.path)
        for number, risk in placed
        if risk.impact is not None and risk.probability is not None
    )
    said = ctx.t("；", "; ").join(
        ctx.t(
            f"{mark.number} {mark.name}，可能性 {mark.up}，影响 {mark.across}",
            f"{mark.number} {mark.name}: probability {mark.up}, impact {mark.across}",
        )
        for mark in marks
    )
    kept = tuple(sorted(others[:_OTHERS], key=lambda one: one[0]))
    more = len(others) - len(kept)
    return HeatMap(
        (Run(ctx.t("影响 →", "Impact →")),),
        (Run(ctx.t("可能性 ↑", "Probability ↑")),),
        tuple(tuple(band(up * across) for across in _SCORES) for up in _SCORES),
        marks,
        tuple((token, f"{ctx.say(word)} {_SPANS[token]}") for token, word in BANDS.items()),
        (Run(ctx.t(f"其余 {len(others)} 项", f"{len(others)} more")),) if others else (),
        tuple(((Run(str(number)),), inline(risk.name, risk.at("name"))) for number, risk in kept),
        (Run(ctx.t(f"另有 {more} 项见备注", f"and {more} more in the notes")),) if more else (),
        ctx.t("风险矩阵", "Risk matrix"),
        said,
    )


def _level(ctx: Context, level: int, word: Bilingual) -> Cell:
    """A step of an axis; a slide's squares are too narrow for its word."""
    text = str(level) if ctx.deck else f"{level} {ctx.say(word)}"
    return Cell((Run(text),), "center", bold=True)


def _square(ctx: Context, probability: int, impact: int, placed: tuple[Placed, ...]) -> Cell:
    score = probability * impact
    token = band(score)
    color = f"{token}-text"
    here = tuple(one for one in placed if (one[1].probability, one[1].impact) == (probability, impact))
    if not here:
        return Cell((Run(str(score), color=color),), "center", fill=token, color=color)
    # a slide's squares are too narrow for the band's name, which the legend and the register say
    worth = str(score) if ctx.deck else f"{score} {ctx.say(BANDS[token])}"
    shown = _named(here) if not ctx.deck and len(here) <= _NAMED else _numbered(here)
    return Cell((*shown, Run(f"\n{worth}", color=color)), "center", fill=token, color=color)


def _numbered(here: tuple[Placed, ...]) -> Inlines:
    runs: list[Run] = []
    for number, risk in here:
        runs += [Run(" ")] if runs else []
        runs.append(Run(f"#{number}", bold=True, src=risk.path))
    return tuple(runs)


def _named(here: tuple[Placed, ...]) -> Inlines:
    runs: list[Run] = []
    for number, risk in here:
        runs += [Run("\n")] if runs else []
        runs.append(Run(f"#{number} ", bold=True, color="ink", src=risk.path))
        runs.append(Run(_short(risk.name), color="ink", src=risk.at("name")))
    return tuple(runs)


def _short(name: str) -> str:
    """A name that three lines of a square hold; a Latin one ends with a word."""
    if text_width(name, 1.0) <= _NAME:
        return name
    kept = name
    while kept and text_width(f"{kept}…", 1.0) > _NAME:
        kept = kept[:-1]
    words, space, _ = kept.rpartition(" ")
    return f"{words if space else kept}…"


def _legend(ctx: Context, rest: tuple[Placed, ...]) -> Inlines:
    words = ctx.t("；", "; ").join(f"{ctx.say(word)} {_SPANS[token]}" for token, word in BANDS.items())
    runs = [
        Run(
            ctx.t(
                f"风险值 = 可能性 × 影响：{words}。#n 为风险序号",
                f"Exposure = probability × impact: {words}. #n is the risk's number",
            )
        )
    ]
    if rest:
        runs.append(Run(ctx.t("。未评分：", ". Not rated: ")))
        for place, (number, risk) in enumerate(rest):
            runs += [Run(ctx.t("、", ", "))] if place else []
            runs.append(Run(f"#{number} {risk.name}", src=risk.path))
    return tuple(runs)
