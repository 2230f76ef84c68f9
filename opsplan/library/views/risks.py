"""Views of the risks: register, and every risk in full. A risk's number is its place in the plan."""

from __future__ import annotations

from opsplan.blocks.inline import Inlines, Run, run
from opsplan.blocks.nodes import Block, Cell, Fact, FactSheet
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options, ViewError
from opsplan.library.labels import BANDS, band
from opsplan.library.shown import inline
from opsplan.library.views.risk_matrix import by_exposure
from opsplan.library.views.tables import Col, cols, field_pairs, known, listing, made
from opsplan.model.control import Risk


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
        order = tuple(risk for _, risk in by_exposure(tuple(enumerate(order, start=1))))
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


def risk_details(ctx: Context, options: Options) -> tuple[Block, ...]:
    """A sheet for every risk under its number, name and exposure: what the register has no room for, or with ``facts:
    all`` everything, where the register shows other columns."""
    known(options, "risk_details", "facts", common=())
    fields: tuple[str, ...] = _DETAILS
    if options.get("facts", "rest") == "all":
        fields += _REGISTERED
    elif options.get("facts", "rest") != "rest":
        raise ViewError(Bilingual("facts 只能是 rest 或 all", "facts is rest or all"))
    return tuple(_sheet(ctx, risk, i, fields) for i, risk in enumerate(ctx.plan.risks, start=1))


_DETAILS = ("description", "probability", "impact", "trigger", "response", "owner", "action", "contingency", "due", "tasks")  # fmt: skip
_REGISTERED = ("category", "review_date", "status")
"""What the register of a document says and a sheet leaves to it."""


def _sheet(ctx: Context, risk: Risk, number: int, fields: tuple[str, ...]) -> FactSheet:
    facts = tuple(Fact(run(ctx.say(name)), text) for name, text in field_pairs(ctx, risk, fields) if text)
    title = (Run(f"#{number} "), *inline(risk.name, risk.at("name")))
    tone = band(risk.exposure) if risk.exposure is not None else ""
    return FactSheet(title, facts, _exposure_text(ctx, risk), tone, "risk_details", risk.path)
