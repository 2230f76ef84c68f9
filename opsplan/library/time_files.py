"""Files of one view of time alone: a document on landscape pages, and slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from opsplan.blocks.deck import DeckSource, SlideSource
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import Document, Landscape
from opsplan.blocks.run_of_show import RunOfShow, verdict
from opsplan.blocks.time_figures import TimeFigure, TimeModel
from opsplan.library.context import Context
from opsplan.library.front import meta_of
from opsplan.library.messages import MESSAGES
from opsplan.library.time_pages import slide_figures
from opsplan.library.views.time_views import TITLES, TimeView


def time_document(
    ctx: Context, view: TimeView, figures: Sequence[TimeFigure], plan_text: bytes = b""
) -> Document:
    """A document of the figures alone, on landscape pages."""
    title = ctx.say(TITLES[view])
    captioned = (
        replace(figure, caption=run(f"{figure.model.title}{ctx.t('：', ': ')}{title}")) for figure in figures
    )
    return Document(meta_of(ctx, plan_text), tuple(Landscape((figure,)) for figure in captioned))


def time_deck(ctx: Context, figures: Sequence[TimeFigure], plan_text: bytes = b"") -> DeckSource:
    """Slides of the figures alone, each under what it says; of a month calendar a slide a month, of weeks as many as one holds."""
    parts = (part for figure in figures for part in slide_figures(ctx, figure))
    slides = tuple(
        SlideSource(
            part.message or run(_message(ctx, part.model)), (part,), section=ctx.plan.title, layout="gantt"
        )
        for part in parts
    )
    return DeckSource(meta_of(ctx, plan_text), None, slides)


def _message(ctx: Context, model: TimeModel) -> str:
    if isinstance(model, RunOfShow):
        return f"{model.title}{ctx.t('，', ', ')}{verdict(model)}"
    return MESSAGES["gantt"](ctx)
